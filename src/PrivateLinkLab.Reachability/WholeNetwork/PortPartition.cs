using System.Collections.Immutable;
using PrivateLinkLab.Reachability.Selection;

namespace PrivateLinkLab.Reachability.WholeNetwork;

/// <summary>
/// The ports, cut where something on the way from one place to another may begin or cease to treat them otherwise.
/// Ports of one part are in the same of the ranges that rules, entries and listeners name, so that one of them stands
/// for all.
/// </summary>
public sealed class PortPartition
{
    private const int Https = 443;

    private PortPartition(ImmutableArray<ImmutableArray<PortRange>> parts) => Parts = parts;

    /// <summary>
    /// The one port that AWS's services are asked on; whether others answer is no matter of the network.
    /// </summary>
    public static PortPartition HttpsOnly { get; } =
        new([
            [new(Https, Https)],
        ]);

    /// <summary>The parts, each with its ranges.</summary>
    public ImmutableArray<ImmutableArray<PortRange>> Parts { get; }

    /// <summary>Cuts the ports at the ends of some ranges.</summary>
    public static PortPartition Of(IEnumerable<PortRange> ranges)
    {
        PortRange[] all = [.. ranges.Distinct()];
        SortedSet<int> starts =
        [
            PortRange.Lowest,
            .. all.SelectMany(range => (int[])[range.First, range.Last + 1])
                .Where(start => start > PortRange.Lowest && start <= PortRange.All.Last),
        ];
        int[] begins = [.. starts];
        var parts = new Dictionary<string, List<PortRange>>(StringComparer.Ordinal);
        List<List<PortRange>> inOrder = [];
        for (var index = 0; index < begins.Length; index++)
        {
            var interval = new PortRange(
                begins[index],
                index + 1 < begins.Length ? begins[index + 1] - 1 : PortRange.All.Last
            );
            var inside = string.Join(
                ',',
                all.Index().Where(range => range.Item.Contains(interval.First)).Select(range => range.Index)
            );
            if (!parts.TryGetValue(inside, out var part))
            {
                parts.Add(inside, part = []);
                inOrder.Add(part);
            }

            part.Add(interval);
        }

        return new([.. inOrder.Select(part => part.ToImmutableArray())]);
    }
}
