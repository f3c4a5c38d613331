using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CognitoConsole.Data.Sqlite;

/// <summary>
/// SQLite has one writer. Left to itself the driver polls for its turn, 150 ms a try, and a busy server stalls; here the writers of one file
/// queue in order, for the length of a transaction, or of a single statement outside one.
/// </summary>
internal sealed class WriteQueue : IDbTransactionInterceptor, IDbCommandInterceptor, IDbConnectionInterceptor
{
    private static readonly ConcurrentDictionary<string, WriteQueue> Queues = new(StringComparer.Ordinal);

    /// <summary>Connections whose turn it is, with their queue.</summary>
    private static readonly ConditionalWeakTable<DbConnection, WriteQueue> Holders = [];

    private readonly SemaphoreSlim _turn = new(1, 1);

    public static WriteQueue For(string dataSource) => Queues.GetOrAdd(dataSource, _ => new WriteQueue());

    // --- Transactions. We begin them ourselves, since nothing reports a BEGIN that fails.
    public InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        _turn.Wait();
        return Begin(connection, eventData);
    }

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken);
        return Begin(connection, eventData);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Release(eventData);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => Release(eventData);

    public void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => Release(eventData);

    public Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => Release(eventData);

    // --- Nothing outlives its connection.
    public void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => Release(connection);

    public Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        Release(connection);
        return Task.CompletedTask;
    }

    // --- Single statements (ExecuteUpdate, ExecuteDelete).
    public InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        if (NeedsTurn(command))
        {
            _turn.Wait();
            Holders.AddOrUpdate(command.Connection!, this);
        }

        return result;
    }

    public async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (NeedsTurn(command))
        {
            await _turn.WaitAsync(cancellationToken);
            Holders.AddOrUpdate(command.Connection!, this);
        }

        return result;
    }

    public int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        Release(command);
        return result;
    }

    public ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Release(command);
        return ValueTask.FromResult(result);
    }

    public void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Release(command);

    public Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Release(command);
        return Task.CompletedTask;
    }

    public void CommandCanceled(DbCommand command, CommandEndEventData eventData) => Release(command);

    public Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Release(command);
        return Task.CompletedTask;
    }

    private static bool NeedsTurn(DbCommand command) => command.Transaction is null && !Holders.TryGetValue(command.Connection!, out _);

    private InterceptionResult<DbTransaction> Begin(DbConnection connection, TransactionStartingEventData eventData)
    {
        try
        {
            var transaction = connection.BeginTransaction(eventData.IsolationLevel);
            Holders.AddOrUpdate(connection, this);
            return InterceptionResult<DbTransaction>.SuppressWithResult(transaction);
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    private static Task Release(TransactionEndEventData eventData)
    {
        if (eventData.Context is { } context) Release(Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(context.Database));
        return Task.CompletedTask;
    }

    /// <summary>A statement inside a transaction leaves the turn to the transaction.</summary>
    private static void Release(DbCommand command)
    {
        if (command.Transaction is null && command.Connection is { } connection) Release(connection);
    }

    internal static void Release(DbConnection connection)
    {
        if (Holders.TryGetValue(connection, out var queue) && Holders.Remove(connection)) queue._turn.Release();
    }
}
