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

    /// <summary>Did two transactions wait for each other, and did the database end this one? The drivers wrap it in "try again" of their own, and a statement beside a save has nothing around it.</summary>
    public static bool IsDeadlock(this Exception exception)
    {
        for (var error = exception; error is not null; error = error.InnerException)
            if (error is DbException { SqlState: "40P01" } || error is DbException && error.Data["HelpLink.EvtID"] is "1205") return true; // PostgreSQL, SQL Server; SQLite has one writer
        return false;
    }

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
