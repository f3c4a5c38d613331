using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CognitoConsole.Data.Sqlite;

/// <summary>
/// A context keeps its connection open from query to query, and a pooled context from call to call: opening tells SQLite Entity Framework's
/// two dozen functions anew each time, a fifth of what a short call costs. It closes when the context is thrown away.
/// </summary>
internal sealed class OpenConnections : DbConnectionInterceptor
{
    public static readonly OpenConnections Instance = new();

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        ValueTask.FromResult(InterceptionResult.Suppress());
}
