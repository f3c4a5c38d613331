using System.Globalization;
using CognitoConsole.Contracts.Extensions;

namespace CognitoConsole.Admin.IdentityPools;

/// <summary>In words: in which time zones the days of a pool's numbers were.</summary>
public static class PoolDays
{
    private static readonly CultureInfo Words = CultureInfo.InvariantCulture;
    private static readonly int FirstDay = new DateOnly(1970, 1, 2).DayNumber;

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

    /// <summary>The time zone of a day. The day of a change begins in one and ends in the next: the next holds.</summary>
    public static string ZoneOf(IReadOnlyList<IdentityPoolTimeZone> zones, DateOnly day) => (zones.LastOrDefault(z => DateOf(z) <= day) ?? zones[0]).TimeZone;

    /// <summary>Which day of the pool it is.</summary>
    public static DateOnly DayOf(IReadOnlyList<IdentityPoolTimeZone> zones, DateTimeOffset now) => DateIn(zones[^1].TimeZone, now);

    /// <summary>In the zone in which the event was counted.</summary>
    public static string Time(IReadOnlyList<IdentityPoolTimeZone> zones, DateTimeOffset at)
    {
        var zone = zones.LastOrDefault(z => z.Since <= at) ?? zones[0];
        return TimeZoneInfo.TryFindSystemTimeZoneById(zone.TimeZone, out var known)
            ? string.Create(Words, $"{TimeZoneInfo.ConvertTime(at, known):yyyy-MM-dd HH:mm:ss} {zone.TimeZone}")
            : Kit.TimeText.Exact(at);
    }

    /// <summary>Why a range cannot be shown, naming the input to correct; null where it can.</summary>
    /// <param name="days">Its length where <paramref name="from"/> is left out.</param>
    public static string? Fault(DateOnly? from, DateOnly? to, int days, DateOnly today)
    {
        var last = (to ?? today).DayNumber;
        var first = from?.DayNumber ?? last - days + 1;
        if (first > today.DayNumber) return $"{(from is null ? "to" : "From")} is in the future: choose an earlier day.";
        if (first > last) return "From is later than to: choose an earlier first day or a later last day.";
        if (first < FirstDay) return "From is before 1970: choose a later day.";
        return last - first < DayFigure.MaxDays ? null : string.Create(Words, $"From and to are {last - first + 1:N0} days: at most {DayFigure.MaxDays} can be shown at once. Choose a later day in From.");
    }

    private static DateOnly DateOf(IdentityPoolTimeZone zone) => DateIn(zone.TimeZone, zone.Since);

    private static DateOnly DateIn(string zone, DateTimeOffset at) =>
        DateOnly.FromDateTime((TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? TimeZoneInfo.ConvertTime(at, known) : at).DateTime);
}
