#pragma warning disable EF1001 // Nothing public can tell a context to keep its connection.
using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace CognitoConsole.Data.Sqlite;

/// <summary>
/// A context keeps its connection open from query to query, and a pooled context from call to call: opening tells SQLite Entity Framework's
/// two dozen functions anew each time, a fifth of what a short call costs. (An interceptor is not asked when a context goes back to its pool.)
/// </summary>
internal sealed class OpenConnection(RelationalConnectionDependencies dependencies, IRawSqlCommandBuilder sql, IDiagnosticsLogger<DbLoggerCategory.Infrastructure> log)
    : SqliteRelationalConnection(dependencies, sql, log)
{
    /// <summary>By file, as the connection string names it: a pool of contexts that is thrown away closes nothing.</summary>
    private static readonly ConcurrentDictionary<string, ConditionalWeakTable<SqliteConnection, object>> Made = new(StringComparer.Ordinal);

    public static void CloseAll(string dataSource)
    {
        if (!Made.TryRemove(dataSource, out var connections)) return;
        foreach (var (connection, _) in connections)
        {
            try
            {
                connection.Close();
            }
            catch (Exception inUse) when (inUse is InvalidOperationException or ArgumentException)
            {
                // A call that is still under way adds its commands meanwhile; its connection goes with it.
            }

            SqliteConnection.ClearPool(connection);
        }
    }

    protected override DbConnection CreateDbConnection()
    {
        var connection = (SqliteConnection)base.CreateDbConnection();
        Made.GetOrAdd(connection.DataSource, _ => []).Add(connection, Made);
        return connection;
    }

    protected override void CloseDbConnection()
    {
    }

    protected override Task CloseDbConnectionAsync() => Task.CompletedTask;
}
