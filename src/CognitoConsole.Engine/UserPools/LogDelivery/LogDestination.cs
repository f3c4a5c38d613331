namespace CognitoConsole.Engine.UserPools;

/// <summary>Where the host sends a copy of what goes to that ARN: a file to which a line is added for each record, or an address that takes JSON arrays of them.</summary>
/// <param name="Arn">As pools name it in their log configuration, app clients in their analytics, and identity pools in their streams and push synchronization.</param>
/// <param name="File">Absolute path.</param>
/// <param name="Secret">Signs what is sent to <paramref name="Url"/>, as it does for webhooks.</param>
public sealed record LogDestination(string Arn, string? File, Uri? Url, string? Secret)
{
    /// <summary>Without the secret, so that no log can hold it.</summary>
    public override string ToString() => $"LogDestination {{ {Arn} → {File ?? Url?.ToString()} }}";
}
