using System.Text.RegularExpressions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Server.Settings;

/// <summary>
/// Section <c>Kms:Keys</c>: each names the ARN by which user pools know the key, and the file that holds it. A file that is not there stops only the
/// pools that live under it.
/// </summary>
internal static partial class KmsKeySettings
{
    public static IReadOnlyList<KmsKey> Read(IConfiguration configuration, string settingsDirectory)
    {
        var read = new SettingReader(configuration);
        var keys = configuration.GetSection("Kms:Keys").GetChildren().Select(section =>
        {
            var arn = read.Demand($"{section.Path}:Arn", "is needed: the ARN that user pools name as their KmsKeyArn.");
            if (!ArnPattern().IsMatch(arn)) throw new SettingException($"{section.Path}:Arn", $"'{arn}' is no ARN of a key such as arn:aws:kms:us-east-1:123456789012:key/customers.");
            return new KmsKey(arn, Path.GetFullPath(read.Demand($"{section.Path}:File", "is needed: the file that holds the key's 32 bytes, as they are or in base64."), settingsDirectory));
        }).ToList();
        if (keys.GroupBy(k => k.Arn, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new SettingException("Kms:Keys", $"names {twice.Key} twice.");
        return keys;
    }

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/[A-Za-z0-9/_-]{1,256}\z")]
    private static partial Regex ArnPattern();
}
