#pragma warning disable EF1001 // See OpenConnection.
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace CognitoConsole.Data.Sqlite;

/// <summary>The embedded default: WAL, synchronous=FULL, one writer at a time.</summary>
public static class SqliteDatabase
{
    public static DbContextOptionsBuilder UseCognitoSqlite(this DbContextOptionsBuilder options, string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true };
        if (Compiled is not null) options.UseModel(Compiled);
        return options
            .UseSqlite(builder.ToString(), sqlite => sqlite.MigrationsAssembly(typeof(SqliteDatabase).Assembly.GetName().Name))
            .ReplaceService<IRelationalTransactionFactory, QueuedTransactions>()
            .ReplaceService<ISqliteRelationalConnection, OpenConnection>()
            .LeaveModelChecksToTests()
            .AddInterceptors(SqlitePragmas.Instance, PreparedCommands.Instance, WriteQueue.For(builder.DataSource));
    }

    /// <summary>
    /// The model as code: most starts are on SQLite, and working it out takes over a second of a cold one. Found by its attribute, so that everything
    /// builds without it while migrate.sh makes it anew.
    /// </summary>
    private static IModel? Compiled { get; } = typeof(SqliteDatabase).Assembly.GetCustomAttribute<DbContextModelAttribute>()?.ModelType.GetProperty("Instance")?.GetValue(null) as IModel;

    /// <summary>At the end, when nobody uses the file any more: whoever closes last brings the write-ahead log into it.</summary>
    public static void Close(string connectionString) => OpenConnection.CloseAll(new SqliteConnectionStringBuilder(connectionString).DataSource);
}

/// <summary>For <c>dotnet ef</c> only.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<CognitoDbContext>
{
    public CognitoDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<CognitoDbContext>)new DbContextOptionsBuilder<CognitoDbContext>().UseCognitoSqlite("Data Source=design.db").Options);
}
