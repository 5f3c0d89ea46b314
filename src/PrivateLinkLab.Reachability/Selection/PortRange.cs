using System.Collections.Immutable;
using System.Globalization;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Selection;

/// <summary>Ports from the first to the last, both included.</summary>
/// <param name="First">The first, from 1.</param>
/// <param name="Last">The last, to 65535.</param>
public readonly record struct PortRange(int First, int Last)
{
    /// <summary>The lowest port that a connection can be for.</summary>
    public const int Lowest = 1;

    /// <summary>All ports.</summary>
    public static PortRange All => new(Lowest, Transport.LastPort);

    /// <summary>Whether a port is one of them.</summary>
    public bool Contains(int port) => First <= port && port <= Last;

    /// <summary>The ports of several ranges, in order and with what adjoins joined.</summary>
    public static ImmutableArray<PortRange> Join(IEnumerable<PortRange> ranges)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        var joined = ImmutableArray.CreateBuilder<PortRange>();
        foreach (var range in ranges.OrderBy(range => range.First))
        {
            if (joined is [.., var last] && range.First <= last.Last + 1)
            {
                joined[^1] = new(last.First, Math.Max(last.Last, range.Last));
            }
            else
            {
                joined.Add(range);
            }
        }

        return joined.ToImmutable();
    }

    /// <summary>What of some ranges is in another.</summary>
    public static ImmutableArray<PortRange> Within(IEnumerable<PortRange> ranges, PortRange other) =>
        [
            .. ranges
                .Select(range => new PortRange(Math.Max(range.First, other.First), Math.Min(range.Last, other.Last)))
                .Where(range => range.First <= range.Last),
        ];

    /// <summary>Writes ranges as people do: <c>22, 443, 1024-65535</c>; <c>all ports</c> for all.</summary>
    public static string Text(IEnumerable<PortRange> ranges)
    {
        var joined = Join(ranges);
        return joined is [var only] && only == All ? "all ports" : string.Join(", ", joined);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        First == Last
            ? First.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");
}
