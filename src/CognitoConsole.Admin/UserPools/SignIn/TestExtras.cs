using System.Globalization;
using CognitoConsole.Admin.Kit;
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

    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; set; } = [];
    public string AnalyticsEndpoint { get; set; } = "";
    public string IpAddress { get; set; } = "";
    public string ServerName { get; set; } = "";
    public string ServerPath { get; set; } = "";

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; set; } = [];

    public string? Fault => Pairs.Fault(Metadata) is { } metadata ? $"ClientMetadata: {metadata}"
        : Headers.Select((_, i) => HeaderFault(Headers, i)).FirstOrDefault(f => f is not null) is { } header ? $"HTTP headers: {header}"
        : MaxAge.Trim().Length > 0 && !int.TryParse(MaxAge.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out _) ? "MAX_AGE is a number of seconds."
        : null;

    /// <summary>Parameters that USER_AUTH alone knows.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parameters => new[]
    {
        KeyValuePair.Create("PREFERRED_CHALLENGE", PreferredChallenge), KeyValuePair.Create("TARGET_ACR_VALUES", TargetAcrValues.Trim()),
        KeyValuePair.Create("MAX_AGE", MaxAge.Trim()), KeyValuePair.Create("ACCESS_TOKEN", AccessToken.Trim()),
    }.Where(p => p.Value.Length > 0);

    public IReadOnlyDictionary<string, string>? ClientMetadata => Pairs.Sent(Metadata);

    public AnalyticsMetadataType? Analytics => AnalyticsEndpoint.Trim() is { Length: > 0 } endpoint ? new() { AnalyticsEndpointId = endpoint } : null;

    /// <summary>From an app.</summary>
    public UserContextDataType? UserContext => IpAddress.Trim() is { Length: > 0 } address ? new() { IpAddress = address } : null;

    /// <summary>From a server: AWS wants all of its members, or none.</summary>
    public ContextDataType? Context => IpAddress.Trim().Length == 0 && ServerName.Trim().Length == 0 && ServerPath.Trim().Length == 0 && !Named(Headers).Any() ? null : new()
    {
        IpAddress = IpAddress.Trim(),
        ServerName = ServerName.Trim(),
        ServerPath = ServerPath.Trim(),
        HttpHeaders = [.. Named(Headers).Select(h => new HttpHeader { HeaderName = h.Key.Trim(), HeaderValue = h.Value.Trim() })],
    };

    /// <summary>Unlike names of metadata, a header's may be there twice.</summary>
    public static string? HeaderFault(IReadOnlyList<KeyValuePair<string, string>> rows, int index) =>
        string.IsNullOrWhiteSpace(rows[index].Key) && rows[index].Value.Length > 0 ? "A value needs a name." : null;

    private static IEnumerable<KeyValuePair<string, string>> Named(IEnumerable<KeyValuePair<string, string>> rows) => rows.Where(r => !string.IsNullOrWhiteSpace(r.Key));
}
