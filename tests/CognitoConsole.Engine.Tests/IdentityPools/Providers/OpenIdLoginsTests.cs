using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

/// <summary>ID tokens of other issuers, whose keys are found by discovery.</summary>
public sealed class OpenIdLoginsTests : IAsyncLifetime
{
    private const string Issuer = "https://id.example.com/x";
    private const string Provider = "id.example.com/x";
    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;

    public async ValueTask InitializeAsync()
    {
        _cognito.Web.Issuer(Issuer);
        _cognito.Web.Issuer("https://accounts.google.com");
        _cognito.Web.Issuer("https://appleid.apple.com");
        await _cognito.Invoke(new CreateOpenIDConnectProviderRequest { Url = Issuer, ClientIDList = ["app"] });
        _pool = await _cognito.AnIdentityPool(p => p with
        {
            OpenIdConnectProviderARNs = [$"arn:aws:iam::123456789012:oidc-provider/{Provider}"],
            SupportedLoginProviders = new Dictionary<string, string> { ["accounts.google.com"] = "web.apps;ios.apps", ["appleid.apple.com"] = "com.example.app" },
        });
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Theory]
    [InlineData(Issuer, Provider, Issuer, "app")]
    [InlineData("https://accounts.google.com", "accounts.google.com", "https://accounts.google.com", "ios.apps")]
    [InlineData("https://accounts.google.com", "accounts.google.com", "accounts.google.com", "web.apps")]
    [InlineData("https://appleid.apple.com", "appleid.apple.com", "https://appleid.apple.com", "com.example.app")]
    public async Task Takes_a_token_for_one_of_the_apps(string signer, string provider, string iss, string aud)
    {
        var first = await _cognito.AnIdentity(_pool, Login(provider, Token(signer, iss, aud)));
        Assert.Equal(first, await _cognito.AnIdentity(_pool, Login(provider, Token(signer, iss, aud))));
        Assert.NotEqual(first, await _cognito.AnIdentity(_pool, Login(provider, Token(signer, iss, aud, "somebody else"))));
        Assert.Equal([provider], (await _cognito.Invoke(new DescribeIdentityRequest { IdentityId = first })).Logins!);
    }

    [Fact]
    public async Task Whoever_changes_the_address_there_is_found_by_the_new_one()
    {
        var id = await _cognito.AnIdentity(_pool, Google("old@example.com"));
        Assert.Equal([id], await Found("old@example.com"));
        Assert.Equal(id, await _cognito.AnIdentity(_pool, Google("New@example.com")));
        Assert.Equal([id], await Found("new@example.com"));
        Assert.Empty(await Found("old@example.com"));
        Assert.Equal(id, await _cognito.AnIdentity(_pool, Login("accounts.google.com", _cognito.Web.Token("https://accounts.google.com", new { iss = "https://accounts.google.com", sub = "10769", aud = "web.apps", exp = Exp }))));
        Assert.Equal([id], await Found("new@example.com"));

        IReadOnlyDictionary<string, string> Google(string email) =>
            Login("accounts.google.com", _cognito.Web.Token("https://accounts.google.com", new { iss = "https://accounts.google.com", sub = "10769", aud = "web.apps", email, exp = Exp }));

        async Task<IEnumerable<string>> Found(string email) =>
            (await _cognito.Invoke(new Contracts.Extensions.SearchIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, Query = email })).Identities.Select(i => i.IdentityId);
    }

    [Fact]
    public async Task The_same_subject_at_two_issuers_is_two_people()
    {
        var one = await _cognito.AnIdentity(_pool, Login(Provider, Token(Issuer, Issuer, "app")));
        Assert.NotEqual(one, await _cognito.AnIdentity(_pool, Login("accounts.google.com", Token("https://accounts.google.com", "https://accounts.google.com", "web.apps"))));
    }

    [Fact]
    public async Task Refuses_foreign_audiences_issuers_and_signatures()
    {
        await Refused(ErrorCodes.NotAuthorizedException, "Token is not from a supported provider of this identity pool.", Login(Provider, Token(Issuer, Issuer, "other")));
        await Refused(ErrorCodes.NotAuthorizedException, "Invalid login token. Issuer doesn't match providerName", Login(Provider, Token(Issuer, "https://evil.example.com", "app")));
        await Refused(ErrorCodes.NotAuthorizedException, "Invalid login token. Token signature invalid.", Login(Provider, Token("https://accounts.google.com", Issuer, "app")));
        await Refused(ErrorCodes.NotAuthorizedException, "Invalid login token. Not a valid OpenId Connect identity token.", Login(Provider, _cognito.Web.Token(Issuer, new { iss = Issuer, sub = "x", aud = "app", exp = Exp }, keyId: "other")));
        await Refused(ErrorCodes.NotAuthorizedException, "Invalid login token. Not a valid OpenId Connect identity token.", Login(Provider, "x"));
        await Refused(ErrorCodes.NotAuthorizedException, "Token is not from a supported provider of this identity pool.", Login("id.example.com", Token(Issuer, Issuer, "app")));
    }

    [Fact]
    public async Task Refuses_an_expired_token()
    {
        var login = Login(Provider, Token(Issuer, Issuer, "app"));
        _cognito.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.StartsWith("Invalid login token. Token expired: ", (await _cognito.Refusal(Request(login))).Message, StringComparison.Ordinal);
    }

    /// <summary>RFC 7519 has fractions of seconds, and some issuers write them.</summary>
    [Fact]
    public async Task A_token_may_end_between_two_seconds()
    {
        var login = Login(Provider, _cognito.Web.Token(Issuer, new { iss = Issuer, sub = "ana", aud = "app", exp = Exp - 0.5 }));
        await _cognito.AnIdentity(_pool, login);
        _cognito.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal($"Invalid login token. Token expired: {_cognito.Clock.GetUtcNow().ToUnixTimeSeconds()} >= {Exp - 300.5}", (await _cognito.Refusal(Request(login))).Message);
    }

    [Fact]
    public async Task Refuses_a_token_before_its_time()
    {
        var (now, start) = (_cognito.Clock.GetUtcNow().ToUnixTimeSeconds(), _cognito.Clock.GetUtcNow().AddSeconds(301).ToUnixTimeSeconds());
        var login = Login(Provider, _cognito.Web.Token(Issuer, new { iss = Issuer, sub = "ana", aud = "app", exp = Exp, nbf = start }));
        await Refused(ErrorCodes.NotAuthorizedException, $"Invalid login token. Token is not yet valid: {now} < {start}", login);
        // Clocks differ by minutes at most.
        _cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await _cognito.AnIdentity(_pool, login);
    }

    [Fact]
    public async Task Asks_for_the_keys_once_and_for_an_unknown_key_once_a_minute()
    {
        for (var i = 0; i < 5; i++) await _cognito.AnIdentity(_pool, Login(Provider, Token(Issuer, Issuer, "app")));
        Assert.Equal(2, _cognito.Web.Asked.Count);
        _cognito.Clock.Advance(TimeSpan.FromMinutes(2));
        _cognito.Web.Issuer(Issuer, "key-2"); // rotated
        for (var i = 0; i < 5; i++) await _cognito.AnIdentity(_pool, Login(Provider, Token(Issuer, Issuer, "app")));
        Assert.Equal(4, _cognito.Web.Asked.Count);
        for (var i = 0; i < 5; i++) await _cognito.Refusal(Request(Login(Provider, _cognito.Web.Token(Issuer, new { iss = Issuer, sub = "x", aud = "app", exp = Exp }, keyId: "made-up"))));
        Assert.Equal(4, _cognito.Web.Asked.Count);
    }

    [Fact]
    public async Task Says_so_when_the_issuer_cannot_be_asked_or_names_another()
    {
        _cognito.Web.Answers($"{Issuer}/.well-known/openid-configuration", "{}", 503);
        await Refused(ErrorCodes.ExternalServiceException, "https://id.example.com/x: The provider answered 503.", Login(Provider, Token(Issuer, Issuer, "app")));
        _cognito.Web.Answers($"{Issuer}/.well-known/openid-configuration", "<html>");
        await Refused(ErrorCodes.ExternalServiceException, "https://id.example.com/x: The provider's configuration cannot be read.", Login(Provider, Token(Issuer, Issuer, "app")));
        _cognito.Web.Issuer(Issuer, claims: "https://evil.example.com");
        await Refused(ErrorCodes.ExternalServiceException, "https://id.example.com/x: The provider's configuration names another issuer.", Login(Provider, Token(Issuer, Issuer, "app")));
    }

    [Fact]
    public async Task A_provider_that_IAM_has_lost_is_supported_no_more()
    {
        await _cognito.Invoke(new DeleteOpenIDConnectProviderRequest { OpenIDConnectProviderArn = $"arn:aws:iam::123456789012:oidc-provider/{Provider}" });
        await Refused(ErrorCodes.NotAuthorizedException, "Token is not from a supported provider of this identity pool.", Login(Provider, Token(Issuer, Issuer, "app")));
    }

    [Fact]
    public async Task Two_logins_at_once_are_one_person_and_two_accounts_of_one_provider_are_not()
    {
        var google = Login("accounts.google.com", Token("https://accounts.google.com", "https://accounts.google.com", "web.apps"));
        var id = await _cognito.AnIdentity(_pool, google);
        var both = new Dictionary<string, string>(google) { [Provider] = Token(Issuer, Issuer, "app") };
        Assert.Equal(id, await _cognito.AnIdentity(_pool, both));
        Assert.Equal(id, await _cognito.AnIdentity(_pool, Login(Provider, Token(Issuer, Issuer, "app"))));

        var other = new Dictionary<string, string>(google) { [Provider] = Token(Issuer, Issuer, "app", "somebody else") };
        Assert.Equal(ErrorCodes.ResourceConflictException, (await _cognito.Refusal(Request(other))).Code);
        await _cognito.AnIdentity(_pool, Login(Provider, Token(Issuer, Issuer, "app", "somebody else")));
        Assert.Equal(ErrorCodes.ResourceConflictException, (await _cognito.Refusal(Request(other))).Code);
    }

    [Fact]
    public async Task Two_identities_whose_logins_come_together_are_merged()
    {
        var google = Login("accounts.google.com", Token("https://accounts.google.com", "https://accounts.google.com", "web.apps"));
        var older = await _cognito.AnIdentity(_pool, google);
        _cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        var younger = await _cognito.AnIdentity(_pool, Login(Provider, Token(Issuer, Issuer, "app")));
        Assert.Equal(older, await _cognito.AnIdentity(_pool, new Dictionary<string, string>(google) { [Provider] = Token(Issuer, Issuer, "app") }));
        Assert.Equal(older, await _cognito.AnIdentity(_pool, Login(Provider, Token(Issuer, Issuer, "app"))));
        var refusal = await _cognito.Refusal(new GetCredentialsForIdentityRequest { IdentityId = younger, Logins = google });
        Assert.Equal($"Identity '{younger}' is disabled.", refusal.Message);
    }

    private long Exp => _cognito.Clock.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds();

    private static Dictionary<string, string> Login(string provider, string token) => new() { [provider] = token };

    private string Token(string signer, string iss, string aud, string sub = "ana") => _cognito.Web.Token(signer, new { iss, sub, aud, exp = Exp, email = "Ana@Example.com" });

    private GetIdRequest Request(Dictionary<string, string> logins) => new() { IdentityPoolId = _pool.IdentityPoolId, Logins = logins };

    private async Task Refused(string code, string message, Dictionary<string, string> logins)
    {
        var refusal = await _cognito.Refusal(Request(logins));
        Assert.Equal((code, message), (refusal.Code, refusal.Message));
    }
}
