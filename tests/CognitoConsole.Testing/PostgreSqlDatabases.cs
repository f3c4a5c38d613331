using System.Collections.Concurrent;
using CognitoConsole.Data.PostgreSql;
using Npgsql;

namespace CognitoConsole.Testing;

/// <summary>
/// Databases cloned from a template that was migrated once. Cloning and dropping one takes longer than most tests, so one that a test has
/// finished with is emptied and handed to the next.
/// </summary>
internal static class PostgreSqlDatabases
{
    // Rows that are gone slow a database down until it is vacuumed.
    private const int MostUses = 50;

    // Whoever still writes is thrown out. Triggers hold the foreign keys, so that without them the order does not matter.
    private const string Empty = """
        SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid();
        SET session_replication_role = replica;
        DO $$
        DECLARE name text;
        BEGIN
          FOR name IN SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'public' AND tablename <> '__EFMigrationsHistory' LOOP
            EXECUTE 'DELETE FROM ' || name;
          END LOOP;
          FOR name IN SELECT format('%I.%I', schemaname, sequencename) FROM pg_sequences WHERE last_value IS NOT NULL LOOP
            EXECUTE 'ALTER SEQUENCE ' || name || ' RESTART';
          END LOOP;
        END $$;
        """;

    private static readonly Lazy<string> Template = new(MakeTemplate);
    private static readonly ConcurrentBag<string> Free = [];
    private static readonly ConcurrentDictionary<string, int> Uses = new();

    public static string Connection(string database) => new NpgsqlConnectionStringBuilder(
        Environment.GetEnvironmentVariable("COGNITO_TEST_POSTGRESQL") ?? "Host=127.0.0.1;Username=postgres")
    { Database = database, MaxPoolSize = 20 }.ToString();

    public static string Take()
    {
        if (!Free.TryTake(out var name))
        {
            name = $"cognito_test_{Guid.NewGuid():N}";
            Execute("postgres", $"CREATE DATABASE {name} TEMPLATE {Template.Value}");
        }

        Uses.AddOrUpdate(name, 1, (_, uses) => uses + 1);
        return name;
    }

    public static async Task GiveBack(string name)
    {
        await using (var pooled = new NpgsqlConnection(Connection(name))) NpgsqlConnection.ClearPool(pooled);
        if (Uses[name] < MostUses)
        {
            Execute(name, Empty);
            Free.Add(name);
        }
        else
        {
            Drop(name);
        }
    }

    private static string MakeTemplate()
    {
        var name = $"cognito_template_{Guid.NewGuid():N}";
        Execute("postgres", $"CREATE DATABASE {name}");
        TestDatabase.Migrate(options => options.UseCognitoPostgreSql(Unpooled(name)));
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            foreach (var database in Free.Append(name)) Drop(database);
        };
        return name;
    }

    private static void Drop(string name) => Execute("postgres", $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    private static string Unpooled(string database) => Connection(database) + ";Pooling=False";

    private static void Execute(string database, string sql)
    {
        using var connection = new NpgsqlConnection(Unpooled(database));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
