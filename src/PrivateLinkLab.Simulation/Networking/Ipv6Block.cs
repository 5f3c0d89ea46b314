using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PrivateLinkLab.Simulation.Answering;

namespace PrivateLinkLab.Simulation.Networking;

/// <summary>An IPv6 CIDR block; host bits are zero.</summary>
internal readonly record struct Ipv6Block(UInt128 Network, int Prefix)
{
    // From the block that is kept for documentation (RFC 3849): never somebody's real address.
    private static readonly UInt128 Documentation = (UInt128)0x2001_0db8 << 96;

    /// <summary>The /56 that Amazon gives a VPC.</summary>
    public static Ipv6Block Generated(StableHash hash) => new(Documentation | ((UInt128)hash.Below(1 << 24) << 72), 56);

    /// <summary>Parses "2001:db8:1:2::/64". False for anything else and for set host bits.</summary>
    public static bool TryParse(string text, out Ipv6Block block)
    {
        block = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !TryParseAddress(text[..slash], out var address)
            || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) || prefix > 128)
        {
            return false;
        }
        block = new(address & Mask(prefix), prefix);
        return block.Network == address;
    }

    /// <summary>Parses an address without a zone.</summary>
    public static bool TryParseAddress(string text, out UInt128 address)
    {
        address = 0;
        if (text.Contains('%', StringComparison.Ordinal) || text.StartsWith('[') || !IPAddress.TryParse(text, out var parsed)
            || parsed.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }
        address = BinaryPrimitives.ReadUInt128BigEndian(parsed.GetAddressBytes());
        return true;
    }

    public bool Contains(UInt128 address) => (address & Mask(Prefix)) == Network;

    public bool Contains(Ipv6Block other) => other.Prefix >= Prefix && Contains(other.Network);

    public bool Overlaps(Ipv6Block other) => Contains(other.Network) || other.Contains(Network);

    /// <summary>
    /// The address of a network interface in the block, from its id. Of 2^64 no two fall together, so that none is kept account
    /// of; the first four and the last are AWS's own, as in IPv4.
    /// </summary>
    public string AddressFor(string interfaceId)
    {
        var offset = BinaryPrimitives.ReadUInt64BigEndian(StableHash.Of("IPv6 address", interfaceId).Bytes(8));
        return AddressText(Network | Math.Clamp(offset, 4, ulong.MaxValue - 1));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AddressText(Network)}/{Prefix}");

    private static string AddressText(UInt128 address)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, address);
        return new IPAddress(bytes).ToString();
    }

    private static UInt128 Mask(int prefix) => prefix == 0 ? 0 : UInt128.MaxValue << (128 - prefix);
}
