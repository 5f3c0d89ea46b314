using System.Collections.Immutable;
using System.Globalization;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>What AWS services run in subnets of a VPC, by subnets and security groups.</summary>
internal sealed class PlacedServiceIngest(
    GraphReader graph,
    InterfaceIngest interfaces,
    SubnetIngest subnets,
    IReadOnlyDictionary<string, KubernetesCluster> clusters
)
{
    private const int NfsPort = 2049;

    // Every port is the service's default (each service's API reference); a function listens on none.
    private static readonly Shape[] Shapes =
    [
        new(AwsTypes.LambdaFunction, PlacedServiceKind.Function, "subnetIds", "securityGroupIds")
        {
            Within = "vpcConfig",
        },
        new(AwsTypes.EcsService, PlacedServiceKind.ContainerService, "subnets", "securityGroups")
        {
            Within = "networkConfiguration",
            PublicSetting = "assignPublicIp",
        },
        // Its nodes have the groups of the cluster or of a launch template.
        new(AwsTypes.EksNodeGroup, PlacedServiceKind.NodeGroup, "subnetIds", null) { LaunchesInstances = true },
        // Its pods have the group of the cluster (Amazon EKS User Guide, "Learn how Pods use Fargate"), and no public
        // address.
        new(AwsTypes.EksFargateProfile, PlacedServiceKind.FargatePods, "subnetIds", null),
        new(AwsTypes.AutoScalingGroup, PlacedServiceKind.ScalingGroup, "vpcZoneIdentifiers", null)
        {
            LaunchesInstances = true,
        },
        new(AwsTypes.RdsCluster, PlacedServiceKind.DatabaseCluster, "dbSubnetGroupName", "vpcSecurityGroupIds")
        {
            SubnetGroup = AwsTypes.DbSubnetGroup,
            Names = ["endpoint", "readerEndpoint", "customEndpoints"],
            DefaultPort = properties => DatabasePort(properties.Text("engine")),
        },
        new(AwsTypes.RdsProxy, PlacedServiceKind.DatabaseProxy, "vpcSubnetIds", "vpcSecurityGroupIds")
        {
            Names = ["endpoint"],
            DefaultPort = properties =>
                properties.Text("engineFamily") switch
                {
                    "MYSQL" => 3306,
                    "POSTGRESQL" => 5432,
                    "SQLSERVER" => 1433,
                    _ => null,
                },
        },
        new(AwsTypes.DocDbCluster, PlacedServiceKind.DatabaseCluster, "dbSubnetGroupName", "vpcSecurityGroupIds")
        {
            SubnetGroup = AwsTypes.DocDbSubnetGroup,
            Names = ["endpoint", "readerEndpoint"],
            DefaultPort = _ => 27017,
        },
        new(AwsTypes.NeptuneCluster, PlacedServiceKind.DatabaseCluster, "neptuneSubnetGroupName", "vpcSecurityGroupIds")
        {
            SubnetGroup = AwsTypes.NeptuneSubnetGroup,
            Names = ["endpoint", "readerEndpoint"],
            DefaultPort = _ => 8182,
        },
        new(AwsTypes.ElastiCacheCluster, PlacedServiceKind.Cache, "subnetGroupName", "securityGroupIds")
        {
            SubnetGroup = AwsTypes.ElastiCacheSubnetGroup,
            Names = ["cacheNodes", "clusterAddress", "configurationEndpoint"],
            DefaultPort = properties => properties.Text("engine") == "memcached" ? 11211 : 6379,
        },
        new(AwsTypes.ElastiCacheReplicationGroup, PlacedServiceKind.Cache, "subnetGroupName", "securityGroupIds")
        {
            SubnetGroup = AwsTypes.ElastiCacheSubnetGroup,
            Names = ["primaryEndpointAddress", "readerEndpointAddress", "configurationEndpointAddress"],
            DefaultPort = _ => 6379,
        },
        new(AwsTypes.ElastiCacheServerlessCache, PlacedServiceKind.Cache, "subnetIds", "securityGroupIds")
        {
            Names = ["endpoints", "readerEndpoints"],
        },
        new(AwsTypes.MemoryDbCluster, PlacedServiceKind.Cache, "subnetGroupName", "securityGroupIds")
        {
            SubnetGroup = AwsTypes.MemoryDbSubnetGroup,
            Names = ["clusterEndpoints"],
            DefaultPort = _ => 6379,
        },
        new(AwsTypes.OpenSearchDomain, PlacedServiceKind.SearchDomain, "subnetIds", "securityGroupIds")
        {
            Within = "vpcOptions",
            Names = ["endpoint", "dashboardEndpoint"],
            DefaultPort = _ => 443,
        },
        new(AwsTypes.ElasticsearchDomain, PlacedServiceKind.SearchDomain, "subnetIds", "securityGroupIds")
        {
            Within = "vpcOptions",
            Names = ["endpoint", "kibanaEndpoint"],
            DefaultPort = _ => 443,
        },
        new(AwsTypes.MskCluster, PlacedServiceKind.KafkaCluster, "clientSubnets", "securityGroups")
        {
            Within = "brokerNodeGroupInfo",
            Names = ["bootstrapBrokers", "bootstrapBrokersTls", "bootstrapBrokersSaslIam", "bootstrapBrokersSaslScram"],
        },
        new(AwsTypes.RedshiftCluster, PlacedServiceKind.Warehouse, "clusterSubnetGroupName", "vpcSecurityGroupIds")
        {
            SubnetGroup = AwsTypes.RedshiftSubnetGroup,
            Names = ["endpoint", "dnsName"],
            DefaultPort = _ => 5439,
            PublicSetting = "publiclyAccessible",
        },
        new(AwsTypes.MqBroker, PlacedServiceKind.MessageBroker, "subnetIds", "securityGroups")
        {
            Names = ["instances"],
            PublicSetting = "publiclyAccessible",
        },
    ];

    private readonly Dictionary<string, PlacedService> _services = new(StringComparer.Ordinal);
    private readonly Dictionary<ResourceType, Dictionary<string, ResourceNode>> _subnetGroups = [];
    private readonly LaunchSettingsReader _launches = new(graph);
    private readonly ServiceRoleReader _roles = new(graph);

    public IReadOnlyDictionary<string, PlacedService> Services => _services;

    public void Read()
    {
        foreach (var shape in Shapes)
        {
            foreach (var node in graph.All(shape.Type))
            {
                var service = Read(node, shape);
                _services.TryAdd(service.Identity.Key, service);
            }
        }

        ReadClusterInstances();
        ReadFileSystems();
    }

    private PlacedService Read(ResourceNode node, Shape shape)
    {
        var all = PropertyReader.Of(node);
        var own = shape.Within is { } within ? PropertyReader.Of(all.Map(within)) : all;
        var (places, placesKnown) = Subnets(node, shape, own);
        var launch = shape.LaunchesInstances ? _launches.Of(node) : null;
        var groups = shape.Groups is null
            ? GroupsOfInstances(node, shape, launch)
            : graph.References(
                node,
                shape.Within ?? shape.Groups,
                own,
                shape.Groups,
                AwsTypes.SecurityGroup,
                AwsTypes.DefaultSecurityGroup
            );
        var isPublic =
            shape.PublicSetting is { } setting ? own.Flag(setting, false)
            : shape.LaunchesInstances ? launch?.IsPublic
            : Truth.False;
        var placed = Place(node, Identity.KeyOf(node), places, null, groups, isPublic);
        var (role, hasRole) = _roles.Of(node, shape.Kind, launch);
        var (names, ports) = Endpoints(all, shape.Names);
        var port = all.Int("port") ?? shape.DefaultPort(all);
        return new PlacedService
        {
            Identity = graph.IdentityOf(node),
            Kind = shape.Kind,
            Names = names,
            Ports = port is { } only && ports.IsEmpty ? [only] : ports,
            Interfaces = placed,
            IsOutsideVpcs = shape.Kind == PlacedServiceKind.Function && placesKnown && places.IsEmpty,
            SubnetsKnown = placesKnown && placed.Length == places.Distinct().Count(),
            IsPublic = isPublic ?? placed.Aggregate(Truth.False, (any, item) => any.Or(item.HasPublicAddress)),
            Role = role,
            HasRole = hasRole,
            MetadataEnabled = launch?.MetadataEnabled ?? Truth.True,
        };
    }

    // Nodes of EKS have the cluster's group, unless a launch template names others (Amazon EKS User Guide, "Customize
    // managed nodes with launch templates"); remote access adds one that EKS makes.
    private (ImmutableArray<string> Keys, bool Known) GroupsOfInstances(
        ResourceNode node,
        Shape shape,
        LaunchSettings? launch
    )
    {
        if (shape.Kind is not (PlacedServiceKind.NodeGroup or PlacedServiceKind.FargatePods))
        {
            return launch is null ? ([], false) : (launch.Groups, launch.GroupsKnown);
        }

        if (launch is { Groups.IsEmpty: false } or { GroupsKnown: false })
        {
            return (launch.Groups, launch.GroupsKnown);
        }

        return
            graph.Reference(node, "clusterName", AwsTypes.EksCluster) is { } key
            && clusters.TryGetValue(key, out var cluster)
            ? ([cluster.ClusterGroup], PropertyReader.Of(node).Find("remoteAccess") is null)
            : ([], false);
    }

    private (ImmutableArray<string> Keys, bool Known) Subnets(ResourceNode node, Shape shape, PropertyReader own)
    {
        if (shape.SubnetGroup is not { } type)
        {
            return graph.References(node, shape.Within ?? shape.Subnets, own, shape.Subnets, ResourceTypes.Subnets);
        }

        return graph.Reference(node, shape.Subnets, type) is { } key && SubnetGroup(type, key) is { } found
            ? graph.References(found, "subnetIds", ResourceTypes.Subnets)
            : ([], false);
    }

    private ResourceNode? SubnetGroup(ResourceType type, string key)
    {
        if (!_subnetGroups.TryGetValue(type, out var groups))
        {
            groups = new(StringComparer.Ordinal);
            foreach (var node in graph.All(type))
            {
                groups.TryAdd(Identity.KeyOf(node), node);
            }

            _subnetGroups.Add(type, groups);
        }

        return groups.GetValueOrDefault(key);
    }

    // An instance of a cluster stands where the cluster does, and says whether it is public.
    private void ReadClusterInstances()
    {
        foreach (var node in graph.All(AwsTypes.RdsClusterInstance))
        {
            if (
                graph.Reference(node, "clusterIdentifier", AwsTypes.RdsCluster) is not { } key
                || !_services.TryGetValue(key, out var cluster)
            )
            {
                continue;
            }

            var properties = PropertyReader.Of(node);
            var isPublic = properties.Flag("publiclyAccessible", false);
            var instance = cluster with
            {
                Identity = graph.IdentityOf(node),
                Names = Endpoints(properties, ["endpoint"]).Names,
                IsPublic = isPublic,
            };
            _services.TryAdd(instance.Identity.Key, instance);
            if (isPublic != Truth.False)
            {
                _services[key] = cluster with { IsPublic = Truth.Unknown };
            }
        }
    }

    private void ReadFileSystems()
    {
        var targets = new Dictionary<string, List<PlacedService>>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.EfsMountTarget))
        {
            var properties = PropertyReader.Of(node);
            var subnet = graph.Reference(node, "subnetId", ResourceTypes.Subnets);
            var groups = graph.References(
                node,
                "securityGroups",
                AwsTypes.SecurityGroup,
                AwsTypes.DefaultSecurityGroup
            );
            var key = Identity.KeyOf(node);
            var target = new PlacedService
            {
                Identity = graph.IdentityOf(node),
                Kind = PlacedServiceKind.FileSystem,
                Names = Endpoints(properties, ["mountTargetDnsName"]).Names,
                Ports = [NfsPort],
                Interfaces = Place(
                    node,
                    key,
                    subnet is null ? [] : [subnet],
                    properties.Text("ipAddress"),
                    groups,
                    Truth.False
                ),
            };
            _services.TryAdd(key, target);
            if (graph.Reference(node, "fileSystemId", AwsTypes.EfsFileSystem) is { } system)
            {
                if (!targets.TryGetValue(system, out var list))
                {
                    targets.Add(system, list = []);
                }

                list.Add(target);
            }
        }

        foreach (var node in graph.All(AwsTypes.EfsFileSystem))
        {
            var key = Identity.KeyOf(node);
            _services.TryAdd(
                key,
                new PlacedService
                {
                    Identity = graph.IdentityOf(node),
                    Kind = PlacedServiceKind.FileSystem,
                    Names = Endpoints(PropertyReader.Of(node), ["dnsName"]).Names,
                    Ports = [NfsPort],
                    Interfaces = [.. targets.GetValueOrDefault(key, []).SelectMany(target => target.Interfaces)],
                }
            );
        }
    }

    private ImmutableArray<NetworkInterface> Place(
        ResourceNode node,
        string key,
        IEnumerable<string> places,
        string? address,
        (ImmutableArray<string> Keys, bool Known) groups,
        Truth? isPublic
    ) =>
        [
            .. places
                .Distinct(StringComparer.Ordinal)
                .Select(subnet =>
                    interfaces.Add(
                        node,
                        $"{key}/{subnet}",
                        key,
                        InterfaceOwner.Service,
                        subnet,
                        address,
                        groups,
                        Truth.True,
                        isPublic ?? subnets.Subnets.GetValueOrDefault(subnet)?.MapsPublicAddress ?? Truth.Unknown,
                        null
                    )
                )
                .OfType<NetworkInterface>(),
        ];

    // Services write them as a host, host:port, a URL, several with commas, or as a list of nodes.
    private static (ImmutableArray<string> Names, ImmutableArray<int> Ports) Endpoints(
        PropertyReader properties,
        IEnumerable<string> keys
    )
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var ports = ImmutableArray.CreateBuilder<int>();
        foreach (var key in keys)
        {
            if (properties.Find(key) is { } value)
            {
                Collect(value, names, ports);
            }
        }

        return ([.. names.Distinct()], [.. ports.Distinct()]);
    }

    private static void Collect(
        PropertyValue value,
        ImmutableArray<string>.Builder names,
        ImmutableArray<int>.Builder ports
    )
    {
        foreach (var item in value.AsList())
        {
            if (item.AsText() is null)
            {
                var node = PropertyReader.Of(item.AsMap());
                Add(node.Text("address"), names, ports);
                if (node.Int("port") is { } port)
                {
                    ports.Add(port);
                }

                Collect(node.Find("endpoints") ?? ListValue.Empty, names, ports);
            }
            else
            {
                Add(item.AsText(), names, ports);
            }
        }

        Add(value.AsText(), names, ports);
    }

    private static void Add(string? text, ImmutableArray<string>.Builder names, ImmutableArray<int>.Builder ports)
    {
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var scheme = part.IndexOf("://", StringComparison.Ordinal);
            var rest = (scheme < 0 ? part : part[(scheme + 3)..]).Split('/')[0];
            var colon = rest.IndexOf(':', StringComparison.Ordinal);
            names.Add((colon < 0 ? rest : rest[..colon]).TrimEnd('.').ToLowerInvariant());
            if (colon >= 0 && int.TryParse(rest[(colon + 1)..], CultureInfo.InvariantCulture, out var port))
            {
                ports.Add(port);
            }
        }
    }

    // RDS API Reference, "CreateDBCluster".
    private static int? DatabasePort(string? engine) =>
        engine switch
        {
            "aurora" or "aurora-mysql" or "mysql" => 3306,
            "aurora-postgresql" or "postgres" => 5432,
            _ => null,
        };

    /// <summary>How a type of resource says where it stands.</summary>
    /// <param name="Type">The type.</param>
    /// <param name="Kind">What it is.</param>
    /// <param name="Subnets">The property with the subnets, or with the name of the subnet group.</param>
    /// <param name="Groups">The property with the security groups; null when another resource has them.</param>
    private sealed record Shape(ResourceType Type, PlacedServiceKind Kind, string Subnets, string? Groups)
    {
        // The property that has the subnets, the groups and the public setting inside it.
        public string? Within { get; init; }

        public ResourceType? SubnetGroup { get; init; }

        public string? PublicSetting { get; init; }

        // Whether groups and public addresses are those of instances that it launches.
        public bool LaunchesInstances { get; init; }

        public ImmutableArray<string> Names { get; init; } = [];

        public Func<PropertyReader, int?> DefaultPort { get; init; } = _ => null;
    }
}
