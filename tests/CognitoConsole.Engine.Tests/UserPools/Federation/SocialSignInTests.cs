using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Testing;
using Microsoft.AspNetCore.WebUtilities;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>The ways of the social providers, each with its addresses as Cognito fills them in.</summary>
public sealed class SocialSignInTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool();
        await _cognito.ADomain(_pool);
        _client = await _cognito.AWebClient(_pool, c => c with { GenerateSecret = false });
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Google_tells_most_in_the_ID_token_and_the_rest_in_the_People_API()
    {
        await Given("Google", TestCognito.GoogleDetails, new() { ["email"] = "email", ["phone_number"] = "phoneNumbers", ["birthdate"] = "birthdays", ["name"] = "names" });
        _cognito.Web.Issuer("https://accounts.google.com");
        _cognito.Web.Answers("https://people.googleapis.com/v1/people/me?personFields=phoneNumbers,birthdays,names",
            """{"resourceName":"people/1","phoneNumbers":[{"value":"+15550100"},{"value":"+15550101"}],"birthdays":[{"date":{"year":1990,"month":4,"day":1}}],"names":[{"displayName":"Jane Doe"}]}""");
        var attributes = await SignIn("Google", query => Token("https://www.googleapis.com/oauth2/v4/token", _ => new { access_token = "ya29", id_token = IdToken("https://accounts.google.com", query, "1163", new() { ["email"] = "jane@example.com" }) }), "Google_1163");
        Assert.Equal(("jane@example.com", "+15550100", "1990-04-01", "Jane Doe"), (attributes["email"], attributes["phone_number"], attributes["birthdate"], attributes["name"]));
    }

    [Fact]
    public async Task Google_is_not_asked_for_what_the_ID_token_has()
    {
        await Given("Google", TestCognito.GoogleDetails, new() { ["email"] = "email", ["nickname"] = "unheard_of" });
        _cognito.Web.Issuer("https://accounts.google.com");
        await SignIn("Google", query => Token("https://www.googleapis.com/oauth2/v4/token", _ => new { access_token = "ya29", id_token = IdToken("accounts.google.com", query, "1163", new() { ["email"] = "jane@example.com" }) }), "Google_1163");
        Assert.DoesNotContain(_cognito.Web.Asked, a => a.Address.Host == "people.googleapis.com");
    }

    [Fact]
    public async Task Facebook_has_no_ID_token_and_is_asked_by_GET()
    {
        await Given("Facebook", new() { ["client_id"] = "app", ["client_secret"] = "s", ["authorize_scopes"] = "public_profile, email" }, new() { ["email"] = "email", ["name"] = "name" });
        _cognito.Web.Answers("https://graph.facebook.com/v17.0/me?fields=email,name,id", """{"id":"77","name":"Jane Doe","email":"jane@example.com"}""");
        var attributes = await SignIn("Facebook", _ => _cognito.Web.Answers("https://graph.facebook.com/v17.0/oauth/access_token?*", """{"access_token":"EAAB","token_type":"bearer"}"""), "Facebook_77");
        Assert.Equal(("jane@example.com", "false"), (attributes["email"], attributes["email_verified"]));
        var asked = Query(_cognito.Web.Asked.Single(a => a.Address.AbsolutePath == "/v17.0/oauth/access_token").Address.AbsoluteUri);
        Assert.Equal(("app", "s", "the-code"), (asked["client_id"], asked["client_secret"], asked["code"]));
    }

    [Fact]
    public async Task Amazon_tells_in_its_profile()
    {
        await Given("LoginWithAmazon", new() { ["client_id"] = "amzn1.client", ["client_secret"] = "s", ["authorize_scopes"] = "profile postal_code" }, new() { ["email"] = "email" });
        _cognito.Web.Answers("https://api.amazon.com/user/profile", """{"user_id":"amzn1.account.A","name":"Jane Doe","email":"jane@example.com"}""");
        await SignIn("LoginWithAmazon", _ => Token("https://api.amazon.com/auth/o2/token", form => form["client_secret"] == "s" ? new { access_token = "Atza" } : new { error = "invalid_client" }), "LoginWithAmazon_amzn1.account.A");
        Assert.Equal("Bearer Atza", _cognito.Web.Asked.Single(a => a.Address.AbsoluteUri == "https://api.amazon.com/user/profile").Headers!["Authorization"]);
    }

    [Fact]
    public async Task Apple_gets_a_secret_signed_with_the_key_and_tells_the_name_through_the_browser()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await Given("SignInWithApple", new() { ["client_id"] = "com.example.web", ["team_id"] = "TEAM", ["key_id"] = "KEY", ["private_key"] = key.ExportPkcs8PrivateKeyPem(), ["authorize_scopes"] = "email name" },
            new() { ["email"] = "email", ["name"] = "name", ["given_name"] = "firstName" });
        _cognito.Web.Issuer("https://appleid.apple.com");
        var location = await _cognito.ToProvider(_client, "SignInWithApple");
        Assert.Equal("form_post", TestCognito.Member(location, "response_mode"));
        string? secret = null;
        Token("https://appleid.apple.com/auth/token", form =>
        {
            secret = form["client_secret"];
            return new { access_token = "a", id_token = IdToken("https://appleid.apple.com", Query(location), "001.a", new() { ["email"] = "x@privaterelay.example.com" }) };
        });
        await Back(location, """{"name":{"firstName":"Jane","lastName":"Doe"},"email":"victim@example.com"}""");
        var attributes = await _cognito.AttributesOf(_pool, "SignInWithApple_001.a");
        Assert.Equal(("x@privaterelay.example.com", "Jane Doe", "Jane"), (attributes["email"], attributes["name"], attributes["given_name"]));

        var claims = TestCognito.Claims(secret!);
        Assert.Equal(("TEAM", "com.example.web", "https://appleid.apple.com", 300), (claims.GetProperty("iss").GetString(), claims.GetProperty("sub").GetString(), claims.GetProperty("aud").GetString(), claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64()));
        var parts = secret!.Split('.');
        Assert.True(key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), WebEncoders.Base64UrlDecode(parts[2]), HashAlgorithmName.SHA256));
        Assert.Equal("""{"alg":"ES256","kid":"KEY"}""", Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(parts[0])));
    }

    private async Task Given(string type, Dictionary<string, string> details, Dictionary<string, string> mapping)
    {
        await _cognito.Invoke(new CreateIdentityProviderRequest { UserPoolId = _pool.Id!, ProviderName = type, ProviderType = type, ProviderDetails = details, AttributeMapping = mapping });
        await _cognito.Invoke(FederatedUsersTests.Offer(_pool, _client, type));
    }

    private async Task<Dictionary<string, string>> SignIn(string provider, Action<Dictionary<string, string>> answer, string username)
    {
        var location = await _cognito.ToProvider(_client, provider);
        answer(Query(location));
        await Back(location);
        return await _cognito.AttributesOf(_pool, username);
    }

    private async Task Back(string location, string? user = null)
    {
        var answer = new ProviderAnswer { State = TestCognito.Member(location, "state"), Code = "the-code", User = user };
        var done = await _cognito.Invoke(new CompleteFederatedSignInRequest { Domain = TestCognito.Domain, Answer = answer, BrowserKey = TestCognito.BrowserKey });
        Assert.StartsWith(TestCognito.Callback + "?code=", done.Location);
    }

    private void Token(string address, Func<Dictionary<string, string>, object> answer) => _cognito.Web.PostAnswers[address] = body =>
    {
        var form = QueryHelpers.ParseQuery(body).ToDictionary(f => f.Key, f => f.Value.ToString());
        Assert.Equal(("authorization_code", "the-code"), (form["grant_type"], form["code"]));
        return new OutgoingAnswer(200, JsonSerializer.Serialize(answer(form)));
    };

    private string IdToken(string issuer, Dictionary<string, string> query, string subject, Dictionary<string, object> claims)
    {
        foreach (var (name, value) in new Dictionary<string, object> { ["iss"] = issuer, ["aud"] = query["client_id"], ["nonce"] = query["nonce"], ["sub"] = subject, ["exp"] = DateTimeOffset.UtcNow.AddYears(10).ToUnixTimeSeconds() }) claims[name] = value;
        return _cognito.Web.Token(issuer.StartsWith("https://", StringComparison.Ordinal) ? issuer : $"https://{issuer}", claims);
    }

    private static Dictionary<string, string> Query(string location) => QueryHelpers.ParseQuery(new Uri(location).Query).ToDictionary(q => q.Key, q => q.Value.ToString());
}
