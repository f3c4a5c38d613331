using CognitoConsole.Data.PostgreSql;
using CognitoConsole.Data.Sqlite;
using CognitoConsole.Data.SqlServer;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CognitoConsole.Data.Tests;

/// <summary>The three databases: what is asked of the model needs no server, what runs wants one.</summary>
internal static class Providers
{
    /// <summary>PostgreSQL is there when tests/run.sh started it.</summary>
    private static readonly string? PostgreSqlServer = Environment.GetEnvironmentVariable("COGNITO_TEST_POSTGRESQL");

    public static TheoryData<string> All => ["Sqlite", "SqlServer", "PostgreSql"];

    public static TheoryData<string> Running => PostgreSqlServer is null ? ["Sqlite"] : ["Sqlite", "PostgreSql"];

    /// <summary>A context that is asked about its model only.</summary>
    public static CognitoDbContext Offline(string provider) => Context(provider, provider switch
    {
        "Sqlite" => "Data Source=none.db",
        "SqlServer" => "Server=none",
        _ => "Host=none",
    });

    public static CognitoDbContext Context(string provider, string connection)
    {
        var options = new DbContextOptionsBuilder<CognitoDbContext>();
        _ = provider switch
        {
            "Sqlite" => options.UseCognitoSqlite(connection),
            "SqlServer" => options.UseCognitoSqlServer(connection),
            "PostgreSql" => options.UseCognitoPostgreSql(connection),
            _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "No such database."),
        };
        return new CognitoDbContext(options.Options);
    }

    /// <summary>Connects to a database that does not exist yet; migrating makes it.</summary>
    public static string NewConnection(string provider) => provider == "Sqlite"
        ? $"Data Source={Path.Combine(Path.GetTempPath(), $"cognito-data-{Guid.NewGuid():N}.db")};Pooling=False"
        : new NpgsqlConnectionStringBuilder(PostgreSqlServer) { Database = $"cognito_data_{Guid.NewGuid():N}", Pooling = false }.ToString();

    /// <summary>Also what SQLite keeps beside its file, which stays while another connection is open.</summary>
    public static void Delete(CognitoDbContext db)
    {
        var connection = db.Database.GetConnectionString();
        var isSqlite = db.Database.IsSqlite();
        db.Database.EnsureDeleted();
        if (!isSqlite) return;
        var file = new SqliteConnectionStringBuilder(connection).DataSource;
        foreach (var beside in new[] { "-wal", "-shm" }) File.Delete(file + beside);
    }
}
