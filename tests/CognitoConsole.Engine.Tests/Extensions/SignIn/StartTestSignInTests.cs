using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class StartTestSignInTests
{
    [Fact]
    public async Task It_names_the_operator_the_user_and_the_flow_in_the_audit_log_and_signs_nobody_in()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        var answer = await cognito.Invoke(Request(pool, client), cognito.As(await cognito.AnOperator("ben", "Administrator")));
        Assert.Null(answer.SecretHash);

        var entry = Assert.Single((await cognito.Invoke(new ListAuditEntriesRequest { ResourceId = pool.Id, Action = "cognito-console:StartTestSignIn" })).Entries);
        Assert.StartsWith("ben", entry.CallerName, StringComparison.Ordinal);
        Assert.Equal("CognitoUser/ana", entry.Target);
        Assert.Contains("USER_SRP_AUTH", JsonSerializer.Serialize(await cognito.Invoke(new GetAuditEntryRequest { EntryId = entry.EntryId })), StringComparison.Ordinal);
        Assert.Empty((await cognito.Invoke(new ListOpenSessionsRequest { UserPoolId = pool.Id!, Username = "ana" })).Sessions);
    }

    [Fact]
    public async Task With_its_hash_the_sign_in_of_an_app_with_a_secret_goes_through()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool, c => c with { GenerateSecret = true });
        await cognito.AUser(pool);
        var hash = (await cognito.Invoke(Request(pool, client))).SecretHash!;
        var answer = await cognito.Invoke(new InitiateAuthRequest
        {
            ClientId = client.ClientId!,
            AuthFlow = AuthFlowType.UserPasswordAuth,
            AuthParameters = new Dictionary<string, string> { ["USERNAME"] = "ana", ["PASSWORD"] = TestCognito.Password, ["SECRET_HASH"] = hash },
        });
        Assert.NotNull(answer.AuthenticationResult);
    }

    [Fact]
    public async Task An_app_client_of_another_pool_is_refused()
    {
        await using var cognito = new TestCognito();
        var (pool, other) = (await cognito.APool(), await cognito.APool());
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(Request(pool, await cognito.AClient(other)))).Code);
    }

    [Theory]
    [InlineData("Support")]
    [InlineData("Auditor")]
    public async Task Only_an_administrator_signs_in_as_others(string role)
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var refusal = await cognito.Refusal(Request(pool, await cognito.AClient(pool)), cognito.As(await cognito.AnOperator("ben", role)));
        Assert.Equal(ErrorCodes.AccessDeniedException, refusal.Code);
    }

    private static StartTestSignInRequest Request(UserPoolType pool, UserPoolClientType client) => new() { UserPoolId = pool.Id!, ClientId = client.ClientId!, Username = "ana", AuthFlow = AuthFlowType.UserSrpAuth };
}
