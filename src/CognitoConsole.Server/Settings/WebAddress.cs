namespace CognitoConsole.Server.Settings;

/// <summary>An address that the server itself calls.</summary>
internal static class WebAddress
{
    public static Uri Of(string key, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https") && address.UserInfo.Length == 0 && address.Fragment.Length == 0
            ? address
            : throw new SettingException(key, $"'{text}' is no address such as https://logs.example.com/cognito.");
}
