using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
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
            .AddInterceptors(SqlitePragmas.Instance, OpenConnections.Instance, WriteQueue.For(builder.DataSource));
    }
}

/// <summary>For <c>dotnet ef</c> only.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<CognitoDbContext>
{
    public CognitoDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<CognitoDbContext>)new DbContextOptionsBuilder<CognitoDbContext>().UseCognitoSqlite("Data Source=design.db").Options);
}
