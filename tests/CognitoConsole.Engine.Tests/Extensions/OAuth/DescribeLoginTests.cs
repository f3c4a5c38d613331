using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class DescribeLoginTests
{
    [Fact]
    public async Task Tells_what_the_page_has_to_ask()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with
        {
            AliasAttributes = ["email"],
            AutoVerifiedAttributes = ["email"],
            Schema = [new SchemaAttributeType { Name = "family_name", Required = true, AttributeDataType = "String", Mutable = true }],
            Policies = new UserPoolPolicyType { PasswordPolicy = new PasswordPolicyType { MinimumLength = 12, RequireNumbers = true } },
        });
        await cognito.ADomain(pool);
        var client = await cognito.AWebClient(pool);
        var page = (await Describe(cognito, client)).Page!;
        Assert.Equal(["username", "email"], page.SignInNames);
        Assert.Equal(["email", "family_name"], page.SignUpAttributes.Select(a => a.Name));
        Assert.All(page.SignUpAttributes, a => Assert.True(a.Required));
        Assert.Equal(12, page.PasswordPolicy.MinimumLength);
        Assert.True(page.AllowsSignUp);
        Assert.True(page.AllowsPasswordRecovery);
        Assert.Null(page.SignedInUsername);
    }

    [Fact]
    public async Task A_pool_run_by_administrators_offers_neither_sign_up_nor_recovery()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with
        {
            AdminCreateUserConfig = new AdminCreateUserConfigType { AllowAdminCreateUserOnly = true },
            AccountRecoverySetting = new AccountRecoverySettingType { RecoveryMechanisms = [new() { Name = "admin_only", Priority = 1 }] },
        });
        await cognito.ADomain(pool);
        var page = (await Describe(cognito, await cognito.AWebClient(pool))).Page!;
        Assert.False(page.AllowsSignUp);
        Assert.False(page.AllowsPasswordRecovery);
    }

    [Fact]
    public async Task Names_who_is_signed_in()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var session = (await cognito.SignInAtSite(client)).BrowserSession;
        Assert.Equal("ana", (await Describe(cognito, client, session)).Page!.SignedInUsername);
        Assert.Null((await Describe(cognito, client, session + "x")).Page!.SignedInUsername);
    }

    [Fact]
    public async Task A_wrong_request_goes_back_to_the_client_or_is_shown()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var answer = await cognito.Invoke(new DescribeLoginRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(client) with { Scope = "phone" } });
        Assert.StartsWith(TestCognito.Callback + "?error=invalid_scope", answer.ErrorLocation);
        var refusal = await cognito.Refusal(new DescribeLoginRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(client) with { RedirectUri = "https://evil.test/" } });
        Assert.Equal(ErrorCodes.RedirectMismatch, refusal.Code);
    }

    private static Task<DescribeLoginResponse> Describe(TestCognito cognito, UserPoolClientType client, string? session = null) =>
        cognito.Invoke(new DescribeLoginRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(client), BrowserSession = session });
}
