using System.Globalization;
using System.Text.Json;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a sign-in (or its refresh) has earned.</summary>
/// <param name="AuthTime">When the person really signed in.</param>
/// <param name="OriginJti">The family of tokens.</param>
/// <param name="Scope">Space-separated, as granted by the authorization server; null for sign-in through the API.</param>
public sealed record TokenGrant(ClientEntry Entry, CognitoUser User, DateTimeOffset AuthTime, string OriginJti, string? Scope = null, string? Nonce = null)
{
    /// <summary>The device that the sign-in came from, or was given.</summary>
    public string? DeviceKey { get; init; }

    /// <summary>What the access token is for; null for whatever takes the pool's tokens.</summary>
    public string? Resource { get; init; }

    /// <summary>What the person has proven.</summary>
    public AuthMethods Methods { get; init; }

    /// <summary>What the tokens are made for, as the pre-token trigger names it.</summary>
    public string Source { get; init; } = TokenSource.Authentication;

    /// <summary>The browser session behind it.</summary>
    public string? OriginSessionId { get; init; }
}

/// <summary>Signed tokens of one grant. <paramref name="IdToken"/> is null when the granted scopes lack <c>openid</c>.</summary>
public sealed record IssuedTokens(string AccessToken, string? IdToken, int ExpiresIn);

/// <summary>Writes ID and access tokens with Cognito's contents.</summary>
public sealed class TokenIssuer(CognitoDbContext db, PoolDirectory pools, PreTokenGenerationTrigger trigger, EngineOptions options, TimeProvider clock)
{
    public const string ApiScope = "aws.cognito.signin.user.admin";

    private static readonly Func<CognitoDbContext, string, string, IAsyncEnumerable<Group>> GroupsOf =
        EF.CompileAsyncQuery((CognitoDbContext db, string poolId, string username) =>
            from m in db.GroupMembers.AsNoTracking()
            where m.UserPoolId == poolId && m.Username == username
            join g in db.Groups.AsNoTracking() on new { m.UserPoolId, m.GroupName } equals new { g.UserPoolId, g.GroupName }
            orderby g.GroupName
            select g);

    public async Task<IssuedTokens> Issue(TokenGrant grant, CancellationToken cancellation)
    {
        var keys = await pools.SigningKeys(grant.Entry.Pool.Id, cancellation);
        var groups = new List<Group>();
        await foreach (var group in GroupsOf(db, grant.Entry.Pool.Id, grant.User.Username).WithCancellation(cancellation)) groups.Add(group);
        var now = clock.GetUtcNow();
        var eventId = Guid.NewGuid().ToString();
        var lifetime = TokenValidity.Access(grant.Entry.Client);
        var overrides = await trigger.Run(grant, groups, grant.Scope ?? ApiScope);
        Action<Utf8JsonWriter> accessClaims = json => WriteAccessClaims(json, grant, groups, eventId, now, lifetime);
        var access = JwtWriter.Write(keys.Access, overrides?.ApplyToAccess(accessClaims) ?? accessClaims);
        var wantsId = grant.Scope is null || grant.Scope.Split(' ').Contains("openid");
        Action<Utf8JsonWriter> idClaims = json => WriteIdClaims(json, grant, groups, eventId, now, access);
        var id = wantsId ? JwtWriter.Write(keys.Id, overrides?.ApplyToId(idClaims) ?? idClaims) : null;
        return new IssuedTokens(access, id, (int)lifetime.TotalSeconds);
    }

    /// <summary>A token for a machine: client_credentials, no user behind it.</summary>
    public async Task<IssuedTokens> IssueForClient(ClientEntry entry, string scope, CancellationToken cancellation)
    {
        var keys = await pools.SigningKeys(entry.Pool.Id, cancellation);
        var now = clock.GetUtcNow();
        var lifetime = TokenValidity.Access(entry.Client);
        var overrides = await trigger.RunForClient(entry, scope);
        Action<Utf8JsonWriter> claims = json =>
        {
            json.WriteString("sub", entry.Client.ClientId);
            json.WriteString("token_use", "access");
            json.WriteString("scope", scope);
            json.WriteNumber("auth_time", now.ToUnixTimeSeconds());
            json.WriteString("iss", Issuer(entry.Pool));
            json.WriteNumber("exp", (now + lifetime).ToUnixTimeSeconds());
            json.WriteNumber("iat", now.ToUnixTimeSeconds());
            json.WriteNumber("version", 2);
            json.WriteString("jti", TokenTime.NewId(now));
            json.WriteString("client_id", entry.Client.ClientId);
        };
        var access = JwtWriter.Write(keys.Access, overrides?.ApplyToAccess(claims) ?? claims);
        return new IssuedTokens(access, null, (int)lifetime.TotalSeconds);
    }

    public string Issuer(UserPool pool) => options.Issuer(pool);

    private void WriteAccessClaims(Utf8JsonWriter json, TokenGrant grant, List<Group> groups, string eventId, DateTimeOffset now, TimeSpan lifetime)
    {
        json.WriteString("sub", grant.User.Sub);
        if (grant.DeviceKey is not null) json.WriteString("device_key", grant.DeviceKey);
        WriteGroupNames(json, groups);
        json.WriteString("iss", Issuer(grant.Entry.Pool));
        if (grant.Scope is not null) json.WriteNumber("version", 2);
        json.WriteString("client_id", grant.Entry.Client.ClientId);
        if (grant.Resource is not null) json.WriteString("aud", grant.Resource);
        if (grant.Entry.Client.EnableTokenRevocation) json.WriteString("origin_jti", grant.OriginJti);
        json.WriteString("event_id", eventId);
        json.WriteString("token_use", "access");
        json.WriteString("scope", grant.Scope ?? ApiScope);
        json.WriteNumber("auth_time", grant.AuthTime.ToUnixTimeSeconds());
        WriteMethods(json, grant);
        json.WriteNumber("exp", (now + lifetime).ToUnixTimeSeconds());
        json.WriteNumber("iat", now.ToUnixTimeSeconds());
        json.WriteString("jti", TokenTime.NewId(now));
        json.WriteString("username", grant.User.Username);
    }

    private void WriteIdClaims(Utf8JsonWriter json, TokenGrant grant, List<Group> groups, string eventId, DateTimeOffset now, string accessToken)
    {
        var client = grant.Entry.Client;
        json.WriteString("sub", grant.User.Sub);
        WriteGroupNames(json, groups);
        WriteRoles(json, groups);
        json.WriteString("iss", Issuer(grant.Entry.Pool));
        json.WriteString("cognito:username", grant.User.Username);
        if (grant.Nonce is not null) json.WriteString("nonce", grant.Nonce);
        if (client.EnableTokenRevocation) json.WriteString("origin_jti", grant.OriginJti);
        json.WriteString("aud", client.ClientId);
        json.WriteString("event_id", eventId);
        json.WriteString("token_use", "id");
        json.WriteNumber("auth_time", grant.AuthTime.ToUnixTimeSeconds());
        WriteMethods(json, grant);
        json.WriteNumber("exp", (now + TokenValidity.Id(client)).ToUnixTimeSeconds());
        json.WriteNumber("iat", now.ToUnixTimeSeconds());
        json.WriteString("jti", TokenTime.NewId(now));
        if (grant.Scope is not null) json.WriteString("at_hash", JwtWriter.AccessTokenHash(accessToken));
        WriteAttributes(json, grant);
    }

    private static void WriteMethods(Utf8JsonWriter json, TokenGrant grant)
    {
        if (grant.Methods == AuthMethods.None || !AcrLevels.AreKnown(grant.Entry.Pool)) return;
        json.WriteStartArray("amr");
        foreach (var method in AcrLevels.Amr(grant.Methods)) json.WriteStringValue(method);
        json.WriteEndArray();
        if (AcrLevels.Name(grant.Entry.Pool, grant.Methods) is { } level) json.WriteString("acr", level);
    }

    private static void WriteGroupNames(Utf8JsonWriter json, List<Group> groups)
    {
        if (groups.Count == 0) return;
        json.WriteStartArray("cognito:groups");
        foreach (var group in groups.OrderBy(g => g.Precedence ?? int.MaxValue).ThenBy(g => g.GroupName, StringComparer.Ordinal)) json.WriteStringValue(group.GroupName);
        json.WriteEndArray();
    }

    private static void WriteRoles(Utf8JsonWriter json, List<Group> groups)
    {
        var roles = groups.Where(g => g.RoleArn is not null).OrderBy(g => g.Precedence ?? int.MaxValue).ToList();
        if (roles.Count == 0) return;
        if (GroupRoles.Preferred(groups) is { } preferred) json.WriteString("cognito:preferred_role", preferred);
        json.WriteStartArray("cognito:roles");
        foreach (var role in roles.Select(g => g.RoleArn!).Distinct()) json.WriteStringValue(role);
        json.WriteEndArray();
    }

    private static void WriteAttributes(Utf8JsonWriter json, TokenGrant grant)
    {
        foreach (var (name, value) in grant.User.Attributes)
        {
            if (!AttributeRules.MayRead(grant.Entry.Client, name) || !OAuthScopes.Covers(grant.Scope, name)) continue;
            switch (name)
            {
                case "email_verified" or "phone_number_verified":
                    json.WriteBoolean(name, value == "true");
                    break;
                case "address":
                    json.WriteStartObject("address");
                    json.WriteString("formatted", value);
                    json.WriteEndObject();
                    break;
                case "updated_at" when long.TryParse(value, CultureInfo.InvariantCulture, out var seconds):
                    json.WriteNumber(name, seconds);
                    break;
                case LinkedIdentities.Attribute:
                    LinkedIdentities.WriteClaim(json, value);
                    break;
                default:
                    json.WriteString(name, value);
                    break;
            }
        }
    }
}
