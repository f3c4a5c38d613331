using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class CompleteProviderSignOutTests
{
    private const string SignedOut = "https://app.example.com/";
    private const string Address = $"http://localhost:8080/auth/{TestCognito.Domain}/saml2/logout";

    [Fact]
    public async Task Signing_out_leads_over_the_provider_and_then_to_the_app()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASamlSite(details: ("IDPSignout", "true"));
        var session = (await cognito.SignInThroughCorp(pool, client)).BrowserSession;
        var away = (await cognito.Invoke(End(client, session))).Location!;
        Assert.StartsWith("https://idp.example.com/slo?SAMLRequest=", away);
        var request = TestCognito.SamlRequestIn(away);
        Assert.Equal("LogoutRequest", request.LocalName);
        Assert.Equal("Alice@example.com", request.GetElementsByTagName("NameID", SamlIdentityProvider.Assertion)[0]!.InnerText);
        Assert.Equal("_session", request.GetElementsByTagName("SessionIndex", SamlIdentityProvider.Protocol)[0]!.InnerText);
        // The session here has ended already.
        Assert.Null((await cognito.Invoke(new AuthorizeRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(client), BrowserSession = session })).Location);

        var back = Back(away);
        Assert.Equal(SignedOut, (await cognito.Invoke(back)).Location);
        await cognito.Refuses(back, ErrorCodes.InvalidRequest, KeepProviderAnswerTests.Over);
    }

    [Fact]
    public async Task Without_a_sign_out_URL_it_ends_at_the_login_page()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASamlSite(details: ("IDPSignout", "true"));
        var session = (await cognito.SignInThroughCorp(pool, client)).BrowserSession;
        var away = (await cognito.Invoke(End(client, session) with { LogoutUri = null, Parameters = TestCognito.Parameters(client) })).Location!;
        var answer = await cognito.Invoke(Back(away));
        Assert.Equal((null, client.ClientId), (answer.Location, answer.Parameters.ClientId));
    }

    [Fact]
    public async Task An_answer_that_is_not_the_providers_is_no_confirmation()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASamlSite(details: ("IDPSignout", "true"));
        async Task Refused(Func<string, CompleteProviderSignOutRequest> answer, string why)
        {
            var away = (await cognito.Invoke(End(client, (await cognito.SignInThroughCorp(pool, client)).BrowserSession))).Location!;
            await cognito.Refuses(answer(away), ErrorCodes.InvalidRequest, $"You are signed out here, but the identity provider has not confirmed it.{why}");
        }

        var provider = TestCognito.SamlProvider;
        await Refused(away => Back(away) with { SamlResponse = SamlIdentityProvider.Encode(provider.Logout(Id(away), Address)) }, " The message of the identity provider is not signed.");
        await Refused(away => Back(away, SamlIdentityProvider.WithOtherKey()), " The signature of the identity provider is not valid.");
        await Refused(away => Back(away) with { SamlResponse = Signed(provider, provider.Logout("_another", Address)) }, "");
        // A state of a sign-in is none of a sign-out.
        var state = TestCognito.Member(await cognito.ToProvider(client, "Corp"), "RelayState");
        await cognito.Refuses(new CompleteProviderSignOutRequest { Domain = TestCognito.Domain, State = state, SamlResponse = "eA==" }, ErrorCodes.InvalidRequest, KeepProviderAnswerTests.Over);
    }

    [Fact]
    public async Task A_provider_that_has_gone_meanwhile_confirms_nothing()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASamlSite(details: ("IDPSignout", "true"));
        var away = (await cognito.Invoke(End(client, (await cognito.SignInThroughCorp(pool, client)).BrowserSession))).Location!;
        await cognito.Invoke(new DeleteIdentityProviderRequest { UserPoolId = pool.Id!, ProviderName = "Corp" });
        await cognito.Refuses(Back(away), ErrorCodes.InvalidRequest, "You are signed out here, but the identity provider has not confirmed it.");
    }

    [Fact]
    public async Task By_a_redirect_it_is_confirmed_as_well()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASamlSite(details: ("IDPSignout", "true"));
        var away = (await cognito.Invoke(End(client, (await cognito.SignInThroughCorp(pool, client)).BrowserSession))).Location!;
        var state = TestCognito.Member(away, "RelayState");
        var query = TestCognito.SamlProvider.Query(TestCognito.SamlProvider.Logout(Id(away), Address), state);
        Assert.Equal(SignedOut, (await cognito.Invoke(new CompleteProviderSignOutRequest { Domain = TestCognito.Domain, State = state, Query = query })).Location);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("")]
    public async Task Where_it_is_not_set_up_the_provider_hears_nothing(string value)
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASamlSite(details: ("IDPSignout", value));
        Assert.Equal(SignedOut, (await cognito.Invoke(End(client, (await cognito.SignInThroughCorp(pool, client)).BrowserSession))).Location);
    }

    private static EndBrowserSessionRequest End(UserPoolClientType client, string? session) =>
        new() { Domain = TestCognito.Domain, BrowserSession = session, LogoutUri = SignedOut, Parameters = new AuthorizationParameters { ClientId = client.ClientId } };

    private static CompleteProviderSignOutRequest Back(string away, SamlIdentityProvider? by = null)
    {
        var provider = by ?? TestCognito.SamlProvider;
        return new() { Domain = TestCognito.Domain, State = TestCognito.Member(away, "RelayState"), SamlResponse = Signed(provider, provider.Logout(Id(away), Address)) };
    }

    private static string Signed(SamlIdentityProvider provider, string xml)
    {
        var document = SamlIdentityProvider.Load(xml);
        provider.Sign(document.DocumentElement!);
        return SamlIdentityProvider.Encode(document);
    }

    private static string Id(string away) => TestCognito.SamlRequestIn(away).GetAttribute("ID");
}
