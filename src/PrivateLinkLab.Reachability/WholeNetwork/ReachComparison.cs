using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.WholeNetwork;

/// <summary>What becomes reachable between two states of a network, and what ceases to be.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Changes">The differences, source by source; places that changed alike stand together.</param>
/// <param name="Classes">How many groups of places behave alike in both states.</param>
public sealed record ReachComparison(string Protocol, ImmutableArray<ReachChange> Changes, int Classes)
{
    private const int Absent = -1;

    /// <summary>Compares two states, on every port.</summary>
    /// <param name="old">The state before.</param>
    /// <param name="new">The state after; made with the blocks that the other names, so that both tell the same hosts
    /// of the internet apart.</param>
    /// <param name="protocol"><c>tcp</c>, <c>udp</c> or <c>icmp</c>.</param>
    public static ReachComparison Of(WholeNetworkReach old, WholeNetworkReach @new, string protocol = "tcp")
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        var (before, after) = (new Side(old, protocol), new Side(@new, protocol));
        var scope = new ChangeScope(old, @new);
        var sources = Joined(before.Sources, after.Sources, scope);
        var targets = Joined(before.Targets, after.Targets, scope);
        var causes = new Causes(old.Graph, @new.Graph);
        // Each source is asked about by one thread; together they are put in order.
        var changes = new ImmutableArray<ReachChange>[sources.Count];
        Parallel.For(0, sources.Count, index => changes[index] = [.. targets.SelectMany(to => Of(sources[index], to))]);
        return new(protocol, [.. changes.SelectMany(ofSource => ofSource)], Math.Max(sources.Count, targets.Count));

        IEnumerable<ReachChange> Of(JoinedClass from, JoinedClass to) =>
            from.IsTouched || to.IsTouched || scope.TouchesBetween(from.Places[0].Kind, to.Places[0].Kind)
                ? Changes(before.Pair(from.Old, to.Old), after.Pair(from.New, to.New))
                    .Select(change => change with { From = from.Places, To = to.Places, Causes = causes.Of(change) })
                : [];

        static IEnumerable<ReachChange> Changes(ClassPair? old, ClassPair? @new) =>
            Differences(old, @new)
                .GroupBy(one => (one.Old, one.New))
                .Select(alike => new ReachChange(
                    PortRange.Join(alike.SelectMany(one => one.Ports)),
                    alike.Key.Old,
                    alike.Key.New
                ));
    }

    /// <summary>The differences of a kind.</summary>
    public IEnumerable<ReachChange> OfKind(ReachChangeKind kind) => Changes.Where(change => change.Kind == kind);

    private static IEnumerable<(IEnumerable<PortRange> Ports, PortAnswer? Old, PortAnswer? New)> Differences(
        ClassPair? old,
        ClassPair? @new
    )
    {
        foreach (var before in old?.Answers ?? [])
        {
            foreach (var after in (@new?.Answers ?? []).Where(after => after.Verdict != before.Verdict))
            {
                var both = before.Ports.SelectMany(ports => PortRange.Within(after.Ports, ports)).ToList();
                if (both.Count > 0 || before.Ports.IsEmpty)
                {
                    yield return (both, before, after);
                }
            }

            if (@new is null && before.Verdict != Verdict.Blocked)
            {
                yield return (before.Ports, before, null);
            }
        }

        if (old is null)
        {
            foreach (var after in (@new?.Answers ?? []).Where(after => after.Verdict != Verdict.Blocked))
            {
                yield return (after.Ports, null, after);
            }
        }
    }

    // Places that are of one class before and of one after changed alike.
    private static List<JoinedClass> Joined(
        ImmutableArray<PlaceClass> old,
        ImmutableArray<PlaceClass> @new,
        ChangeScope scope
    )
    {
        var before = Members(old);
        var after = Members(@new);
        return
        [
            .. before
                .Keys.Union(after.Keys)
                .Select(key =>
                    (
                        Old: before.TryGetValue(key, out var was) ? was.Number : Absent,
                        New: after.TryGetValue(key, out var @is) ? @is.Number : Absent,
                        Place: @is.Place ?? was.Place
                    )
                )
                .GroupBy(one => (one.Old, one.New))
                .Select(group =>
                {
                    ImmutableArray<NetworkPlace> places = [.. group.Select(one => one.Place)];
                    return new JoinedClass(group.Key.Old, group.Key.New, places, places.Any(scope.Touches));
                }),
        ];
    }

    private static Dictionary<string, (int Number, NetworkPlace Place)> Members(ImmutableArray<PlaceClass> classes)
    {
        var members = new Dictionary<string, (int, NetworkPlace)>(StringComparer.Ordinal);
        foreach (var one in classes)
        {
            foreach (var member in one.Members)
            {
                members.TryAdd(KeyOf(member), (one.Number, member));
            }
        }

        return members;
    }

    // The same resource in two stacks or projects: what its URN says beside them.
    private static string KeyOf(NetworkPlace place) =>
        ResourceUrn.TryParse(place.Identity.Component, out var urn)
            ? $"{place.Kind} {urn.QualifiedType}::{urn.Name}"
            : $"{place.Kind} {place.Identity.Component}";

    private sealed record JoinedClass(int Old, int New, ImmutableArray<NetworkPlace> Places, bool IsTouched);

    private sealed class Side(WholeNetworkReach network, string protocol)
    {
        public ImmutableArray<PlaceClass> Sources { get; } = ReachMatrix.SourcesOf(network);

        public ImmutableArray<PlaceClass> Targets { get; } = ReachMatrix.TargetsOf(network);

        public ClassPair? Pair(int source, int target) =>
            source != Absent && target != Absent && !WholeNetworkReach.IsOutside(Sources[source], Targets[target])
                ? network.Between(Sources[source], Targets[target], protocol)
                : null;
    }

    // The resources that a change touches and that decide about the way.
    private sealed class Causes
    {
        private readonly HashSet<string> _changed;

        public Causes(ResourceGraph old, ResourceGraph @new) =>
            _changed = [
                .. GraphDiff
                    .Compare(old, @new)
                    .Changes.Where(change => change.Kind != ChangeKind.Same)
                    .SelectMany(change => (ResourceNode?[])[change.Old, change.New])
                    .OfType<ResourceNode>()
                    .Select(node => node.Urn.ToString()),
            ];

        public ImmutableArray<string> Of(ReachChange change)
        {
            var isOpen = change.Kind == ReachChangeKind.Opened;
            var (open, closed) = isOpen ? (change.New, change.Old) : (change.Old, change.New);
            ImmutableArray<string> decided = [.. Deciding(open, Decision.Allow), .. Deciding(closed, Decision.Deny)];
            return [.. decided.Distinct()];
        }

        private IEnumerable<string> Deciding(PortAnswer? answer, Decision decision) =>
            answer is null
                ? []
                : answer
                    .Result.Hops.Where(hop => hop.Decision == decision || hop.Decision == Decision.Unknown)
                    .SelectMany(hop => (string?[])[hop.Rule, hop.Component])
                    .OfType<string>()
                    .Where(_changed.Contains);
    }
}

/// <summary>Something that two states of a network let through differently.</summary>
/// <param name="Ports">The ports; empty for a protocol without ports.</param>
/// <param name="Old">What was found before; null when a place was not there.</param>
/// <param name="New">What is found after; null when a place is gone.</param>
public sealed record ReachChange(ImmutableArray<PortRange> Ports, PortAnswer? Old, PortAnswer? New)
{
    /// <summary>Where connections begin.</summary>
    public ImmutableArray<NetworkPlace> From { get; init; } = [];

    /// <summary>Where they end.</summary>
    public ImmutableArray<NetworkPlace> To { get; init; } = [];

    /// <summary>The URNs of the changed resources that decide about it; empty when none does by itself.</summary>
    public ImmutableArray<string> Causes { get; init; } = [];

    /// <summary>What it comes to.</summary>
    public ReachChangeKind Kind =>
        New?.Verdict switch
        {
            Verdict.Reachable => ReachChangeKind.Opened,
            Verdict.Unknown => ReachChangeKind.NotKnown,
            Verdict.Blocked or null => ReachChangeKind.Closed,
            _ => throw new UnreachableException($"There is no verdict {New?.Verdict}."),
        };
}

/// <summary>What two states differ in.</summary>
public enum ReachChangeKind
{
    /// <summary>It gets through now.</summary>
    Opened,

    /// <summary>It does not get through any more.</summary>
    Closed,

    /// <summary>Whether it gets through is not known any more.</summary>
    NotKnown,
}
