using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// How many wrong answers one address may give to a pool in an hour, whosever account they were for: a list of stolen passwords is tried on a thousand accounts
/// once each, which no account notices. Beyond, its passwords and codes are refused unseen; passkeys, open sessions and refresh tokens go on working.
/// Counted in memory, on each node.
/// </summary>
public sealed class AddressLimit(AddressFailures failures, AuthAttempt attempt, OperationContext context)
{
    /// <summary>Before an answer is judged; it counts as wrong until <see cref="GiveBack"/>, so that a burst gets no more guesses than a row.</summary>
    /// <exception cref="Contracts.CognitoException">TooManyRequestsException.</exception>
    public void Take(string userPoolId)
    {
        if (Network() is { } network && !failures.TryAdd(userPoolId, network)) throw Errors.TooManyRequests();
    }

    /// <summary>The answer was right.</summary>
    public void GiveBack(string userPoolId)
    {
        if (Network() is { } network) failures.Remove(userPoolId, network);
    }

    /// <summary>Null where a server signs people in and does not say whence they come.</summary>
    private string? Network() => EventOrigin.Of(context, attempt.Client).Address is { } address ? AddressRange.Network(address) : null;
}

/// <summary>What <see cref="AddressLimit"/> has counted.</summary>
public sealed class AddressFailures(EngineOptions options, TimeProvider clock)
{
    private readonly HourlyCounts<(string UserPoolId, string Network)> _counts = new(clock);

    internal bool TryAdd(string userPoolId, string network) => options.FailuresPerAddressAndHour == 0 || _counts.TryAdd((userPoolId, network), options.FailuresPerAddressAndHour);

    internal void Remove(string userPoolId, string network) => _counts.Remove((userPoolId, network));
}
