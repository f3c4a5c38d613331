using System.Globalization;
using CognitoConsole.Contracts.Extensions;

namespace CognitoConsole.Admin.IdentityPools;

/// <summary>In words: in which time zones the days of a pool's numbers were.</summary>
public static class PoolDays
{
    private static readonly CultureInfo Words = CultureInfo.InvariantCulture;

    /// <summary>A day of an address; null where it is none.</summary>
    public static DateOnly? Parse(string? day) => Kit.DayInput.Parse(day);

    /// <summary>Days in Europe/Berlin since 3 March 2026, UTC before.</summary>
    /// <param name="from">The first day that is shown; zones that ended before it are left out.</param>
    public static string Text(IReadOnlyList<IdentityPoolTimeZone> zones, DateOnly from) => $"Days in {Zones(zones, from)}.";

    /// <summary>Europe/Berlin since 3 March 2026, UTC before</summary>
    public static string Zones(IReadOnlyList<IdentityPoolTimeZone> zones, DateOnly from)
    {
        var oldest = Math.Max(0, zones.Count(z => DateOf(z) <= from) - 1);
        var words = zones[oldest].TimeZone;
        if (oldest == zones.Count - 1) return words;
        var changes = zones.Skip(oldest + 1).Reverse().Select(z => string.Create(Words, $"{z.TimeZone} since {DateOf(z):d MMMM yyyy}"));
        return $"{string.Join(", ", changes)}, {words} before";
    }

    /// <summary>In the zone in which the event was counted.</summary>
    public static string Time(IReadOnlyList<IdentityPoolTimeZone> zones, DateTimeOffset at)
    {
        var zone = zones.LastOrDefault(z => z.Since <= at) ?? zones[0];
        return TimeZoneInfo.TryFindSystemTimeZoneById(zone.TimeZone, out var known)
            ? string.Create(Words, $"{TimeZoneInfo.ConvertTime(at, known):yyyy-MM-dd HH:mm:ss} {zone.TimeZone}")
            : Kit.TimeText.Exact(at);
    }

    private static DateOnly DateOf(IdentityPoolTimeZone zone) =>
        DateOnly.FromDateTime((TimeZoneInfo.TryFindSystemTimeZoneById(zone.TimeZone, out var known) ? TimeZoneInfo.ConvertTime(zone.Since, known) : zone.Since).DateTime);
}
