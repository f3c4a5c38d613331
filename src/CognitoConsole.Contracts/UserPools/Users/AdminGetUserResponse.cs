using System.Text.Json.Serialization;

namespace CognitoConsole.Contracts.UserPools;

public sealed partial record AdminGetUserResponse
{
    /// <summary>Ours, and not on the wire: new values that take the place of those in <see cref="UserAttributes"/> as soon as a code proves them. Null where none waits.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string>? WaitingAttributes { get; init; }
}
