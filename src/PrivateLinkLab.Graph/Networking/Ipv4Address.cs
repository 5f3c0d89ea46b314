using System.Globalization;

namespace PrivateLinkLab.Graph.Networking;

/// <summary>IPv4 addresses as numbers.</summary>
public static class Ipv4Address
{
    private const int MaxPartLength = 3;

    /// <summary>Parses four decimal parts without leading zeros, as AWS writes addresses.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out uint address)
    {
        address = 0;
        for (var part = 0; part < 4; part++)
        {
            var dot = text.IndexOf('.');
            var end = part == 3 ? text.Length : dot;
            if (
                end is <= 0 or > MaxPartLength
                || (part == 3 && dot >= 0)
                || !byte.TryParse(text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                || (end > 1 && text[0] == '0')
            )
            {
                address = 0;
                return false;
            }

            address = (address << 8) | value;
            text = part == 3 ? [] : text[(end + 1)..];
        }

        return true;
    }

    /// <summary>The address in dotted form.</summary>
    public static string Text(uint address) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}"
        );
}
