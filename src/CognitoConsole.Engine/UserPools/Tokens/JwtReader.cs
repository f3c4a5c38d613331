using System.Text;
using System.Text.Json;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Why a token was not taken.</summary>
public enum JwtRefusal
{
    None,
    TooLarge,
    Malformed,
    Algorithm,
    Header,
    UnknownKey,
    Signature,
    Expired,
    NotYetValid,
}

/// <summary>Reads signed tokens, under keys that the caller names and the algorithm of each key only. What a header says about keys is never followed.</summary>
public static class JwtReader
{
    public const int MaxLength = 16 * 1024;

    private const int MaxHeaderLength = 1024;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>Seconds by which the clock of an issuer may be ahead, who often names the moment of issue as nbf.</summary>
    private const int Leeway = 300;

    // Members that bring or point to a key, or change what the signature covers.
    private static readonly string[] ForbiddenMembers = ["jku", "jwk", "x5u", "x5c", "crit", "b64", "zip", "enc"];

    /// <summary>Checks form, key, signature, <c>exp</c> and <c>nbf</c>; issuer, use and audience are the caller's to check.</summary>
    /// <param name="token">As received.</param>
    /// <param name="keys">The keys of the pool whose token this must be.</param>
    /// <param name="now">A token is expired from its <c>exp</c> on, and not valid yet where its <c>nbf</c> lies ahead by more than the leeway.</param>
    /// <param name="payload">Set when the answer is None, and also when it is Expired or NotYetValid.</param>
    public static JwtRefusal Read(string? token, IReadOnlyList<JwtKey> keys, DateTimeOffset now, out JsonElement payload)
    {
        payload = default;
        if (token is null) return JwtRefusal.Malformed;
        if (token.Length > MaxLength) return JwtRefusal.TooLarge;
        var headerEnd = token.IndexOf('.');
        var signatureStart = token.LastIndexOf('.') + 1;
        if (headerEnd is <= 0 or > MaxHeaderLength || signatureStart - 1 <= headerEnd + 1) return JwtRefusal.Malformed;
        if (!StrictBase64Url.TryDecode(token.AsSpan(0, headerEnd), out var headerBytes)
            || !StrictBase64Url.TryDecode(token.AsSpan(headerEnd + 1, signatureStart - headerEnd - 2), out var payloadBytes)
            || !StrictBase64Url.TryDecode(token.AsSpan(signatureStart), out var signature))
            return JwtRefusal.Malformed;

        if (Parse(headerBytes) is not { } header) return JwtRefusal.Malformed;
        var refusal = TryFindKey(header, keys, out var key);
        if (refusal != JwtRefusal.None) return refusal;
        if (!key.Verify(Encoding.ASCII.GetBytes(token, 0, signatureStart - 1), signature)) return JwtRefusal.Signature;

        if (Parse(payloadBytes) is not { } claims) return JwtRefusal.Malformed;
        if (!claims.TryGetProperty("exp", out var end) || TryReadSeconds(end) is not { } expiry) return JwtRefusal.Malformed;
        if (!TryReadStart(claims, out var start)) return JwtRefusal.Malformed;
        payload = claims;
        var seconds = now.ToUnixTimeSeconds();
        return seconds >= expiry ? JwtRefusal.Expired : seconds + Leeway < start ? JwtRefusal.NotYetValid : JwtRefusal.None;
    }

    /// <summary>Issuers write null for none.</summary>
    private static bool TryReadStart(JsonElement claims, out double start)
    {
        start = 0;
        if (!claims.TryGetProperty("nbf", out var value) || value.ValueKind == JsonValueKind.Null) return true;
        var read = TryReadSeconds(value);
        start = read ?? 0;
        return read is not null;
    }

    /// <summary>Issuers write fractions of seconds (RFC 7519, NumericDate).</summary>
    private static double? TryReadSeconds(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && double.IsFinite(seconds) ? seconds : null;

    private static JwtRefusal TryFindKey(JsonElement header, IReadOnlyList<JwtKey> keys, out JwtKey key)
    {
        try
        {
            return FindKey(header, keys, out key);
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud800 that stands for no text.
            key = null!;
            return JwtRefusal.Malformed;
        }
    }

    private static JwtRefusal FindKey(JsonElement header, IReadOnlyList<JwtKey> keys, out JwtKey key)
    {
        key = null!;
        var algorithm = Text(header, "alg");
        if (keys.Count > 0 && keys.All(k => k.Algorithm != algorithm)) return JwtRefusal.Algorithm;
        foreach (var name in ForbiddenMembers)
        {
            if (header.TryGetProperty(name, out _)) return JwtRefusal.Header;
        }
        var keyId = Text(header, "kid") ?? "";
        var found = keys.FirstOrDefault(k => k.KeyId == keyId && k.Algorithm == algorithm);
        if (found is null) return keys.Any(k => k.KeyId == keyId) ? JwtRefusal.Algorithm : JwtRefusal.UnknownKey;
        if (header.TryGetProperty("typ", out _) && !(Text(header, "typ") is { } type && found.AcceptsType(type))) return JwtRefusal.Header;
        key = found;
        return JwtRefusal.None;
    }

    private static string? Text(JsonElement header, string name) =>
        header.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Null unless the bytes are exactly one JSON object without repeated members.</summary>
    private static JsonElement? Parse(byte[] json)
    {
        // Checked here because the parser finds broken text only when a value is read, as an exception.
        if (!System.Text.Unicode.Utf8.IsValid(json)) return null;
        try
        {
            var element = JsonElement.Parse(json, Strict);
            return element.ValueKind == JsonValueKind.Object ? element : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
