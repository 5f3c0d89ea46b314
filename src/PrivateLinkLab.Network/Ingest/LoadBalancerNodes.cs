using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>The nodes of load balancers: a network interface in each subnet.</summary>
internal sealed class LoadBalancerNodes(GraphReader graph, InterfaceIngest interfaces)
{
    /// <summary>Reads the nodes, and whether these are all.</summary>
    /// <param name="node">The load balancer.</param>
    /// <param name="hasGroup">
    /// Whether it has the VPC's default security group when it names none, as an Application Load Balancer does.
    /// </param>
    public (ImmutableArray<NetworkInterface> Nodes, bool Known) Of(ResourceNode node, bool hasGroup)
    {
        var properties = PropertyReader.Of(node);
        var key = Identity.KeyOf(node);
        var groups = graph.References(node, "securityGroups", AwsTypes.SecurityGroup, AwsTypes.DefaultSecurityGroup);
        if (hasGroup && groups.Keys.IsEmpty && !string.IsNullOrEmpty(node.Id))
        {
            // AWS tells the groups of one that it has made, also the default one.
            groups.Known = false;
        }

        var places = Places(node, properties);
        var (subnets, known) = graph.References(node, "subnets", ResourceTypes.Subnets);
        foreach (var subnet in subnets.Where(subnet => !places.Exists(place => place.Subnet == subnet)))
        {
            places.Add(new(subnet, null, null));
        }

        if (
            places.Count == 0
            && graph.References(node, "subnetMappings", ResourceTypes.Subnets) is { Keys.IsEmpty: false } sources
        )
        {
            places.AddRange(sources.Keys.Select(subnet => new NodePlace(subnet, null, null)));
        }

        var isPublic = properties.Flag("internal", false).Not();
        ImmutableArray<NetworkInterface> nodes =
        [
            .. places
                .Select(place =>
                    interfaces.Add(
                        node,
                        $"{key}/{place.Subnet}",
                        key,
                        InterfaceOwner.LoadBalancer,
                        place.Subnet,
                        place.Address,
                        groups,
                        Truth.True,
                        isPublic,
                        place.Allocation is { } allocation ? interfaces.AddressOf(allocation) : null,
                        hasGroup
                    )
                )
                .OfType<NetworkInterface>(),
        ];
        return (nodes, known && nodes.Length == places.Count);
    }

    private List<NodePlace> Places(ResourceNode node, PropertyReader properties) =>
        [
            .. properties
                .Bags("subnetMappings")
                .Select(mapping => new NodePlace(
                    mapping.Text("subnetId")!,
                    mapping.Text("privateIpv4Address"),
                    mapping.Text("allocationId")
                        ?? (
                            mapping.Find("allocationId") is null
                                ? null
                                : graph.OnlySource(node, "subnetMappings", AwsTypes.Eip)
                        )
                ))
                .Where(place => place.Subnet is not null),
        ];

    private sealed record NodePlace(string Subnet, string? Address, string? Allocation);
}
