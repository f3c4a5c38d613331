using MudBlazor;

namespace CognitoConsole.Admin.Kit;

public enum StatusKind { Neutral, Good, Busy, Warning, Bad }

/// <summary>How AWS's status words look: an icon, a word, a colour. Never the colour alone.</summary>
public static class Status
{
    public static StatusKind KindOf(string? status) => status?.ToUpperInvariant() switch
    {
        "ACTIVE" or "CONFIRMED" or "ENABLED" or "SENT" or "DELIVERED" or "SUCCEEDED" or "PASS" or "TRUE" => StatusKind.Good,
        "CREATING" or "UPDATING" or "DELETING" or "PENDING" or "INPROGRESS" or "STOPPING" or "QUEUED" => StatusKind.Busy,
        "UNCONFIRMED" or "FORCE_CHANGE_PASSWORD" or "RESET_REQUIRED" or "EXPIRED" or "ARCHIVED" or "SKIPPED" or "STOPPED" => StatusKind.Warning,
        "FAILED" or "COMPROMISED" or "DENIED" or "FAIL" => StatusKind.Bad,
        _ => StatusKind.Neutral, // DISABLED and INACTIVE are somebody's choice, not a fault
    };

    /// <summary><c>FORCE_CHANGE_PASSWORD</c> → <c>Force change password</c>, as AWS's console writes it.</summary>
    public static string Text(string? status)
    {
        if (string.IsNullOrEmpty(status)) return "Unknown";
        var words = status.Replace('_', ' ').ToLowerInvariant();
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    internal static string Icon(StatusKind kind) => kind switch
    {
        StatusKind.Good => Icons.Material.Outlined.CheckCircle,
        StatusKind.Busy => Icons.Material.Outlined.Schedule,
        StatusKind.Warning => Icons.Material.Outlined.WarningAmber,
        StatusKind.Bad => Icons.Material.Outlined.ErrorOutline,
        _ => Icons.Material.Outlined.RemoveCircleOutline,
    };
}
