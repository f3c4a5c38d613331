using System.Net;
using System.Net.Sockets;
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

    /// <summary>A household gets a whole /64 of IPv6. Null where a server signs people in and does not say whence they come.</summary>
    private string? Network()
    {
        var address = EventOrigin.Of(context, attempt.Client).Address;
        return address is { AddressFamily: AddressFamily.InterNetworkV6 } ? new IPNetwork(Masked(address), 64).ToString() : address?.ToString();
    }

    private static IPAddress Masked(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}

/// <summary>What <see cref="AddressLimit"/> has counted.</summary>
public sealed class AddressFailures(EngineOptions options, TimeProvider clock)
{
    private readonly HourlyCounts<(string UserPoolId, string Network)> _counts = new(clock);

    internal bool TryAdd(string userPoolId, string network) => options.FailuresPerAddressAndHour == 0 || _counts.TryAdd((userPoolId, network), options.FailuresPerAddressAndHour);

    internal void Remove(string userPoolId, string network) => _counts.Remove((userPoolId, network));
}
