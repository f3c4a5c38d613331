using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>Logins whose tokens say nothing by themselves: the provider is asked whose they are, and for which app.</summary>
public sealed class SocialLogins(IOutgoingHttp http, TimeProvider clock)
{
    /// <summary>An access token of Facebook Login.</summary>
    /// <param name="appId">The app that it has to be for; null: any, and the claim <c>aud</c> says which.</param>
    public async Task<ProvenLogin> VerifyFacebook(string? appId, string token, CancellationToken cancellation)
    {
        var secret = Uri.EscapeDataString(token);
        using var app = await Ask(ProviderNames.Facebook, new Uri($"https://graph.facebook.com/app?access_token={secret}"), null, cancellation);
        if (Text(app, "id") is not { Length: > 0 } issuedFor || issuedFor != (appId ?? issuedFor)) throw Errors.UnsupportedProvider();
        using var person = await Ask(ProviderNames.Facebook, new Uri($"https://graph.facebook.com/me?fields=id,name,email&access_token={secret}"), null, cancellation);
        return Proven(ProviderNames.Facebook, Text(person, "id"), issuedFor, person);
    }

    /// <summary>An access token of Login with Amazon.</summary>
    /// <inheritdoc cref="VerifyFacebook"/>
    public async Task<ProvenLogin> VerifyAmazon(string? appId, string token, CancellationToken cancellation)
    {
        using var info = await Ask(ProviderNames.Amazon, new Uri($"https://api.amazon.com/auth/o2/tokeninfo?access_token={Uri.EscapeDataString(token)}"), null, cancellation);
        // The app id of the console and the client id of a token are two names of one security profile; either counts.
        var issuedFor = appId ?? Text(info, "app_id");
        if (issuedFor is not { Length: > 0 } || Text(info, "app_id") != issuedFor && Text(info, "aud") != issuedFor) throw Errors.UnsupportedProvider();
        if (!info.RootElement.TryGetProperty("exp", out var left) || !left.TryGetInt64(out var seconds) || seconds <= 0)
            throw Errors.InvalidLogin("Token expired.");
        return Proven(ProviderNames.Amazon, Text(info, "user_id"), issuedFor, info);
    }

    /// <summary>An OAuth 1.0a token with its secret, separated by a semicolon.</summary>
    /// <param name="keys">Consumer key and secret, separated by a semicolon.</param>
    public async Task<ProvenLogin> VerifyTwitter(string keys, string token, CancellationToken cancellation)
    {
        if (token.Split(';') is not [{ Length: > 0 } access, { Length: > 0 } secret]) throw Errors.InvalidLogin("Token and token secret are separated by a semicolon.");
        var (key, keySecret) = (keys.Split(';')[0], keys.Split(';')[1]);
        var address = new Uri("https://api.twitter.com/1.1/account/verify_credentials.json");
        using var person = await Ask(ProviderNames.Twitter, address, new Dictionary<string, string> { ["Authorization"] = OAuth1(address, key, keySecret, access, secret) }, cancellation);
        return Proven(ProviderNames.Twitter, Text(person, "id_str"), key, person);
    }

    private static ProvenLogin Proven(string provider, string? subject, string appId, JsonDocument person)
    {
        if (subject is not { Length: > 0 }) throw Errors.InvalidLogin("The provider does not say whose token it is.");
        var claims = new Dictionary<string, string[]>(ProvenLogin.ClaimsOf(person.RootElement)) { ["sub"] = [subject], ["aud"] = [appId] };
        return new ProvenLogin(provider, subject, claims) { RoleMappingKey = provider, TagMapKey = provider, Email = OpenIdLogins.EmailOf(claims), Amr = [provider, $"{provider}:{appId}:{subject}"] };
    }

    private async Task<JsonDocument> Ask(string provider, Uri address, IReadOnlyDictionary<string, string>? headers, CancellationToken cancellation)
    {
        try
        {
            var answer = await http.Get(address, headers, cancellation);
            // What the provider says about a bad token may hold the token: it is not repeated.
            if (answer.Status is 400 or 401 or 403) throw Errors.InvalidLogin($"{provider} does not accept it.");
            if (answer.Status != 200) throw Errors.ExternalService($"{provider} answered {answer.Status}.");
            return JsonDocument.Parse(answer.Body) is { RootElement.ValueKind: JsonValueKind.Object } document ? document : throw new JsonException();
        }
        catch (OutgoingHttpException failure)
        {
            throw Errors.ExternalService($"{provider}: {failure.Message}");
        }
        catch (JsonException)
        {
            throw Errors.ExternalService($"{provider}: the answer cannot be read.");
        }
    }

    /// <summary>Signature of RFC 5849, as Twitter wants it.</summary>
    private string OAuth1(Uri address, string key, string keySecret, string token, string tokenSecret)
    {
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["oauth_consumer_key"] = key,
            ["oauth_nonce"] = CodeGenerator.ClientId(),
            ["oauth_signature_method"] = "HMAC-SHA1",
            ["oauth_timestamp"] = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["oauth_token"] = token,
            ["oauth_version"] = "1.0",
        };
        var normalized = string.Join('&', parameters.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"));
        var signed = $"GET&{Uri.EscapeDataString(address.AbsoluteUri)}&{Uri.EscapeDataString(normalized)}";
        parameters["oauth_signature"] = Convert.ToBase64String(Hmac($"{Uri.EscapeDataString(keySecret)}&{Uri.EscapeDataString(tokenSecret)}", signed));
        return "OAuth " + string.Join(", ", parameters.Select(p => $"{p.Key}=\"{Uri.EscapeDataString(p.Value)}\""));
    }

#pragma warning disable CA5350 // the protocol of the other side; as a keyed hash it is not broken
    private static byte[] Hmac(string key, string text) => HMACSHA1.HashData(Encoding.ASCII.GetBytes(key), Encoding.ASCII.GetBytes(text));
#pragma warning restore CA5350

    private static string? Text(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText() : null;
}
