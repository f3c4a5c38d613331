using System.Text.Json.Serialization;

namespace CognitoConsole.Contracts.UserPools;

public sealed partial record UpdateUserPoolRequest
{
    /// <summary>
    /// LastModifiedDate of the pool that the caller has read. Since the update writes every member, a pool that has changed since then
    /// ends in ConcurrentModificationException instead of a lost change. Null: no such check. Never on the wire.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset? ExpectedLastModifiedDate { get; init; }
}
