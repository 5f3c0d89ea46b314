using System.Collections.Immutable;
using System.Globalization;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Diagrams.Content;

/// <summary>The diagram of a network, with what it allows.</summary>
internal static class NetworkDiagram
{
    /// <summary>The label of a connection on every port.</summary>
    public const string AllPorts = "all";

    // Where more would be asked than that, the picture has what belongs together and no connections.
    private const int MostPairs = 4000;
    private const int MostLinks = 60;
    private const int MostOpenVpcs = 8;

    /// <summary>Draws a network with every connection that it allows.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="network">The network.</param>
    public static Diagram Of(string title, WholeNetworkReach network) => Of(title, network, new(network.Places.Model));

    /// <summary>Draws a network with every connection that it allows.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="network">The network.</param>
    /// <param name="reader">What is drawn of it, to which paths can be added afterwards.</param>
    public static Diagram Of(string title, WholeNetworkReach network, NetworkReader reader)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        var links = Connections(network, reader, notes);
        var diagram = Finish(title, reader, Bundle(links, reader, notes), notes) with
        {
            Subtitle = Counts(network.Places.Model),
            Notes = notes.ToImmutable(),
        };
        return IsFolded(network.Places.Model) ? Folding.All(diagram) : diagram;
    }

    internal static Diagram Finish(
        string title,
        NetworkReader reader,
        IEnumerable<Link> links,
        ImmutableArray<string>.Builder notes
    )
    {
        var accounts = reader.Accounts();
        return new()
        {
            Title = title,
            Accounts = accounts,
            Outside =
            [
                new()
                {
                    Id = NetworkReader.Internet,
                    Symbol = Symbol.Internet,
                    Name = "Internet",
                    Spot = Spot.Outside,
                },
                new()
                {
                    Id = NetworkReader.Person,
                    Symbol = Symbol.Person,
                    Name = "Person",
                    Lines = ["at a computer"],
                    Spot = Spot.Outside,
                },
            ],
            Links = [.. links],
            Notes = notes.ToImmutable(),
        };
    }

    // So many VPCs are too many to look into at once.
    private static bool IsFolded(NetworkModel model) => model.Vpcs.Count > MostOpenVpcs;

    /// <summary>How many of what there is, in words.</summary>
    public static string Counts(NetworkModel model)
    {
        IEnumerable<(int Number, string One, string Many)> counts =
        [
            (model.Vpcs.Count, "VPC", "VPCs"),
            (model.Subnets.Count, "subnet", "subnets"),
            (model.Instances.Count, "instance", "instances"),
            (model.InterfaceEndpoints.Count, "interface endpoint", "interface endpoints"),
            (model.GatewayEndpoints.Count, "gateway endpoint", "gateway endpoints"),
            (model.EndpointServices.Count, "endpoint service", "endpoint services"),
            (model.NatGateways.Count, "NAT gateway", "NAT gateways"),
            (model.Databases.Count, "database", "databases"),
        ];
        return string.Join(
            " · ",
            counts
                .Where(count => count.Number > 0)
                .Select(count =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{count.Number} {(count.Number == 1 ? count.One : count.Many)}"
                    )
                )
        );
    }

    internal static List<Link> Connections(
        WholeNetworkReach network,
        NetworkReader reader,
        ImmutableArray<string>.Builder notes
    )
    {
        var everything = PlaceSelector.Parse(PlaceSelector.Any);
        var sources = network.ClassesOf(
            everything.Sources(network.Places).Where(place => place.Kind != PlaceKind.Subnet)
        );
        var targets = network.ClassesOf(
            everything.Targets(network.Places).Where(place => place.Kind != PlaceKind.ServiceResource)
        );
        if (IsFolded(network.Places.Model) || (long)sources.Length * targets.Length > MostPairs)
        {
            notes.Add(
                "The network is too large to draw every connection that it allows: ask for one with --from and --to."
            );
            return [];
        }

        var ways = new Ways(reader);
        var links = new List<Link>();
        foreach (var pair in network.AllBetween(sources, targets))
        {
            var ports = pair.PortsWith(Verdict.Reachable);
            if (ports.IsEmpty)
            {
                continue;
            }

            var label = ports is [var only] && only == PortRange.All ? AllPorts : PortRange.Text(ports);
            var result = pair.First(Verdict.Reachable)!.Result;
            foreach (var (from, to) in Members(pair, ways))
            {
                links.AddRange(ways.Of(from, to, result, label));
            }
        }

        foreach (var service in reader.Services)
        {
            var names = new EndpointServiceName(service.Region, service.Service).PrivateDnsNames;
            if (names.FirstOrDefault(name => !name.StartsWith('*')) is not { } host)
            {
                continue;
            }

            foreach (var one in sources.Where(one => one.First.Kind != PlaceKind.Internet))
            {
                var result = network.Prober.Probe(one.First, $"https://{host}");
                if (result.Verdict == Verdict.Reachable)
                {
                    links.AddRange(
                        one.Members.Where(member =>
                                ways.ItemOf(member, null) is { } item && reader.IsIn(service.Account, item)
                            )
                            .SelectMany(member => ways.OfService(member, service.Id, result, "443"))
                    );
                }
            }
        }

        foreach (var one in sources.Where(one => one.First.Kind == PlaceKind.Instance))
        {
            var result = network.Prober.Probe(one.First, "session-manager");
            if (result.Verdict == Verdict.Reachable)
            {
                links.AddRange(ways.OfSession(one.Members, result));
            }
        }

        return links;
    }

    // Of places that behave alike each item has its own links; what is stacked is one item.
    private static IEnumerable<(NetworkPlace From, NetworkPlace To)> Members(ClassPair pair, Ways ways)
    {
        List<NetworkPlace> sources = [.. pair.From.Members.DistinctBy(place => ways.ItemOf(place, null))];
        List<NetworkPlace> targets = [.. pair.To.Members.DistinctBy(place => ways.ItemOf(place, null))];
        return from source in sources
            from target in targets
            where source.Identity.Component != target.Identity.Component
            select (source, target);
    }

    // What is the same is drawn once, what goes both ways as one line, and what is needed only for others is left out.
    internal static IEnumerable<Link> Bundle(
        IEnumerable<Link> links,
        NetworkReader reader,
        ImmutableArray<string>.Builder notes
    )
    {
        var bundled = new Dictionary<(string, string, LinkKind), Link>();
        foreach (var link in links.Where(link => link.From != link.To))
        {
            var key = (link.From, link.To, link.Kind);
            bundled[key] = bundled.TryGetValue(key, out var known)
                ? known with
                {
                    Label = Labels(known.Label, link.Label),
                }
                : link;
        }

        var drawn = bundled.Keys.Select(key => (key.Item1, key.Item2)).ToHashSet();
        foreach (var link in reader.Structure.Where(link => link.From != link.To))
        {
            if (!drawn.Contains((link.From, link.To)) && !(link.IsBothWays && drawn.Contains((link.To, link.From))))
            {
                bundled.TryAdd((link.From, link.To, link.Kind), link);
            }
        }

        List<Link> joined = [];
        foreach (var link in bundled.Values)
        {
            var hasReturn =
                bundled.TryGetValue((link.To, link.From, link.Kind), out var back)
                && back.Label == link.Label
                && link.Kind is not (LinkKind.Request or LinkKind.Reply);
            if (!hasReturn)
            {
                joined.Add(link);
            }
            else if (string.CompareOrdinal(link.From, link.To) < 0)
            {
                joined.Add(link with { IsBothWays = true });
            }
        }

        if (joined.Count <= MostLinks)
        {
            return joined;
        }

        notes.Add("The network allows too many connections to draw each: ask for one with --from and --to.");
        return joined.Where(link => link.Kind is not LinkKind.Allowed);
    }

    private static string Labels(string one, string other) =>
        one == other || other.Length == 0 ? one
        : one.Length == 0 ? other
        : one == AllPorts || other == AllPorts ? AllPorts
        : string.Join(", ", one.Split(", ").Concat(other.Split(", ")).Distinct());
}
