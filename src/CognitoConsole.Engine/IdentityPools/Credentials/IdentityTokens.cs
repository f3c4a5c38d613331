using System.Security.Cryptography;
using System.Text.Json;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.Security;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>What an OpenID token of an identity says.</summary>
/// <param name="IdentityId">sub</param>
/// <param name="IdentityPoolId">aud</param>
/// <param name="Amr"><c>authenticated</c> or <c>unauthenticated</c>, then the logins.</param>
public sealed record IdentityToken(string IdentityId, string IdentityPoolId, IReadOnlyList<string> Amr)
{
    public IReadOnlyDictionary<string, string> PrincipalTags { get; init; } = new Dictionary<string, string>();

    public const string Authenticated = "authenticated";
    public const string Unauthenticated = "unauthenticated";

    public bool IsGuest => Amr is [Unauthenticated, ..];
}

/// <summary>Signs and reads the OpenID tokens of identities (RS512). One issuer for all pools, as AWS's.</summary>
public sealed class IdentityTokens
{
    public const string Issuer = "https://cognito-identity.amazonaws.com";
    private const string PoolArnClaim = "https://cognito-identity.amazonaws.com/identity-pool-arn";
    private const string TagsClaim = "https://aws.amazon.com/tags";

    private readonly Snapshots<IReadOnlyList<JwtSigningKey>> _keys;
    private readonly TimeProvider _clock;

    public IdentityTokens(IServiceScopeFactory scopes, SigningKeys signingKeys, KeyRing keyRing, TimeProvider clock)
    {
        _clock = clock;
        _keys = new(clock, 1, async _ =>
        {
            await using var scope = scopes.CreateAsyncScope();
            return await Load(scope.ServiceProvider.GetRequiredService<CognitoDbContext>(), signingKeys, keyRing, clock);
        });
    }

    /// <summary>The public keys; the first is of the key that signs.</summary>
    public async ValueTask<IReadOnlyList<JwtVerificationKey>> PublicKeys(CancellationToken cancellation) => [.. (await Keys(cancellation)).Select(k => k.VerificationKey)];

    public ValueTask<string> Sign(IdentityToken token, string poolArn, TimeSpan life, CancellationToken cancellation) => Sign(token, Issuer, "JWS", poolArn, life, cancellation);

    /// <summary>For an STS elsewhere, which has to find the keys by the issuer. Of another type than our own tokens, so that it is never taken for one here.</summary>
    public ValueTask<string> SignFor(string issuer, IdentityToken token, string poolArn, TimeSpan life, CancellationToken cancellation) => Sign(token, issuer, "JWT", poolArn, life, cancellation);

    private async ValueTask<string> Sign(IdentityToken token, string issuer, string type, string poolArn, TimeSpan life, CancellationToken cancellation)
    {
        var key = (await Keys(cancellation))[0];
        var now = _clock.GetUtcNow();
        return JwtWriter.Write(key, key.HeaderOf(type, "RS512"), HashAlgorithmName.SHA512, json =>
        {
            json.WriteString("sub", token.IdentityId);
            json.WriteString("aud", token.IdentityPoolId);
            json.WriteStartArray("amr");
            foreach (var method in token.Amr) json.WriteStringValue(method);
            json.WriteEndArray();
            json.WriteString("iss", issuer);
            json.WriteString(PoolArnClaim, poolArn);
            if (token.PrincipalTags.Count > 0) WriteTags(json, token.PrincipalTags);
            json.WriteNumber("exp", (now + life).ToUnixTimeSeconds());
            json.WriteNumber("iat", now.ToUnixTimeSeconds());
        });
    }

    /// <summary>Null unless this server has signed it and it is still good.</summary>
    public async ValueTask<(JwtRefusal Refusal, IdentityToken? Token, JsonElement Payload)> Read(string token, CancellationToken cancellation)
    {
        var keys = (await Keys(cancellation)).Select(k => new Key(k.VerificationKey)).ToList();
        var refusal = JwtReader.Read(token, keys, _clock.GetUtcNow(), out var payload);
        if (refusal != JwtRefusal.None) return (refusal, null, payload);
        return (refusal, new IdentityToken(payload.GetProperty("sub").GetString()!, payload.GetProperty("aud").GetString()!, [.. payload.GetProperty("amr").EnumerateArray().Select(a => a.GetString()!)])
        {
            PrincipalTags = ReadTags(payload),
        }, payload);
    }

    private static void WriteTags(Utf8JsonWriter json, IReadOnlyDictionary<string, string> tags)
    {
        json.WriteStartObject(TagsClaim);
        json.WriteStartObject("principal_tags");
        foreach (var (key, value) in tags)
        {
            json.WriteStartArray(key);
            json.WriteStringValue(value);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static IReadOnlyDictionary<string, string> ReadTags(JsonElement payload) =>
        payload.TryGetProperty(TagsClaim, out var claim) && claim.TryGetProperty("principal_tags", out var tags)
            ? tags.EnumerateObject().ToDictionary(t => t.Name, t => t.Value[0].GetString()!)
            : new Dictionary<string, string>();

    private async ValueTask<IReadOnlyList<JwtSigningKey>> Keys(CancellationToken cancellation) => (await _keys.Get("", cancellation))!;

    private static async Task<IReadOnlyList<JwtSigningKey>?> Load(CognitoDbContext db, SigningKeys signingKeys, KeyRing keyRing, TimeProvider clock)
    {
        if (!await db.IdentityTokenKeys.AnyAsync())
        {
            var fresh = signingKeys.Take();
            db.IdentityTokenKeys.Add(new IdentityTokenKey { Kid = fresh.KeyId, PrivateKey = keyRing.Protect(fresh.ExportPkcs8(), Purpose(fresh.KeyId)), CreationDate = clock.GetUtcNow() });
            await db.SaveChangesAsync();
        }

        var rows = await db.IdentityTokenKeys.AsNoTracking().OrderByDescending(k => k.CreationDate).ThenBy(k => k.Kid).ToListAsync();
        return [.. rows.Select(r => signingKeys.Get(r.Kid, () => keyRing.Unprotect(r.PrivateKey, Purpose(r.Kid))))];
    }

    private static string Purpose(string kid) => $"identity-token-key/{kid}";

    private sealed class Key(JwtVerificationKey key) : JwtKey(key.KeyId, "RS512")
    {
        internal override bool Verify(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature) => key.Verify(signed, signature, HashAlgorithmName.SHA512);

        internal override bool AcceptsType(string type) => type == "JWS";
    }
}
