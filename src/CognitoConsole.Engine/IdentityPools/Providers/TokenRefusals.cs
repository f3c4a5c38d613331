using System.Globalization;
using System.Text.Json;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>AWS's texts for a login token that is not taken.</summary>
internal static class TokenRefusals
{
    public const string NotAnIdToken = "Not a valid OpenId Connect identity token.";

    /// <exception cref="Contracts.CognitoException">NotAuthorizedException.</exception>
    public static void Demand(JwtRefusal refusal, JsonElement payload, DateTimeOffset now)
    {
        if (refusal == JwtRefusal.None) return;
        throw Errors.InvalidLogin(refusal switch
        {
            JwtRefusal.Expired => string.Create(CultureInfo.InvariantCulture, $"Token expired: {now.ToUnixTimeSeconds()} >= {payload.GetProperty("exp").GetDouble()}"),
            JwtRefusal.NotYetValid => string.Create(CultureInfo.InvariantCulture, $"Token is not yet valid: {now.ToUnixTimeSeconds()} < {payload.GetProperty("nbf").GetDouble()}"),
            JwtRefusal.Signature => "Token signature invalid.",
            _ => NotAnIdToken,
        });
    }

    public static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
