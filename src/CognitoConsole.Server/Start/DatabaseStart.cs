using System.Data.Common;
using CognitoConsole.Data;
using CognitoConsole.Engine.Security;
using CognitoConsole.Server.Operators;
using CognitoConsole.Server.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CognitoConsole.Server.Start;

/// <summary>Before the first request: the schema is there and current, the key ring belongs to it, the roles exist, and so does a first operator if asked for.</summary>
public static class DatabaseStart
{
    public static async Task PrepareDatabase(this WebApplication app, ServerSettings settings)
    {
        var keys = OpenKeyRing(app.Services);
        await using var scope = app.Services.CreateAsyncScope();
        var db = OpenDatabase(scope.ServiceProvider, settings);
        await Migrate(db, settings);
        await KeyRingCheck.Demand(db, keys, settings.DataDirectory, app.Services.GetRequiredService<TimeProvider>());
        await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().Prepare(settings.Bootstrap);
    }

    private static KeyRing OpenKeyRing(IServiceProvider services)
    {
        try
        {
            return services.GetRequiredService<KeyRing>();
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new StartException(unreadable.Message, unreadable);
        }
    }

    private static CognitoDbContext OpenDatabase(IServiceProvider services, ServerSettings settings)
    {
        try
        {
            return services.GetRequiredService<CognitoDbContext>();
        }
        catch (ArgumentException malformed)
        {
            throw new StartException($"ConnectionStrings:Cognito is no connection string of {settings.Provider}: {malformed.Message}", malformed);
        }
    }

    private static async Task Migrate(CognitoDbContext db, ServerSettings settings)
    {
        try
        {
            if (settings.Provider == DatabaseProvider.Sqlite) CreateFolderOfSqlite(db);
            // Migrate() compares the whole model first, which takes longer than the rest of the start; so only when there is something to do.
            var known = db.Database.GetMigrations().ToList();
            var applied = await Applied(db);
            if (applied.Except(known).FirstOrDefault() is { } newer)
                throw new StartException($"The database was written by a newer version of CognitoConsole (it has the migration {newer}, which this one does not know). Start the newer version, or restore a backup.");
            if (applied.Count < known.Count) await db.Database.MigrateAsync();
        }
        catch (Exception failure) when (Reason(failure) is { } reason)
        {
            // The driver's text names server, file and reason, never the password.
            throw new StartException($"The database ({settings.Provider}, ConnectionStrings:Cognito) could not be opened or migrated: {reason}", failure);
        }
    }

    private static string? Reason(Exception failure) => failure switch
    {
        // Around what might pass if it were tried again.
        InvalidOperationException { InnerException: DbException cause } => cause.Message,
        DbException or IOException or UnauthorizedAccessException or TimeoutException => failure.Message,
        _ => null,
    };

    private static async Task<IReadOnlyList<string>> Applied(CognitoDbContext db)
    {
        var history = db.GetService<IHistoryRepository>();
        if (!await db.GetService<Microsoft.EntityFrameworkCore.Storage.IRelationalDatabaseCreator>().ExistsAsync() || !await history.ExistsAsync()) return [];
        return [.. (await history.GetAppliedMigrationsAsync()).Select(row => row.MigrationId)];
    }

    private static void CreateFolderOfSqlite(CognitoDbContext db)
    {
        var file = new DbConnectionStringBuilder { ConnectionString = db.Database.GetConnectionString() }["Data Source"] as string;
        if (Path.GetDirectoryName(Path.GetFullPath(file!)) is { } folder) Directory.CreateDirectory(folder);
    }
}
