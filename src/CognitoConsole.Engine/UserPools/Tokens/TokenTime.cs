using System.Globalization;
using System.Text.Json;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// When a token was issued, to the millisecond: the claim <c>iat</c> has lost what is below a second, and whoever signs in again right after a sign-out would get tokens
/// that are revoked already. A token's id (<c>jti</c>) is a UUID that begins with the time.
/// </summary>
internal static class TokenTime
{
    public static Guid NewId(DateTimeOffset now) => Guid.CreateVersion7(now);

    /// <summary>Was this token there at that moment?</summary>
    public static bool IsUpTo(JsonElement claims, DateTimeOffset at) =>
        claims.GetProperty("jti").GetString() is { Length: 36 } id && id[14] == '7'
            ? long.Parse($"{id[..8]}{id[9..13]}", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) <= at.ToUnixTimeMilliseconds()
            : claims.GetProperty("iat").GetInt64() <= at.ToUnixTimeSeconds();
}
