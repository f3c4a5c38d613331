using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Server.Settings;

/// <summary>Section <c>LogDelivery:Destinations</c>: each names an ARN, and a file or an address to which the logs for that ARN go as well.</summary>
internal static class LogDestinationSettings
{
    public static IReadOnlyList<LogDestination> Read(IConfiguration configuration, string settingsDirectory)
    {
        var read = new SettingReader(configuration);
        return [.. configuration.GetSection("LogDelivery:Destinations").GetChildren().Select(section => Read(read, section.Path, settingsDirectory))];
    }

    private static LogDestination Read(SettingReader read, string key, string settingsDirectory)
    {
        var arn = read.Demand($"{key}:Arn", "is needed: the ARN that user pools name in their log delivery.");
        var (file, url) = (read.Text($"{key}:File"), read.Text($"{key}:Url"));
        if (file is null == url is null) throw new SettingException(key, "has either a File or a Url.");
        if (file is not null) return new(arn, Path.GetFullPath(file, settingsDirectory), null, null);
        return new(arn, null, WebAddress.Of($"{key}:Url", url!), read.Demand($"{key}:Secret", "is needed beside Url: it signs what is sent."));
    }
}
