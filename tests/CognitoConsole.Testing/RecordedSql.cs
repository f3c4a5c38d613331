using System.Data.Common;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CognitoConsole.Testing;

/// <summary>The statements that an operation sends, and how SQLite runs them.</summary>
public sealed class RecordedSql : DbCommandInterceptor
{
    private List<Statement>? _statements;

    public sealed record Statement(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters);

    /// <summary>A step of a statement's plan, as EXPLAIN QUERY PLAN words it.</summary>
    public sealed record Step(string Text, string Sql);

    public void Start() => _statements = [];

    public IReadOnlyList<Statement> Stop()
    {
        var found = _statements!;
        _statements = null;
        return found;
    }

    public static async Task<IReadOnlyList<Step>> Plans(CognitoDbContext db, IEnumerable<Statement> statements)
    {
        var steps = new List<Step>();
        await db.Database.OpenConnectionAsync();
        foreach (var (sql, parameters) in statements.DistinctBy(s => s.Sql))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + sql;
            foreach (var (name, value) in parameters)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }

            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) steps.Add(new(reader.GetString(3), sql));
        }

        return steps;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Record(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Record(command);
        return new(result);
    }

    private void Record(DbCommand command)
    {
        lock (this) _statements?.Add(new(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
    }
}
