using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Takes an identity out of use.</summary>
public sealed class DisableIdentity(CognitoDbContext db, IdentityLedger ledger, TimeProvider clock) : IOperation<DisableIdentityRequest, Nothing>
{
    public async Task<Nothing> Handle(DisableIdentityRequest request, OperationContext context)
    {
        var identity = await db.Identities.FirstOrDefaultAsync(i => i.IdentityId == request.IdentityId, context.Cancellation) ?? throw Errors.IdentityNotFound(request.IdentityId);
        if (identity.IsDisabled) return new Nothing();
        ledger.Change(identity, -1);
        identity.IsDisabled = true;
        identity.LastModifiedDate = clock.GetUtcNow();
        ledger.Change(identity, +1);
        await ledger.Save(context.Cancellation);
        return new Nothing();
    }
}
