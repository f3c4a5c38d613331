using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Data;

public static class UniqueViolation
{
    /// <summary>Did the save fail because a key was already there?</summary>
    public static bool IsUniqueViolation(this DbUpdateException exception) => exception.InnerException is DbException error && error.IsUniqueViolation();

    /// <summary>Was the save too late: somebody else had changed or deleted a row that it changes, made the one that it makes, or deleted the one that it belongs to? Which of these a database reports depends on the order of its statements.</summary>
    public static bool IsRace(this DbUpdateException exception) =>
        exception is DbUpdateConcurrencyException || exception.InnerException is DbException error && (error.IsUniqueViolation() || error.IsForeignKeyViolation());

    private static bool IsForeignKeyViolation(this DbException error) =>
        error.SqlState == "23503" // PostgreSQL
        || error.Message.Contains("FOREIGN KEY constraint failed", StringComparison.Ordinal) // SQLite
        || error.Data["HelpLink.EvtID"] is "547"; // SQL Server

    /// <summary>Told apart by what each driver puts into the common exception.</summary>
    public static bool IsUniqueViolation(this DbException error) =>
        error.SqlState == "23505" // PostgreSQL
        || error.Message.Contains("UNIQUE constraint failed", StringComparison.Ordinal) // SQLite
        || error.Data["HelpLink.EvtID"] is "2601" or "2627"; // SQL Server
}
