using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace PrivateLinkLab.Components.Values;

/// <summary>An IPv4 address block such as 10.0.1.0/24, with no host bits set.</summary>
public readonly record struct Cidr
{
    private readonly uint _address;

    private Cidr(uint address, int prefixLength)
    {
        _address = address;
        PrefixLength = prefixLength;
    }

    /// <summary>The number of leading bits that all addresses of the block share: 0 to 32.</summary>
    public int PrefixLength { get; }

    /// <summary>How many addresses the block has.</summary>
    public long Size => 1L << (32 - PrefixLength);

    /// <summary>Reads a block.</summary>
    /// <param name="text">The block in CIDR notation.</param>
    /// <exception cref="FormatException">The text is not an IPv4 block; the message says why.</exception>
    public static Cidr Parse(string text) =>
        TryParse(text, out var cidr, out var problem) ? cidr : throw new FormatException($"'{text}' {problem}.");

    /// <summary>Reads a block, or tells why the text is none.</summary>
    /// <param name="text">The block in CIDR notation.</param>
    /// <param name="cidr">The block.</param>
    /// <param name="problem">Why the text is none, as "which ..." without a period; null when it is one.</param>
    public static bool TryParse(string? text, out Cidr cidr, [NotNullWhen(false)] out string? problem)
    {
        cidr = default;
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (string.IsNullOrEmpty(text) || !IsDottedQuad(slash < 0 ? text : text[..slash], out var address))
        {
            problem = "which is not an IPv4 block in CIDR notation";
            return false;
        }

        if (slash < 0)
        {
            problem = $"which lacks its prefix length (did you mean {text}/{(address << 16 == 0 ? 16 : address << 24 == 0 ? 24 : 32)}?)";
            return false;
        }

        if (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length > 32)
        {
            problem = "which has a prefix length outside 0 to 32";
            return false;
        }

        var masked = length == 0 ? 0 : address & (uint.MaxValue << (32 - length));
        cidr = new Cidr(masked, length);
        if (masked != address)
        {
            problem = $"which has host bits set (did you mean {cidr}?)";
            cidr = default;
            return false;
        }

        problem = null;
        return true;
    }

    /// <summary>Whether every address of the other block is in this one.</summary>
    /// <param name="other">The other block.</param>
    public bool Contains(Cidr other) =>
        other.PrefixLength >= PrefixLength && (PrefixLength == 0 || (_address ^ other._address) >> (32 - PrefixLength) == 0);

    /// <summary>Whether the two blocks share an address.</summary>
    /// <param name="other">The other block.</param>
    public bool Overlaps(Cidr other) => Contains(other) || other.Contains(this);

    /// <summary>Gives one of the equal blocks that this one divides into.</summary>
    /// <param name="prefixLength">The length of their prefix, from this block's to 32.</param>
    /// <param name="index">Which of them, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">This block has no such part.</exception>
    public Cidr Subnet(int prefixLength, int index)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(prefixLength, PrefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, 32);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, 1L << (prefixLength - PrefixLength));
        return new Cidr(_address + (uint)((long)index << (32 - prefixLength)), prefixLength);
    }

    /// <summary>Writes the block in CIDR notation.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_address >> 24}.{(_address >> 16) & 255}.{(_address >> 8) & 255}.{_address & 255}/{PrefixLength}");

    // IPAddress.TryParse also takes "10.1" and octal numbers, which AWS does not.
    private static bool IsDottedQuad(string text, out uint address)
    {
        address = 0;
        if (!IPAddress.TryParse(text, out var ip) || ip.AddressFamily != System.Net.Sockets.AddressFamily.InterNetwork || ip.ToString() != text)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[4];
        ip.TryWriteBytes(bytes, out _);
        address = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes);
        return true;
    }
}
