using System.Text.Json.Nodes;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>SAML providers in the common flow.</summary>
public sealed class SamlSignInTests
{
    [Fact]
    public async Task The_first_sign_in_makes_the_user_with_the_NameID_and_the_attributes()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASamlSite();
        var answer = await cognito.SignInThroughCorp(pool, client);
        Assert.StartsWith(TestCognito.Callback + "?code=", answer.Location);
        Assert.NotNull(answer.BrowserSession);
        var attributes = await cognito.AttributesOf(pool, "Corp_Alice@example.com");
        Assert.Equal(("alice@example.com", "[staff, R&D]"), (attributes["email"], attributes["profile"]));
        var identity = JsonNode.Parse(attributes["identities"])![0]!;
        Assert.Equal(("Alice@example.com", "Corp", "SAML"), ((string)identity["userId"]!, (string)identity["providerName"]!, (string)identity["providerType"]!));
        await cognito.SignInThroughCorp(pool, client);
        Assert.Equal(1, await cognito.Database(db => db.CognitoUsers.CountAsync()));
    }

    [Fact]
    public async Task The_request_names_the_pool_and_its_address()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASamlSite();
        var location = await cognito.ToProvider(client, "Corp", TestCognito.Parameters(client) with { Prompt = "login" });
        var request = TestCognito.SamlRequestIn(location);
        Assert.Equal($"http://localhost:8080/auth/{TestCognito.Domain}/saml2/idpresponse", request.GetAttribute("AssertionConsumerServiceURL"));
        Assert.Equal(($"urn:amazon:cognito:sp:{pool.Id}", "true"), (request.InnerText, request.GetAttribute("ForceAuthn")));
        Assert.Equal(43, TestCognito.Member(location, "RelayState").Length);
    }

    [Fact]
    public async Task A_response_is_good_once_whatever_state_it_comes_with()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASamlSite(details: ("IDPInit", "true"));
        var assertion = $"_{Guid.NewGuid():N}";
        await cognito.SignInThroughCorp(pool, client, a => a with { AssertionId = assertion });
        Assert.Equal("The assertion was used already.", Told(await cognito.SignInThroughCorp(pool, client, a => a with { AssertionId = assertion })));
    }

    [Fact]
    public async Task What_the_response_lacks_is_told_to_the_app()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASamlSite();
        Assert.Equal("The message of the identity provider is not signed.", Told(await cognito.SignInThroughCorp(pool, client, a => a with { SignAssertion = false })));
        Assert.Equal("The assertion is for another audience.", Told(await cognito.SignInThroughCorp(pool, client, a => a with { UserPoolId = "us-east-1_another00" })));
        Assert.Equal("The response does not answer the request that was sent.", Told(await cognito.SignInThroughCorp(pool, client, a => a with { RequestId = "_other" })));
        Assert.Equal("The response does not answer the request that was sent.", Told(await cognito.SignInThroughCorp(pool, client, a => a with { RequestId = null })));
        var empty = await cognito.Invoke(new CompleteFederatedSignInRequest { Domain = TestCognito.Domain, BrowserKey = TestCognito.BrowserKey, Answer = new() { State = TestCognito.Member(await cognito.ToProvider(client, "Corp"), "RelayState") } });
        Assert.Equal("The identity provider has sent no SAML response.", Told(empty));
        Assert.False(await cognito.Database(db => db.CognitoUsers.AnyAsync()));
    }

    [Fact]
    public async Task A_provider_whose_metadata_cannot_be_had_is_named_before_anybody_leaves()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASamlSite();
        cognito.Web.Answers("https://idp.example.com/metadata", TestCognito.SamlProvider.Metadata());
        await cognito.Invoke(new UpdateIdentityProviderRequest { UserPoolId = pool.Id!, ProviderName = "Corp", ProviderDetails = new Dictionary<string, string> { ["MetadataURL"] = "https://idp.example.com/metadata" } });
        cognito.Web.Forget("https://idp.example.com/metadata");
        var location = await cognito.ToProvider(client, "Corp");
        Assert.StartsWith(TestCognito.Callback, location);
        Assert.Equal("server_error", TestCognito.Member(location, "error"));
    }

    [Fact]
    public async Task A_session_here_ends_no_later_than_the_one_there()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASamlSite();
        var session = (await cognito.SignInThroughCorp(pool, client, a => a with { Edit = xml => xml.Replace("SessionIndex=", $"SessionNotOnOrAfter=\"{a.At(10)}\" SessionIndex=", StringComparison.Ordinal) })).BrowserSession;
        Assert.NotNull(await Again());
        cognito.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(await Again());

        async Task<string?> Again() => (await cognito.Invoke(new AuthorizeRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(client), BrowserSession = session })).Location;
    }

    [Fact]
    public async Task A_provider_that_does_not_ask_for_the_password_again_is_found_out()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASamlSite();
        async Task<string> SignIn(int minutes, AuthorizationParameters parameters)
        {
            var away = await cognito.ToProvider(client, "Corp", parameters);
            var answer = cognito.SamlAnswerTo(pool, away, a => a with { Edit = xml => xml.Replace($"AuthnInstant=\"{a.At(-1)}\"", $"AuthnInstant=\"{a.At(-minutes)}\"", StringComparison.Ordinal) });
            return (await cognito.Invoke(new CompleteFederatedSignInRequest { Domain = TestCognito.Domain, BrowserKey = TestCognito.BrowserKey, Answer = answer })).Location!;
        }

        var parameters = TestCognito.Parameters(client);
        Assert.Contains("?code=", await SignIn(1, parameters with { Prompt = "login" }), StringComparison.Ordinal);
        Assert.Contains("error=unmet_authentication_requirements", await SignIn(10, parameters with { Prompt = "login" }), StringComparison.Ordinal);
        Assert.Contains("error=unmet_authentication_requirements", await SignIn(10, parameters with { MaxAge = "300" }), StringComparison.Ordinal);
        Assert.Contains("?code=", await SignIn(10, parameters), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Functions_see_the_response()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASamlSite();
        await cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = pool.Id!, LambdaConfig = new() { InboundFederation = new() { LambdaArn = await cognito.AFunction("event.response.userAttributesToMap = { email: event.request.attributes.samlResponse.email, groups: event.request.providerType }"), LambdaVersion = "V1_0" } } });
        await cognito.SignInThroughCorp(pool, client);
        var attributes = await cognito.AttributesOf(pool, "Corp_Alice@example.com");
        Assert.Equal(("alice@example.com", "SAML"), (attributes["email"], attributes["profile"]));
    }

    private static string Told(StartBrowserSessionResponse answer) => TestCognito.Member(answer.Location!, "error_description");
}
