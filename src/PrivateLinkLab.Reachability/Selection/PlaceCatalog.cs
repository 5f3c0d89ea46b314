using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Selection;

/// <summary>Every place of a network, by kind and in the graph's order.</summary>
public sealed class PlaceCatalog
{
    private const int Https = 443;

    private readonly ResourceGraph _graph;

    /// <summary>Lists the places of a network.</summary>
    /// <param name="model">The network.</param>
    /// <param name="graph">The graph that it was made from, which has types and tags.</param>
    public PlaceCatalog(NetworkModel model, ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(graph);
        (Model, _graph) = (model, graph);
        All = WithNames([.. Instances(), .. Others()]);
    }

    /// <summary>Everybody on the internet whose address no rule of the network names.</summary>
    public static NetworkPlace Internet { get; } =
        new()
        {
            Kind = PlaceKind.Internet,
            Identity = Identity.OutsideGraph("internet"),
            Name = "internet",
            OpensConnections = true,
        };

    /// <summary>The network.</summary>
    public NetworkModel Model { get; }

    /// <summary>The places that are resources, and of each subnet any other host in it.</summary>
    public ImmutableArray<NetworkPlace> All { get; }

    /// <summary>A person's computer, whose way begins with a session of an instance.</summary>
    public static NetworkPlace ComputerThrough(NetworkPlace instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return instance with
        {
            Kind = PlaceKind.Computer,
            Name = $"local:{instance.Name}",
            TakesConnections = false,
            OpensConnections = true,
        };
    }

    /// <summary>The tags of a place's resource; empty when it has none or they are not known.</summary>
    public MapValue TagsOf(NetworkPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return NodeOf(place.Identity) is { } node
            ? Tags(node, "tagsAll") ?? Tags(node, "tags") ?? MapValue.Empty
            : MapValue.Empty;
    }

    private static MapValue? Tags(ResourceNode node, string name) =>
        (node.Outputs.Find(name) ?? node.Inputs.Find(name))?.Revealed as MapValue;

    private IEnumerable<NetworkPlace> Instances() =>
        Model.Instances.Values.Select(instance =>
            Resource(PlaceKind.Instance, instance.Identity) with
            {
                Interfaces = [.. instance.Interfaces.Select(key => Model.Interfaces[key])],
                OpensConnections = true,
            }
        );

    private IEnumerable<NetworkPlace> Others() =>
        [
            .. Model
                .Interfaces.Values.Where(item => item.Owner == InterfaceOwner.None)
                .Select(item =>
                    Resource(PlaceKind.NetworkInterface, item.Identity) with
                    {
                        Interfaces = [item],
                        OpensConnections = true,
                    }
                ),
            .. Model.PlacedServices.Values.Select(service =>
                Resource(PlaceKind.PlacedService, service.Identity) with
                {
                    Interfaces = service.Interfaces,
                    OpensConnections = service.OpensConnections,
                    TakesConnections = service.HasAnyPort || !service.OpensConnections,
                    UsualPort = service.Ports is [var first, ..] ? first : null,
                }
            ),
            .. Model.Databases.Values.Select(database =>
                Resource(PlaceKind.Database, database.Identity) with
                {
                    Interfaces = database.Interfaces,
                    UsualPort = database.Port,
                }
            ),
            .. Model.LoadBalancers.Values.Select(balancer =>
                Resource(PlaceKind.LoadBalancer, balancer.Identity) with
                {
                    Interfaces = balancer.Nodes,
                    UsualPort = balancer.Listeners is [{ Port: { } port }] ? port : null,
                }
            ),
            .. Model.ApplicationLoadBalancers.Values.Select(balancer =>
                Resource(PlaceKind.LoadBalancer, balancer.Identity) with
                {
                    Interfaces = balancer.Nodes,
                    UsualPort = balancer.Listeners is [{ Port: { } port }] ? port : null,
                }
            ),
            .. Model.Clusters.Values.Select(cluster =>
                Resource(PlaceKind.Cluster, cluster.Identity) with
                {
                    Interfaces = cluster.Interfaces,
                    UsualPort = Https,
                }
            ),
            .. Model.InterfaceEndpoints.Values.Select(endpoint =>
                Resource(PlaceKind.Endpoint, endpoint.Identity) with
                {
                    Interfaces = endpoint.Interfaces,
                    UsualPort = endpoint.IsAwsService ? Https : null,
                }
            ),
            .. ServiceResources()
                .Select(identity => Resource(PlaceKind.ServiceResource, identity) with { UsualPort = Https }),
            .. Model
                .Subnets.Values.Where(subnet => Model.Vpcs[subnet.Vpc].InGraph)
                .Select(subnet =>
                    Resource(PlaceKind.Subnet, subnet.Identity) with
                    {
                        Interfaces = [AnyHostIn(subnet)],
                        OpensConnections = true,
                        TakesConnections = false,
                    }
                ),
        ];

    private IEnumerable<Identity> ServiceResources() =>
        [
            .. Model.Queues.Values.Select(queue => queue.Identity),
            .. Model.Buckets.Values.Select(bucket => bucket.Identity),
            .. Model.ServiceResources.Values.Select(resource => resource.Identity),
        ];

    /// <summary>
    /// A host that somebody may put into a subnet: its own security group lets everything out, and nobody's rules name
    /// that group. It has the public addresses that the subnet gives.
    /// </summary>
    internal static NetworkInterface AnyHostIn(Subnet subnet) =>
        new()
        {
            Identity = subnet.Identity,
            Owner = InterfaceOwner.None,
            OwnerKey = subnet.Identity.Key,
            Subnet = subnet.Identity.Key,
            Vpc = subnet.Vpc,
            Address = subnet.Block,
            HasPublicAddress = subnet.MapsPublicAddress,
            HasIpv6Address = subnet.HasIpv6.And(subnet.AssignsIpv6Address),
        };

    private NetworkPlace Resource(PlaceKind kind, Identity identity) =>
        new()
        {
            Kind = kind,
            Identity = identity,
            Name = identity.Name,
            Type = NodeOf(identity)?.Type ?? "",
        };

    private ResourceNode? NodeOf(Identity identity) =>
        ResourceUrn.TryParse(identity.Component, out var urn) ? _graph.Find(urn) : null;

    // A subnet's own name is its only one: it stands for hosts that are not there yet.
    private static ImmutableArray<NetworkPlace> WithNames(IReadOnlyList<NetworkPlace> places)
    {
        var taken = places.CountBy(place => place.Name).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. places.Select(place =>
                taken[place.Name] == 1 ? place : place with { Name = $"{place.Name} ({place.Identity.Key})" }
            ),
        ];
    }
}
