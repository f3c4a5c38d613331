using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Takes an identity back into use.</summary>
public sealed class EnableIdentity(CognitoDbContext db, IdentityLedger ledger, TimeProvider clock) : IOperation<EnableIdentityRequest, Nothing>
{
    public async Task<Nothing> Handle(EnableIdentityRequest request, OperationContext context)
    {
        var identity = await db.Identities.FirstOrDefaultAsync(i => i.IdentityId == request.IdentityId, context.Cancellation) ?? throw Errors.IdentityNotFound(request.IdentityId);
        if (identity.MergedInto is { } owner) throw Errors.ResourceConflict($"The identity was merged into {owner}.");
        if (!identity.IsDisabled) return new Nothing();
        ledger.Change(identity, -1);
        identity.IsDisabled = false;
        identity.LastModifiedDate = clock.GetUtcNow();
        ledger.Change(identity, +1);
        await ledger.Save(context.Cancellation);
        return new Nothing();
    }
}
