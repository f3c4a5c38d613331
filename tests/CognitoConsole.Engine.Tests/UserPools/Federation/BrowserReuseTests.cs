using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>Where an authorization request leads that a client with several providers makes, and which session of the browser is good for it.</summary>
public sealed class BrowserReuseTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;
    private TestProvider _provider = null!;

    public async ValueTask InitializeAsync()
    {
        (_pool, _client, _provider) = await _cognito.AFederatedSite();
        await _cognito.AUser(_pool);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Without_a_name_the_person_chooses() => Assert.Equal((null, null), await Authorize());

    [Fact]
    public async Task A_name_or_an_identifier_leads_to_the_provider_at_once()
    {
        await _cognito.Invoke(new UpdateIdentityProviderRequest { UserPoolId = _pool.Id!, ProviderName = "Okta", IdpIdentifiers = ["example.com"] });
        Assert.Equal((null, "Okta"), await Authorize(p => p with { IdentityProvider = "Okta" }));
        Assert.Equal((null, "Okta"), await Authorize(p => p with { IdpIdentifier = "example.com" }));
        Assert.Equal((null, null), await Authorize(p => p with { IdentityProvider = "COGNITO" }));
        foreach (var wrong in new Func<AuthorizationParameters, AuthorizationParameters>[] { p => p with { IdentityProvider = "Google" }, p => p with { IdpIdentifier = "example.org" } })
            Assert.Contains("error_description=Login+option+is+not+available.", (await Authorize(wrong)).Location);
    }

    [Fact]
    public async Task A_client_with_one_provider_and_no_account_in_the_pool_shows_no_page()
    {
        await _cognito.Invoke(FederatedUsersTests.Offer(_pool, _client, "Okta"));
        Assert.Equal((null, "Okta"), await Authorize());
        Assert.Contains("error=login_required", (await Authorize(p => p with { Prompt = "none" })).Location);
    }

    [Fact]
    [Shows("UserPoolClient.SupportedIdentityProviders")]
    public async Task A_client_without_accounts_of_the_pool_takes_no_password()
    {
        await _cognito.Invoke(FederatedUsersTests.Offer(_pool, _client, "Okta"));
        Assert.Contains("error_description=Login+option+is+not+available.", (await _cognito.SignInAtSite(_client)).Location);
        var page = (await _cognito.Invoke(new DescribeLoginRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(_client) })).Page!;
        Assert.False(page.AllowsUserPool);
        Assert.Equal([new OfferedProvider("Okta", "OIDC")], page.Providers);
    }

    [Fact]
    public async Task A_session_is_good_where_its_provider_is_offered_and_meant()
    {
        var own = (await _cognito.SignInAtSite(_client)).BrowserSession;
        var foreign = (await _cognito.SignInThrough(_provider, _client)).BrowserSession;
        Assert.True(await IsAnswered(own) && await IsAnswered(foreign));
        Assert.True(await IsAnswered(foreign, p => p with { IdentityProvider = "Okta" }) && await IsAnswered(own, p => p with { IdentityProvider = "COGNITO" }));
        Assert.False(await IsAnswered(own, p => p with { IdentityProvider = "Okta" }) || await IsAnswered(foreign, p => p with { IdentityProvider = "COGNITO" }));

        await _cognito.Invoke(FederatedUsersTests.Offer(_pool, _client, "COGNITO"));
        Assert.True(await IsAnswered(own) && !await IsAnswered(foreign));
        await _cognito.Invoke(FederatedUsersTests.Offer(_pool, _client, "Okta"));
        Assert.True(!await IsAnswered(own) && await IsAnswered(foreign));
    }

    [Fact]
    public async Task A_session_does_not_outlive_its_provider_nor_the_link_to_it()
    {
        await _cognito.ALink(_pool, "ana", "Okta", TestProvider.Subject);
        var own = (await _cognito.SignInAtSite(_client)).BrowserSession;
        var foreign = (await _cognito.SignInThrough(_provider, _client)).BrowserSession;
        Assert.True(await IsAnswered(foreign));
        await _cognito.Invoke(new AdminDisableProviderForUserRequest { UserPoolId = _pool.Id!, User = new() { ProviderName = "Okta", ProviderAttributeName = "Cognito_Subject", ProviderAttributeValue = TestProvider.Subject } });
        Assert.True(await IsAnswered(own) && !await IsAnswered(foreign));

        foreign = (await _cognito.SignInThrough(_provider, _client)).BrowserSession;
        await _cognito.Invoke(new DeleteIdentityProviderRequest { UserPoolId = _pool.Id!, ProviderName = "Okta" });
        await _cognito.AProvider(_pool);
        await _cognito.Invoke(FederatedUsersTests.Offer(_pool, _client, "COGNITO", "Okta"));
        Assert.True(await IsAnswered(own) && !await IsAnswered(foreign));
    }

    [Fact]
    public async Task The_Lite_plan_asks_no_provider_for_levels_or_age()
    {
        var parameters = TestCognito.Parameters(_client) with { AcrValues = "urn:cognito:loa:2", MaxAge = "60" };
        await _cognito.Invoke(new UpdateIdentityProviderRequest { UserPoolId = _pool.Id!, ProviderName = "Okta", AcrMapping = new Dictionary<string, string> { ["Level2"] = "two" } });
        Assert.EndsWith("&max_age=60&acr_values=two", await _cognito.ToProvider(_client, parameters: parameters), StringComparison.Ordinal);
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, UserPoolTier = "LITE" });
        Assert.DoesNotContain("max_age", await _cognito.ToProvider(_client, parameters: parameters), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_level_that_the_provider_has_named_counts_and_another_is_asked_for_anew()
    {
        await _cognito.Invoke(new UpdateIdentityProviderRequest { UserPoolId = _pool.Id!, ProviderName = "Okta", AcrMapping = new Dictionary<string, string> { ["Level2"] = "two", ["Level3"] = "three" } });
        AuthorizationParameters Wants(int level) => TestCognito.Parameters(_client) with { AcrValues = $"urn:cognito:loa:{level}" };
        Assert.Contains("error=unmet_authentication_requirements", (await _cognito.SignInThrough(_provider, _client, Wants(2))).Location);
        _provider.Claims["acr"] = "two";
        var answer = await _cognito.SignInThrough(_provider, _client, Wants(2));
        var tokens = await _cognito.Invoke(TestCognito.Redeem(_client, TestCognito.Member(answer.Location!, "code")));
        Assert.Equal("urn:cognito:loa:2", TestCognito.Claims(tokens.IdToken!).GetProperty("acr").GetString());
        Assert.True(await IsAnswered(answer.BrowserSession, p => p with { AcrValues = "urn:cognito:loa:2" }));
        Assert.Equal((null, "Okta"), await Authorize(p => p with { AcrValues = "urn:cognito:loa:3", IdentityProvider = "Okta" }, answer.BrowserSession));
    }

    [Fact]
    public async Task What_somebody_could_prove_here_takes_no_level_off_the_list()
    {
        await _cognito.SetMfa(_pool, "OPTIONAL", totp: true);
        await _cognito.ATotp((await _cognito.SignIn(await _cognito.AClient(_pool))).AccessToken!);
        await _cognito.ALink(_pool, "ana", "Okta", TestProvider.Subject);
        await _cognito.Invoke(new UpdateIdentityProviderRequest { UserPoolId = _pool.Id!, ProviderName = "Okta", AcrMapping = new Dictionary<string, string> { ["Level2"] = "two" } });
        _provider.Claims["acr"] = "two";
        Assert.Contains("?code=", (await _cognito.SignInThrough(_provider, _client, TestCognito.Parameters(_client) with { AcrValues = "urn:cognito:loa:4 urn:cognito:loa:2" })).Location);
        Assert.Contains("error=unmet_authentication_requirements", (await _cognito.SignInThrough(_provider, _client, TestCognito.Parameters(_client) with { AcrValues = "urn:cognito:loa:4" })).Location);
    }

    [Fact]
    public async Task Whom_a_provider_vouches_for_adds_no_passkey()
    {
        var session = (await _cognito.SignInThrough(_provider, _client)).BrowserSession;
        var page = await _cognito.Invoke(new DescribeLoginRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(_client), BrowserSession = session });
        Assert.Equal("jane@example.com", page.Page!.SignedInUsername);
        Assert.False(page.Page.AllowsPasskeys);
    }

    private async Task<(string? Location, string? Provider)> Authorize(Func<AuthorizationParameters, AuthorizationParameters>? with = null, string? session = null)
    {
        var parameters = TestCognito.Parameters(_client);
        var answer = await _cognito.Invoke(new AuthorizeRequest { Domain = TestCognito.Domain, Parameters = with?.Invoke(parameters) ?? parameters, BrowserSession = session });
        return (answer.Location, answer.Provider);
    }

    private async Task<bool> IsAnswered(string? session, Func<AuthorizationParameters, AuthorizationParameters>? with = null) => (await Authorize(with, session)).Location?.Contains("?code=", StringComparison.Ordinal) == true;
}
