using System.Security.Cryptography;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class CreateIdentityProviderTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private static readonly string AppleKey = Convert.ToBase64String(ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportPkcs8PrivateKey());
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.APool();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    public static TheoryData<string, string, Dictionary<string, string>> Complete => new()
    {
        { "Google", "sub", new() { ["authorize_url"] = "https://accounts.google.com/o/oauth2/v2/auth", ["token_url"] = "https://www.googleapis.com/oauth2/v4/token", ["oidc_issuer"] = "https://accounts.google.com", ["attributes_url_add_attributes"] = "true", ["token_request_method"] = "POST" } },
        { "Facebook", "id", new() { ["api_version"] = "v17.0", ["authorize_url"] = "https://www.facebook.com/v17.0/dialog/oauth", ["token_url"] = "https://graph.facebook.com/v17.0/oauth/access_token", ["token_request_method"] = "GET" } },
        { "LoginWithAmazon", "user_id", new() { ["authorize_url"] = "https://www.amazon.com/ap/oa", ["attributes_url"] = "https://api.amazon.com/user/profile" } },
        { "SignInWithApple", "sub", new() { ["oidc_issuer"] = "https://appleid.apple.com", ["token_url"] = "https://appleid.apple.com/auth/token" } },
        { "OIDC", "sub", new() { ["attributes_url_add_attributes"] = "false", ["jwks_uri"] = "https://idp.example.com/keys" } },
    };

    [Theory, MemberData(nameof(Complete))]
    public async Task Fills_in_what_Cognito_knows_of_the_type(string type, string subject, Dictionary<string, string> expected)
    {
        var provider = (await _cognito.Invoke(Request(type) with { AttributeMapping = new Dictionary<string, string> { ["email"] = "email" } })).IdentityProvider;
        Assert.Equal((_pool.Id, type), (provider.UserPoolId, provider.ProviderType));
        foreach (var (name, value) in expected) Assert.Equal(value, provider.ProviderDetails![name]);
        Assert.Equal(new Dictionary<string, string> { ["email"] = "email", ["username"] = subject }, provider.AttributeMapping);
        Assert.Equal(_cognito.Clock.GetUtcNow().ToUnixTimeSeconds(), provider.CreationDate!.Value.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task Reads_the_bindings_of_SAML_from_its_metadata()
    {
        _cognito.Web.Answers("https://idp.example.com/metadata", TestCognito.SamlMetadata());
        var provider = (await _cognito.Invoke(Request("SAML") with
        {
            // What was shown before and is sent back counts for nothing.
            ProviderDetails = new Dictionary<string, string> { ["MetadataURL"] = "https://idp.example.com/metadata", ["IDPSignout"] = "true", ["SSORedirectBindingURI"] = "https://evil.example.com", ["ActiveEncryptionCertificate"] = "x" },
        })).IdentityProvider;
        var details = provider.ProviderDetails!;
        Assert.Equal(("https://idp.example.com/sso", "https://idp.example.com/slo", "true"), (details["SSORedirectBindingURI"], details["SLORedirectBindingURI"], details["IDPSignout"]));
        using var certificate = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificate(Convert.FromBase64String(details["ActiveEncryptionCertificate"]));
        Assert.Equal($"CN={_pool.Id}", certificate.Subject);
        Assert.Empty(provider.AttributeMapping!);
    }

    public static TheoryData<string, string> BadMetadata => new()
    {
        { "<nothing/>", "Invalid metadata: it describes no SAML 2.0 identity provider." },
        { "nothing", "Invalid metadata: it cannot be read as XML." },
        { "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>", "Invalid metadata: it cannot be read as XML." },
        { TestCognito.SamlMetadata().Replace("entityID=\"https://idp.example.com/saml\"", "", StringComparison.Ordinal), "Invalid metadata: the identity provider has no entityID." },
        { TestCognito.SamlMetadata("AAAA"), "Invalid metadata: the identity provider has no certificate for its signatures." },
        { TestCognito.SamlMetadata().Replace("https://idp.example.com/sso\"", "javascript:alert(1)\"", StringComparison.Ordinal), "Invalid metadata: the identity provider has no SingleSignOnService with the HTTP-Redirect binding." },
    };

    [Theory, MemberData(nameof(BadMetadata))]
    public async Task Refuses_metadata_that_describes_no_provider(string metadata, string message) =>
        await _cognito.RefusesAsInvalid(Request("SAML") with { ProviderDetails = new Dictionary<string, string> { ["MetadataFile"] = metadata } }, message);

    [Fact]
    public async Task Says_when_metadata_cannot_be_fetched()
    {
        _cognito.Web.Answers("https://idp.example.com/gone", "", status: 404);
        await _cognito.RefusesAsInvalid(Saml("https://idp.example.com/gone"), "Non-ok status code 404 returned from remote metadata source https://idp.example.com/gone");
        await _cognito.RefusesAsInvalid(Saml("https://idp.example.com/nowhere"), "Unable to contact remote metadata source https://idp.example.com/nowhere");
        await _cognito.RefusesAsInvalid(Saml("http://idp.example.com/metadata"), "MetadataURL must be an https address.");

        CreateIdentityProviderRequest Saml(string address) => Request("SAML") with { ProviderDetails = new Dictionary<string, string> { ["MetadataURL"] = address } };
    }

    [Fact]
    public async Task Asks_the_issuer_for_the_endpoints_that_are_left_out()
    {
        _cognito.Web.Answers("https://idp.example.com/.well-known/openid-configuration", """
            {"issuer":"https://idp.example.com","authorization_endpoint":"https://idp.example.com/found","token_endpoint":"https://idp.example.com/t","userinfo_endpoint":"https://idp.example.com/u","jwks_uri":"https://idp.example.com/j"}
            """);
        var details = (await _cognito.Invoke(Oidc("authorize_url", "jwks_uri"))).IdentityProvider.ProviderDetails!;
        Assert.Equal(("https://idp.example.com/found", "https://idp.example.com/j", "https://idp.example.com/token"), (details["authorize_url"], details["jwks_uri"], details["token_url"]));
    }

    [Fact]
    public async Task Refuses_an_issuer_that_cannot_be_asked_or_answers_nonsense()
    {
        const string discovery = "https://idp.example.com/.well-known/openid-configuration";
        await _cognito.RefusesAsInvalid(Oidc("token_url"), "Unable to contact well-known endpoint");
        foreach (var (body, status) in new[] { ("{}", 500), ("<html>", 200), ("[]", 200) })
        {
            _cognito.Web.Answers(discovery, body, status);
            await _cognito.RefusesAsInvalid(Oidc("token_url"), "Unable to contact well-known endpoint");
        }

        _cognito.Web.Answers(discovery, """{"issuer":"https://other.example.com","token_endpoint":"https://other.example.com/token"}""");
        await _cognito.RefusesAsInvalid(Oidc("token_url"), "The well-known endpoint belongs to another issuer.");
        _cognito.Web.Answers(discovery, """{"token_endpoint":"javascript:alert(1)"}""");
        await _cognito.RefusesAsInvalid(Oidc("token_url"), "The well-known endpoint names no token_endpoint. Provide token_url.");
        _cognito.Web.Answers(discovery, """{"token_endpoint":"http://idp.example.com/token"}""");
        await _cognito.RefusesAsInvalid(Oidc("token_url"), "token_url must be an https address.");
        await NothingIsThere();
    }

    [Fact]
    public async Task Takes_addresses_without_TLS_where_the_server_allows_it()
    {
        await using var closed = new TestCognito(options: new EngineOptions { AllowPrivateTargets = true });
        var pool = await closed.APool();
        var request = Oidc() with { UserPoolId = pool.Id!, ProviderDetails = TestCognito.OidcDetails.ToDictionary(d => d.Key, d => d.Value.Replace("https://idp.example.com", "http://keycloak:8080", StringComparison.Ordinal)) };
        Assert.Equal("http://keycloak:8080/token", (await closed.Invoke(request)).IdentityProvider.ProviderDetails!["token_url"]);
        await _cognito.RefusesAsInvalid(request with { UserPoolId = _pool.Id! }, "oidc_issuer must be an https address.");
    }

    public static TheoryData<string, string, string> Incomplete => new()
    {
        { "OIDC", "oidc_issuer", "clientId, authorizeScopes, oidcIssuer and attributesRequestMethod are all required idp details." },
        { "SAML", "MetadataFile", "At least one of the MetadataURL or MetadataFile should be provided." },
        { "Google", "client_secret", "clientId, clientSecret and authorizeScopes are all required idp details." },
        { "Facebook", "client_id", "clientId, clientSecret and authorizeScopes are all required idp details." },
        { "LoginWithAmazon", "authorize_scopes", "clientId, clientSecret and authorizeScopes are all required idp details." },
        { "SignInWithApple", "private_key", "clientId, privateKey, teamId, and keyId are all required idp details." },
    };

    [Theory, MemberData(nameof(Incomplete))]
    public async Task Refuses_a_provider_without_a_required_detail(string type, string detail, string message)
    {
        var request = Request(type);
        await _cognito.RefusesAsInvalid(request with { ProviderDetails = request.ProviderDetails.Where(d => d.Key != detail).ToDictionary() }, message);
        await _cognito.RefusesAsInvalid(request with { ProviderDetails = request.ProviderDetails.ToDictionary(d => d.Key, d => d.Key == detail ? "" : d.Value) }, message);
        await NothingIsThere();
    }

    private const string NoAppleKey = "private_key must be the private key in the .p8 file that Apple has given you.";

    [Fact]
    public async Task Takes_Apples_file_as_it_is()
    {
        var request = Request("SignInWithApple");
        var file = ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportPkcs8PrivateKeyPem();
        var made = await _cognito.Invoke(request with { ProviderDetails = new Dictionary<string, string>(request.ProviderDetails) { ["private_key"] = file } });
        Assert.Equal(file, made.IdentityProvider.ProviderDetails!["private_key"]);
    }

    public static TheoryData<string, string, string, string> BadDetails => new()
    {
        { "OIDC", "authorization_endpoint", "https://idp.example.com", "ProviderDetails contains an invalid key for a provider of type OIDC: authorization_endpoint" },
        { "OIDC", "attributes_request_method", "PUT", "attributes_request_method must be GET or POST." },
        { "OIDC", "token_url", "javascript:alert(1)", "token_url must be an https address." },
        { "OIDC", "token_url", "https://user:password@idp.example.com", "token_url must be an https address." },
        { "OIDC", "client_id", "line\nbreak", "client_id contains invalid characters." },
        { "Google", "client_id", new string('a', 8_193), "client_id must be no longer than 8192 characters." },
        { "SignInWithApple", "private_key", "MIGTAgEAMBMGByqGSM49AgEGCCqGSM49", NoAppleKey },
        { "SignInWithApple", "private_key", "not base64", NoAppleKey },
        { "SignInWithApple", "private_key", ECDsa.Create(ECCurve.NamedCurves.nistP384).ExportPkcs8PrivateKeyPem(), NoAppleKey },
        { "SignInWithApple", "private_key", ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportSubjectPublicKeyInfoPem(), NoAppleKey },
        { "SignInWithApple", "attributes_url_add_attributes", "true", "attributes_url_add_attributes must be false for a provider of type SignInWithApple." },
        { "Facebook", "api_version", "17/../me", "api_version must be of the form v17.0." },
        { "SAML", "IDPSignout", "yes", "IDPSignout must be true or false." },
        { "SAML", "RequestSigningAlgorithm", "rsa-sha1", "RequestSigningAlgorithm must be rsa-sha256." },
        { "SAML", "MetadataURL", "https://idp.example.com/metadata", "Only one of the MetadataURL or MetadataFile should be provided." },
    };

    [Theory, MemberData(nameof(BadDetails))]
    public async Task Refuses_a_detail_that_is_none(string type, string detail, string value, string message)
    {
        var request = Request(type);
        await _cognito.RefusesAsInvalid(request with { ProviderDetails = new Dictionary<string, string>(request.ProviderDetails) { [detail] = value } }, message);
        await NothingIsThere();
    }

    [Theory]
    [InlineData("MyGoogle", "Google")]
    [InlineData("Facebook", "Google")]
    [InlineData("google", "OIDC")]
    [InlineData("SignInWithApple", "SAML")]
    [InlineData("Cognito", "OIDC")]
    public async Task Refuses_a_name_that_belongs_to_another_type(string name, string type) =>
        await _cognito.RefusesAsInvalid(Request(type) with { ProviderName = name }, $"Provider {name} cannot be of type {type}.");

    [Fact]
    public async Task Refuses_a_mapping_to_attributes_that_are_not_there()
    {
        var mapping = new Dictionary<string, string> { ["email"] = "mail", ["custom:team"] = "team", ["sub"] = "sub", ["identities"] = "x", ["username"] = "email", ["name"] = "" };
        await _cognito.RefusesAsInvalid(Request("OIDC") with { AttributeMapping = mapping }, "AttributeMapping contains invalid mapping: [custom:team, sub, identities, username, name]");
        await _cognito.RefusesAsInvalid(Request("SAML") with { AttributeMapping = new Dictionary<string, string> { ["username"] = "NameID" } }, "AttributeMapping contains invalid mapping: [username]");
        var pool = await _cognito.APool(p => p with { Schema = [new() { Name = "team", AttributeDataType = "String" }, new() { Name = "note", DeveloperOnlyAttribute = true }] });
        await _cognito.RefusesAsInvalid(Request("OIDC") with { UserPoolId = pool.Id!, AttributeMapping = new Dictionary<string, string> { ["dev:custom:note"] = "note" } }, "AttributeMapping contains invalid mapping: [dev:custom:note]");
        var mapped = await _cognito.Invoke(Request("OIDC") with { UserPoolId = pool.Id!, AttributeMapping = new Dictionary<string, string> { ["custom:team"] = "https://claims.example.com/team" } });
        Assert.Equal("https://claims.example.com/team", mapped.IdentityProvider.AttributeMapping!["custom:team"]);
    }

    [Fact]
    public async Task Takes_authentication_context_classes_for_OIDC_only()
    {
        var acr = new Dictionary<string, string> { ["Level1"] = "urn:mace:incommon:iap:silver" };
        await _cognito.RefusesAsInvalid(Request("Google") with { AcrMapping = acr }, "AcrMapping is only supported for identity providers of type OIDC.");
        await _cognito.RefusesAsInvalid(Request("OIDC") with { AcrMapping = new Dictionary<string, string> { ["Level1"] = "ok", ["Level2"] = "" } }, "AcrMapping contains invalid mapping: [Level2]");
        Assert.Equal(acr, (await _cognito.Invoke(Request("OIDC") with { AcrMapping = acr })).IdentityProvider.AcrMapping);
    }

    [Fact]
    public async Task Refuses_a_name_that_the_pool_has_already()
    {
        await _cognito.AProvider(_pool);
        await _cognito.Refuses(Request("OIDC"), ErrorCodes.DuplicateProviderException, $"Okta already exists in user pool {_pool.Id}.");
        await _cognito.AProvider(await _cognito.APool());
    }

    [Fact]
    public async Task Refuses_an_identifier_that_is_another_providers()
    {
        await _cognito.AProvider(_pool, "Okta", "example.com", "okta");
        await _cognito.RefusesAsInvalid(Request("OIDC") with { ProviderName = "Other", IdpIdentifiers = ["other", "example.com"] }, "The identifier example.com belongs to another identity provider of the user pool.");
        await _cognito.RefusesAsInvalid(Request("OIDC") with { ProviderName = "Other", IdpIdentifiers = ["other", "other"] }, "Duplicate identifier other.");
        Assert.Single((await _cognito.Invoke(new ListIdentityProvidersRequest { UserPoolId = _pool.Id! })).Providers);
        await _cognito.AProvider(await _cognito.APool(), "Okta", "example.com");
    }

    [Fact]
    public async Task Refuses_the_three_hundred_and_first()
    {
        await _cognito.Database(async db =>
        {
            for (var i = 0; i < 300; i++)
                db.IdentityProviders.Add(new() { UserPoolId = _pool.Id!, ProviderName = $"Provider{i}", ProviderType = "OIDC", CreationDate = _cognito.Clock.GetUtcNow(), LastModifiedDate = _cognito.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        await _cognito.Refuses(Request("OIDC"), ErrorCodes.LimitExceededException, $"The maximum number of identity providers for user pool {_pool.Id} is 300.");
    }

    [Fact]
    public async Task Makes_one_of_many_that_ask_for_the_same_name_or_identifier_at_once()
    {
        var names = await _cognito.AtOnce(20, _ => Request("OIDC"));
        Assert.Equal((1, 19), (names.Done, names.Refusals.Count(r => r.Code == ErrorCodes.DuplicateProviderException)));
        var identifiers = await _cognito.AtOnce(20, i => Request("OIDC") with { ProviderName = $"Other{i}", IdpIdentifiers = ["example.com"] });
        Assert.Equal((1, 19), (identifiers.Done, identifiers.Refusals.Count(r => r.Code == ErrorCodes.InvalidParameterException)));
        Assert.Equal(2, await _cognito.Database(db => db.IdentityProviders.CountAsync()));
    }

    [Theory]
    [InlineData("OIDC", "client_secret")]
    [InlineData("SignInWithApple", "private_key")]
    public async Task Keeps_the_secret_out_of_the_audit_log_and_encrypted(string type, string secret)
    {
        var request = Request(type);
        Assert.Equal(request.ProviderDetails[secret], (await _cognito.Invoke(request)).IdentityProvider.ProviderDetails![secret]);
        var entry = await _cognito.Database(db => db.AuditEntries.SingleAsync(a => a.Action == "cognito-idp:CreateIdentityProvider"));
        Assert.Contains(request.ProviderDetails["client_id"], entry.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain(request.ProviderDetails[secret], entry.Changes, StringComparison.Ordinal);
        var row = await _cognito.Database(db => db.IdentityProviders.SingleAsync());
        Assert.False(row.Details.ContainsKey(secret));
        Assert.NotNull(row.Secrets);
    }

    [Fact]
    public async Task Refuses_a_pool_that_does_not_exist() => await _cognito.RefusesUnknownPool(Request("OIDC") with { UserPoolId = "us-east-1_NoSuchOne" });

    private CreateIdentityProviderRequest Oidc(params string[] without) => Request("OIDC") with { ProviderDetails = TestCognito.OidcDetails.Where(d => !without.Contains(d.Key)).ToDictionary() };

    private CreateIdentityProviderRequest Request(string type) => new()
    {
        UserPoolId = _pool.Id!,
        ProviderName = type switch { "OIDC" => "Okta", "SAML" => "Corp", _ => type },
        ProviderType = type,
        ProviderDetails = type switch
        {
            "OIDC" => TestCognito.OidcDetails,
            "SAML" => new Dictionary<string, string> { ["MetadataFile"] = TestCognito.SamlMetadata() },
            "SignInWithApple" => new() { ["client_id"] = "com.example.app", ["team_id"] = "TEAM123456", ["key_id"] = "KEY1234567", ["private_key"] = AppleKey, ["authorize_scopes"] = "email name" },
            _ => TestCognito.GoogleDetails,
        },
    };

    private async Task NothingIsThere() => Assert.False(await _cognito.Database(db => db.IdentityProviders.AnyAsync()));
}
