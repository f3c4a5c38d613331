using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class PreTokenGenerationTests : TriggerContext
{
    private async Task Given(string body, string version) => await Given(async f => new() { PreTokenGenerationConfig = new() { LambdaArn = await f(body), LambdaVersion = version } });

    private async Task<(JsonElement Id, JsonElement Access)> Tokens()
    {
        var tokens = await Cognito.SignIn(Client);
        return (TestCognito.Claims(tokens.IdToken!), TestCognito.Claims(tokens.AccessToken!));
    }

    [Fact]
    [Shows("UserPool.LambdaConfig.PreTokenGeneration")]
    public async Task Version_1_changes_the_ID_token_and_nothing_else()
    {
        await Given(async f => new() { PreTokenGeneration = await f("event.response.claimsOverrideDetails = { claimsToAddOrOverride: { tenant: 'a', email: 'other@example.com' }, claimsToSuppress: ['email_verified'] }") });
        await Cognito.AUser(Pool);
        var (id, access) = await Tokens();
        Assert.Equal(("a", "other@example.com", false), (id.GetProperty("tenant").GetString(), id.GetProperty("email").GetString(), id.TryGetProperty("email_verified", out _)));
        Assert.False(access.TryGetProperty("tenant", out _));
        Assert.Equal(("1", PreTokenGenerationLambdaVersionType.V1_0), ((string)(await OnlyCall("PreTokenGeneration"))["version"]!, (await Cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = Pool.Id! })).UserPool!.LambdaConfig!.PreTokenGenerationConfig!.LambdaVersion));
    }

    [Fact]
    [Shows("UserPool.LambdaConfig.PreTokenGenerationConfig.LambdaArn")]
    public async Task Version_2_changes_both_tokens_with_values_of_every_kind()
    {
        await Given("""
            event.response.claimsAndScopeOverrideDetails = {
              idTokenGeneration: { claimsToAddOrOverride: { family: { a: 1 }, n: 5, l: [1, 2], b: true } },
              accessTokenGeneration: { claimsToAddOrOverride: { tenant: 'a' }, scopesToAdd: ['solar/asteroids.add'], scopesToSuppress: ['aws.cognito.signin.user.admin'] },
            }
            """, PreTokenGenerationLambdaVersionType.V2_0);
        await Cognito.AUser(Pool);
        var (id, access) = await Tokens();
        Assert.Equal(("{\"a\":1}", "5", "[1,2]", "True"), (id.GetProperty("family").ToString(), id.GetProperty("n").ToString(), id.GetProperty("l").ToString(), id.GetProperty("b").ToString()));
        Assert.Equal(("a", "solar/asteroids.add"), (access.GetProperty("tenant").GetString(), access.GetProperty("scope").GetString()));
        var sent = await OnlyCall("PreTokenGeneration");
        Assert.Equal(("2", "aws.cognito.signin.user.admin"), ((string)sent["version"]!, (string)sent["request"]!["scopes"]![0]!));
    }

    [Fact]
    public async Task Protected_claims_stay_whatever_the_function_says()
    {
        string[] names = ["sub", "iss", "aud", "exp", "iat", "jti", "auth_time", "token_use", "username", "cognito:username", "client_id", "origin_jti", "event_id", "scope", "identities", "version", "nonce", "cognito:anything", "dev:custom", "amr", "acr"];
        var all = string.Join(',', names.Select(n => $"'{n}': 'forged'"));
        var none = string.Join(',', names.Select(n => $"'{n}'"));
        await Given($"event.response.claimsAndScopeOverrideDetails = {{ idTokenGeneration: {{ claimsToAddOrOverride: {{ {all} }} }}, accessTokenGeneration: {{ claimsToAddOrOverride: {{ {all} }}, claimsToSuppress: [{none}] }} }}", PreTokenGenerationLambdaVersionType.V2_0);
        await Cognito.AUser(Pool);
        var (id, access) = await Tokens();
        foreach (var claim in id.EnumerateObject().Concat(access.EnumerateObject())) Assert.NotEqual("forged", claim.Value.ToString());
        Assert.Equal("ana", access.GetProperty("username").GetString());
        Assert.Equal(Client.ClientId, id.GetProperty("aud").GetString());
        Assert.False(id.TryGetProperty("cognito:anything", out _));
        Assert.All([id, access], token => Assert.Equal(("[\"pwd\"]", "urn:cognito:loa:1"), (token.GetProperty("amr").GetRawText(), token.GetProperty("acr").GetString())));
        Assert.True(access.TryGetProperty("exp", out _));
    }

    [Fact]
    public async Task Groups_and_roles_are_replaced_in_the_tokens_that_carry_them()
    {
        await Given("event.response.claimsAndScopeOverrideDetails = { groupOverrideDetails: { groupsToOverride: ['x', ...event.request.groupConfiguration.groupsToOverride], iamRolesToOverride: ['arn:aws:iam::123456789012:role/New'], preferredRole: 'arn:aws:iam::123456789012:role/New' } }", PreTokenGenerationLambdaVersionType.V2_0);
        await Cognito.AUser(Pool);
        await Cognito.Invoke(new CreateGroupRequest { UserPoolId = Pool.Id!, GroupName = "admins", RoleArn = "arn:aws:iam::123456789012:role/Admins" });
        await Cognito.Invoke(new AdminAddUserToGroupRequest { UserPoolId = Pool.Id!, GroupName = "admins", Username = "ana" });
        var (id, access) = await Tokens();
        Assert.Equal(["[\"x\",\"admins\"]", "[\"x\",\"admins\"]"], new[] { id, access }.Select(t => t.GetProperty("cognito:groups").ToString()));
        Assert.Equal("arn:aws:iam::123456789012:role/New", id.GetProperty("cognito:preferred_role").GetString());
        Assert.False(access.TryGetProperty("cognito:roles", out _));
        var configuration = (await OnlyCall("PreTokenGeneration"))["request"]!["groupConfiguration"]!;
        Assert.Equal("arn:aws:iam::123456789012:role/Admins", (string)configuration["preferredRole"]!);
    }

    /// <summary>Typed handlers, such as those on Powertools' schema, refuse an event in which preferredRole is missing.</summary>
    [Fact]
    public async Task Who_has_no_groups_has_a_preferred_role_that_is_null_and_may_send_it_back()
    {
        await Given("event.response.claimsAndScopeOverrideDetails = { groupOverrideDetails: event.request.groupConfiguration }", PreTokenGenerationLambdaVersionType.V3_0);
        await Cognito.AUser(Pool);
        await Tokens();
        Assert.Equal("""{"groupsToOverride":[],"iamRolesToOverride":[],"preferredRole":null}""", (await OnlyCall("PreTokenGeneration"))["request"]!["groupConfiguration"]!.ToJsonString());
    }

    [Theory]
    [InlineData("{ accessTokenGeneration: { scopesToAdd: ['two words'] } }")]
    [InlineData("{ accessTokenGeneration: { scopesToAdd: 'text' } }")]
    [InlineData("{ idTokenGeneration: { claimsToAddOrOverride: ['list'] } }")]
    [InlineData("{ idTokenGeneration: { claimsToAddOrOverride: { email_verified: { a: 1 } } } }")]
    [InlineData("{ idTokenGeneration: { claimsToSuppress: Array.from({ length: 5001 }, (_, i) => 'c' + i) } }")]
    [InlineData("'text'")]
    public async Task What_is_no_answer_denies_the_tokens(string details)
    {
        await Given($"event.response.claimsAndScopeOverrideDetails = {details}", PreTokenGenerationLambdaVersionType.V2_0);
        await Cognito.AUser(Pool);
        await Refuses(Cognito.PasswordAuth(Client), ErrorCodes.InvalidLambdaResponseException, "Unrecognizable lambda output");
    }

    [Fact]
    public async Task A_refusal_names_the_version()
    {
        await Given("throw new Error('no')", PreTokenGenerationLambdaVersionType.V2_0);
        await Cognito.AUser(Pool);
        await Refuses(Cognito.PasswordAuth(Client), ErrorCodes.UserLambdaValidationException, "PreTokenGenerationV2_0 failed with error no.");
    }

    [Fact]
    public async Task Each_way_to_tokens_names_itself()
    {
        await Given("", PreTokenGenerationLambdaVersionType.V1_0);
        await Cognito.ADomain(Pool);
        var site = await Cognito.AWebClient(Pool, c => c with { GenerateSecret = false });
        await Cognito.AnInvitedUser(Pool);
        await Cognito.Invoke(TestCognito.NewPassword(Client, await Cognito.StartSignIn(Client, password: "Temporary-1"), password: TestCognito.Password));
        var tokens = await Cognito.SignIn(Client);
        await Cognito.Invoke(TestCognito.RefreshAuth(Client, tokens.RefreshToken!));
        await Cognito.TokensFromSite(site);
        Assert.Equal(["TokenGeneration_NewPasswordChallenge", "TokenGeneration_Authentication", "TokenGeneration_RefreshTokens", "TokenGeneration_HostedAuth"], (await Calls("PreTokenGeneration")).Select(c => (string)c.Event["triggerSource"]!));
    }

    [Theory]
    [InlineData(PreTokenGenerationLambdaVersionType.V2_0, false)]
    [InlineData(PreTokenGenerationLambdaVersionType.V3_0, true)]
    [Shows("UserPool.LambdaConfig.PreTokenGenerationConfig.LambdaVersion")]
    public async Task Only_version_3_hears_of_machines(string version, bool hears)
    {
        await Given("if (event.response.claimsAndScopeOverrideDetails === null) event.response.claimsAndScopeOverrideDetails = { accessTokenGeneration: { claimsToAddOrOverride: { stage: event.request.clientMetadata?.stage ?? 'none' } } }", version);
        await Cognito.ADomain(Pool);
        await Cognito.AResourceServer(Pool, "my-api", "read");
        var machine = await Cognito.AClient(Pool, c => c with { GenerateSecret = true, AllowedOAuthFlows = [OAuthFlowType.ClientCredentials], AllowedOAuthScopes = ["my-api/read"], AllowedOAuthFlowsUserPoolClient = true });
        var token = await Cognito.Invoke(new Contracts.Extensions.RedeemClientCredentialsRequest
        {
            Domain = TestCognito.Domain,
            Client = new(machine.ClientId, machine.ClientSecret),
            ClientMetadata = new Dictionary<string, string> { ["stage"] = "dev" },
        });
        var claims = TestCognito.Claims(token.AccessToken);
        Assert.Equal(hears, claims.TryGetProperty("stage", out var stage) && stage.GetString() == "dev");
        if (!hears) return;
        var sent = await OnlyCall("PreTokenGeneration");
        Assert.Equal(("TokenGeneration_ClientCredentials", "ClientCredentials", "my-api/read"), ((string)sent["triggerSource"]!, (string)sent["userName"]!, (string)sent["request"]!["scopes"]![0]!));
    }
}
