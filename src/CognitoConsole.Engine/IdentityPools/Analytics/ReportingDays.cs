using System.Text.RegularExpressions;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.Extensions;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>
/// Which day it is for the numbers of an identity pool: the day of its time zone, and never an earlier one than before. Where the zone is changed, the day in progress
/// gets longer or shorter; over the date line a day may stay empty.
/// </summary>
public static partial class ReportingDays
{
    public const string Utc = "UTC";

    /// <summary>A zone by IANA's name; null for what this machine does not know.</summary>
    public static TimeZoneInfo? Find(string timeZone) =>
        // The name is a file's on most systems, and no other file is to be opened.
        Name().IsMatch(timeZone) && TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? zone : null;

    /// <summary>Days since 1970-01-01.</summary>
    public static int DayOf(IdentityPool pool, DateTimeOffset time)
    {
        var zone = pool.ReportingZones.LastOrDefault(z => z.Since <= time);
        // A machine that has lost its zones must not keep anybody from signing in.
        return zone is null ? DayOf(TimeZoneInfo.Utc, time) : Math.Max(zone.FirstDay, DayOf(Find(zone.TimeZone) ?? TimeZoneInfo.Utc, time));
    }

    public static int DayOf(TimeZoneInfo zone, DateTimeOffset time) => DayRange.DayOf(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime));

    /// <summary>The pool's zones from now on.</summary>
    public static IReadOnlyList<ReportingZone> With(IdentityPool pool, TimeZoneInfo zone, DateTimeOffset now)
    {
        // As the database keeps it: a moment that was rounded up would not have come yet.
        var since = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        return [.. pool.ReportingZones, new(zone.Id, since, pool.ReportingZones.Count == 0 ? 0 : DayOf(pool, now))];
    }

    /// <summary>UTC, or area and place; not the machine's own zone, nor those of the folders posix and right.</summary>
    [GeneratedRegex(@"\A(UTC|[A-Z][A-Za-z_]{1,30}(/[A-Za-z][A-Za-z0-9_+-]{0,30}){1,2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
