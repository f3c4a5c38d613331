using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class CompleteProviderInitiatedSignInTests
{
    private const string NoRelayState = "Invalid relayState from identity provider";

    [Fact]
    public async Task A_provider_that_may_begin_signs_somebody_in_once()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASamlSite(c => c with { GenerateSecret = true }, ("IDPInit", "true"));
        var request = Unasked(cognito, pool, client);
        var answer = await cognito.Invoke(request);
        Assert.StartsWith(TestCognito.Callback + "?code=", answer.Location);
        Assert.NotNull(answer.BrowserSession);
        Assert.Equal("The assertion was used already.", TestCognito.Member((await cognito.Invoke(request)).Location!, "error_description"));
    }

    [Fact]
    public async Task One_that_may_not_signs_nobody_in()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASamlSite(c => c with { GenerateSecret = true });
        Assert.Equal(NoRelayState, TestCognito.Member((await cognito.Invoke(Unasked(cognito, pool, client))).Location!, "error_description"));
        Assert.False(await cognito.Database(db => db.CognitoUsers.AnyAsync()));
    }

    [Fact]
    public async Task The_answer_to_a_request_is_none_that_was_not_asked_for()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASamlSite(c => c with { GenerateSecret = true }, ("IDPInit", "true"));
        var answer = cognito.SamlAnswerTo(pool, await cognito.ToProvider(client, "Corp"));
        Assert.Equal("The response answers a request that was not sent.", TestCognito.Member((await cognito.Invoke(Unasked(cognito, pool, client) with { SamlResponse = answer.SamlResponse! })).Location!, "error_description"));
    }

    [Fact]
    public async Task It_has_to_say_which_provider_and_which_app()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASamlSite(c => c with { GenerateSecret = true }, ("IDPInit", "true"));
        var request = Unasked(cognito, pool, client);
        foreach (var provider in new[] { null, "COGNITO" })
            await cognito.Refuses(request with { Parameters = request.Parameters with { IdentityProvider = provider } }, ErrorCodes.InvalidRequest, NoRelayState);
        Assert.Equal(ErrorCodes.RedirectMismatch, (await cognito.Refusal(request with { Parameters = request.Parameters with { RedirectUri = "https://evil.example.com/" } })).Code);
        await cognito.Invoke(FederatedUsersTests.Offer(pool, client, "COGNITO"));
        Assert.Contains("Login+option+is+not+available.", (await cognito.Invoke(request)).Location);
    }

    private static CompleteProviderInitiatedSignInRequest Unasked(TestCognito cognito, UserPoolType pool, UserPoolClientType client) => new()
    {
        Domain = TestCognito.Domain,
        Parameters = TestCognito.Parameters(client) with { IdentityProvider = "Corp", State = null, CodeChallenge = null, CodeChallengeMethod = null },
        SamlResponse = TestCognito.SamlProvider.Response(new SamlAnswer { UserPoolId = pool.Id!, Now = cognito.Clock.GetUtcNow(), AssertionConsumerService = $"http://localhost:8080/auth/{TestCognito.Domain}/saml2/idpresponse", RequestId = null }),
    };
}
