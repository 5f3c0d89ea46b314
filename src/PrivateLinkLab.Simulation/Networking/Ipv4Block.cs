using System.Globalization;

namespace PrivateLinkLab.Simulation.Networking;

/// <summary>An IPv4 CIDR block; host bits are zero.</summary>
internal readonly record struct Ipv4Block(uint Network, int Prefix)
{
    /// <summary>How many addresses it has. A /0 has one more than an int holds, hence the long.</summary>
    public long Size => 1L << (32 - Prefix);

    /// <summary>Parses "10.0.0.0/16". False for anything else, with what is wrong.</summary>
    public static bool TryParse(string text, out Ipv4Block block, out string problem)
    {
        block = default;
        problem = "is not a CIDR block such as 10.0.0.0/16";
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !Ipv4Address.TryParse(text[..slash], out var address)
            || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix)
            || prefix > 32 || text.Length - slash > 3 || (text.Length - slash == 3 && text[slash + 1] == '0'))
        {
            return false;
        }
        var network = address & Mask(prefix);
        block = new Ipv4Block(network, prefix);
        problem = $"has host bits set; the network address is {block}";
        return network == address;
    }

    public bool Contains(uint address) => (address & Mask(Prefix)) == Network;

    public bool Contains(Ipv4Block other) => other.Prefix >= Prefix && Contains(other.Network);

    public bool Overlaps(Ipv4Block other) => Contains(other.Network) || other.Contains(Network);

    public override string ToString() => $"{Ipv4Address.Text(Network)}/{Prefix}";

    private static uint Mask(int prefix) => prefix == 0 ? 0 : uint.MaxValue << (32 - prefix);
}

/// <summary>IPv4 addresses as numbers.</summary>
internal static class Ipv4Address
{
    /// <summary>Parses four decimal parts without leading zeros, as AWS writes addresses.</summary>
    public static bool TryParse(string text, out uint address)
    {
        address = 0;
        var parts = text.Split('.');
        if (parts.Length != 4)
        {
            return false;
        }
        foreach (var part in parts)
        {
            if (!byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                || (part.Length > 1 && part[0] == '0'))
            {
                return false;
            }
            address = (address << 8) | value;
        }
        return true;
    }

    public static string Text(uint address) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}");
}
