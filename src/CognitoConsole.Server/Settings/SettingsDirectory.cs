namespace CognitoConsole.Server.Settings;

/// <summary>
/// Where appsettings.json lies, and beside it data/. For an installed server that is the program's own folder. Started from a clone it is the clone's
/// root: what is under bin/ is rebuilt and deleted at will, and a database must not live there.
/// </summary>
public static class SettingsDirectory
{
    public static string Of(string programDirectory)
    {
        var insideBin = false;
        for (var directory = new DirectoryInfo(programDirectory); directory is not null; directory = directory.Parent)
        {
            insideBin |= directory.Name.Equals("bin", StringComparison.OrdinalIgnoreCase);
            if (insideBin && File.Exists(Path.Combine(directory.FullName, "CognitoConsole.sln"))) return directory.FullName;
        }

        return programDirectory;
    }
}
