using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CognitoConsole.Admin.UserPools;

/// <summary>A token taken apart.</summary>
internal sealed record Jwt(JsonElement Header, JsonElement Claims, string Signed, byte[] Signature)
{
    private static readonly string[] Times = ["exp", "iat", "auth_time", "nbf"];

    /// <summary>Null with the reason when it is none.</summary>
    public static Jwt? Read(string token, out string? fault)
    {
        var parts = token.Trim().Split('.');
        fault = parts.Length switch
        {
            3 => null,
            5 => "This is an encrypted token, as refresh tokens are: only the server that issued it can open it.",
            _ => "A token has three parts with dots between them.",
        };
        if (fault is not null) return null;
        try
        {
            var (header, claims) = (Json(parts[0]), Json(parts[1]));
            if (header.ValueKind == JsonValueKind.Object && claims.ValueKind == JsonValueKind.Object) return new(header, claims, $"{parts[0]}.{parts[1]}", Base64Url.DecodeFromChars(parts[2]));
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException)
        {
            // Said below.
        }

        fault = "Header or claims are not JSON in base64url.";
        return null;
    }

    /// <summary>Was it signed by one of these keys? The sentence says by which, or why not.</summary>
    /// <param name="keySet">A JSON Web Key Set.</param>
    public (bool IsValid, string Text) Verify(string keySet)
    {
        if (Text(Header, "alg") is not "RS256" and var algorithm) return (false, $"Signed by {algorithm ?? "nothing"}, not by RS256 as this user pool signs.");
        var kid = Text(Header, "kid");
        foreach (var key in JsonDocument.Parse(keySet).RootElement.GetProperty("keys").EnumerateArray())
        {
            if (key.GetProperty("kid").GetString() != kid) continue;
            using var rsa = RSA.Create(new RSAParameters { Modulus = Base64Url.DecodeFromChars(key.GetProperty("n").GetString()), Exponent = Base64Url.DecodeFromChars(key.GetProperty("e").GetString()) });
            return rsa.VerifyData(Encoding.ASCII.GetBytes(Signed), Signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                ? (true, $"Signed by the user pool's key {kid}.")
                : (false, "The signature does not fit: the token was changed, or somebody else signed it.");
        }

        return (false, $"This user pool has no key {kid}: the token is from another pool or another server.");
    }

    /// <summary>A claim's value as a person reads it.</summary>
    public static string Show(string name, JsonElement value, DateTimeOffset now)
    {
        if (Times.Contains(name) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds) && seconds is > 0 and < 253_402_300_800)
        {
            var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
            var distance = at - now;
            return $"{at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)} ({(distance > TimeSpan.Zero ? $"in {Span(distance)}" : $"{Span(-distance)} ago")})";
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
    }

    public DateTimeOffset? Expiry => Claims.TryGetProperty("exp", out var exp) && exp.ValueKind == JsonValueKind.Number && exp.TryGetInt64(out var seconds) && seconds is > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>What a claim means, in plain words.</summary>
    public static string Meaning(string name) => name switch
    {
        "alg" => "How it is signed",
        "kid" => "Which of the pool's keys signed it",
        "typ" => "What kind of object it is",
        "sub" => "The user: an ID that never changes",
        "iss" => "Who issued it: the user pool",
        "aud" => "For whom it is: the app client, or an API",
        "client_id" => "The app client that it was issued to",
        "token_use" => "What it is for: id tells an app who the person is, access opens APIs",
        "scope" => "What it may be used for",
        "exp" => "When it expires",
        "iat" => "When it was issued",
        "nbf" => "Not good before",
        "auth_time" => "When the person really signed in; refreshing keeps it",
        "acr" => "The highest level that the sign-in has reached, by the name that the pool gives it",
        "amr" => "With what the person signed in: pwd password, otp authenticator app, sms and email_otp codes, swk and hwk passkeys, mfa several of them",
        "jti" => "The ID of this token",
        "origin_jti" => "The sign-in that it comes from: ending that session ends it",
        "event_id" => "The call that issued it",
        "username" or "cognito:username" => "The user name",
        "cognito:groups" => "Groups of the user",
        "cognito:roles" => "IAM roles of those groups",
        "cognito:preferred_role" => "The role of the group with the highest precedence",
        "identities" => "Providers that the person signs in with",
        "device_key" => "The remembered device",
        "version" => "Version of the token's form",
        "nonce" => "What the app sent along, to know its own request again",
        "at_hash" => "Hash of the access token that came with it",
        _ when name.EndsWith("_verified", StringComparison.Ordinal) => "Whether that was proved with a code",
        _ when name.StartsWith("custom:", StringComparison.Ordinal) => "A custom attribute of the user",
        _ => "An attribute of the user, or a claim that a trigger added",
    };

    public static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement Json(string part) => JsonDocument.Parse(Base64Url.DecodeFromChars(part)).RootElement;

    private static string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0} days"),
        { TotalHours: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0} hours"),
        { TotalMinutes: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} minutes"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} seconds"),
    };
}
