using System.Text.Json.Serialization;

namespace CognitoConsole.Contracts.UserPools;

public sealed partial record TermsDescriptionType
{
    /// <summary>Ours, and not on the wire: the app client that the document belongs to.</summary>
    [JsonIgnore]
    public string? ClientId { get; init; }

    /// <summary>Ours, and not on the wire: languages that have an address.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? Languages { get; init; }
}
