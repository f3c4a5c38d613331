using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// How many SMS a number and a pool get in an hour: each costs money, and numbers that earn by receiving them are written into sign-up forms by the thousand.
/// Counted in memory, on each node.
/// </summary>
public sealed class SmsCaps(EngineOptions options, TimeProvider clock)
{
    private readonly HourlyCounts<(string UserPoolId, string Number)> _taken = new(clock);

    /// <summary>Counts one SMS; false when the hour's are used up.</summary>
    public bool TryTake(string userPoolId, string number) => TryTake((userPoolId, number), options.SmsPerNumberAndHour) && TryTake((userPoolId, ""), options.SmsPerPoolAndHour);

    /// <summary>Hours that are held.</summary>
    internal int Count => _taken.Count;

    private bool TryTake((string, string) key, int cap) => cap == 0 || _taken.TryAdd(key, cap);
}
