using System.Globalization;

namespace PrivateLinkLab.Graph.Networking;

/// <summary>An IPv4 CIDR block; host bits are zero.</summary>
/// <param name="Network">The first address as a number.</param>
/// <param name="Prefix">The number of leading bits that all addresses of the block share: 0 to 32.</param>
public readonly record struct Ipv4Block(uint Network, int Prefix)
{
    /// <summary>Every address.</summary>
    public static Ipv4Block Everything => new(0, 0);

    /// <summary>How many addresses it has. A /0 has one more than an int holds, hence the long.</summary>
    public long Size => 1L << (32 - Prefix);

    /// <summary>The block of one address.</summary>
    public static Ipv4Block Of(uint address) => new(address, 32);

    /// <summary>Reads "10.0.0.0/16".</summary>
    /// <exception cref="FormatException">The text is no block; the message says why.</exception>
    public static Ipv4Block Parse(string text) =>
        TryParse(text, out var block, out var problem) ? block : throw new FormatException($"'{text}' {problem}.");

    /// <summary>Reads "10.0.0.0/16".</summary>
    /// <param name="text">The block in CIDR notation.</param>
    /// <param name="block">The block; with host bits set, the one that was probably meant.</param>
    /// <param name="problem">What is wrong with a text that is none, as a sentence's end; empty when it is one.</param>
    public static bool TryParse(string text, out Ipv4Block block, out string problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        block = default;
        problem = "is not a CIDR block such as 10.0.0.0/16";
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (
            slash < 0
            || !Ipv4Address.TryParse(text.AsSpan(0, slash), out var address)
            || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix)
            || prefix > 32
            || text.Length - slash > 3
            || (text.Length - slash == 3 && text[slash + 1] == '0')
        )
        {
            return false;
        }

        var network = address & Mask(prefix);
        block = new Ipv4Block(network, prefix);
        problem = network == address ? "" : $"has host bits set; the network address is {block}";
        return network == address;
    }

    /// <summary>Whether the address is in the block.</summary>
    public bool Contains(uint address) => (address & Mask(Prefix)) == Network;

    /// <summary>Whether every address of the other block is in this one.</summary>
    public bool Contains(Ipv4Block other) => other.Prefix >= Prefix && Contains(other.Network);

    /// <summary>Whether the two blocks share an address.</summary>
    public bool Overlaps(Ipv4Block other) => Contains(other.Network) || other.Contains(Network);

    /// <summary>The block in CIDR notation.</summary>
    public override string ToString() => $"{Ipv4Address.Text(Network)}/{Prefix}";

    private static uint Mask(int prefix) => prefix == 0 ? 0 : uint.MaxValue << (32 - prefix);
}
