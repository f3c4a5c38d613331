using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class UpdateIdentityProviderTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private IdentityProviderType _before = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool();
        _before = await _cognito.AProvider(_pool, "Okta", "example.com", "okta");
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Leaves_what_the_request_leaves_out()
    {
        await _cognito.Invoke(Request() with { AttributeMapping = new Dictionary<string, string> { ["email"] = "mail" } });
        var after = await Describe();
        Assert.Equivalent(_before.ProviderDetails, after.ProviderDetails, strict: true);
        Assert.Equal(_before.IdpIdentifiers, after.IdpIdentifiers);
        Assert.Equal(new Dictionary<string, string> { ["email"] = "mail", ["username"] = "sub" }, after.AttributeMapping);
    }

    [Fact]
    public async Task Replaces_details_but_for_a_secret_that_is_left_out()
    {
        var answer = await _cognito.Invoke(Request() with { ProviderDetails = Details("client_secret").With("authorize_scopes", "openid profile") });
        Assert.False(answer.IdentityProvider.ProviderDetails!.ContainsKey("client_secret"));
        var after = (await Describe()).ProviderDetails!;
        Assert.Equal(("openid profile", "secret-of-the-client"), (after["authorize_scopes"], after["client_secret"]));

        await _cognito.Invoke(Request() with { ProviderDetails = Details().With("client_secret", "another-secret-of-it") });
        Assert.Equal("another-secret-of-it", (await Describe()).ProviderDetails!["client_secret"]);
        await _cognito.Invoke(Request() with { ProviderDetails = Details().With("client_secret", "") });
        Assert.False((await Describe()).ProviderDetails!.ContainsKey("client_secret"));
    }

    [Theory]
    [InlineData("token_url")]
    [InlineData("oidc_issuer")]
    public async Task Sends_no_secret_that_was_left_out_to_another_address(string address)
    {
        await _cognito.RefusesAsInvalid(Request() with { ProviderDetails = Details("client_secret").With(address, "https://evil.example.com") }, $"client_secret is required when {address} changes.");
        Assert.Equal(_before.ProviderDetails![address], (await Describe()).ProviderDetails![address]);
        await _cognito.Invoke(Request() with { ProviderDetails = Details().With(address, "https://new.example.com") });
    }

    [Fact]
    public async Task Another_version_of_Facebook_is_asked_at_its_addresses()
    {
        var details = new Dictionary<string, string> { ["client_id"] = "app", ["client_secret"] = "secret-of-the-app", ["authorize_scopes"] = "public_profile" };
        var shown = (await _cognito.Invoke(new CreateIdentityProviderRequest { UserPoolId = _pool.Id!, ProviderName = "Facebook", ProviderType = "Facebook", ProviderDetails = details })).IdentityProvider.ProviderDetails!;
        // Sent back as it was shown, without the secret, with another version.
        var request = new UpdateIdentityProviderRequest { UserPoolId = _pool.Id!, ProviderName = "Facebook", ProviderDetails = shown.Where(d => d.Key != "client_secret").ToDictionary().With("api_version", "v23.0") };
        var after = (await _cognito.Invoke(request)).IdentityProvider.ProviderDetails!;
        Assert.Equal(("v23.0", "https://graph.facebook.com/v23.0/me?fields="), (after["api_version"], after["attributes_url"]));
        Assert.Equal(("https://www.facebook.com/v23.0/dialog/oauth", "https://graph.facebook.com/v23.0/oauth/access_token"), (after["authorize_url"], after["token_url"]));
        await _cognito.RefusesAsInvalid(request with { ProviderDetails = request.ProviderDetails!.ToDictionary().With("token_url", "https://evil.example.com/v23.0/oauth/access_token") }, "client_secret is required when token_url changes.");
    }

    [Fact]
    public async Task Takes_back_what_Describe_shows()
    {
        var saml = await _cognito.ASaml(_pool);
        var after = await _cognito.Invoke(new UpdateIdentityProviderRequest { UserPoolId = _pool.Id!, ProviderName = "Corp", ProviderDetails = saml.ProviderDetails, AttributeMapping = saml.AttributeMapping, IdpIdentifiers = saml.IdpIdentifiers });
        Assert.Equivalent(saml.ProviderDetails, after.IdentityProvider.ProviderDetails, strict: true);
        await _cognito.Invoke(Request() with { ProviderDetails = _before.ProviderDetails, AttributeMapping = _before.AttributeMapping, IdpIdentifiers = _before.IdpIdentifiers });
        Assert.Equivalent(_before.ProviderDetails, (await Describe()).ProviderDetails, strict: true);
    }

    [Fact]
    public async Task Frees_identifiers_that_go_and_refuses_those_of_others()
    {
        await _cognito.AProvider(_pool, "Other", "other");
        await _cognito.RefusesAsInvalid(Request() with { IdpIdentifiers = ["example.com", "other"] }, "The identifier other belongs to another identity provider of the user pool.");
        await _cognito.Invoke(Request() with { IdpIdentifiers = ["example.com", "new"] });
        Assert.Equal(["example.com", "new"], (await Describe()).IdpIdentifiers);
        await _cognito.Invoke(new UpdateIdentityProviderRequest { UserPoolId = _pool.Id!, ProviderName = "Other", IdpIdentifiers = ["okta"] });
        await _cognito.Invoke(Request() with { IdpIdentifiers = [] });
        Assert.Empty((await Describe()).IdpIdentifiers!);
    }

    [Fact]
    public async Task Holds_the_rules_of_creation()
    {
        await _cognito.RefusesAsInvalid(Request() with { ProviderDetails = Details("oidc_issuer") }, "clientId, authorizeScopes, oidcIssuer and attributesRequestMethod are all required idp details.");
        await _cognito.RefusesAsInvalid(Request() with { ProviderDetails = Details().With("api_version", "v1") }, "ProviderDetails contains an invalid key for a provider of type OIDC: api_version");
        await _cognito.RefusesAsInvalid(Request() with { ProviderDetails = Details("token_url") }, "Unable to contact well-known endpoint");
        await _cognito.RefusesAsInvalid(Request() with { AttributeMapping = new Dictionary<string, string> { ["custom:none"] = "x" } }, "AttributeMapping contains invalid mapping: [custom:none]");
        await _cognito.RefusesAsInvalid(Request() with { IdpIdentifiers = ["a", "a"] }, "Duplicate identifier a.");
        Assert.Equal(_before.LastModifiedDate, (await Describe()).LastModifiedDate);
    }

    [Fact]
    public async Task Saves_only_over_what_was_read()
    {
        await _cognito.Invoke(Request() with { IdpIdentifiers = ["one"], ExpectedLastModifiedDate = _before.LastModifiedDate });
        await _cognito.Refuses(Request() with { IdpIdentifiers = ["two"], ExpectedLastModifiedDate = _before.LastModifiedDate }, ErrorCodes.ConcurrentModificationException,
            "The resource was changed by somebody else in the meantime. Read it again and repeat the change.");
        Assert.Equal(["one"], (await Describe()).IdpIdentifiers);
    }

    [Fact]
    public async Task Lets_one_of_many_at_once_through_or_tells_the_others()
    {
        var (done, refusals) = await _cognito.AtOnce(20, i => Request() with { IdpIdentifiers = [$"example{i}.com"] });
        Assert.All(refusals, r => Assert.Equal(ErrorCodes.ConcurrentModificationException, r.Code));
        Assert.Equal(20, done + refusals.Count);
        var kept = (await Describe()).IdpIdentifiers!;
        Assert.Equal(kept, await _cognito.Database(db => db.IdentityProviderIdentifiers.Where(i => i.ProviderName == "Okta").Select(i => i.Identifier).ToListAsync()));
    }

    [Fact]
    public async Task Keeps_secrets_old_and_new_out_of_the_audit_log()
    {
        await _cognito.Invoke(Request() with { ProviderDetails = Details().With("client_secret", "another-secret-of-it").With("client_id", "another-client") });
        var entry = await _cognito.Database(db => db.AuditEntries.SingleAsync(a => a.Action == "cognito-idp:UpdateIdentityProvider"));
        Assert.Contains("another-client", entry.Changes, StringComparison.Ordinal);
        Assert.Contains("\"Secrets\":[\"***\",\"***\"]", entry.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain("another-secret-of-it", entry.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of-the-client", entry.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_providers_of_other_pools()
    {
        var other = await _cognito.APool();
        await _cognito.Refuses(Request() with { UserPoolId = other.Id! }, ErrorCodes.ResourceNotFoundException, "Identity provider Okta does not exist.");
        await _cognito.RefusesUnknownPool(Request() with { UserPoolId = "us-east-1_NoSuchOne" });
    }

    private UpdateIdentityProviderRequest Request() => new() { UserPoolId = _pool.Id!, ProviderName = "Okta" };

    private static Dictionary<string, string> Details(params string[] without) => TestCognito.OidcDetails.Where(d => !without.Contains(d.Key)).ToDictionary();

    private async Task<IdentityProviderType> Describe() => (await _cognito.Invoke(new DescribeIdentityProviderRequest { UserPoolId = _pool.Id!, ProviderName = "Okta" })).IdentityProvider;
}

file static class Changed
{
    public static Dictionary<string, string> With(this Dictionary<string, string> details, string name, string value) => new(details) { [name] = value };
}
