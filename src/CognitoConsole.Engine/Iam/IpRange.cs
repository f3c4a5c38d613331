using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CognitoConsole.Engine.Iam;

/// <summary>A CIDR range, or one address. IPv4-mapped IPv6 addresses are IPv4: a dual-stack socket reports them so.</summary>
internal readonly record struct IpRange(bool IsV6, UInt128 Network, int PrefixLength)
{
    private int Width => IsV6 ? 128 : 32;

    public bool Contains(IpRange other) =>
        IsV6 == other.IsV6 && PrefixLength <= other.PrefixLength && (PrefixLength == 0 || (Network ^ other.Network) >> (Width - PrefixLength) == 0);

    public static IpRange? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var host = slash < 0 ? text : text[..slash];
        if (!LooksLikeAddress(host) || !IPAddress.TryParse(host, out var address))
            return null;
        var mapped = address.IsIPv4MappedToIPv6;
        if (mapped)
            address = address.MapToIPv4();

        var isV6 = address.AddressFamily == AddressFamily.InterNetworkV6;
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        UInt128 network = isV6 ? BinaryPrimitives.ReadUInt128BigEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);

        var width = isV6 ? 128 : 32;
        var prefix = width;
        if (slash >= 0)
        {
            if (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out prefix))
                return null;
            if (mapped)
                prefix -= 96;
            if (prefix < 0 || prefix > width)
                return null;
        }

        return new IpRange(isV6, network, prefix);
    }

    /// <summary>IPAddress.TryParse also takes "1", "0x7f.1", octal parts and zones; a policy has no use for them and two readings of one text are a hole.</summary>
    private static bool LooksLikeAddress(string host)
    {
        if (host.Contains(':', StringComparison.Ordinal))
            return !host.AsSpan().ContainsAny("%[]");
        var parts = host.Split('.');
        return parts.Length == 4 && parts.All(p => p.Length is > 0 and <= 3 && p.All(char.IsAsciiDigit) && (p.Length == 1 || p[0] != '0'));
    }
}
