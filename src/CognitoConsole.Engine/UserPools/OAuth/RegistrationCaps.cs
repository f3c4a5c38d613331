using System.Net;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>How many app clients may be registered without a token in an hour, by one address and at all: a pool has room for a thousand, which one visitor must not fill. Counted in memory, on each node.</summary>
public sealed class RegistrationCaps(EngineOptions options, TimeProvider clock)
{
    private readonly HourlyCounts<(string UserPoolId, string Network)> _counts = new(clock);

    /// <summary>Counts one registration; false when the hour's are used up.</summary>
    public bool TryTake(string userPoolId, string? address) =>
        TryTake(userPoolId, IPAddress.TryParse(address, out var known) ? AddressRange.Network(known) : "unknown", options.RegistrationsPerAddressAndHour)
        && TryTake(userPoolId, "", options.RegistrationsPerPoolAndHour);

    private bool TryTake(string userPoolId, string network, int cap) => cap == 0 || _counts.TryAdd((userPoolId, network), cap);
}
