using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Target groups with the targets that attachments, tasks and Auto Scaling groups register.</summary>
internal sealed class TargetGroupIngest(GraphReader graph, InterfaceIngest interfaces, LoadBalancerIngest balancers)
{
    private readonly Dictionary<string, string?> _vpcs = new(StringComparer.Ordinal);

    public Dictionary<string, TargetGroup> TargetGroups { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads them, when every network interface is known.</summary>
    public void Read(
        IReadOnlyDictionary<string, Instance> instances,
        IReadOnlyDictionary<string, PlacedService> services
    )
    {
        ReadGroups();
        ReadTargets(instances);
        ReadClassic(instances);
        ReadTasks(services);
        ReadScalingGroups(services);
    }

    private void ReadGroups()
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

    private void ReadTargets(IReadOnlyDictionary<string, Instance> instances)
    {
        var byAddress = interfaces
            .Interfaces.Values.SelectMany(item => item.AtEachAddress())
            .ToLookup(item => item.Address!.Value.Network);
        Dictionary<string, Identity>? functions = null;
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

            var port = PropertyReader.Of(node).Int("port") ?? group.Port;
            var id = graph.Reference(node, "targetId", ResourceTypes.Targets);
            if (id is not null && balancers.Applications.TryGetValue(id, out var application))
            {
                Add(
                    key,
                    application.Nodes.Select(item => new Target(graph.IdentityOf(node), item.Identity.Key, id, port))
                );
                continue;
            }

            if (group.TargetType == "lambda")
            {
                functions ??= Functions();
                Add(
                    key,
                    [
                        new Target(graph.IdentityOf(node), null, id, null)
                        {
                            Function = id is null ? null : functions.GetValueOrDefault(id),
                        },
                    ]
                );
                continue;
            }

            var target =
                id is not null && instances.TryGetValue(id, out var instance) ? instance.Interfaces.FirstOrDefault()
                : id is not null && IpAddress.TryParseIpv4(id, out var address)
                    ? byAddress[address]
                        .FirstOrDefault(item => _vpcs.GetValueOrDefault(key) is not { } vpc || vpc == item.Vpc)
                        ?.Identity.Key
                : id is not null && interfaces.Find(id) is not null ? id
                : null;
            Add(key, [new Target(graph.IdentityOf(node), target, id, port)]);
        }
    }

    private void ReadClassic(IReadOnlyDictionary<string, Instance> instances)
    {
        foreach (var (key, group) in balancers.Classic.Groups)
        {
            TargetGroups[key] = group;
        }

        foreach (var (balancer, by, id) in balancers.Classic.Registered())
        {
            var item =
                id is not null && instances.TryGetValue(id, out var instance)
                    ? instance.Interfaces.FirstOrDefault()
                    : null;
            foreach (var key in balancers.Classic.GroupsOf(balancer))
            {
                Add(key, [new Target(graph.IdentityOf(by), item, id, TargetGroups[key].Port)]);
            }
        }
    }

    // A function by its ARN or key, and by those of its aliases.
    private Dictionary<string, Identity> Functions()
    {
        var found = new Dictionary<string, Identity>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.LambdaFunction))
        {
            var properties = PropertyReader.Of(node);
            var keys = new[] { properties.Text("arn"), properties.Text("qualifiedArn"), Identity.KeyOf(node) };
            foreach (var key in keys.OfType<string>())
            {
                found[key] = graph.IdentityOf(node);
            }
        }

        foreach (var node in graph.All(AwsTypes.LambdaAlias))
        {
            if (
                graph.Reference(node, "functionName", AwsTypes.LambdaFunction) is { } function
                && found.TryGetValue(function, out var identity)
            )
            {
                found[Identity.KeyOf(node)] = identity;
                found[PropertyReader.Of(node).Text("arn") ?? Identity.KeyOf(node)] = identity;
            }
        }

        return found;
    }

    // Tasks may run in any of the service's subnets.
    private void ReadTasks(IReadOnlyDictionary<string, PlacedService> services)
    {
        foreach (var node in graph.All(AwsTypes.EcsService))
        {
            var placed = services.GetValueOrDefault(Identity.KeyOf(node));
            foreach (var balancer in PropertyReader.Of(node).Bags("loadBalancers"))
            {
                var blueGreen = PropertyReader.Of(balancer.Map("advancedConfiguration"));
                foreach (var key in balancers.Classic.GroupsOf(balancer.Text("elbName") ?? ""))
                {
                    Register(node, key, null, null);
                }

                string?[] keys =
                [
                    balancer.Text("targetGroupArn") ?? graph.OnlySource(node, "loadBalancers", AwsTypes.TargetGroup),
                    blueGreen.Text("alternateTargetGroupArn"),
                ];
                foreach (var key in keys.OfType<string>())
                {
                    // In other networks than awsvpc the targets are instances of the cluster.
                    Register(
                        node,
                        key,
                        TargetGroups.GetValueOrDefault(key)?.TargetType == "ip" ? placed : null,
                        balancer.Int("containerPort")
                    );
                }
            }
        }
    }

    // Auto Scaling groups name target groups in lists of their own or in attachments, which versions of the provider
    // call otherwise.
    private void ReadScalingGroups(IReadOnlyDictionary<string, PlacedService> services)
    {
        foreach (
            var node in graph.All(
                AwsTypes.AutoScalingGroup,
                AwsTypes.AutoScalingAttachment,
                AwsTypes.AutoScalingTrafficSource
            )
        )
        {
            var group =
                node.Type == AwsTypes.AutoScalingGroup
                    ? Identity.KeyOf(node)
                    : graph.Reference(node, "autoscalingGroupName", AwsTypes.AutoScalingGroup);
            var placed = group is null ? null : services.GetValueOrDefault(group);
            foreach (var key in GroupsIn(node).Concat(ClassicGroupsOf(node)))
            {
                Register(node, key, placed, null);
            }
        }
    }

    private IEnumerable<string> GroupsIn(ResourceNode node) =>
        Texts(node.Inputs)
            .Concat(Texts(node.Outputs))
            .Concat(node.PropertyDependencies.Values.SelectMany(urns => urns).Select(urn => urn.ToString()))
            .Where(TargetGroups.ContainsKey)
            .Distinct(StringComparer.Ordinal);

    private IEnumerable<string> ClassicGroupsOf(ResourceNode node)
    {
        if (balancers.Classic.Balancers.Count == 0)
        {
            return [];
        }

        var (named, _) = graph.References(node, "loadBalancers", AwsTypes.ClassicLoadBalancer);
        var attached = graph.Reference(node, "elb", AwsTypes.ClassicLoadBalancer);
        return named.Append(attached).OfType<string>().Distinct().SelectMany(balancers.Classic.GroupsOf);
    }

    private static IEnumerable<string> Texts(PropertyValue value) =>
        value switch
        {
            TextValue text => [text.Value],
            ListValue list => list.SelectMany(Texts),
            MapValue map => map.Values.SelectMany(Texts),
            _ => [],
        };

    private void Register(ResourceNode node, string key, PlacedService? placed, int? port)
    {
        if (!TargetGroups.TryGetValue(key, out var group))
        {
            return;
        }

        IEnumerable<string?> places = placed is { SubnetsKnown: true, Interfaces.IsEmpty: false }
            ? placed.Interfaces.Select(item => (string?)item.Identity.Key)
            : [null];
        Add(
            key,
            places
                .Where(place => place is null || !group.Targets.Any(target => target.Interface == place))
                .Select(place => new Target(graph.IdentityOf(node), place, null, port ?? group.Port))
        );
    }

    private void Add(string key, IEnumerable<Target> targets) =>
        TargetGroups[key] = TargetGroups[key] with { Targets = TargetGroups[key].Targets.AddRange(targets) };
}
