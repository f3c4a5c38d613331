#pragma warning disable EF1001 // See OpenConnection.
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace CognitoConsole.Data.Sqlite;

/// <summary>The embedded default: WAL, synchronous=FULL, one writer at a time.</summary>
public static class SqliteDatabase
{
    public static DbContextOptionsBuilder UseCognitoSqlite(this DbContextOptionsBuilder options, string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true };
        return options
            .UseSqlite(builder.ToString(), sqlite => sqlite.MigrationsAssembly(typeof(SqliteDatabase).Assembly.GetName().Name))
            .ReplaceService<IRelationalTransactionFactory, QueuedTransactions>()
            .ReplaceService<ISqliteRelationalConnection, OpenConnection>()
            .AddInterceptors(SqlitePragmas.Instance, PreparedCommands.Instance, WriteQueue.For(builder.DataSource));
    }

    /// <summary>At the end, when nobody uses the file any more: whoever closes last brings the write-ahead log into it.</summary>
    public static void Close(string connectionString) => OpenConnection.CloseAll(new SqliteConnectionStringBuilder(connectionString).DataSource);
}

/// <summary>For <c>dotnet ef</c> only.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<CognitoDbContext>
{
    public CognitoDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<CognitoDbContext>)new DbContextOptionsBuilder<CognitoDbContext>().UseCognitoSqlite("Data Source=design.db").Options);
}
