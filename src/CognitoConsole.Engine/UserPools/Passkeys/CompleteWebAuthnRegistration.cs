using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CompleteWebAuthnRegistration.html">CompleteWebAuthnRegistration</see></summary>
public sealed class CompleteWebAuthnRegistration(CognitoDbContext db, AccessTokens accessTokens, Passkeys passkeys, TimeProvider clock) : IOperation<CompleteWebAuthnRegistrationRequest, CompleteWebAuthnRegistrationResponse>
{
    public async Task<CompleteWebAuthnRegistrationResponse> Handle(CompleteWebAuthnRegistrationRequest request, OperationContext context)
    {
        var (entry, user, _, _) = await accessTokens.Demand(request.AccessToken, context.Cancellation);
        if (!FirstFactors.Allows(entry.Pool, AuthFactorType.WebAuthn)) throw Errors.WebAuthnNotEnabled();
        var pending = await db.WebAuthnRegistrations.AsNoTracking().FirstOrDefaultAsync(r => r.UserPoolId == user.UserPoolId && r.Username == user.Username, context.Cancellation);
        if (pending is null || pending.ExpiresAt <= clock.GetUtcNow()) throw Errors.WebAuthnChallengeNotFound();
        var passkey = await passkeys.Attest(entry.Pool, user, request.Credential!.Value, pending.State, clock.GetUtcNow(), context.Cancellation);
        if (await passkeys.Of(user).CountAsync(context.Cancellation) >= Passkeys.MaxPerUser) throw Errors.LimitExceeded("The user has the greatest number of passkeys already.");

        // One answer finishes a registration, and a failed one leaves it open for another try.
        if (await db.WebAuthnRegistrations.Where(r => r.UserPoolId == user.UserPoolId && r.Username == user.Username && r.Id == pending.Id).ExecuteDeleteAsync(context.Cancellation) == 0)
            throw Errors.WebAuthnChallengeNotFound();
        db.WebAuthnCredentials.Add(passkey);
        try
        {
            await db.SaveChangesAsync(context.Cancellation);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            // Somebody has registered the same credential.
            throw Errors.WebAuthnCredentialNotSupported();
        }

        return new();
    }
}
