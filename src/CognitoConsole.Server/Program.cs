using CognitoConsole.Data.Sqlite;
using CognitoConsole.Server;
using CognitoConsole.Server.Settings;
using CognitoConsole.Server.Start;

try
{
    var directory = SettingsDirectory.Of(AppContext.BaseDirectory);
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = directory });
    var settings = ServerSettings.Read(builder.Configuration, builder.Environment, directory);
    builder.AddServer(settings);
    var start = new QuietStart(builder.Logging);

    await using (var app = builder.Build())
    {
        await app.PrepareDatabase(settings);
        app.UseServer(settings);
        await start.Run(app);
    }

    if (settings.Provider == DatabaseProvider.Sqlite) SqliteDatabase.Close(settings.ConnectionString);
    return 0;
}
catch (Exception refusal) when (refusal is SettingException or StartException)
{
    await Console.Error.WriteLineAsync($"CognitoConsole cannot start. {refusal.Message}");
    return 1;
}
