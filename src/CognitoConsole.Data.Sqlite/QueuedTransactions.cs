using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace CognitoConsole.Data.Sqlite;

/// <summary>
/// Gives the turn back when a transaction ends in whatever way. Interceptors hear of a commit and of a rollback that was asked for, but not of a transaction
/// that is dropped, as after a save that was refused; and its connection, which would tell, stays open.
/// </summary>
internal sealed class QueuedTransactions(RelationalTransactionFactoryDependencies dependencies) : RelationalTransactionFactory(dependencies)
{
    public override RelationalTransaction Create(
        IRelationalConnection connection, DbTransaction transaction, Guid transactionId, IDiagnosticsLogger<DbLoggerCategory.Database.Transaction> logger, bool transactionOwned) =>
        new Queued(connection, transaction, transactionId, logger, transactionOwned, Dependencies.SqlGenerationHelper);

    private sealed class Queued(
        IRelationalConnection connection, DbTransaction transaction, Guid id, IDiagnosticsLogger<DbLoggerCategory.Database.Transaction> logger, bool owned, ISqlGenerationHelper sql)
        : RelationalTransaction(connection, transaction, id, logger, owned, sql)
    {
        private readonly DbConnection _connection = connection.DbConnection;

        public override void Dispose()
        {
            base.Dispose();
            WriteQueue.Release(_connection);
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            WriteQueue.Release(_connection);
        }
    }
}
