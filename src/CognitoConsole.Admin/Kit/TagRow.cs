namespace CognitoConsole.Admin.Kit;

/// <summary>A tag while it is edited: keys may be empty or double until it is saved.</summary>
public sealed record TagRow(string Key, string Value)
{
    public static IReadOnlyList<TagRow> From(IReadOnlyDictionary<string, string>? tags) =>
        [.. (tags ?? new Dictionary<string, string>()).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new TagRow(t.Key, t.Value))];

    /// <summary>What is sent. Rows without a key are left out; of a double key the last counts.</summary>
    public static Dictionary<string, string> ToTags(IEnumerable<TagRow> rows)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows.Where(r => r.Key.Length > 0)) tags[row.Key] = row.Value;
        return tags;
    }

    /// <summary>Why row <paramref name="index"/> cannot be saved, in AWS's rules for tags.</summary>
    public static string? Fault(IReadOnlyList<TagRow> rows, int index)
    {
        var row = rows[index];
        if (row.Key.Length == 0) return row.Value.Length > 0 ? "A value needs a key." : null;
        if (row.Key.Length > 128) return "A key has at most 128 characters.";
        if (row.Value.Length > 256) return "A value has at most 256 characters.";
        if (row.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)) return "Keys that begin with aws: are reserved.";
        return rows.Where((r, i) => i != index && r.Key == row.Key).Any() ? "This key is there twice." : null;
    }
}
