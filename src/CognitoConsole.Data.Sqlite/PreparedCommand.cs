using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CognitoConsole.Data.Sqlite;

/// <summary>
/// Entity Framework makes a new command for every execution, and SQLite would parse and plan its text anew, which costs more than a short query
/// does. This one borrows from its connection a command that has run the same text before, and brings it back when it is disposed of.
/// </summary>
internal sealed class PreparedCommand(SqliteConnection connection) : SqliteCommand(null, connection)
{
    private const int MostAtRest = 100;

    /// <summary>Longer ones insert many rows at once: seldom, and SQLite's copy is large.</summary>
    private const int LongestText = 8_000;

    /// <summary>A connection serves one thread at a time, so its commands need no lock.</summary>
    private static readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, SqliteCommand>> AtRest = [];

    private SqliteCommand? _borrowed;
    private SqliteDataReader? _reader;

    public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
    {
        var command = _borrowed ??= Borrow();
        command.Transaction = Transaction;
        command.CommandTimeout = CommandTimeout;
        command.Parameters.Clear();
        foreach (SqliteParameter parameter in Parameters) command.Parameters.Add(parameter);
        return _reader = command.ExecuteReader(behavior);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _borrowed is { } command)
        {
            // Where its reader was forgotten: nobody else could use the command.
            _reader?.Dispose();
            BringBack(command);
        }

        (_borrowed, _reader) = (null, null);
        base.Dispose(disposing);
    }

    private SqliteCommand Borrow() =>
        AtRest.GetOrCreateValue(Connection!).Remove(CommandText, out var command) ? command : new SqliteCommand(CommandText, Connection);

    private void BringBack(SqliteCommand command)
    {
        var atRest = AtRest.GetOrCreateValue(Connection!);
        if (atRest.Count >= MostAtRest)
        {
            foreach (var old in atRest.Values) old.Dispose();
            atRest.Clear();
        }

        command.Transaction = null;
        command.Parameters.Clear();
        // Another of the same text is there when two were read at once.
        if (command.CommandText.Length > LongestText || !atRest.TryAdd(command.CommandText, command)) command.Dispose();
    }
}

internal sealed class PreparedCommands : DbCommandInterceptor
{
    public static readonly PreparedCommands Instance = new();

    public override InterceptionResult<DbCommand> CommandCreating(CommandCorrelatedEventData eventData, InterceptionResult<DbCommand> result) =>
        InterceptionResult<DbCommand>.SuppressWithResult(new PreparedCommand((SqliteConnection)eventData.Connection));
}
