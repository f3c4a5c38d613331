using System.Data.Common;
using System.Runtime.CompilerServices;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Watches every save of configuration and tells <see cref="PoolDirectory"/> at the commit: before it, a reader would fetch the old row
/// again. No operation has to remember to do it.
/// </summary>
internal sealed class PoolChanges(PoolDirectory directory) : ISaveChangesInterceptor, IDbTransactionInterceptor
{
    // Saved, but perhaps not committed yet. What a rolled-back transaction leaves here is forgotten once too often: harmless.
    private readonly ConditionalWeakTable<DbContext, List<object>> _saved = [];

    public InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Collect(eventData.Context!);
        return result;
    }

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Collect(eventData.Context!);
        return new(result);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Tell(eventData.Context);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell(eventData.Context);
        return Task.CompletedTask;
    }

    private void Collect(DbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) continue;
            if (entry.Entity is UserPool or UserPoolClient or UserPoolClientSecret or UserPoolDomain or SigningKey)
                _saved.GetOrCreateValue(db).Add(entry.Entity);
        }
    }

    private void Tell(DbContext? db)
    {
        if (db is null || !_saved.TryGetValue(db, out var entities)) return;
        foreach (var entity in entities) directory.Forget(entity);
        _saved.Remove(db);
    }
}
