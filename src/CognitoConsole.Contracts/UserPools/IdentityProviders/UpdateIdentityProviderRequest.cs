using System.Text.Json.Serialization;

namespace CognitoConsole.Contracts.UserPools;

public sealed partial record UpdateIdentityProviderRequest
{
    /// <summary>
    /// LastModifiedDate of the provider that the caller has read; another date ends in ConcurrentModificationException. Null: no such
    /// check. Never on the wire.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset? ExpectedLastModifiedDate { get; init; }
}
