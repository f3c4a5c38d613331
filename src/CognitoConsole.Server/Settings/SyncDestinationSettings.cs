using System.Text.RegularExpressions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Server.Settings;

/// <summary>
/// Sections <c>Sync:Streams</c> and <c>Sync:PushApplications</c>: what Kinesis and SNS are to Cognito Sync. Each stream has a name and each platform application an
/// ARN, by which identity pools know it, and a file or an address that takes what goes there.
/// </summary>
internal static partial class SyncDestinationSettings
{
    public static IReadOnlyList<LogDestination> Streams(IConfiguration configuration, string settingsDirectory) =>
        Read(configuration, settingsDirectory, "Sync:Streams", "Name", StreamName(), "is needed: the stream that identity pools name.", "is no name of a stream: 1 to 128 letters, digits, '_', '.' and '-'.");

    public static IReadOnlyList<LogDestination> PushApplications(IConfiguration configuration, string settingsDirectory) =>
        Read(configuration, settingsDirectory, "Sync:PushApplications", "Arn", ApplicationArn(), "is needed: the platform application that identity pools name.",
            "is no ARN of a platform application such as arn:aws:sns:us-east-1:123456789012:app/GCM/shop, for APNS, APNS_SANDBOX, GCM or ADM.");

    private static List<LogDestination> Read(IConfiguration configuration, string settingsDirectory, string section, string member, Regex pattern, string needed, string wrong)
    {
        var read = new SettingReader(configuration);
        var destinations = configuration.GetSection(section).GetChildren().Select(entry =>
        {
            var name = read.Demand($"{entry.Path}:{member}", needed);
            if (!pattern.IsMatch(name)) throw new SettingException($"{entry.Path}:{member}", $"'{name}' {wrong}");
            return LogDestinationSettings.Destination(read, entry.Path, name, settingsDirectory);
        }).ToList();
        if (destinations.GroupBy(d => d.Arn, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new SettingException(section, $"names {twice.Key} twice.");
        return destinations;
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9_.-]{1,128}\z", RegexOptions.CultureInvariant)]
    private static partial Regex StreamName();

    [GeneratedRegex(@"\Aarn:aws:sns:[-0-9a-z]+:[0-9]{12}:app/(APNS|APNS_SANDBOX|GCM|ADM)/[a-zA-Z0-9_.-]{1,256}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ApplicationArn();
}
