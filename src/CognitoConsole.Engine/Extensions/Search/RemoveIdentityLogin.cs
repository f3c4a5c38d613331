using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Takes a login away: its next use makes a new identity.</summary>
public sealed class RemoveIdentityLogin(CognitoDbContext db, IdentityLedger ledger, TimeProvider clock) : IOperation<RemoveIdentityLoginRequest, Nothing>
{
    public async Task<Nothing> Handle(RemoveIdentityLoginRequest request, OperationContext context)
    {
        var identity = await db.Identities.FirstOrDefaultAsync(i => i.IdentityId == request.IdentityId, context.Cancellation) ?? throw Errors.IdentityNotFound(request.IdentityId);
        var key = IdentityDirectory.KeyOf(request.Subject);
        var login = await db.IdentityLogins.FirstOrDefaultAsync(l => l.IdentityPoolId == identity.IdentityPoolId && l.Provider == request.Provider && l.SubjectKey == key && l.IdentityId == identity.IdentityId, context.Cancellation)
            ?? throw Errors.ResourceNotFound($"The identity has no login '{request.Subject}' of {request.Provider}.");
        db.IdentityLogins.Remove(login);
        identity.LastModifiedDate = clock.GetUtcNow();
        ledger.Logins(identity.IdentityPoolId, login.Provider, -1);
        await ledger.Save(context.Cancellation);
        return new Nothing();
    }
}
