using System.Text.Json.Serialization;

namespace CognitoConsole.Contracts.UserPools;

public sealed partial record UpdateUserPoolClientRequest
{
    /// <summary>
    /// LastModifiedDate of the client that the caller has read; another date ends in ConcurrentModificationException. Null: no such
    /// check. Never on the wire.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset? ExpectedLastModifiedDate { get; init; }
}
