using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Address ranges in CIDR notation.</summary>
public static class AddressRange
{
    /// <summary>Null for what is none. Bits behind the prefix are cut off; the prefix must be there.</summary>
    public static IPNetwork? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 1 || text.Length > 64 || !IPAddress.TryParse(text.AsSpan(0, slash), out var address)) return null;
        var bytes = address.GetAddressBytes();
        // "10.1/16" would be read as 10.0.0.1.
        if (bytes.Length == 4 && text.Count(c => c == '.') != 3) return null;
        if (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) || prefix > bytes.Length * 8) return null;
        for (var bit = prefix; bit < bytes.Length * 8; bit++) bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new IPNetwork(new IPAddress(bytes), prefix);
    }

    public static bool Contains(IReadOnlyList<string>? ranges, IPAddress address) => ranges?.Any(r => Parse(r)?.Contains(address) == true) == true;

    /// <summary>Whom an address stands for: a household gets a whole /64 of IPv6.</summary>
    public static string Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPNetwork(new IPAddress(bytes), 64).ToString();
    }
}
