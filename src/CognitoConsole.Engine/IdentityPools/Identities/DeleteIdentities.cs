using System.Data;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary><see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_DeleteIdentities.html">DeleteIdentities</see>. One that is gone already counts as deleted.</summary>
[DecidesAnew]
public sealed class DeleteIdentities(CognitoDbContext db, IdentityLedger ledger) : IOperation<DeleteIdentitiesRequest, DeleteIdentitiesResponse>
{
    public async Task<DeleteIdentitiesResponse> Handle(DeleteIdentitiesRequest request, OperationContext context)
    {
        var ids = request.IdentityIdsToDelete.Distinct().ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, context.Cancellation);
        // Whoever writes a dataset of theirs queues here, so that what is counted off is what goes with them.
        await db.Identities.Where(i => ids.Contains(i.IdentityId)).ExecuteUpdateAsync(set => set.SetProperty(i => i.Version, i => i.Version), context.Cancellation);
        var stored = await db.Datasets.Where(d => ids.Contains(d.IdentityId)).GroupBy(d => d.IdentityPoolId).Select(g => new { PoolId = g.Key, Bytes = g.Sum(d => d.DataStorage) }).ToListAsync(context.Cancellation);
        var identities = await db.Identities.Where(i => ids.Contains(i.IdentityId)).ToListAsync(context.Cancellation);
        var logins = await db.IdentityLogins.Where(l => ids.Contains(l.IdentityId)).ToListAsync(context.Cancellation);
        db.IdentityLogins.RemoveRange(logins);
        db.Identities.RemoveRange(identities);
        foreach (var identity in identities) ledger.Change(identity, -1);
        foreach (var login in logins) ledger.Logins(login.IdentityPoolId, login.Provider, -1);
        foreach (var pool in stored) ledger.SyncStorage(pool.PoolId, -pool.Bytes);
        await ledger.Save(context.Cancellation);
        await transaction.CommitAsync(context.Cancellation);
        return new() { UnprocessedIdentityIds = [] };
    }
}
