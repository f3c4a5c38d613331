using System.Text.Json.Serialization;

namespace CognitoConsole.Contracts.UserPools;

public sealed partial record DescribeIdentityProviderRequest
{
    /// <summary>Leaves client_secret and private_key out even for those who may see them. For pages that show everything else; never on the wire.</summary>
    [JsonIgnore]
    public bool WithoutSecret { get; init; }
}
