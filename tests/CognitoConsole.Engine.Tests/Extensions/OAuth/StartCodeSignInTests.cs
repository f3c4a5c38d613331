using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class StartCodeSignInTests : IAsyncDisposable
{
    private readonly TestCognito _cognito = new();

    [Fact]
    public async Task A_code_goes_to_the_verified_address()
    {
        var (pool, client) = await _cognito.ACodeSite();
        var asked = await _cognito.Invoke(TestCognito.CodeAtSite(client));
        Assert.Equal("a***@e***", asked.Destination);
        var (message, body) = Assert.Single(await _cognito.Outbox(pool));
        Assert.Equal("ana@example.com", message.Destination);
        Assert.Matches("[0-9]{8}", body);
    }

    /// <summary>Whom USER_AUTH would offer a code gets one here, whether there is such a user or not; and nobody else.</summary>
    [Fact]
    public async Task Nobody_can_be_told_from_somebody()
    {
        var (pool, client) = await _cognito.ACodeSite();
        await _cognito.AUser(pool, "ben");
        await _cognito.Invoke(new AdminUpdateUserAttributesRequest { UserPoolId = pool.Id!, Username = "ben", UserAttributes = TestCognito.Attributes(("email_verified", "false")) });
        foreach (var name in Enumerable.Range(0, 30).Select(i => $"nobody-{i}").Concat(["ana", "ben"]))
        {
            var offered = (await _cognito.Invoke(new InitiateAuthRequest { ClientId = client.ClientId!, AuthFlow = "USER_AUTH", AuthParameters = new Dictionary<string, string> { ["USERNAME"] = name } })).AvailableChallenges!.Contains("EMAIL_OTP");
            if (offered) Assert.Matches(@"^\w\*\*\*@\w\*\*\*$", (await _cognito.Invoke(TestCognito.CodeAtSite(client, name))).Destination);
            else await _cognito.RefusesAsUnauthorized(TestCognito.CodeAtSite(client, name), "This account cannot sign in with such a code. Sign in another way.");
        }

        Assert.Equal("ana", Assert.Single(await _cognito.Outbox(pool)).Message.Username);
    }

    [Fact]
    public async Task Where_people_may_learn_who_exists_they_are_told()
    {
        var (_, client) = await _cognito.ACodeSite(c => c with { PreventUserExistenceErrors = "LEGACY" });
        await _cognito.Refuses(TestCognito.CodeAtSite(client, "nobody"), ErrorCodes.UserNotFoundException, "User does not exist.");
    }

    [Fact]
    public async Task Codes_are_sent_only_where_client_and_pool_allow_them()
    {
        var (pool, client) = await _cognito.ACodeSite();
        await Refused(await _cognito.AWebClient(pool, c => c with { GenerateSecret = false, ExplicitAuthFlows = ["ALLOW_USER_SRP_AUTH"] }));
        await _cognito.Refuses(TestCognito.CodeAtSite(client) with { Factor = "SMS_OTP" }, ErrorCodes.InvalidRequest, "Signing in with such a code is not available here");
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = pool.Id! });
        await Refused(client);
        Assert.Empty(await _cognito.Outbox(pool));
    }

    [Fact]
    public async Task A_wrong_redirect_goes_nowhere_and_a_wrong_request_to_the_client()
    {
        var (_, client) = await _cognito.ACodeSite();
        var request = TestCognito.CodeAtSite(client);
        Assert.Equal(ErrorCodes.RedirectMismatch, (await _cognito.Refusal(request with { Parameters = request.Parameters with { RedirectUri = "https://evil.example.com/" } })).Code);
        Assert.StartsWith(TestCognito.Callback + "?error=invalid_request", (await _cognito.Invoke(request with { Parameters = request.Parameters with { CodeChallenge = null, CodeChallengeMethod = null } })).Location, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    private Task Refused(UserPoolClientType client) => _cognito.Refuses(TestCognito.CodeAtSite(client), ErrorCodes.InvalidRequest, "Signing in with such a code is not available here");
}
