using System.Text.Json.Serialization;

namespace CognitoConsole.Contracts.IdentityPools;

public sealed partial record IdentityPool
{
    /// <summary>Ours, and not on the wire: when the pool was made.</summary>
    [JsonIgnore]
    public DateTimeOffset? CreationDate { get; init; }

    /// <summary>Ours, and not on the wire: goes with an update as <see cref="UpdateIdentityPoolRequest.ExpectedLastModifiedDate"/>.</summary>
    [JsonIgnore]
    public DateTimeOffset? LastModifiedDate { get; init; }
}

public sealed partial record UpdateIdentityPoolRequest
{
    /// <summary>Ours, and not on the wire: the update is refused when somebody else has changed the pool since.</summary>
    [JsonIgnore]
    public DateTimeOffset? ExpectedLastModifiedDate { get; init; }
}
