using System.Text.Json;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Adding a passkey to a user, for the API and the hosted UI: the question, and its answer.</summary>
public sealed class PasskeyRegistrations(CognitoDbContext db, Passkeys passkeys, PoolUserKinds kinds, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <returns>PublicKeyCredentialCreationOptions as JSON.</returns>
    public async Task<string> Start(UserPool pool, CognitoUser user, CancellationToken cancellation)
    {
        if (!FirstFactors.Allows(pool, AuthFactorType.WebAuthn)) throw Errors.WebAuthnNotEnabled();
        if (await passkeys.Of(user).CountAsync(cancellation) >= Passkeys.MaxPerUser) throw TooMany();
        var creation = await passkeys.Creation(pool, user, cancellation);

        // The newest registration counts; an older one cannot be finished any more.
        await Pending(user).ExecuteDeleteAsync(cancellation);
        db.WebAuthnRegistrations.Add(new WebAuthnRegistration
        {
            UserPoolId = user.UserPoolId,
            Username = user.Username,
            Id = ChallengeSessions.NewId(),
            State = creation.AttestationState ?? "",
            ExpiresAt = clock.GetUtcNow() + Lifetime,
        });
        await db.SaveChangesAsync(cancellation);
        return creation.CreationOptionsJson;
    }

    /// <param name="credential">RegistrationResponseJSON.</param>
    public async Task Complete(UserPool pool, CognitoUser user, JsonElement credential, CancellationToken cancellation)
    {
        if (!FirstFactors.Allows(pool, AuthFactorType.WebAuthn)) throw Errors.WebAuthnNotEnabled();
        var pending = await Pending(user).AsNoTracking().FirstOrDefaultAsync(cancellation);
        if (pending is null || pending.ExpiresAt <= clock.GetUtcNow()) throw Errors.WebAuthnChallengeNotFound();
        var passkey = await passkeys.Attest(pool, user, credential, pending.State, clock.GetUtcNow(), cancellation);
        if (await passkeys.Of(user).CountAsync(cancellation) >= Passkeys.MaxPerUser) throw TooMany();

        // One answer finishes a registration, and a failed one leaves it open for another try.
        if (await Pending(user).Where(r => r.Id == pending.Id).ExecuteDeleteAsync(cancellation) == 0) throw Errors.WebAuthnChallengeNotFound();
        db.WebAuthnCredentials.Add(passkey);
        try
        {
            await kinds.Save(pool, UserKinds.WithPasskey, cancellation);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            // Somebody has registered the same credential.
            throw Errors.WebAuthnCredentialNotSupported();
        }
    }

    private IQueryable<WebAuthnRegistration> Pending(CognitoUser user) => db.WebAuthnRegistrations.Where(r => r.UserPoolId == user.UserPoolId && r.Username == user.Username);

    private static Contracts.CognitoException TooMany() => Errors.LimitExceeded("The user has the greatest number of passkeys already.");
}
