using System.Globalization;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>What an app may send with a sign-in besides what it takes. What is empty is not sent.</summary>
public sealed record TestExtras
{
    /// <summary>PREFERRED_CHALLENGE: with which factor to begin.</summary>
    public string PreferredChallenge { get; set; } = "";

    /// <summary>TARGET_ACR_VALUES: levels to reach, with spaces between them.</summary>
    public string TargetAcrValues { get; set; } = "";

    /// <summary>MAX_AGE: seconds.</summary>
    public string MaxAge { get; set; } = "";

    /// <summary>ACCESS_TOKEN: of a session that has shown something already.</summary>
    public string AccessToken { get; set; } = "";

    /// <summary>Name=value each.</summary>
    public IReadOnlyList<string> Metadata { get; set; } = [];
    public string IpAddress { get; set; } = "";
    public string ServerName { get; set; } = "";
    public string ServerPath { get; set; } = "";

    /// <summary>Name: value each.</summary>
    public IReadOnlyList<string> Headers { get; set; } = [];

    public string? Fault
    {
        get
        {
            var metadata = Filled(Metadata).Select(m => Pair(m, '=')?.Name).ToList();
            return metadata.Contains(null) || metadata.Distinct().Count() < metadata.Count ? "Write each ClientMetadata as name=value, each name once."
                : Filled(Headers).Any(h => Pair(h, ':') is null) ? "Write each HTTP header as name: value."
                : MaxAge.Trim().Length > 0 && !int.TryParse(MaxAge.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out _) ? "MAX_AGE is a number of seconds."
                : null;
        }
    }

    /// <summary>Parameters that USER_AUTH alone knows.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parameters => new[]
    {
        KeyValuePair.Create("PREFERRED_CHALLENGE", PreferredChallenge), KeyValuePair.Create("TARGET_ACR_VALUES", TargetAcrValues.Trim()),
        KeyValuePair.Create("MAX_AGE", MaxAge.Trim()), KeyValuePair.Create("ACCESS_TOKEN", AccessToken.Trim()),
    }.Where(p => p.Value.Length > 0);

    public IReadOnlyDictionary<string, string>? ClientMetadata => Filled(Metadata).ToList() is { Count: > 0 } all ? all.Select(m => Pair(m, '=')!.Value).ToDictionary(p => p.Name, p => p.Value) : null;

    /// <summary>From an app.</summary>
    public UserContextDataType? UserContext => IpAddress.Trim() is { Length: > 0 } address ? new() { IpAddress = address } : null;

    /// <summary>From a server: AWS wants all of its members, or none.</summary>
    public ContextDataType? Context => IpAddress.Trim().Length == 0 && ServerName.Trim().Length == 0 && ServerPath.Trim().Length == 0 && !Filled(Headers).Any() ? null : new()
    {
        IpAddress = IpAddress.Trim(),
        ServerName = ServerName.Trim(),
        ServerPath = ServerPath.Trim(),
        HttpHeaders = [.. Filled(Headers).Select(h => Pair(h, ':')!.Value).Select(h => new HttpHeader { HeaderName = h.Name, HeaderValue = h.Value.Trim() })],
    };

    private static IEnumerable<string> Filled(IReadOnlyList<string> rows) => rows.Where(r => !string.IsNullOrWhiteSpace(r));

    private static (string Name, string Value)? Pair(string text, char mark) =>
        text.IndexOf(mark, StringComparison.Ordinal) is > 0 and var at && text[..at].Trim() is { Length: > 0 } name ? (name, text[(at + 1)..]) : null;
}
