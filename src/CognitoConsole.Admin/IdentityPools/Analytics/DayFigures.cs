using CognitoConsole.Contracts.Extensions;

namespace CognitoConsole.Admin.IdentityPools;

/// <summary>What is counted a day, in the order of the table and of its file.</summary>
/// <param name="Kind">As <see cref="ListIdentityEventsRequest.Kind"/> names what a number counts.</param>
/// <param name="Words">Above its chart.</param>
/// <param name="One">One of what it counts.</param>
public sealed record DayFigure(string Kind, string Title, string Words, string One, Func<IdentityCounts, long> Count)
{
    /// <summary>Stands for a provider where nobody has signed in.</summary>
    public const string Guest = "unauthenticated";

    /// <summary>Days that can be shown at once.</summary>
    public const int MaxDays = 800;

    public static IReadOnlyList<DayFigure> All { get; } =
    [
        new("Created", "New", "New identities", "New identity", c => c.Created),
        new("Active", "Active", "Active identities", "Active on the day", c => c.Active),
        new("SignIn", "Sign-ins", "Sign-ins", "Sign-in", c => c.SignIns),
        new("Credentials", "Credentials", "Credentials handed out", "Credentials handed out", c => c.Credentials),
    ];

    /// <summary>The ranges that are offered, in days.</summary>
    public static IReadOnlyList<(int Days, string Title)> Ranges { get; } = [(7, "7 days"), (30, "30 days"), (90, "90 days"), (365, "1 year")];

    public static int RangeOf(int? days) => days is > 0 and <= MaxDays ? days.Value : 30;

    /// <summary>In words, what has happened.</summary>
    public static string WordOf(string kind) => All.FirstOrDefault(f => f.Kind == kind)?.One ?? kind;

    public static GetIdentityPoolStatisticsRequest Request(string poolId, int? days, DateOnly? from, DateOnly? to) =>
        new() { IdentityPoolId = poolId, From = from, To = to, Days = from is null ? RangeOf(days) : null };

    /// <summary>Every provider that has a number on these days, guests first.</summary>
    public static IReadOnlyList<string> Providers(GetIdentityPoolStatisticsResponse statistics) =>
        [.. statistics.Days.SelectMany(d => d.Providers.Keys).Distinct().OrderBy(p => p != Guest).ThenBy(p => p, StringComparer.Ordinal)];

    /// <param name="provider">Counted alone; null for all.</param>
    /// <param name="guests">Only guests, or only those who signed in.</param>
    public long Of(IdentityPoolDay day, string? provider = null, bool? guests = null) =>
        day.Providers.Where(p => (provider is null || provider == p.Key) && (guests is null || guests == (p.Key == Guest))).Sum(p => Count(p.Value));
}
