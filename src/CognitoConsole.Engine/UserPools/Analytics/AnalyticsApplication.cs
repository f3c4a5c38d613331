namespace CognitoConsole.Engine.UserPools;

/// <summary>An application of Amazon Pinpoint, or of what takes its events, that app clients may name in their analytics.</summary>
/// <param name="Id">The application's id, which also ends its ARN.</param>
/// <param name="ExternalId">What an app client has to know to send there; null for nothing.</param>
/// <param name="Destination">Where its events go: a line for each event in a file, or PutEvents requests to an address.</param>
public sealed record AnalyticsApplication(string Id, string? ExternalId, LogDestination Destination)
{
    /// <summary>Without what must be known, so that no log can hold it.</summary>
    public override string ToString() => $"AnalyticsApplication {{ {Id} → {Destination} }}";
}
