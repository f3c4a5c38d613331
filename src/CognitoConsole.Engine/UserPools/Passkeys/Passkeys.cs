using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a sign-in with a passkey begins with: the options for the browser, and the state for the session.</summary>
public sealed record PasskeyRequest(string Options, string State);

/// <summary>Passkeys of the users of a pool. Identity's handler checks what the browser brings.</summary>
public sealed class Passkeys(CognitoDbContext db, RelyingParty relyingParty, KeyRing keys, AuthAttempt attempt)
{
    public const int MaxPerUser = 20;

    public Task<bool> Any(CognitoUser user, CancellationToken cancellation) => Of(user).AnyAsync(cancellation);

    public IQueryable<WebAuthnCredential> Of(CognitoUser user) =>
        db.WebAuthnCredentials.AsNoTracking().Where(c => c.UserPoolId == user.UserPoolId && c.Username == user.Username);

    /// <exception cref="Contracts.CognitoException">ResourceNotFoundException: the user has no such passkey.</exception>
    public async Task Remove(CognitoUser user, string credentialId, CancellationToken cancellation)
    {
        if (!StrictBase64Url.TryDecode(credentialId, out var id)) throw Errors.WebAuthnCredentialNotFound();
        var hash = Hash(id);
        db.WebAuthnCredentials.Remove(await Of(user).FirstOrDefaultAsync(c => c.CredentialIdHash == hash, cancellation) ?? throw Errors.WebAuthnCredentialNotFound());
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw Errors.WebAuthnCredentialNotFound();
        }
    }

    public static Contracts.UserPools.WebAuthnCredentialDescription Describe(WebAuthnCredential passkey) => new()
    {
        CredentialId = passkey.CredentialId,
        FriendlyCredentialName = passkey.FriendlyCredentialName,
        RelyingPartyId = passkey.RelyingPartyId,
        AuthenticatorAttachment = passkey.AuthenticatorAttachment,
        AuthenticatorTransports = passkey.AuthenticatorTransports,
        CreatedAt = passkey.CreatedAt,
    };

    /// <summary>What a browser needs to make a passkey, and the state that its answer is checked against.</summary>
    public async Task<PasskeyCreationOptionsResult> Creation(UserPool pool, CognitoUser user, CancellationToken cancellation)
    {
        var id = await relyingParty.Id(pool, cancellation);
        var handler = new PasskeyUsers(user, user.Sub, await Known(user, cancellation)).Handler(RelyingParty.Options(pool, id));
        var name = LoginAttributes.DisplayName(user);
        return await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = user.Sub, Name = name, DisplayName = name }, new DefaultHttpContext());
    }

    /// <summary>Checks a new passkey; the answer is the row to add.</summary>
    /// <exception cref="Contracts.CognitoException">The WebAuthn error that fits.</exception>
    public async Task<WebAuthnCredential> Attest(UserPool pool, CognitoUser user, JsonElement credential, string state, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = await relyingParty.Id(pool, cancellation);
        var (origin, hash) = Claims(credential, "attestationObject");
        if (origin is not null && !RelyingParty.Allows(id, origin)) throw Errors.WebAuthnOriginNotAllowed();
        if (hash is not null && !hash.AsSpan().SequenceEqual(SHA256.HashData(Encoding.UTF8.GetBytes(id)))) throw Errors.WebAuthnRelyingPartyMismatch();
        var handler = new PasskeyUsers(user, user.Sub, await Known(user, cancellation)).Handler(RelyingParty.Options(pool, id));
        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = new DefaultHttpContext(), CredentialJson = credential.GetRawText(), AttestationState = state });
        if (!result.Succeeded) throw Errors.WebAuthnCredentialNotSupported();
        var passkey = result.Passkey;
        return new WebAuthnCredential
        {
            UserPoolId = user.UserPoolId,
            CredentialIdHash = Hash(passkey.CredentialId),
            Username = user.Username,
            CredentialId = StrictBase64Url.Encode(passkey.CredentialId),
            PublicKey = passkey.PublicKey,
            FriendlyCredentialName = passkey.IsBackupEligible ? "Synced passkey" : "Passkey",
            RelyingPartyId = id,
            AuthenticatorAttachment = credential.TryGetProperty("authenticatorAttachment", out var kind) && kind.ValueKind == JsonValueKind.String && kind.GetString() is "platform" or "cross-platform" ? kind.GetString() : null,
            AuthenticatorTransports = [.. (passkey.Transports ?? []).Where(t => t.Length <= 32).Take(8)],
            CreatedAt = now,
            IsUserVerified = passkey.IsUserVerified,
            IsBackupEligible = passkey.IsBackupEligible,
            IsBackedUp = passkey.IsBackedUp,
            SignCount = passkey.SignCount,
        };
    }

    /// <summary>What a browser needs to use a passkey. For somebody who does not exist the same, with a passkey that nobody has.</summary>
    public async Task<PasskeyRequest> Request(UserPool pool, CognitoUser? user, string name, CancellationToken cancellation)
    {
        var id = await relyingParty.Id(pool, cancellation);
        user ??= Nobody(pool, name);
        var known = user.Sub.Length > 0 ? await Known(user, cancellation) : [Nothing(pool, name)];
        var handler = new PasskeyUsers(user, user.Sub, known).Handler(RelyingParty.Options(pool, id, RelyingParty.CountsAsMfa(pool)));
        var request = await handler.MakeRequestOptionsAsync(user, new DefaultHttpContext());
        return new PasskeyRequest(request.RequestOptionsJson, request.AssertionState ?? "");
    }

    /// <summary>Checks that the answer proves one of the user's passkeys; its counter moves on. A wrong one stands in the user's history as a wrong password does.</summary>
    /// <returns>What it proves; null where it proves nothing.</returns>
    public async Task<AuthMethods?> Assert(UserPool pool, CognitoUser user, string credential, string state, CancellationToken cancellation)
    {
        var method = await Proves(pool, user, credential, state, cancellation);
        attempt.Judged(user, method is not null);
        return method;
    }

    private async Task<AuthMethods?> Proves(UserPool pool, CognitoUser user, string credential, string state, CancellationToken cancellation)
    {
        var id = await relyingParty.Id(pool, cancellation);
        var rows = await Of(user).ToListAsync(cancellation);
        var handler = new PasskeyUsers(user, user.Sub, [.. rows.Select(Info)]).Handler(RelyingParty.Options(pool, id, RelyingParty.CountsAsMfa(pool)));
        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = new DefaultHttpContext(), CredentialJson = credential, AssertionState = state });
        if (!result.Succeeded) return null;
        var (hash, count, backedUp) = (Hash(result.Passkey.CredentialId), (long)result.Passkey.SignCount, result.Passkey.IsBackedUp);
        var row = rows.Single(r => r.CredentialIdHash == hash);
        var before = row.SignCount;
        // Of two answers with the same counter one was made by a copy.
        var moved = await db.WebAuthnCredentials.Where(c => c.UserPoolId == user.UserPoolId && c.CredentialIdHash == hash && c.SignCount == before)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.SignCount, count).SetProperty(c => c.IsBackedUp, backedUp), cancellation);
        return moved == 1 ? MethodOf(row) : null;
    }

    /// <summary>A passkey that the browser called roaming when it was made is one; where it said nothing, it is the platform's.</summary>
    private static AuthMethods MethodOf(WebAuthnCredential row) => row.AuthenticatorAttachment == "cross-platform" ? AuthMethods.RoamingPasskey : AuthMethods.PlatformPasskey;

    public static string Hash(byte[] credentialId) => Convert.ToHexStringLower(SHA256.HashData(credentialId));

    private async Task<IReadOnlyList<UserPasskeyInfo>> Known(CognitoUser user, CancellationToken cancellation) =>
        [.. (await Of(user).OrderBy(c => c.CreatedAt).Take(MaxPerUser).ToListAsync(cancellation)).Select(Info)];

    private static UserPasskeyInfo Info(WebAuthnCredential row)
    {
        if (!StrictBase64Url.TryDecode(row.CredentialId, out var id)) throw new InvalidOperationException("A passkey's id is not base64url.");
        return new UserPasskeyInfo(id, row.PublicKey, row.CreatedAt, (uint)row.SignCount, [.. row.AuthenticatorTransports], row.IsUserVerified, row.IsBackupEligible, row.IsBackedUp, [], []);
    }

    private static CognitoUser Nobody(UserPool pool, string name) => new()
    {
        UserPoolId = pool.Id,
        Username = name,
        Sub = "",
        UserStatus = "",
        UserCreateDate = default,
        UserLastModifiedDate = default,
    };

    private UserPasskeyInfo Nothing(UserPool pool, string name) => new(
        HMACSHA256.HashData(keys.DeriveKey("simulated-passkey"), Encoding.UTF8.GetBytes($"{pool.Id}\n{name}")), [], default, 0, ["internal"], false, false, false, [], []);

    /// <summary>Origin and relying party's hash as the browser wrote them, to tell the reasons of a refusal apart. The handler is who checks them.</summary>
    private static (string? Origin, byte[]? RelyingPartyHash) Claims(JsonElement credential, string authenticatorMember)
    {
        if (credential.ValueKind != JsonValueKind.Object || !credential.TryGetProperty("response", out var response) || response.ValueKind != JsonValueKind.Object) return default;
        return (Origin(Bytes(response, "clientDataJSON")), AuthenticatorData(Bytes(response, authenticatorMember)));

        static byte[]? Bytes(JsonElement response, string name) =>
            response.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && StrictBase64Url.TryDecode(value.GetString()!, out var bytes) ? bytes : null;
    }

    private static string? Origin(byte[]? clientData)
    {
        if (clientData is null) return null;
        try
        {
            using var json = JsonDocument.Parse(clientData);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("origin", out var origin) && origin.ValueKind == JsonValueKind.String ? origin.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The 32 bytes behind the head of the CBOR member "authData".</summary>
    private static byte[]? AuthenticatorData(byte[]? attestation)
    {
        var name = "authData"u8;
        if (attestation is null || attestation.AsSpan().IndexOf(name) is not (>= 0 and var at)) return null;
        var rest = attestation.AsSpan(at + name.Length);
        if (rest.IsEmpty) return null;
        var head = rest[0] switch { 0x58 => 2, 0x59 => 3, _ => 1 };
        return rest.Length < head + SHA256.HashSizeInBytes ? null : rest.Slice(head, SHA256.HashSizeInBytes).ToArray();
    }
}
