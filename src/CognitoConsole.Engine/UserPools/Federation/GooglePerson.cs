using System.Text.Json;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Google's People API: every field is a list of entries, the first of them the person's main one.</summary>
internal static class GooglePerson
{
    /// <summary>Fields of a person that are texts, with the member of an entry that says it.</summary>
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["addresses"] = "formattedValue",
        ["birthdays"] = "date",
        ["emailAddresses"] = "value",
        ["genders"] = "value",
        ["locales"] = "value",
        ["names"] = "displayName",
        ["nicknames"] = "value",
        ["organizations"] = "name",
        ["phoneNumbers"] = "value",
        ["photos"] = "url",
        ["urls"] = "value",
    };

    public static bool IsField(string claim) => Fields.ContainsKey(claim);

    public static IReadOnlyDictionary<string, string[]> Claims(JsonElement person)
    {
        var claims = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (field, member) in Fields)
            if (person.TryGetProperty(field, out var entries) && entries.ValueKind == JsonValueKind.Array && entries.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } first
                && first.TryGetProperty(member, out var value) && Text(value) is { } text)
                claims[field] = [text];
        return claims;
    }

    /// <summary>A birthday is an object of three numbers; without the year it is no date.</summary>
    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Object when Number(value, "year") is { } year && Number(value, "month") is { } month && Number(value, "day") is { } day => $"{year:0000}-{month:00}-{day:00}",
        _ => null,
    };

    private static int? Number(JsonElement date, string name) => date.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) && number > 0 ? number : null;
}
