using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace PrivateLinkLab.Components.Values;

/// <summary>An IPv6 address block such as 2001:db8:1234:1a00::/56, with no host bits set.</summary>
public readonly record struct Ipv6Cidr
{
    // This namespace has an AddressFamily of its own.
    private const System.Net.Sockets.AddressFamily Ipv6 = System.Net.Sockets.AddressFamily.InterNetworkV6;

    private readonly UInt128 _address;

    private Ipv6Cidr(UInt128 address, int prefixLength) => (_address, PrefixLength) = (address, prefixLength);

    /// <summary>The number of leading bits that all addresses of the block share: 0 to 128.</summary>
    public int PrefixLength { get; }

    /// <summary>Whether a text is meant as IPv6: it has a colon, which no IPv4 block has.</summary>
    /// <param name="text">The text.</param>
    public static bool LooksLike(string? text) => text?.Contains(':', StringComparison.Ordinal) == true;

    /// <summary>Reads a block.</summary>
    /// <param name="text">The block in CIDR notation.</param>
    /// <exception cref="FormatException">The text is not an IPv6 block; the message says why.</exception>
    public static Ipv6Cidr Parse(string text) =>
        TryParse(text, out var cidr, out var problem) ? cidr : throw new FormatException($"'{text}' {problem}.");

    /// <summary>Reads a block, or tells why the text is none.</summary>
    /// <param name="text">The block in CIDR notation.</param>
    /// <param name="cidr">The block.</param>
    /// <param name="problem">Why the text is none, as "which ..." without a period; null when it is one.</param>
    public static bool TryParse(string? text, out Ipv6Cidr cidr, [NotNullWhen(false)] out string? problem)
    {
        cidr = default;
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 0 || text!.Contains('%', StringComparison.Ordinal) || text[0] == '['
            || !IPAddress.TryParse(text.AsSpan(0, slash), out var address) || address.AddressFamily != Ipv6
            || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length > 128)
        {
            problem = "which is not an IPv6 block in CIDR notation";
            return false;
        }

        var given = BinaryPrimitives.ReadUInt128BigEndian(address.GetAddressBytes());
        cidr = new Ipv6Cidr(length == 0 ? 0 : given & (UInt128.MaxValue << (128 - length)), length);
        if (cidr._address != given)
        {
            problem = $"which has host bits set (did you mean {cidr}?)";
            cidr = default;
            return false;
        }

        problem = null;
        return true;
    }

    /// <summary>Gives one of the equal blocks that this one divides into.</summary>
    /// <param name="prefixLength">The length of their prefix, from this block's to 128.</param>
    /// <param name="index">Which of them, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">This block has no such part.</exception>
    public Ipv6Cidr Subnet(int prefixLength, int index)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(prefixLength, PrefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, 128);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var bits = prefixLength - PrefixLength;
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, bits >= 31 ? long.MaxValue : 1L << bits);
        return new Ipv6Cidr(_address + (index == 0 ? 0 : (UInt128)(uint)index << (128 - prefixLength)), prefixLength);
    }

    /// <summary>Writes the block in CIDR notation.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, _address);
        return string.Create(CultureInfo.InvariantCulture, $"{new IPAddress(bytes)}/{PrefixLength}");
    }
}
