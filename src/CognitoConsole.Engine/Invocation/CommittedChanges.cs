using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CognitoConsole.Engine;

/// <summary>
/// Watches every save of configuration and tells whoever keeps copies of it at the commit: before it, a reader would fetch the old row
/// again. No operation has to remember to do it.
/// </summary>
internal sealed class CommittedChanges(IEnumerable<IKeepsCopies> keepers) : ISaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly IKeepsCopies[] _keepers = [.. keepers];

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
            if (_keepers.Any(k => k.Keeps(entry.Entity)))
                _saved.GetOrCreateValue(db).Add(entry.Entity);
        }
    }

    private void Tell(DbContext? db)
    {
        if (db is null || !_saved.TryGetValue(db, out var entities)) return;
        foreach (var entity in entities)
            foreach (var keeper in _keepers) keeper.Forget(entity);
        _saved.Remove(db);
    }
}

/// <summary>Keeps read-only copies of rows, and lets go of them when a row has changed.</summary>
internal interface IKeepsCopies
{
    bool Keeps(object entity);

    /// <summary>Called at the commit of a change to that entity.</summary>
    void Forget(object entity);
}
