using System.Globalization;
using System.Net;

namespace PrivateLinkLab.Permissions;

/// <summary>An address or a CIDR of IPv4 or IPv6, as IpAddress conditions have it.</summary>
internal sealed class AddressRange
{
    private readonly byte[] _address;
    private readonly int _bits;

    private AddressRange(byte[] address, int bits) => (_address, _bits) = (address, bits);

    /// <summary>Reads an address, which stands for itself, or a CIDR; null when it is neither.</summary>
    public static AddressRange? TryParse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (BytesOf(slash < 0 ? text : text[..slash]) is not { } address)
        {
            return null;
        }

        var bits = address.Length * 8;
        if (slash >= 0
            && !(int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var given)
                && given <= bits && (bits = given) >= 0))
        {
            return null;
        }

        return new(address, bits);
    }

    /// <summary>Whether an address is inside. What is no address of the same family is not.</summary>
    public bool Contains(string text)
    {
        if (BytesOf(text) is not { } address || address.Length != _address.Length)
        {
            return false;
        }

        var whole = _bits / 8;
        var rest = _bits % 8;
        return address.AsSpan(0, whole).SequenceEqual(_address.AsSpan(0, whole))
            && (rest == 0 || (address[whole] ^ _address[whole]) >> (8 - rest) == 0);
    }

    // An IPv6 zone (fe80::1%eth0) is a matter of one machine, and 10.1 no way of AWS to write 10.0.0.1.
    private static byte[]? BytesOf(string text) =>
        !text.Contains('%', StringComparison.Ordinal) && (text.Contains(':', StringComparison.Ordinal) || text.Count(c => c == '.') == 3)
            && IPAddress.TryParse(text, out var address)
            ? address.GetAddressBytes()
            : null;
}
