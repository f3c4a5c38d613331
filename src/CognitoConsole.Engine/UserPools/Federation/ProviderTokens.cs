using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.IdentityPools;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The token endpoints of providers.</summary>
public sealed partial class ProviderTokens(IOutgoingHttp http, IdpDetails details, TimeProvider clock)
{
    private static readonly Dictionary<string, string> Form = new() { ["Content-Type"] = "application/x-www-form-urlencoded", ["Accept"] = "application/json" };
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };
    private static readonly TimeSpan AppleSecretLifetime = TimeSpan.FromMinutes(5);

    /// <summary>The answer of the token endpoint, an object with an access token.</summary>
    public async Task<JsonElement> Redeem(UserPool pool, IdentityProvider provider, string code, string callback, string verifier, CancellationToken cancellation)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = callback,
            ["client_id"] = provider.Details["client_id"],
            ["code_verifier"] = verifier,
        };
        if (Secret(pool, provider) is { Length: > 0 } secret) form["client_secret"] = secret;
        var answer = await Send(provider, string.Join('&', form.Select(f => $"{WebUtility.UrlEncode(f.Key)}={WebUtility.UrlEncode(f.Value)}")), cancellation);
        if (Parse(answer.Body) is not { } body) throw FederationException.Refused(provider.ProviderName, answer.Status, "error getting token");
        if (answer.Status != 200 || TokenRefusals.Text(body, "access_token") is not { Length: > 0 })
        {
            // Of what the provider says only a code is repeated: the rest goes into an address that others read.
            var error = TokenRefusals.Text(body, "error");
            throw FederationException.Refused(provider.ProviderName, answer.Status, error is not null && ErrorCode().IsMatch(error) ? error : "error getting token");
        }

        return body;
    }

    private async Task<OutgoingAnswer> Send(IdentityProvider provider, string form, CancellationToken cancellation)
    {
        var address = provider.Details["token_url"];
        try
        {
            return provider.Details.GetValueOrDefault("token_request_method") == "GET"
                ? await http.Get(new Uri($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{form}"), null, cancellation)
                : await http.Post(new Uri(address), Form, Encoding.ASCII.GetBytes(form), cancellation);
        }
        catch (OutgoingHttpException failure)
        {
            throw FederationException.Unreachable("token endpoint", failure);
        }
    }

    private string? Secret(UserPool pool, IdentityProvider provider)
    {
        var secrets = details.Secrets(pool, provider);
        return provider.ProviderType == IdentityProviderTypeType.SignInWithApple ? AppleSecret(provider, secrets["private_key"]) : secrets.GetValueOrDefault("client_secret");
    }

    /// <summary>Apple's client secret is a token that the app signs with its key.</summary>
    private string AppleSecret(IdentityProvider provider, string privateKey)
    {
        try
        {
            using var key = AppleKey.Read(privateKey);
            var now = clock.GetUtcNow();
            var signed = Part(new { alg = "ES256", kid = provider.Details["key_id"] }) + "." + Part(new
            {
                iss = provider.Details["team_id"],
                iat = now.ToUnixTimeSeconds(),
                exp = (now + AppleSecretLifetime).ToUnixTimeSeconds(),
                aud = provider.Details["oidc_issuer"],
                sub = provider.Details["client_id"],
            });
            return $"{signed}.{StrictBase64Url.Encode(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
        }
        catch (Exception unusable) when (unusable is CryptographicException or FormatException or ArgumentException)
        {
            throw new FederationException(Contracts.ErrorCodes.ServerError, string.Create(CultureInfo.InvariantCulture, $"The private key of {provider.ProviderName} cannot be used"), unusable);
        }

        static string Part(object json) => StrictBase64Url.Encode(JsonSerializer.SerializeToUtf8Bytes(json));
    }

    /// <summary>Null unless it is one object without repeated members, and all its texts are texts.</summary>
    internal static JsonElement? Parse(string body)
    {
        try
        {
            return JsonElement.Parse(body, Strict) is { ValueKind: JsonValueKind.Object } element && IsReadable(element) ? element : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>An escape such as \ud800 stands for no text, which is found out only when it is read.</summary>
    internal static bool IsReadable(JsonElement element)
    {
        try
        {
            Read(element);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }

        static void Read(JsonElement part)
        {
            if (part.ValueKind == JsonValueKind.String) part.GetString();
            if (part.ValueKind == JsonValueKind.Array) foreach (var entry in part.EnumerateArray()) Read(entry);
            if (part.ValueKind != JsonValueKind.Object) return;
            foreach (var member in part.EnumerateObject())
            {
                _ = member.Name;
                Read(member.Value);
            }
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ErrorCode();
}
