using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.IdentityPools;

namespace CognitoConsole.Engine.Extensions;

internal static class IdentityPoolTimeZoneView
{
    /// <summary>At least one.</summary>
    public static IReadOnlyList<IdentityPoolTimeZone> Show(IdentityPool pool) => Show(pool.ReportingZones, pool.CreationDate);

    public static IReadOnlyList<IdentityPoolTimeZone> Show(IReadOnlyList<ReportingZone> zones, DateTimeOffset creationDate) => zones.Count == 0
        ? [new() { TimeZone = ReportingDays.Utc, Since = creationDate }]
        : [.. zones.Select(z => new IdentityPoolTimeZone { TimeZone = z.TimeZone, Since = z.Since })];
}
