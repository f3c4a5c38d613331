using System.Collections.Frozen;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The attributes that every pool has, in the order in which AWS lists them.</summary>
public static class StandardAttributes
{
    public static IReadOnlyList<SchemaAttributeType> All { get; } =
    [
        new() { Name = "sub", AttributeDataType = AttributeDataType.String, DeveloperOnlyAttribute = false, Mutable = false, Required = true, StringAttributeConstraints = new() { MinLength = "1", MaxLength = "2048" } },
        Text("name"), Text("given_name"), Text("family_name"), Text("middle_name"), Text("nickname"), Text("preferred_username"),
        Text("profile"), Text("picture"), Text("website"), Text("email"), Flag("email_verified"), Text("gender"),
        Text("birthdate", "10", "10"), Text("zoneinfo"), Text("locale"), Text("phone_number"), Flag("phone_number_verified"), Text("address"),
        new() { Name = "updated_at", AttributeDataType = AttributeDataType.Number, DeveloperOnlyAttribute = false, Mutable = true, Required = false, NumberAttributeConstraints = new() { MinValue = "0" } },
    ];

    private static readonly FrozenDictionary<string, SchemaAttributeType> ByName = All.ToFrozenDictionary(a => a.Name!, StringComparer.Ordinal);

    public static SchemaAttributeType? Find(string name) => ByName.GetValueOrDefault(name);

    private static SchemaAttributeType Text(string name, string min = "0", string max = "2048") => new()
    {
        Name = name,
        AttributeDataType = AttributeDataType.String,
        DeveloperOnlyAttribute = false,
        Mutable = true,
        Required = false,
        StringAttributeConstraints = new() { MinLength = min, MaxLength = max },
    };

    private static SchemaAttributeType Flag(string name) =>
        new() { Name = name, AttributeDataType = AttributeDataType.Boolean, DeveloperOnlyAttribute = false, Mutable = true, Required = false };
}
