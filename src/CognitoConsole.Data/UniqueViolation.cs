using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Data;

public static class UniqueViolation
{
    /// <summary>Did the save fail because a key was already there?</summary>
    public static bool IsUniqueViolation(this DbUpdateException exception) => exception.InnerException is DbException error && error.IsUniqueViolation();

    /// <summary>Told apart by what each driver puts into the common exception.</summary>
    public static bool IsUniqueViolation(this DbException error) =>
        error.SqlState == "23505" // PostgreSQL
        || error.Message.Contains("UNIQUE constraint failed", StringComparison.Ordinal) // SQLite
        || error.Data["HelpLink.EvtID"] is "2601" or "2627"; // SQL Server
}
