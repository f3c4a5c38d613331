using CognitoConsole.Contracts.Extensions;

namespace CognitoConsole.Admin.IdentityPools;

/// <summary>What is counted a day, in the order of the table and of its file.</summary>
/// <param name="Kind">As <see cref="ListIdentityEventsRequest.Kind"/> names what a number counts.</param>
/// <param name="Words">Above its chart.</param>
public sealed record DayFigure(string Kind, string Title, string Words, Func<IdentityCounts, long> Count)
{
    public static IReadOnlyList<DayFigure> All { get; } =
        [new("Created", "New", "New identities", c => c.Created), new("Active", "Active", "Active identities", c => c.Active), new("SignIn", "Sign-ins", "Sign-ins", c => c.SignIns), new("Credentials", "Credentials", "Credentials handed out", c => c.Credentials)];

    /// <summary>The ranges that are offered, in days.</summary>
    public static IReadOnlyList<int> Ranges { get; } = [7, 30, 90];

    public static int RangeOf(int? days) => days is { } asked && Ranges.Contains(asked) ? asked : 30;

    /// <summary>The days of a range that ends today.</summary>
    public static GetIdentityPoolStatisticsRequest Request(string poolId, int range) => new() { IdentityPoolId = poolId, Days = range };

    /// <param name="guests">Only guests, or only those who signed in.</param>
    public long Of(IdentityPoolDay day, bool? guests = null) =>
        day.Providers.Where(p => guests is null || guests == (p.Key == "unauthenticated")).Sum(p => Count(p.Value));
}
