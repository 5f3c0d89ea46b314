using System.Collections.Immutable;
using PrivateLinkLab.Reachability.Selection;

namespace PrivateLinkLab.Reachability.WholeNetwork;

/// <summary>What every class of places reaches of every other.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Sources">The classes that connections begin at.</param>
/// <param name="Targets">The classes that they can end at.</param>
/// <param name="Pairs">What was found of each pair, source by source.</param>
public sealed record ReachMatrix(
    string Protocol,
    ImmutableArray<PlaceClass> Sources,
    ImmutableArray<PlaceClass> Targets,
    ImmutableArray<ClassPair> Pairs
)
{
    private static readonly PlaceSelector Everything = PlaceSelector.Parse(PlaceSelector.Any);

    /// <summary>Asks about every pair of a network's classes.</summary>
    /// <param name="network">The network.</param>
    /// <param name="protocol"><c>tcp</c>, <c>udp</c> or <c>icmp</c>.</param>
    public static ReachMatrix Of(WholeNetworkReach network, string protocol)
    {
        ArgumentNullException.ThrowIfNull(network);
        var (sources, targets) = (SourcesOf(network), TargetsOf(network));
        return new(protocol, sources, targets, network.AllBetween(sources, targets, protocol));
    }

    /// <summary>The classes of a network that connections begin at.</summary>
    public static ImmutableArray<PlaceClass> SourcesOf(WholeNetworkReach network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.ClassesOf(Everything.Sources(network.Places));
    }

    /// <summary>The classes of a network that connections can end at.</summary>
    public static ImmutableArray<PlaceClass> TargetsOf(WholeNetworkReach network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.ClassesOf(Everything.Targets(network.Places));
    }
}
