using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Terraform.Differences;

/// <summary>
/// The simulated cloud held against an emulator: every output of every resource. Ids and generated names count as equal
/// when they are of the same resource; the order of a list and the white space of a JSON document do not count, nor
/// whether an unset value is missing or empty.
/// </summary>
public sealed class GroundComparison
{
    // Shorter values are alike by chance.
    private const int ShortestTelling = 8;

    private GroundComparison(int compared, ImmutableArray<AttributeDifference> all) =>
        (Compared, Differences) = (compared, all);

    /// <summary>How many outputs were compared.</summary>
    public int Compared { get; }

    /// <summary>
    /// Every difference in the order of the graph, those of the resources first, then those of components and the
    /// stack.
    /// </summary>
    public ImmutableArray<AttributeDifference> Differences { get; }

    /// <summary>The differences that the table of explanations has.</summary>
    public IEnumerable<AttributeDifference> Explained =>
        Differences.Where(difference => difference.Explanation is not null);

    /// <summary>The differences that nobody has explained.</summary>
    public IEnumerable<AttributeDifference> Unexplained =>
        Differences.Where(difference => difference.Explanation is null);

    /// <summary>Compares two graphs of one program.</summary>
    /// <param name="simulated">What the simulated cloud gave.</param>
    /// <param name="emulated">What the emulator gave.</param>
    public static GroundComparison Compare(ResourceGraph simulated, ResourceGraph emulated)
    {
        ArgumentNullException.ThrowIfNull(simulated);
        ArgumentNullException.ThrowIfNull(emulated);
        var ofSimulated = new Symbols(simulated);
        var ofEmulated = new Symbols(emulated);
        var differences = ImmutableArray.CreateBuilder<AttributeDifference>();
        var compared = 0;
        // A component's outputs are its resources', and differ for the same reasons.
        var reasons = new List<(string Text, string Reason)>();
        foreach (
            var node in simulated
                .Resources.Where(node => !node.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal))
                .OrderBy(node => !node.Custom)
        )
        {
            var other = emulated.Find(node.Urn);
            foreach (
                var key in node
                    .Outputs.Keys.Union(other?.Outputs.Keys ?? [], StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
            )
            {
                compared++;
                Compare(node, PropertyPath.Root.Then(key), node.Outputs.Find(key), other?.Outputs.Find(key));
            }
        }

        return new(compared, differences.ToImmutable());

        string? ReasonOfPart(PropertyValue? value) =>
            TextsOf(value)
                .SelectMany(text => reasons.Where(explained => text.Contains(explained.Text, StringComparison.Ordinal)))
                .Select(explained => explained.Reason)
                .FirstOrDefault();

        void Compare(ResourceNode node, PropertyPath path, PropertyValue? left, PropertyValue? right)
        {
            if (
                Comparable.Of(left, text => ofSimulated.Write(text, node.Urn))
                == Comparable.Of(right, text => ofEmulated.Write(text, node.Urn))
            )
            {
                return;
            }

            if (left is MapValue leftMap && right is MapValue rightMap)
            {
                foreach (
                    var key in leftMap.Keys.Union(rightMap.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                )
                {
                    Compare(node, path.Then(key), leftMap.Find(key), rightMap.Find(key));
                }
            }
            else if (left is ListValue leftList && right is ListValue rightList && leftList.Count == rightList.Count)
            {
                for (var index = 0; index < leftList.Count; index++)
                {
                    Compare(node, path.Then(index), leftList[index], rightList[index]);
                }
            }
            else
            {
                var reason = node.Custom ? ExplainedDifferences.ReasonFor(node.Type, path) : ReasonOfPart(left);
                if (reason is not null && node.Custom)
                {
                    reasons.AddRange(TextsOf(left).Select(text => (text, reason)));
                }

                differences.Add(new(node.Urn, path, left, right, reason));
            }
        }
    }

    private static IEnumerable<string> TextsOf(PropertyValue? value) =>
        value switch
        {
            TextValue { Value.Length: >= ShortestTelling } text => [text.Value],
            ListValue list => list.SelectMany(TextsOf),
            MapValue map => map.Values.SelectMany(TextsOf),
            _ => [],
        };
}
