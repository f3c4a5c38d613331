using System.Text.Json;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_StartWebAuthnRegistration.html">StartWebAuthnRegistration</see></summary>
public sealed class StartWebAuthnRegistration(CognitoDbContext db, AccessTokens accessTokens, Passkeys passkeys, TimeProvider clock) : IOperation<StartWebAuthnRegistrationRequest, StartWebAuthnRegistrationResponse>
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public async Task<StartWebAuthnRegistrationResponse> Handle(StartWebAuthnRegistrationRequest request, OperationContext context)
    {
        var (entry, user, _, _) = await accessTokens.Demand(request.AccessToken, context.Cancellation);
        if (!FirstFactors.Allows(entry.Pool, AuthFactorType.WebAuthn)) throw Errors.WebAuthnNotEnabled();
        if (await passkeys.Of(user).CountAsync(context.Cancellation) >= Passkeys.MaxPerUser) throw Errors.LimitExceeded("The user has the greatest number of passkeys already.");
        var creation = await passkeys.Creation(entry.Pool, user, context.Cancellation);

        // The newest registration counts; an older one cannot be finished any more.
        await db.WebAuthnRegistrations.Where(r => r.UserPoolId == user.UserPoolId && r.Username == user.Username).ExecuteDeleteAsync(context.Cancellation);
        db.WebAuthnRegistrations.Add(new WebAuthnRegistration
        {
            UserPoolId = user.UserPoolId,
            Username = user.Username,
            Id = ChallengeSessions.NewId(),
            State = creation.AttestationState ?? "",
            ExpiresAt = clock.GetUtcNow() + Lifetime,
        });
        try
        {
            await db.SaveChangesAsync(context.Cancellation);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            throw Errors.ConcurrentModification();
        }

        using var options = JsonDocument.Parse(creation.CreationOptionsJson);
        return new() { CredentialCreationOptions = options.RootElement.Clone() };
    }
}
