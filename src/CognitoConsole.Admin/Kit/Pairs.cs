namespace CognitoConsole.Admin.Kit;

/// <summary>Names with values while they are edited: a name may be empty or double until it is sent.</summary>
public static class Pairs
{
    /// <summary>Why row <paramref name="index"/> cannot be sent.</summary>
    public static string? Fault(IReadOnlyList<KeyValuePair<string, string>> rows, int index)
    {
        var (key, value) = rows[index];
        if (key.Length == 0) return value.Length > 0 ? "A value needs a key." : null;
        return rows.Where((r, i) => i != index && r.Key == key).Any() ? "This key is there twice." : null;
    }

    public static string? Fault(IReadOnlyList<KeyValuePair<string, string>> rows) => Enumerable.Range(0, rows.Count).Select(i => Fault(rows, i)).FirstOrDefault(f => f is not null);

    /// <summary>What is sent: rows without a key are left out, of a double key the last counts. Null when nothing is left.</summary>
    public static IReadOnlyDictionary<string, string>? Sent(IEnumerable<KeyValuePair<string, string>> rows)
    {
        var sent = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in rows.Where(r => r.Key.Length > 0)) sent[key] = value;
        return sent.Count > 0 ? sent : null;
    }
}
