using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CognitoConsole.Data;

public static class ModelChecks
{
    /// <summary>
    /// Whether the model has changed without a migration is asked by a test, of all databases: at a start it would cost a second, for which the model is
    /// worked out once more.
    /// </summary>
    public static DbContextOptionsBuilder LeaveModelChecksToTests(this DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
}
