using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PrivateLinkLab.Amazon.Addresses;

/// <summary>
/// An IPv4 or IPv6 address as a number. It is read as strictly as AWS does: no octal or missing parts, no zone, no
/// brackets.
/// </summary>
public readonly record struct IpAddress : IComparable<IpAddress>
{
    // Two words instead of a UInt128, whose alignment would make blocks half as large again.
    private readonly ulong _high;
    private readonly ulong _low;

    private IpAddress(ulong high, ulong low, bool isIpv6) => (_high, _low, IsIpv6) = (high, low, isIpv6);

    /// <summary>Whether this is an IPv6 address.</summary>
    public bool IsIpv6 { get; }

    /// <summary>The number of bits: 32 or 128.</summary>
    public int Bits => IsIpv6 ? 128 : 32;

    /// <summary>The address as a number.</summary>
    public UInt128 Value => new(_high, _low);

    /// <summary>The low 64 bits: all of an IPv4 address.</summary>
    internal ulong Low => _low;

    /// <summary>The high 64 bits: 0 for IPv4.</summary>
    internal ulong High => _high;

    /// <summary>Gives the IPv4 address of a number.</summary>
    public static IpAddress Ipv4(uint value) => new(0, value, isIpv6: false);

    /// <summary>Gives the IPv6 address of a number.</summary>
    public static IpAddress Ipv6(UInt128 value) => new((ulong)(value >> 64), (ulong)value, isIpv6: true);

    /// <summary>Reads an address.</summary>
    /// <exception cref="FormatException">The text is not an IPv4 or IPv6 address.</exception>
    public static IpAddress Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var address) ? address : throw new FormatException($"'{text}' is not an IP address.");

    /// <summary>Reads an address, such as 10.0.1.5 or 2001:db8::5.</summary>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out IpAddress address) =>
        text.Contains(':') ? TryParseIpv6(text, out address) : TryParseIpv4(text, out address);

    /// <summary>Reads an IPv4 address: four decimal numbers without leading zeros.</summary>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParseIpv4(ReadOnlySpan<char> text, out IpAddress address)
    {
        // IPAddress.TryParse also takes 10.1 and octal numbers, which AWS does not.
        address = default;
        var value = 0U;
        for (var part = 0; part < 4; part++)
        {
            var dot = text.IndexOf('.');
            var end = part == 3 ? text.Length : dot;
            if (
                end is <= 0 or > 3
                || (part == 3 && dot >= 0)
                || (end > 1 && text[0] == '0')
                || !byte.TryParse(text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            )
            {
                return false;
            }

            value = (value << 8) | number;
            text = part == 3 ? [] : text[(end + 1)..];
        }

        address = Ipv4(value);
        return true;
    }

    /// <summary>
    /// Whether a text is meant as IPv6, well-formed or not: it has a colon, which no IPv4 text has.
    /// </summary>
    public static bool LooksLikeIpv6([NotNullWhen(true)] string? text) =>
        text?.Contains(':', StringComparison.Ordinal) == true;

    /// <summary>Adds an offset to the address, wrapping around at the end of its family.</summary>
    public IpAddress Plus(UInt128 offset) => IsIpv6 ? Ipv6(Value + offset) : Ipv4((uint)(_low + (ulong)offset));

    /// <summary>Compares two addresses: IPv4 comes before IPv6, then the smaller number first.</summary>
    public int CompareTo(IpAddress other) => IsIpv6 != other.IsIpv6 ? (IsIpv6 ? 1 : -1) : Value.CompareTo(other.Value);

    /// <summary>Writes the address as AWS does: dotted, or with the longest run of zeros left out (RFC 5952).</summary>
    public override string ToString()
    {
        if (!IsIpv6)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{_low >> 24}.{(_low >> 16) & 255}.{(_low >> 8) & 255}.{_low & 255}"
            );
        }

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
        return new IPAddress(bytes).ToString();
    }

    /// <summary>Whether the first address is before the second.</summary>
    public static bool operator <(IpAddress left, IpAddress right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first address is the second or before it.</summary>
    public static bool operator <=(IpAddress left, IpAddress right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first address is after the second.</summary>
    public static bool operator >(IpAddress left, IpAddress right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first address is the second or after it.</summary>
    public static bool operator >=(IpAddress left, IpAddress right) => left.CompareTo(right) >= 0;

    private static bool TryParseIpv6(ReadOnlySpan<char> text, out IpAddress address)
    {
        address = default;
        if (
            text.ContainsAny('%', '[')
            || !IPAddress.TryParse(text, out var parsed)
            || parsed.AddressFamily != AddressFamily.InterNetworkV6
        )
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[16];
        parsed.TryWriteBytes(bytes, out _);
        address = Ipv6(BinaryPrimitives.ReadUInt128BigEndian(bytes));
        return true;
    }
}
