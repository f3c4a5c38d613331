using System.Text.Json.Serialization;

namespace CognitoConsole.Contracts.UserPools;

public sealed partial record DescribeUserPoolClientRequest
{
    /// <summary>Leaves the secret out even for those who may see it. For pages that show everything else; never on the wire.</summary>
    [JsonIgnore]
    public bool WithoutSecret { get; init; }
}
