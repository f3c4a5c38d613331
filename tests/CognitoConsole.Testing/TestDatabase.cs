using CognitoConsole.Data;
using CognitoConsole.Data.PostgreSql;
using CognitoConsole.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Testing;

/// <summary>
/// An empty, migrated database of one test. SQLite: a copy of a file that was migrated once. PostgreSQL (COGNITO_TEST_DATABASE=PostgreSql with
/// COGNITO_TEST_POSTGRESQL as connection string): see <see cref="PostgreSqlDatabases"/>.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<string> SqliteTemplate = new(MakeSqliteTemplate);

    private readonly string _name;

    /// <summary>Where the Engine suite runs: on SQLite; on SQLite with every query also put through SQL Server's translator; on PostgreSQL.</summary>
    private static readonly string Kind = Environment.GetEnvironmentVariable("COGNITO_TEST_DATABASE") switch
    {
        null or "" or "Sqlite" => "Sqlite",
        "SqlServerTranslation" => "SqlServerTranslation",
        "PostgreSql" => "PostgreSql",
        var other => throw new InvalidOperationException($"COGNITO_TEST_DATABASE={other}: there are Sqlite, SqlServerTranslation and PostgreSql."),
    };

    public static bool IsPostgreSql => Kind == "PostgreSql";

    public TestDatabase()
    {
        if (IsPostgreSql)
        {
            _name = PostgreSqlDatabases.Take();
            return;
        }

        _name = $"cognito_test_{Guid.NewGuid():N}";
        Path = System.IO.Path.Combine(Folder, _name + ".db");
        File.Copy(SqliteTemplate.Value, Path);
    }

    /// <summary>The SQLite file; null on PostgreSQL.</summary>
    public string? Path { get; }

    public void Configure(DbContextOptionsBuilder options)
    {
        if (Path is null) options.UseCognitoPostgreSql(PostgreSqlDatabases.Connection(_name));
        else options.UseCognitoSqlite($"Data Source={Path}");
        if (Kind == "SqlServerTranslation") options.AlsoTranslateToSqlServer();
    }

    public async ValueTask DisposeAsync()
    {
        if (Path is null)
        {
            await PostgreSqlDatabases.GiveBack(_name);
            return;
        }

        SqliteDatabase.Close($"Data Source={Path}");
        foreach (var suffix in new[] { "", "-wal", "-shm" }) File.Delete(Path + suffix);
    }

    private static string Folder { get; } = Directory.CreateDirectory(System.IO.Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : System.IO.Path.GetTempPath(), "cognito-console-tests")).FullName;

    private static string MakeSqliteTemplate()
    {
        var path = System.IO.Path.Combine(Folder, $"template_{Guid.NewGuid():N}.db");
        Migrate(options => options.UseCognitoSqlite($"Data Source={path};Pooling=False"));
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var checkpoint = connection.CreateCommand();
            checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
            checkpoint.ExecuteNonQuery();
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(path);
        return path;
    }

    internal static void Migrate(Action<DbContextOptionsBuilder> configure)
    {
        var builder = new DbContextOptionsBuilder<CognitoDbContext>();
        configure(builder);
        using var db = new CognitoDbContext(builder.Options);
        db.Database.Migrate();
    }
}
