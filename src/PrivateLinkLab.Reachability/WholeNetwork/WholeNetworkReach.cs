using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.WholeNetwork;

/// <summary>
/// Answers questions about all of a network at once, exactly: places are divided into classes, ports into parts, and
/// each pair of classes is probed once for each part. May be used by several threads at once.
/// </summary>
public sealed class WholeNetworkReach
{
    private const string Icmp = "icmp";

    private readonly PlaceClasses _classes;
    private readonly InternetBlocks _internet;
    private readonly PortsOfPlace _ports;

    /// <summary>Prepares questions about a network.</summary>
    /// <param name="model">The network.</param>
    /// <param name="graph">The graph that it was made from.</param>
    /// <param name="alsoNamed">Blocks that are told apart although the network does not name them.</param>
    public WholeNetworkReach(NetworkModel model, ResourceGraph graph, IEnumerable<CidrBlock>? alsoNamed = null)
    {
        Prober = new(model);
        Places = new(model, graph);
        Graph = graph;
        var atoms = new AddressAtoms(model, alsoNamed ?? []);
        _classes = new(model, atoms);
        _internet = new(atoms);
        _ports = new(model);
    }

    /// <summary>The graph that the network was made from.</summary>
    public ResourceGraph Graph { get; }

    /// <summary>The blocks of addresses that a network's rules and routes name, each once.</summary>
    public static IReadOnlyList<CidrBlock> BlocksNamedBy(NetworkModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new AddressAtoms(model, []).Blocks;
    }

    /// <summary>Answers single questions about the same network.</summary>
    public Prober Prober { get; }

    /// <summary>The places of the network.</summary>
    public PlaceCatalog Places { get; }

    /// <summary>
    /// Divides places into classes; of the internet, everybody that the network's rules tell apart is one.
    /// </summary>
    /// <param name="places">The places.</param>
    /// <param name="byIdentity">Whether roles and sessions count too, as they do for actions.</param>
    public ImmutableArray<PlaceClass> ClassesOf(IEnumerable<NetworkPlace> places, bool byIdentity = false) =>
        _classes.Of(
            places.SelectMany(place => place.Kind == PlaceKind.Internet ? _internet.In(place) : [place]).Distinct(),
            byIdentity
        );

    /// <summary>What places of one class reach of those of another, on every port.</summary>
    /// <param name="from">Where connections begin.</param>
    /// <param name="to">Where they end.</param>
    /// <param name="protocol"><c>tcp</c>, <c>udp</c> or <c>icmp</c>.</param>
    /// <returns>The answers of all ports, or null when both are the same one place.</returns>
    public ClassPair? Between(PlaceClass from, PlaceClass to, string protocol = "tcp")
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (Pair(from, to) is not var (source, target))
        {
            return null;
        }

        if (protocol == Icmp)
        {
            return new(from, to, protocol, [Ask(source, target, [], null, protocol, out _)]);
        }

        var parts = _ports.Between(source, target).Parts;
        var answers = ImmutableArray.CreateBuilder<PortAnswer>(parts.Length);
        foreach (var part in parts)
        {
            var answer = Ask(source, target, part, Sample(part, target), protocol, out var onEveryPort);
            if (onEveryPort && IgnoresPorts(source, target))
            {
                return new(from, to, protocol, [answer with { Ports = [.. parts.SelectMany(ranges => ranges)] }]);
            }

            answers.Add(answer);
        }

        return new(from, to, protocol, answers.ToImmutable());
    }

    private PortAnswer Ask(
        NetworkPlace source,
        NetworkPlace target,
        ImmutableArray<PortRange> ports,
        int? sample,
        string protocol,
        out bool onEveryPort
    )
    {
        var result = Prober.Probe(source, target, sample, protocol);
        onEveryPort = result.IsBlockedOnEveryPort;
        // What speaks for a verdict is asked for again where somebody reads it: a large network has a million of them.
        return new(ports, result.Verdict, result.Reason, () => Prober.Probe(source, target, sample, protocol));
    }

    /// <summary>
    /// What places of some classes reach of those of others, pair by pair, in the order of the classes.
    /// </summary>
    /// <param name="from">Where connections begin.</param>
    /// <param name="to">Where they end.</param>
    /// <param name="protocol"><c>tcp</c>, <c>udp</c> or <c>icmp</c>.</param>
    /// <param name="ports">The ports that are asked for; null for all.</param>
    /// <returns>The pairs, without those that are <see cref="IsOutside"/>.</returns>
    public ImmutableArray<ClassPair> AllBetween(
        ImmutableArray<PlaceClass> from,
        ImmutableArray<PlaceClass> to,
        string protocol = "tcp",
        PortRange? ports = null
    )
    {
        // Each source is asked about by one thread; together they are put in order.
        var found = new ImmutableArray<ClassPair>[from.Length];
        Parallel.For(0, from.Length, index =>
            found[index] = [
                .. to.Where(target => !IsOutside(from[index], target))
                    .Select(target => Between(from[index], target, protocol))
                    .OfType<ClassPair>()
                    .Select(pair => ports is { } asked ? pair.On(asked) : pair)
                    .Where(pair => !pair.Answers.IsEmpty),
            ]
        );
        return [.. found.SelectMany(pairs => pairs)];
    }

    /// <summary>What is found of one port.</summary>
    public ProbeResult? On(PlaceClass from, PlaceClass to, int? port, string protocol = "tcp", string? action = null) =>
        Pair(from, to) is var (source, target) ? Prober.Probe(source, target, port, protocol, action) : null;

    /// <summary>
    /// Whether a pair is nobody's question when everything is asked about: everybody on the internet gets to AWS's
    /// public endpoints and to each other.
    /// </summary>
    public static bool IsOutside(PlaceClass from, PlaceClass to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return from.First.Kind == PlaceKind.Internet
            && to.First.Kind is PlaceKind.Internet or PlaceKind.ServiceResource;
    }

    // Of one class two different places; a place and itself have no network between them.
    private static (NetworkPlace From, NetworkPlace To)? Pair(PlaceClass from, PlaceClass to)
    {
        var (source, target) = (from.First, to.First);
        if (source.Kind == PlaceKind.Computer || source.Identity.Component != target.Identity.Component)
        {
            return (source, target);
        }

        return to.Members.FirstOrDefault(member => member.Identity.Component != source.Identity.Component) is { } other
                ? (source, other)
            : from.Members.FirstOrDefault(member => member.Identity.Component != target.Identity.Component)
                is { } another
                ? (another, target)
            : null;
    }

    // Behind a listener the way depends on the port, and over IPv6 another port may get through.
    private bool IgnoresPorts(NetworkPlace from, NetworkPlace to) =>
        to.Kind != PlaceKind.LoadBalancer
        && (to.Kind != PlaceKind.Endpoint || Places.Model.InterfaceEndpoints[to.Identity.Key].IsAwsService)
        && from.Interfaces.Concat(to.Interfaces).All(item => item.HasIpv6Address == Truth.False);

    private static int Sample(ImmutableArray<PortRange> part, NetworkPlace to) =>
        to.UsualPort is { } usual && part.Any(range => range.Contains(usual)) ? usual : part[0].First;
}

/// <summary>What the places of one class reach of those of another.</summary>
/// <param name="From">Where connections begin.</param>
/// <param name="To">Where they end.</param>
/// <param name="Protocol">The protocol: <c>tcp</c>, <c>udp</c> or <c>icmp</c>.</param>
/// <param name="Answers">What is found; together they have every port once, or none for ICMP.</param>
public sealed record ClassPair(PlaceClass From, PlaceClass To, string Protocol, ImmutableArray<PortAnswer> Answers)
{
    /// <summary>What of it is about some ports.</summary>
    public ClassPair On(PortRange asked) =>
        Protocol == "icmp"
            ? this
            : this with
            {
                Answers =
                [
                    .. Answers
                        .Select(answer => answer with { Ports = PortRange.Within(answer.Ports, asked) })
                        .Where(answer => !answer.Ports.IsEmpty),
                ],
            };

    /// <summary>The ports with a verdict, in order.</summary>
    public ImmutableArray<PortRange> PortsWith(Verdict verdict) =>
        PortRange.Join(Answers.Where(answer => answer.Verdict == verdict).SelectMany(answer => answer.Ports));

    /// <summary>Whether some port has a verdict; of ICMP, whether the protocol has it.</summary>
    public bool Has(Verdict verdict) => Answers.Any(answer => answer.Verdict == verdict);

    /// <summary>The first answer with a verdict; null when there is none.</summary>
    public PortAnswer? First(Verdict verdict) => Answers.FirstOrDefault(answer => answer.Verdict == verdict);
}

/// <summary>What is found of ports that are treated alike.</summary>
public sealed record PortAnswer
{
    private readonly Func<ProbeResult> _ask;

    internal PortAnswer(ImmutableArray<PortRange> ports, Verdict verdict, string? reason, Func<ProbeResult> ask) =>
        (Ports, Verdict, Reason, _ask) = (ports, verdict, reason, ask);

    /// <summary>The ports; empty for a protocol without ports.</summary>
    public ImmutableArray<PortRange> Ports { get; init; }

    /// <summary>The verdict of each of them.</summary>
    public Verdict Verdict { get; }

    /// <summary>The first reason of a verdict other than reachable; else null.</summary>
    public string? Reason { get; }

    /// <summary>The probe of one of them, which holds for all; asked for when it is read.</summary>
    public ProbeResult Result => _ask();
}
