namespace CognitoConsole.Admin.Kit;

/// <summary>One setting that would change, as the operator reads it.</summary>
public sealed record Change(string Setting, string Old, string New, string? Consequence = null);

/// <summary>Collects what a form would change; a setting that stays is not added.</summary>
public sealed class ChangeList
{
    private readonly List<Change> _changes = [];

    public IReadOnlyList<Change> Changes => _changes;

    /// <param name="consequence">What it means for people or apps; asked only when the setting changes.</param>
    public ChangeList Add(string setting, string? old, string? @new, string? consequence = null)
    {
        if ((old ?? "") != (@new ?? "")) _changes.Add(new Change(setting, Shown(old), Shown(@new), consequence));
        return this;
    }

    public ChangeList Add(string setting, bool? old, bool? @new, string? consequence = null) =>
        Add(setting, OnOff(old), OnOff(@new), consequence);

    public ChangeList Add(string setting, int? old, int? @new, string? consequence = null) =>
        Add(setting, old?.ToString(System.Globalization.CultureInfo.InvariantCulture), @new?.ToString(System.Globalization.CultureInfo.InvariantCulture), consequence);

    public ChangeList Add(string setting, IEnumerable<string>? old, IEnumerable<string>? @new, string? consequence = null) =>
        Add(setting, string.Join(", ", old ?? []), string.Join(", ", @new ?? []), consequence);

    private static string Shown(string? value) => string.IsNullOrEmpty(value) ? "–" : value;

    private static string? OnOff(bool? value) => value switch { true => "On", false => "Off", null => null };
}
