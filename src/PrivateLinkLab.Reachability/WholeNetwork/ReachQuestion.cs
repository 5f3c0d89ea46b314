using System.Collections.Immutable;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.WholeNetwork;

/// <summary>What some places reach, or what reaches some places.</summary>
public sealed class ReachQuestion
{
    private static readonly PlaceSelector Everything = PlaceSelector.Parse(PlaceSelector.Any);

    private readonly PlaceSelector? _from;
    private readonly TargetSelector? _to;
    private readonly string _protocol;

    private ReachQuestion(PlaceSelector? from, TargetSelector? to, string protocol) =>
        (_from, _to, _protocol) = (from, to, protocol);

    /// <summary>Reads a question.</summary>
    /// <param name="from">Where connections begin; null for everywhere.</param>
    /// <param name="to">Where they end, with a port, a range of ports, or none for all; null for everywhere.</param>
    /// <param name="protocol"><c>tcp</c>, <c>udp</c> or <c>icmp</c>.</param>
    /// <exception cref="SelectionException">Both are missing, or one is no selector.</exception>
    public static ReachQuestion Parse(string? from, string? to, string protocol)
    {
        if (from is null && to is null)
        {
            throw new SelectionException(
                "Expected is --from, for all that a place reaches, or --to, for all that reaches it.",
                ""
            );
        }

        var target = to is null ? null : TargetSelector.Parse(to, anyPort: true);
        return target is { Places: null }
            ? throw new SelectionException(
                $"'{to}' is a host or URL; `lab reach` takes places of the network. Ask for one host with `lab probe`.",
                to!
            )
            : new(from is null ? null : PlaceSelector.Parse(from), target, protocol);
    }

    /// <summary>Answers it for a network, on every port.</summary>
    /// <exception cref="SelectionException">A selector matches nothing.</exception>
    public ReachAnswer Ask(WholeNetworkReach network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var sources = network.ClassesOf((_from ?? Everything).Sources(network.Places));
        var targets = network.ClassesOf((_to?.Places ?? Everything).Targets(network.Places));
        var pairs = network.AllBetween(sources, targets, _protocol, _to?.Ports);
        // A person gets where the instance of their session gets.
        if (_from is null)
        {
            pairs = [.. pairs, .. Computers(network, pairs)];
        }

        return new(_from?.Text, _to?.Text, _protocol, sources.Length, targets.Length, pairs);
    }

    private IEnumerable<ClassPair> Computers(WholeNetworkReach network, ImmutableArray<ClassPair> pairs)
    {
        foreach (var target in pairs.Where(CanCarryPerson).GroupBy(pair => pair.To))
        {
            var computers = network.ClassesOf(
                target.SelectMany(pair => pair.From.Members).Select(PlaceCatalog.ComputerThrough)
            );
            foreach (var pair in network.AllBetween(computers, [target.Key], _protocol, _to?.Ports))
            {
                // That a session is missing says nothing of the target.
                if (!pair.Answers.All(answer => answer.Verdict == Verdict.Blocked))
                {
                    yield return pair;
                }
            }
        }
    }

    private static bool CanCarryPerson(ClassPair pair) =>
        pair.From.First.Kind == PlaceKind.Instance && (pair.Has(Verdict.Reachable) || pair.Has(Verdict.Unknown));
}

/// <summary>What some places reach, or what reaches them.</summary>
/// <param name="From">Where connections begin, as asked; null for everywhere.</param>
/// <param name="To">Where they end, as asked; null for everywhere.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Sources">How many classes of sources there are.</param>
/// <param name="Targets">How many classes of targets there are.</param>
/// <param name="Pairs">What was found of each pair of classes.</param>
public sealed record ReachAnswer(
    string? From,
    string? To,
    string Protocol,
    int Sources,
    int Targets,
    ImmutableArray<ClassPair> Pairs
);
