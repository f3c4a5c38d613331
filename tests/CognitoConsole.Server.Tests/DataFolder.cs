using Microsoft.Data.Sqlite;

namespace CognitoConsole.Server.Tests;

/// <summary>An empty folder for one installation; gone after the test.</summary>
public sealed class DataFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("cognito-console-server-").FullName;

    /// <summary>Data:Directory. The server makes it.</summary>
    public string Data => Path.Combine(Root, "data");

    public string Database => Path.Combine(Data, "cognito.db");

    public string KeyRing => Path.Combine(Data, "keyring.json");

    /// <summary>First column of every row, read beside the running server.</summary>
    public IReadOnlyList<string?> Query(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string?>();
        while (reader.Read()) rows.Add(reader.IsDBNull(0) ? null : reader.GetString(0));
        return rows;
    }

    /// <summary>Changes the database under the running server.</summary>
    public void Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>What the audit log says was done, in order.</summary>
    public IReadOnlyList<string?> AuditedActions() => Query("SELECT Action FROM AuditEntries ORDER BY Id");

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        return connection;
    }
}
