using System.Text.Json;
using CognitoConsole.Engine.Ports;
using Microsoft.AspNetCore.WebUtilities;

namespace CognitoConsole.Testing;

/// <summary>An OpenID Connect provider in the fake web, with the addresses of <see cref="TestCognito.OidcDetails"/>. It checks what a real one checks.</summary>
public sealed class TestProvider
{
    public const string Issuer = "https://idp.example.com";
    public const string Subject = "Subject-1";
    private readonly FakeWeb _web;
    private int _codes;

    public TestProvider(FakeWeb web)
    {
        _web = web;
        web.Issuer(Issuer);
        web.PostAnswers[$"{Issuer}/token"] = Redeem;
        Tell();
    }

    /// <summary>The answer to a code, by code, with the PKCE challenge that it was asked for with.</summary>
    private Dictionary<string, (Dictionary<string, object?> Claims, string Challenge, string RedirectUri)> Codes { get; } = [];

    /// <summary>Members of the ID token beside or instead of the usual ones; null takes one away.</summary>
    public Dictionary<string, object?> Claims { get; } = new() { ["email"] = "jane@example.com", ["email_verified"] = true, ["name"] = "Jane Doe" };

    /// <summary>Changes the JSON of the ID token before it is signed.</summary>
    public Func<string, string> EditPayload { get; set; } = payload => payload;

    /// <summary>The person signs in at the address that the browser was sent to.</summary>
    /// <returns>Where the browser is sent back to.</returns>
    public string SignIn(string location)
    {
        var query = QueryHelpers.ParseQuery(new Uri(location).Query);
        var code = $"code-{++_codes}";
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = Issuer,
            ["aud"] = query["client_id"].ToString(),
            ["sub"] = Subject,
            ["exp"] = DateTimeOffset.UtcNow.AddYears(10).ToUnixTimeSeconds(),
            ["nonce"] = query["nonce"].ToString(),
        };
        foreach (var (name, value) in Claims) claims[name] = value;
        Codes[code] = (claims.Where(c => c.Value is not null).ToDictionary(), query["code_challenge"].ToString(), query["redirect_uri"].ToString());
        return $"{query["redirect_uri"]}?code={code}&state={query["state"]}";
    }

    /// <summary>What the user-info endpoint says.</summary>
    public void Tell(object? person = null) => _web.Answers($"{Issuer}/userinfo", JsonSerializer.Serialize(person ?? new { sub = Subject }));

    private OutgoingAnswer Redeem(string body)
    {
        var form = QueryHelpers.ParseQuery(body);
        if (form["grant_type"] != "authorization_code" || form["client_secret"] != "secret-of-the-client" || !Codes.Remove(form["code"].ToString(), out var asked)) return Refused();
        if (form["redirect_uri"] != asked.RedirectUri || !Engine.Security.Pkce.Matches(form["code_verifier"], asked.Challenge)) return Refused();
        return new OutgoingAnswer(200, JsonSerializer.Serialize(new { access_token = "token-of-the-provider", token_type = "Bearer", expires_in = 3600, id_token = _web.TokenOf(Issuer, EditPayload(JsonSerializer.Serialize(asked.Claims))) }));

        static OutgoingAnswer Refused() => new(400, """{"error":"invalid_grant","error_description":"secret-of-the-client"}""");
    }
}
