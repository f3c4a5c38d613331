using CognitoConsole.Contracts.Sync;

namespace CognitoConsole.Admin.Sync;

internal static class SyncWords
{
    /// <summary>More than this is nothing for a form, or for a row of a table.</summary>
    public const int LongestValue = 20_000;

    private const int ShownValue = 40;

    /// <summary>Who changed it last.</summary>
    public static string? By(string? lastModifiedBy, string identityId) => lastModifiedBy == identityId ? "The identity" : lastModifiedBy is null ? null : $"Developer ({lastModifiedBy})";

    /// <summary>Of the last bulk publish; null as the status says it.</summary>
    public static string? Status(string? status) => status == BulkPublishStatus.NotStarted ? "Never" : null;

    public static string Short(string value) => value.Length <= ShownValue ? value : value[..(char.IsHighSurrogate(value[ShownValue - 1]) ? ShownValue - 1 : ShownValue)] + "…";
}
