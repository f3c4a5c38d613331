using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Server.Settings;

/// <summary>
/// Section <c>LogDelivery:Destinations</c>: each names an ARN, and a file or an address to which the logs for that ARN go as well. And section
/// <c>Analytics:Applications</c>: each names the id of a Pinpoint application, and the same for its events.
/// </summary>
internal static class LogDestinationSettings
{
    public static IReadOnlyList<LogDestination> Read(IConfiguration configuration, string settingsDirectory)
    {
        var read = new SettingReader(configuration);
        return [.. configuration.GetSection("LogDelivery:Destinations").GetChildren().Select(section => Read(read, section.Path, settingsDirectory))];
    }

    public static IReadOnlyList<AnalyticsApplication> Applications(IConfiguration configuration, string settingsDirectory)
    {
        var read = new SettingReader(configuration);
        var applications = configuration.GetSection("Analytics:Applications").GetChildren().Select(section =>
        {
            var key = section.Path;
            var id = read.Demand($"{key}:Id", "is needed: the id of the application that app clients name in their analytics.");
            if (id.Length > 64 || !id.All(char.IsAsciiHexDigit)) throw new SettingException($"{key}:Id", $"'{id}' is no id of an application: up to 64 hexadecimal digits.");
            return new AnalyticsApplication(id, read.Text($"{key}:ExternalId"), Destination(read, key, id, settingsDirectory));
        }).ToList();
        if (applications.GroupBy(a => a.Id, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new SettingException("Analytics:Applications", $"names {twice.Key} twice.");
        return applications;
    }

    private static LogDestination Read(SettingReader read, string key, string settingsDirectory) =>
        Destination(read, key, read.Demand($"{key}:Arn", "is needed: the ARN that user pools name in their log delivery."), settingsDirectory);

    /// <summary>What the section says of where records go.</summary>
    public static LogDestination Destination(SettingReader read, string key, string arn, string settingsDirectory)
    {
        var (file, url) = (read.Text($"{key}:File"), read.Text($"{key}:Url"));
        if (file is null == url is null) throw new SettingException(key, "has either a File or a Url.");
        if (file is not null) return new(arn, Path.GetFullPath(file, settingsDirectory), null, null);
        return new(arn, null, WebAddress.Of($"{key}:Url", url!), read.Demand($"{key}:Secret", "is needed beside Url: it signs what is sent."));
    }
}
