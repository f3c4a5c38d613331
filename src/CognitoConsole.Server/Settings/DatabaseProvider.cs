namespace CognitoConsole.Server.Settings;

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
    PostgreSql,
}
