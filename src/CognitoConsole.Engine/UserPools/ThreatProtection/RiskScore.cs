using System.Net;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>How far a sign-in departs from what its user has done before. The same history gives the same score; see RiskScore.md beside this file.</summary>
public static class RiskScore
{
    public const int Low = 25;
    public const int Medium = 50;
    public const int High = 75;

    /// <summary>So many events back is a user's habit looked for.</summary>
    public const int HistoryLength = 50;

    public static readonly TimeSpan FailureWindow = TimeSpan.FromHours(1);

    /// <summary>So many failures of one address, over all users of the pool, make it suspect.</summary>
    public const int AddressFailures = 10;

    private static readonly TimeSpan Habit = TimeSpan.FromDays(90);
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(15);

    /// <param name="history">The user's events, newest first.</param>
    /// <param name="addressFailures">Failures of the address within <see cref="FailureWindow"/>, whoever was meant.</param>
    public static int Of(EventOrigin origin, IReadOnlyList<AuthEvent> history, int addressFailures, DateTimeOffset now)
    {
        var score = Failures(history, now) + (addressFailures >= AddressFailures ? 40 : 0);
        var known = history.Where(e => IsHabit(e) && e.CreationDate > now - Habit).ToList();
        var device = DeviceNames.Kind(origin.DeviceName);
        var network = NetworkOf(origin.Address);
        // Who has never signed in before has no habit to depart from.
        if (known.Count > 0)
        {
            var isNewDevice = device is not null && known.All(e => DeviceNames.Kind(e.DeviceName) != device);
            var isNewNetwork = network is not null && known.All(e => NetworkOf(e) != network);
            if (isNewDevice) score += 25;
            if (isNewNetwork) score += 25;
            else if (origin.Address is { } address && known.All(e => e.IpAddress != address.ToString())) score += 10;
            if (isNewDevice && isNewNetwork && known.Any(e => e.CreationDate > now - Pace)) score += 25;
        }

        return score + (history.Any(e => e.FeedbackValue == FeedbackValueType.Invalid && IsSame(e, device, network)) ? 50 : 0);
    }

    /// <summary>Null below <see cref="Low"/>.</summary>
    public static string? Level(int score) => score switch
    {
        >= High => RiskLevelType.High,
        >= Medium => RiskLevelType.Medium,
        >= Low => RiskLevelType.Low,
        _ => null,
    };

    private static int Failures(IReadOnlyList<AuthEvent> history, DateTimeOffset now) =>
        history.Count(e => e is { EventType: EventType.SignIn, EventResponse: EventResponseType.Fail } && e.CreationDate > now - FailureWindow) switch
        {
            >= 5 => 30,
            >= 3 => 15,
            _ => 0,
        };

    /// <summary>A completed sign-in that nobody has disowned, or one that somebody has owned.</summary>
    private static bool IsHabit(AuthEvent e) => e.FeedbackValue switch
    {
        FeedbackValueType.Valid => true,
        FeedbackValueType.Invalid => false,
        _ => e is { EventType: EventType.SignIn, EventResponse: EventResponseType.Pass },
    };

    private static bool IsSame(AuthEvent e, string? device, string? network) =>
        (network is not null && NetworkOf(e) == network) || (network is null && device is not null && DeviceNames.Kind(e.DeviceName) == device);

    private static string? NetworkOf(AuthEvent e) => IPAddress.TryParse(e.IpAddress, out var address) ? NetworkOf(address) : null;

    /// <summary>The /24 of an IPv4 address, the /48 of an IPv6 address: what one access line or office has.</summary>
    private static string? NetworkOf(IPAddress? address)
    {
        if (address is null) return null;
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes, 0, bytes.Length == 4 ? 3 : 6);
    }
}
