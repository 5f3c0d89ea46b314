using System.Globalization;

namespace PrivateLinkLab.Amazon.Addresses;

/// <summary>
/// A block of IPv4 or IPv6 addresses in CIDR notation, such as 10.0.1.0/24 or 2001:db8:1234:1a00::/56. Host bits are
/// zero.
/// </summary>
/// <remarks>Blocks of different families have no address in common: 0.0.0.0/0 does not contain ::1.</remarks>
public readonly record struct CidrBlock
{
    // In 24 bytes instead of the 32 of an address and a length: probes match blocks by the hundred thousand.
    private readonly ulong _high;
    private readonly ulong _low;
    private readonly byte _prefixLength;
    private readonly bool _isIpv6;

    private CidrBlock(IpAddress network, int prefixLength) =>
        (_high, _low, _prefixLength, _isIpv6) = (network.High, network.Low, (byte)prefixLength, network.IsIpv6);

    /// <summary>Every IPv4 address.</summary>
    public static CidrBlock AllIpv4 => default;

    /// <summary>Every IPv6 address.</summary>
    public static CidrBlock AllIpv6 => new(IpAddress.Ipv6(0), 0);

    /// <summary>The first address.</summary>
    public IpAddress Network => _isIpv6 ? IpAddress.Ipv6(new(_high, _low)) : IpAddress.Ipv4((uint)_low);

    /// <summary>
    /// The number of leading bits that all addresses of the block share: 0 to 32, or to 128 for IPv6.
    /// </summary>
    public int PrefixLength => _prefixLength;

    /// <summary>Whether the block is of IPv6 addresses.</summary>
    public bool IsIpv6 => _isIpv6;

    /// <summary>Whether the block has every address of its family.</summary>
    public bool IsEverything => PrefixLength == 0;

    /// <summary>The number of bits after the prefix. The block has 2^HostBits addresses.</summary>
    public int HostBits => (_isIpv6 ? 128 : 32) - _prefixLength;

    /// <summary>The last address.</summary>
    public IpAddress Last => Network.Plus(HostBits == 128 ? UInt128.MaxValue : (UInt128.One << HostBits) - 1);

    /// <summary>Gives the block of one address.</summary>
    public static CidrBlock Of(IpAddress address) => new(address, address.Bits);

    /// <summary>Gives the block of a prefix length that an address is in.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The address's family has no such prefix length.</exception>
    public static CidrBlock Around(IpAddress address, int prefixLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(prefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, address.Bits);
        var hostBits = address.Bits - prefixLength;
        // A shift by the width of the number leaves it as it is.
        var network = hostBits == 128 ? 0 : address.Value >> hostBits << hostBits;
        return new(address.IsIpv6 ? IpAddress.Ipv6(network) : IpAddress.Ipv4((uint)network), prefixLength);
    }

    /// <summary>Reads a block.</summary>
    /// <exception cref="FormatException">The text is not a block in CIDR notation, or has host bits set.</exception>
    public static CidrBlock Parse(string text) =>
        TryParse(text, out var block, out var problem)
            ? block
            : throw new FormatException(
                problem == CidrProblem.HostBitsSet
                    ? $"'{text}' has host bits set; the block is {block}."
                    : $"'{text}' is not a block in CIDR notation, such as 10.0.0.0/16 or 2001:db8::/56."
            );

    /// <summary>Reads a block, or says why the text is not one.</summary>
    /// <param name="text">The block in CIDR notation.</param>
    /// <param name="block">
    /// The block. With host bits set or without a prefix length, the one that was probably meant; else 0.0.0.0/0.
    /// </param>
    /// <param name="problem">Why the text is not a block.</param>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParse(string? text, out CidrBlock block, out CidrProblem problem)
    {
        block = default;
        problem = CidrProblem.NoBlock;
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (
            string.IsNullOrEmpty(text) || !IpAddress.TryParse(slash < 0 ? text : text.AsSpan(0, slash), out var address)
        )
        {
            return false;
        }

        if (slash < 0)
        {
            (block, problem) = (Around(address, LikelyLength(address)), CidrProblem.NoPrefixLength);
            return false;
        }

        var digits = text.AsSpan(slash + 1);
        if (
            !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length > address.Bits
        )
        {
            problem = CidrProblem.PrefixLengthOutOfRange;
            return false;
        }

        if (digits.Length > 1 && digits[0] == '0')
        {
            return false;
        }

        block = Around(address, length);
        problem = block.Network == address ? CidrProblem.None : CidrProblem.HostBitsSet;
        return problem == CidrProblem.None;
    }

    /// <summary>Reads an IPv4 block.</summary>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParseIpv4(string? text, out CidrBlock block) =>
        TryParse(text, out block, out _) && !block._isIpv6;

    /// <summary>Reads an IPv6 block.</summary>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParseIpv6(string? text, out CidrBlock block) =>
        TryParse(text, out block, out _) && block._isIpv6;

    /// <summary>Whether the address is in the block.</summary>
    public bool Contains(IpAddress address) => Matches(address.High, address.Low, address.IsIpv6);

    /// <summary>Whether every address of the other block is in this one.</summary>
    public bool Contains(CidrBlock other) =>
        other._prefixLength >= _prefixLength && Matches(other._high, other._low, other._isIpv6);

    /// <summary>Whether the two blocks share an address.</summary>
    public bool Overlaps(CidrBlock other) =>
        _prefixLength <= other._prefixLength ? Contains(other) : other.Contains(this);

    /// <summary>Gives one of the equal parts of this block.</summary>
    /// <param name="prefixLength">The length of their prefix, from this block's to the longest of its family.</param>
    /// <param name="index">Which of them, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">This block has no such part.</exception>
    public CidrBlock Subnet(int prefixLength, int index)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(prefixLength, PrefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, Network.Bits);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var bits = prefixLength - PrefixLength;
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, bits >= 31 ? long.MaxValue : 1L << bits);
        // A shift by all 128 bits would leave the index as it is; then it is 0.
        var offset = index == 0 ? 0 : (UInt128)(uint)index << (Network.Bits - prefixLength);
        return new(Network.Plus(offset), prefixLength);
    }

    /// <summary>Writes the block in CIDR notation.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Network}/{PrefixLength}");

    private bool Matches(ulong high, ulong low, bool isIpv6)
    {
        if (isIpv6 != _isIpv6)
        {
            return false;
        }

        if (!isIpv6)
        {
            return (low ^ _low) >> (32 - _prefixLength) == 0;
        }

        // A shift by all 64 bits would leave a word as it is.
        return _prefixLength switch
        {
            0 => true,
            <= 64 => (high ^ _high) >> (64 - _prefixLength) == 0,
            _ => high == _high && (low ^ _low) >> (128 - _prefixLength) == 0,
        };
    }

    // What somebody who left out the length most likely meant: as many bits as the zeros at the end leave.
    private static int LikelyLength(IpAddress address)
    {
        if (address.IsIpv6)
        {
            return address.Low == 0 ? 64 : 128;
        }

        return (uint)address.Low << 16 == 0 ? 16
            : (uint)address.Low << 24 == 0 ? 24
            : 32;
    }
}

/// <summary>Why a text is not a block in CIDR notation.</summary>
public enum CidrProblem
{
    /// <summary>It is a block.</summary>
    None,

    /// <summary>It does not begin with an address, or its prefix length has leading zeros.</summary>
    NoBlock,

    /// <summary>It is an address alone.</summary>
    NoPrefixLength,

    /// <summary>Its prefix length is not a number, or is longer than an address of its family.</summary>
    PrefixLengthOutOfRange,

    /// <summary>Its address has bits set beyond the prefix: AWS takes the network address only.</summary>
    HostBitsSet,
}
