using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.AspNetCore.WebUtilities;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class StartFederatedSignInTests
{
    [Fact]
    public async Task Sends_the_browser_to_the_provider_with_what_OpenID_Connect_asks_for()
    {
        await using var cognito = new TestCognito();
        var (_, client, _) = await cognito.AFederatedSite();
        var location = await cognito.ToProvider(client, parameters: TestCognito.Parameters(client) with { LoginHint = "jane@example.com", Prompt = "login consent", MaxAge = "60" });
        Assert.StartsWith("https://idp.example.com/authorize?client_id=client-at-the-provider&", location);
        var query = Query(location);
        Assert.Equal($"http://localhost:8080/auth/{TestCognito.Domain}/oauth2/idpresponse", query["redirect_uri"]);
        Assert.Equal(("code", "openid email", "S256", "jane@example.com", "login consent", "60"),
            (query["response_type"], query["scope"], query["code_challenge_method"], query["login_hint"], query["prompt"], query["max_age"]));
        // Nothing of the app's own request goes to the provider.
        Assert.All(new[] { query["state"], query["nonce"], query["code_challenge"] }, value => Assert.Equal(43, value.Length));
        Assert.DoesNotContain("state-1", location);
        Assert.DoesNotContain(TestCognito.CodeChallenge, location);
    }

    [Fact]
    public async Task Every_attempt_has_a_state_a_nonce_and_a_challenge_of_its_own()
    {
        await using var cognito = new TestCognito();
        var (_, client, _) = await cognito.AFederatedSite();
        var (one, two) = (Query(await cognito.ToProvider(client)), Query(await cognito.ToProvider(client)));
        Assert.All(new[] { "state", "nonce", "code_challenge" }, name => Assert.NotEqual(one[name], two[name]));
    }

    [Fact]
    public async Task A_level_of_the_pool_is_asked_for_by_the_providers_name_for_it()
    {
        await using var cognito = new TestCognito();
        var (pool, client, _) = await cognito.AFederatedSite();
        await cognito.Invoke(new UpdateIdentityProviderRequest { UserPoolId = pool.Id!, ProviderName = "Okta", AcrMapping = new Dictionary<string, string> { ["Level3"] = "phishing-resistant" } });
        var location = await cognito.ToProvider(client, parameters: TestCognito.Parameters(client) with { AcrValues = "urn:cognito:loa:3 urn:cognito:loa:1" });
        Assert.Equal("phishing-resistant", TestCognito.Member(location, "acr_values"));
    }

    [Theory]
    [InlineData("Google")]
    [InlineData("COGNITO")]
    [InlineData("okta")]
    public async Task A_provider_that_the_client_does_not_offer_is_not_gone_to(string provider)
    {
        await using var cognito = new TestCognito();
        var (pool, client, _) = await cognito.AFederatedSite();
        await cognito.AGoogle(pool);
        var location = await cognito.ToProvider(client, provider);
        Assert.Equal($"{TestCognito.Callback}?error=invalid_request&error_description=Login+option+is+not+available.+Please+try+another+one&state=state-1", location);
    }

    [Fact]
    public async Task Social_providers_get_what_they_know()
    {
        await using var cognito = new TestCognito();
        var (pool, client, _) = await cognito.AFederatedSite();
        await cognito.AGoogle(pool);
        await cognito.Invoke(new CreateIdentityProviderRequest { UserPoolId = pool.Id!, ProviderName = "Facebook", ProviderType = "Facebook", ProviderDetails = TestCognito.GoogleDetails });
        client = (await cognito.Invoke(new UpdateUserPoolClientRequest
        {
            UserPoolId = pool.Id!,
            ClientId = client.ClientId!,
            SupportedIdentityProviders = ["Google", "Facebook"],
            CallbackURLs = client.CallbackURLs,
            AllowedOAuthFlows = client.AllowedOAuthFlows,
            AllowedOAuthScopes = client.AllowedOAuthScopes,
            AllowedOAuthFlowsUserPoolClient = true,
        })).UserPoolClient!;
        var parameters = TestCognito.Parameters(client) with { LoginHint = "jane@example.com", Prompt = "login select_account" };
        var google = Query(await cognito.ToProvider(client, "Google", parameters));
        Assert.Equal(("jane@example.com", "select_account"), (google["login_hint"], google["prompt"]));
        var facebook = Query(await cognito.ToProvider(client, "Facebook", parameters));
        Assert.All(new[] { "login_hint", "prompt", "nonce" }, name => Assert.False(facebook.ContainsKey(name)));
    }

    private static Dictionary<string, string> Query(string location) => QueryHelpers.ParseQuery(new Uri(location).Query).ToDictionary(q => q.Key, q => q.Value.ToString());
}
