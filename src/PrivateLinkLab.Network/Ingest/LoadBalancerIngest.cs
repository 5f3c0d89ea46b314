using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Network Load Balancers with their listeners, target groups and targets.</summary>
internal sealed class LoadBalancerIngest(GraphReader graph, InterfaceIngest interfaces)
{
    private readonly Dictionary<string, string?> _vpcs = new(StringComparer.Ordinal);

    public Dictionary<string, NetworkLoadBalancer> Balancers { get; } = new(StringComparer.Ordinal);

    public List<NotModelledResource> Others { get; } = [];

    public Dictionary<string, TargetGroup> TargetGroups { get; } = new(StringComparer.Ordinal);

    public void Read()
    {
        ReadTargetGroups();
        var listeners = ReadListeners();
        foreach (var node in graph.All(AwsTypes.LoadBalancer))
        {
            var properties = PropertyReader.Of(node);
            if (properties.Text("loadBalancerType") != "network")
            {
                var type = properties.Text("loadBalancerType") ?? "application";
                Others.Add(new(graph.IdentityOf(node), $"{node.Type} ({type})", []));
                graph.Warn(
                    node,
                    $"{graph.IdentityOf(node)} is a load balancer of type {type}; only Network Load Balancers are "
                        + "analysed."
                );
                continue;
            }

            var key = Identity.KeyOf(node);
            var (nodes, known) = Nodes(node, properties, key);
            Balancers[key] = new NetworkLoadBalancer
            {
                Identity = graph.IdentityOf(node),
                DnsName = properties.Text("dnsName"),
                IsInternal = properties.Flag("internal", false),
                Nodes = nodes,
                NodesKnown = known,
                CrossZone = properties.Flag("enableCrossZoneLoadBalancing", false),
                FiltersPrivateLink =
                    properties.Find("enforceSecurityGroupInboundRulesOnPrivateLinkTraffic") is null ? Truth.True
                    : properties.Text("enforceSecurityGroupInboundRulesOnPrivateLinkTraffic") is { } enforced
                        ? TruthLogic.Of(enforced == "on")
                    : Truth.Unknown,
                Listeners = [.. listeners[key]],
            };
        }
    }

    /// <summary>Adds the targets, when every network interface and instance is known.</summary>
    public void ReadTargets(IReadOnlyDictionary<string, Instance> instances)
    {
        var byAddress = interfaces
            .Interfaces.Values.SelectMany(item => item.AtEachAddress())
            .ToLookup(item => item.Address!.Value.Network);
        foreach (var node in graph.All(AwsTypes.TargetGroupAttachment))
        {
            if (graph.Reference(node, "targetGroupArn", AwsTypes.TargetGroup) is not { } key)
            {
                continue;
            }

            if (!TargetGroups.TryGetValue(key, out var group))
            {
                graph.WarnDangling(node, "target group", key);
                continue;
            }

            var properties = PropertyReader.Of(node);
            var id = graph.Reference(node, "targetId", ResourceTypes.Targets);
            var target =
                id is not null && instances.TryGetValue(id, out var instance) ? instance.Interfaces.FirstOrDefault()
                : id is not null && IpAddress.TryParseIpv4(id, out var address)
                    ? byAddress[address]
                        .FirstOrDefault(item => _vpcs.GetValueOrDefault(key) is not { } vpc || vpc == item.Vpc)
                        ?.Identity.Key
                : id is not null && interfaces.Find(id) is not null ? id
                : null;
            TargetGroups[key] = group with
            {
                Targets = group.Targets.Add(
                    new(graph.IdentityOf(node), target, id, properties.Int("port") ?? group.Port)
                ),
            };
        }
    }

    /// <summary>Adds the tasks of ECS services, which may run in any of the service's subnets.</summary>
    public void ReadTasks(IReadOnlyDictionary<string, PlacedService> services)
    {
        foreach (var node in graph.All(AwsTypes.EcsService))
        {
            var placed = services.GetValueOrDefault(Identity.KeyOf(node));
            foreach (var balancer in PropertyReader.Of(node).Bags("loadBalancers"))
            {
                var key = balancer.Text("targetGroupArn")
                    ?? graph.OnlySource(node, "loadBalancers", AwsTypes.TargetGroup);
                if (key is null || !TargetGroups.TryGetValue(key, out var group))
                {
                    continue;
                }

                // In other networks than awsvpc the targets are instances of the cluster.
                IEnumerable<string?> places =
                    placed is { SubnetsKnown: true, Interfaces.IsEmpty: false } && group.TargetType == "ip"
                        ? placed.Interfaces.Select(item => (string?)item.Identity.Key)
                        : [null];
                TargetGroups[key] = group with
                {
                    Targets = group.Targets.AddRange(
                        places.Select(place => new Target(
                            graph.IdentityOf(node),
                            place,
                            null,
                            balancer.Int("containerPort") ?? group.Port
                        ))
                    ),
                };
            }
        }
    }

    private void ReadTargetGroups()
    {
        foreach (var node in graph.All(AwsTypes.TargetGroup))
        {
            var properties = PropertyReader.Of(node);
            var protocol = properties.Text("protocol");
            var type = properties.IsUnknown("targetType") ? null : properties.Text("targetType") ?? "instance";
            var key = Identity.KeyOf(node);
            _vpcs[key] = graph.Reference(node, "vpcId", ResourceTypes.Vpcs);
            TargetGroups[key] = new TargetGroup
            {
                Identity = graph.IdentityOf(node),
                TargetType = type,
                Protocol = protocol,
                Port = properties.Int("port"),
                PreservesClientAddress = properties.Flag("preserveClientIp", Preserves(type, protocol)),
                CrossZone = properties.Text("loadBalancingCrossZoneEnabled") switch
                {
                    "true" => true,
                    "false" => false,
                    _ => null,
                },
                HealthCheckPort = PropertyReader.Of(properties.Map("healthCheck")).Int("port"),
            };
        }
    }

    // Elastic Load Balancing, "Edit target group attributes": on, but for TCP and TLS targets by address.
    private static Truth Preserves(string? type, string? protocol) =>
        type is null || protocol is null
            ? Truth.Unknown
            : TruthLogic.Of(type != "ip" || protocol is not ("TCP" or "TLS"));

    private ILookup<string, Listener> ReadListeners() =>
        graph
            .All(AwsTypes.Listener)
            .Select(node =>
                (Balancer: graph.Reference(node, "loadBalancerArn", AwsTypes.LoadBalancer), Listener: Listener(node))
            )
            .Where(pair => pair.Balancer is not null)
            .ToLookup(pair => pair.Balancer!, pair => pair.Listener, StringComparer.Ordinal);

    private Listener Listener(ResourceNode node)
    {
        var properties = PropertyReader.Of(node);
        var group = properties
            .Bags("defaultActions")
            .Select(action =>
                action.Text("targetGroupArn")
                ?? PropertyReader
                    .Of(action.Map("forward"))
                    .Bags("targetGroups")
                    .Select(item => item.Text("arn"))
                    .FirstOrDefault()
            )
            .FirstOrDefault()
            ?? graph.OnlySource(node, "defaultActions", AwsTypes.TargetGroup);
        return new(graph.IdentityOf(node), properties.Int("port"), properties.Text("protocol"), group);
    }

    private (ImmutableArray<NetworkInterface> Nodes, bool Known) Nodes(
        ResourceNode node,
        PropertyReader properties,
        string key
    )
    {
        var groups = graph.References(node, "securityGroups", AwsTypes.SecurityGroup, AwsTypes.DefaultSecurityGroup);
        var mappings = properties
            .Bags("subnetMappings")
            .Select(mapping =>
                (
                    Subnet: mapping.Text("subnetId"),
                    Address: mapping.Text("privateIpv4Address"),
                    IsPublic: mapping.Find("allocationId") is not null
                )
            )
            .Where(mapping => mapping.Subnet is not null)
            .ToList();
        var (subnets, known) = graph.References(node, "subnets", ResourceTypes.Subnets);
        foreach (var subnet in subnets.Where(subnet => !mappings.Exists(mapping => mapping.Subnet == subnet)))
        {
            mappings.Add((subnet, null, false));
        }

        if (
            mappings.Count == 0
            && graph.References(node, "subnetMappings", ResourceTypes.Subnets) is { Keys.IsEmpty: false } sources
        )
        {
            mappings.AddRange(sources.Keys.Select(subnet => ((string?)subnet, (string?)null, false)));
        }

        var isInternal = properties.Flag("internal", false);
        return (
            [
                .. mappings
                    .Select(mapping =>
                        interfaces.Add(
                            node,
                            $"{key}/{mapping.Subnet}",
                            key,
                            InterfaceOwner.LoadBalancer,
                            mapping.Subnet,
                            mapping.Address,
                            groups,
                            Truth.True,
                            isInternal.Not(),
                            null
                        )
                    )
                    .OfType<NetworkInterface>(),
            ],
            known
        );
    }
}
