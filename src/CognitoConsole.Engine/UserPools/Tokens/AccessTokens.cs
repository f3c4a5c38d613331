using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The person behind a valid access token.</summary>
/// <param name="Scope">The token's scopes.</param>
/// <param name="OriginJti">Its family; null when the client's tokens cannot be revoked.</param>
public sealed record SignedInUser(ClientEntry Entry, CognitoUser User, string[] Scope, string? OriginJti)
{
    /// <summary>The device that the token was given to.</summary>
    public string? DeviceKey { get; init; }

    /// <summary>When the person signed in.</summary>
    public required DateTimeOffset AuthTime { get; init; }

    /// <summary>What the person has proven then, as the token says.</summary>
    public required AuthMethods Methods { get; init; }
}

/// <summary>Checks access tokens: signature, use, issuer, client, expiry, revocation, the user's state and the scope.</summary>
public sealed class AccessTokens(CognitoDbContext db, PoolDirectory pools, EngineOptions options, TimeProvider clock)
{
    private sealed record State(CognitoUser User, DateTimeOffset? RevokedAt, DateTimeOffset? AuthTime, bool HasFamily);

    private static readonly Func<CognitoDbContext, string, string, string, CancellationToken, Task<State?>> UserAndFamily =
        EF.CompileAsyncQuery((CognitoDbContext db, string poolId, string username, string originJti, CancellationToken cancellation) => (
            from u in db.CognitoUsers.AsNoTracking()
            where u.UserPoolId == poolId && u.Username == username
            join t in db.RefreshTokens.AsNoTracking() on new { u.UserPoolId, OriginJti = originJti } equals new { t.UserPoolId, t.OriginJti } into families
            from t in families.DefaultIfEmpty()
            select new State(u, t == null ? null : t.RevokedAt, t == null ? null : t.AuthTime, t != null)).FirstOrDefault());

    /// <param name="requiredScope">The API's own scope, or <c>openid</c> for userInfo.</param>
    /// <exception cref="CognitoException">NotAuthorizedException with AWS's text for each case.</exception>
    public async Task<SignedInUser> Demand(string accessToken, CancellationToken cancellation, string requiredScope = TokenIssuer.ApiScope)
    {
        var (entry, claims) = await Read(accessToken, cancellation);
        if (Text(claims, "username") is not { } username) throw Errors.NotAuthorized("Invalid Access Token");
        var poolId = entry.Pool.Id;
        var scope = (Text(claims, "scope") ?? "").Split(' ');
        if (!scope.Contains(requiredScope)) throw Errors.NotAuthorized("Access Token does not have required scopes");

        var originJti = Text(claims, "origin_jti");
        var state = await UserAndFamily(db, poolId, username, originJti ?? "", cancellation) ?? throw Errors.UserNotFound();
        if (!state.User.Enabled) throw Errors.NotAuthorized("User is disabled.");
        // A family that is gone has been revoked or cleaned up; without one, a sign-out counts for everything issued before.
        var revoked = originJti is not null
            ? state.RevokedAt is not null || !state.HasFamily
            : state.User.SignedOutAt is { } at && TokenTime.IsUpTo(claims, at);
        if (revoked) throw Errors.NotAuthorized("Access Token has been revoked");
        if (Text(claims, "sub") != state.User.Sub) throw Errors.NotAuthorized("Invalid Access Token");
        return new SignedInUser(entry, state.User, scope, originJti)
        {
            DeviceKey = Text(claims, "device_key"),
            // The claim has lost what is below a second.
            AuthTime = state.AuthTime ?? DateTimeOffset.FromUnixTimeSeconds(claims.GetProperty("auth_time").GetInt64()),
            Methods = AcrLevels.FromAmr(Texts(claims, "amr")),
        };
    }

    /// <summary>For a scope that machines get too (client_credentials): of a person, all of the above; in any case the client must still have the scope.</summary>
    public async Task<ClientEntry> DemandClient(string accessToken, string requiredScope, CancellationToken cancellation)
    {
        var (entry, claims) = await Read(accessToken, cancellation);
        if (claims.TryGetProperty("username", out _)) await Demand(accessToken, cancellation, requiredScope);
        else if (Text(claims, "sub") != entry.Client.ClientId || !(Text(claims, "scope") ?? "").Split(' ').Contains(requiredScope)) throw Errors.NotAuthorized("Access Token does not have required scopes");
        return entry.Client.AllowedOAuthScopes.Contains(requiredScope) ? entry : throw Errors.NotAuthorized("Access Token does not have required scopes");
    }

    /// <summary>Whoever the token is for: a genuine one of this server, of a client that is still there.</summary>
    private async Task<(ClientEntry Entry, JsonElement Claims)> Read(string accessToken, CancellationToken cancellation)
    {
        var poolId = PoolOf(accessToken) ?? throw Errors.NotAuthorized("Invalid Access Token");
        PoolKeys keys;
        try
        {
            keys = await pools.SigningKeys(poolId, cancellation);
        }
        catch (CognitoException unknown) when (unknown.Status < 500)
        {
            throw Errors.NotAuthorized("Invalid Access Token");
        }

        var refusal = JwtReader.Read(accessToken, [keys.Access.VerificationKey], clock.GetUtcNow(), out var claims);
        if (refusal == JwtRefusal.Signature) throw Errors.NotAuthorized("Could not verify signature for Access Token");
        if (refusal is not (JwtRefusal.None or JwtRefusal.Expired) || Text(claims, "token_use") != "access" || Text(claims, "client_id") is not { } clientId)
            throw Errors.NotAuthorized("Invalid Access Token");
        if (refusal == JwtRefusal.Expired) throw Errors.NotAuthorized("Access Token has expired");

        ClientEntry entry;
        try
        {
            entry = await pools.Client(poolId, clientId, cancellation);
        }
        catch (CognitoException unknown) when (unknown.Status < 500)
        {
            throw Errors.NotAuthorized("Invalid Access Token");
        }

        if (!options.IsIssuer(entry.Pool, Text(claims, "iss"))) throw Errors.NotAuthorized("Invalid Access Token");
        return (entry, claims);
    }

    /// <summary>The pool that the token claims to be from. Only chooses the keys; the signature decides.</summary>
    private static string? PoolOf(string token)
    {
        if (token.Length > JwtReader.MaxLength) return null;
        var parts = token.Split('.');
        if (parts.Length != 3 || !StrictBase64Url.TryDecode(parts[1], out var payload)) return null;
        try
        {
            var reader = new Utf8JsonReader(payload);
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1) continue;
                var isIssuer = reader.ValueTextEquals("iss"u8);
                reader.Read();
                if (!isIssuer) { reader.Skip(); continue; }
                if (reader.TokenType != JsonTokenType.String) return null;
                var issuer = reader.GetString()!.TrimEnd('/');
                return issuer[(issuer.LastIndexOf('/') + 1)..];
            }
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }

        return null;
    }

    private static string[] Texts(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var values) && values.ValueKind == JsonValueKind.Array ? [.. values.EnumerateArray().Select(v => v.GetString()!)] : [];

    private static string? Text(JsonElement claims, string name) =>
        claims.ValueKind == JsonValueKind.Object && claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
