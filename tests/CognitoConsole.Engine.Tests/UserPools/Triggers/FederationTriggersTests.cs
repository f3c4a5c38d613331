using System.Text.Json.Nodes;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>The functions of a pool while somebody signs in through a provider.</summary>
public sealed class FederationTriggersTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;
    private TestProvider _provider = null!;

    public async ValueTask InitializeAsync() => (_pool, _client, _provider) = await _cognito.AFederatedSite();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task The_first_sign_in_calls_them_in_order_and_the_second_others()
    {
        var arn = await _cognito.AFunction("");
        await Given(new() { InboundFederation = new() { LambdaArn = arn, LambdaVersion = "V1_0" }, PreSignUp = arn, PostConfirmation = arn, PreAuthentication = arn, PostAuthentication = arn, PreTokenGeneration = arn });
        await TokensOf(await _cognito.SignInThrough(_provider, _client));
        Assert.Equal(["InboundFederation_ExternalProvider", "PreSignUp_ExternalProvider", "PostConfirmation_ConfirmSignUp", "TokenGeneration_HostedAuth"], await Sources());
        await TokensOf(await _cognito.SignInThrough(_provider, _client));
        Assert.Equal(["InboundFederation_ExternalProvider", "PreAuthentication_Authentication", "PostAuthentication_Authentication", "TokenGeneration_HostedAuth"], (await Sources()).Skip(4));
    }

    [Fact]
    public async Task The_event_of_inbound_federation_is_the_documented_one_and_its_tokens_are_not_kept()
    {
        await Given(new() { InboundFederation = new() { LambdaArn = await _cognito.AFunction("console.log(event.request.attributes.tokenResponse.access_token)"), LambdaVersion = "V1_0" } });
        _provider.Tell(new { sub = TestProvider.Subject, groups = new[] { "a", "b" } });
        await _cognito.SignInThrough(_provider, _client);
        var kept = await Newest();
        var input = JsonNode.Parse(kept.Input)!;
        Assert.Equal(("1", "InboundFederation_ExternalProvider", "Okta_Subject-1", _client.ClientId), ((string)input["version"]!, (string)input["triggerSource"]!, (string)input["userName"]!, (string)input["callerContext"]!["clientId"]!));
        var request = input["request"]!;
        Assert.Equal(("Okta", "OIDC"), ((string)request["providerName"]!, (string)request["providerType"]!));
        var attributes = request["attributes"]!;
        Assert.Equal(("jane@example.com", "true", "[\"a\",\"b\"]", "3600"), ((string)attributes["idToken"]!["email"]!, (string)attributes["idToken"]!["email_verified"]!, (string)attributes["userInfo"]!["groups"]!, (string)attributes["tokenResponse"]!["expires_in"]!));
        Assert.Equal("{\"userAttributesToMap\":{}}", input["response"]!.ToJsonString());
        Assert.Equal(("***", "***"), ((string)attributes["tokenResponse"]!["access_token"]!, (string)attributes["tokenResponse"]!["id_token"]!));
        Assert.DoesNotContain("token-of-the-provider", System.Text.Json.JsonSerializer.Serialize(kept));
    }

    [Fact]
    [Shows("UserPool.LambdaConfig.InboundFederation.LambdaArn", "UserPool.LambdaConfig.InboundFederation.LambdaVersion")]
    public async Task What_it_answers_is_mapped_in_place_of_the_claims()
    {
        await Given(new()
        {
            InboundFederation = new()
            {
                LambdaArn = await _cognito.AFunction("event.response.userAttributesToMap = { email: event.request.attributes.idToken.email.replace('jane', 'j'), nickname: 'Janie', sub: 'Somebody-else', level: 7, gone: null }"),
                LambdaVersion = "V1_0",
            },
        });
        await _cognito.SignInThrough(_provider, _client);
        var attributes = await _cognito.AttributesOf(_pool, "Okta_Subject-1");
        // By claim, by attribute where none is mapped to it, and nothing that it leaves out.
        Assert.Equal(("j@example.com", "Janie", "false", false), (attributes["email"], attributes["nickname"], attributes["email_verified"], attributes.ContainsKey("name")));
    }

    [Theory]
    [InlineData("event.response.userAttributesToMap = {}")]
    [InlineData("event.response = {}")]
    public async Task An_empty_answer_leaves_the_claims_as_they_are(string source)
    {
        await Given(new() { InboundFederation = new() { LambdaArn = await _cognito.AFunction(source), LambdaVersion = "V1_0" } });
        await _cognito.SignInThrough(_provider, _client);
        Assert.Equal("Jane Doe", (await _cognito.AttributesOf(_pool, "Okta_Subject-1"))["name"]);
    }

    [Fact]
    public async Task Each_of_them_may_refuse_and_the_app_hears_why()
    {
        async Task Refuses(LambdaConfigType triggers, string description)
        {
            await Given(triggers);
            Assert.Equal(description, await _cognito.RefusalThrough(_provider, _client));
        }

        var no = await _cognito.AFunction("throw new Error('not you')");
        await Refuses(new() { InboundFederation = new() { LambdaArn = no, LambdaVersion = "V1_0" } }, "InboundFederation failed with error not you.");
        await Refuses(new() { PreSignUp = no }, "PreSignUp failed with error not you.");
        await Refuses(new() { InboundFederation = new() { LambdaArn = await _cognito.AFunction("event.response.userAttributesToMap = 'x'"), LambdaVersion = "V1_0" } }, "Unrecognizable lambda output");
        Assert.Empty((await _cognito.Invoke(new ListUsersRequest { UserPoolId = _pool.Id! })).Users!);
        await Given(new());
        await _cognito.SignInThrough(_provider, _client);
        await Refuses(new() { PreAuthentication = no }, "PreAuthentication failed with error not you.");
        await Refuses(new() { PostAuthentication = no }, "PostAuthentication failed with error not you.");
    }

    [Fact]
    public async Task A_function_that_verifies_at_the_first_sign_in_confirms_nobody_to_a_password()
    {
        await Given(new() { PreSignUp = await _cognito.AFunction("event.response.autoConfirmUser = true; event.response.autoVerifyEmail = true") });
        _provider.Claims["email_verified"] = false;
        await _cognito.SignInThrough(_provider, _client);
        var user = await _cognito.Invoke(new AdminGetUserRequest { UserPoolId = _pool.Id!, Username = "Okta_Subject-1" });
        Assert.Equal((UserStatusType.ExternalProvider, "true"), (user.UserStatus, user.UserAttributes!.Single(a => a.Name == "email_verified").Value));
    }

    private Task Given(LambdaConfigType triggers) => _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, LambdaConfig = triggers });

    private async Task TokensOf(StartBrowserSessionResponse answer) => await _cognito.Invoke(TestCognito.Redeem(_client, TestCognito.Member(answer.Location!, "code")));

    private async Task<IEnumerable<string?>> Sources() => (await Invocations()).Reverse().Select(i => i.TriggerSource);

    private async Task<FunctionRunType> Newest() =>
        (await _cognito.Invoke(new GetFunctionInvocationRequest { UserPoolId = _pool.Id!, InvocationId = (await Invocations())[0].InvocationId })).Run;

    private async Task<IReadOnlyList<FunctionInvocationType>> Invocations() => (await _cognito.Invoke(new ListFunctionInvocationsRequest { UserPoolId = _pool.Id! })).Invocations;
}
