namespace CognitoConsole.Server.Settings;

/// <summary>The server cannot start as it is configured. The message names the key to set.</summary>
public sealed class SettingException(string key, string message) : Exception($"{key}: {message}")
{
    public string Key { get; } = key;
}
