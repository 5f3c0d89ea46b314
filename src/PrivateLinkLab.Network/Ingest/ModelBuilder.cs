using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Builds the network model of a graph: places first, then what is in them, then what joins it.</summary>
public static class ModelBuilder
{
    private const string HostManagementSetting = "default-ec2-instance-management-role";

    /// <summary>Builds the model of a graph.</summary>
    /// <remarks>
    /// Never fails: a reference to something that is not there becomes a warning, a value that is not known stays so.
    /// </remarks>
    /// <param name="source">The graph.</param>
    public static NetworkModel Build(ResourceGraph source)
    {
        ArgumentNullException.ThrowIfNull(source);
        source = MalformedParts.Unknown(source, out var malformed);
        var graph = new GraphReader(source);
        var vpcs = new VpcIngest(graph);
        vpcs.Read();
        var subnets = new SubnetIngest(graph, vpcs);
        subnets.Read();
        var peerings = GatewayIngest.Peerings(graph, vpcs);
        var routes = new RouteIngest(graph, vpcs, subnets);
        var prefixLists = new PrefixListIngest(graph);
        prefixLists.Read();
        var transits = new TransitGatewayIngest(graph, vpcs, prefixLists);
        transits.Read();
        var interfaces = new InterfaceIngest(graph, vpcs, subnets);
        interfaces.Read();
        var services = EndpointServiceIngest.Read(graph);
        var endpoints = new EndpointIngest(graph, vpcs, routes, prefixLists, interfaces, services);
        var power = new PowerStateIngest(graph);
        var instances = new InstanceIngest(graph, subnets, interfaces, power).Read();
        var balancers = new LoadBalancerIngest(graph, interfaces);
        balancers.Read();
        var clusters = new KubernetesClusterIngest(graph, interfaces);
        clusters.Read();
        var placed = new PlacedServiceIngest(graph, interfaces, subnets, clusters.Clusters);
        placed.Read();
        var databases = DatabaseIngest.Read(graph, interfaces, subnets, power);
        routes.Read();
        endpoints.Read();
        MiddleboxIngest.AddFirewalls(graph, endpoints.Middleboxes);
        var targets = new TargetGroupIngest(graph, interfaces, balancers);
        targets.Read(instances, placed.Services);
        routes.Finish();
        interfaces.Finish();
        var acls = new NetworkAclIngest(graph, vpcs, subnets).Read();
        var groups = new SecurityGroupIngest(graph, vpcs, clusters.Clusters).Read();
        WarnOfMissingGroups(graph, interfaces, groups);
        var internetGateways = GatewayIngest.InternetGateways(graph, routes.AtGateways);
        var natGateways = GatewayIngest.NatGateways(graph, subnets);
        var (hostManagement, hostManagementRole) = HostManagement(graph);
        var keys = new EncryptionKeyIngest(graph);
        return new NetworkModel
        {
            Vpcs = vpcs.Vpcs,
            Subnets = subnets.Subnets,
            RouteTables = routes.Tables,
            InternetGateways = internetGateways,
            NatGateways = natGateways,
            Peerings = peerings,
            TransitGateways = transits.Gateways,
            TransitGatewayAttachments = transits.Attachments,
            TransitGatewayRouteTables = transits.Tables,
            SecurityGroups = groups,
            NetworkAcls = acls,
            PrefixLists = prefixLists.Lists,
            Interfaces = interfaces.Interfaces,
            Instances = instances,
            InterfaceEndpoints = endpoints.Interface,
            GatewayEndpoints = endpoints.Gateway,
            Middleboxes = endpoints.Middleboxes,
            EndpointServices = services,
            LoadBalancers = balancers.Balancers,
            ApplicationLoadBalancers = balancers.Applications,
            OtherLoadBalancers = [.. balancers.Others],
            TargetGroups = targets.TargetGroups,
            Databases = databases,
            PlacedServices = placed.Services,
            Clusters = clusters.Clusters,
            Queues = DataStoreIngest.Queues(graph, keys),
            Buckets = DataStoreIngest.Buckets(graph, keys),
            ServiceResources = ServiceResourceIngest.Read(graph, keys),
            ManagedSecrets = ServiceResourceIngest.ManagedSecrets(graph, keys),
            Keys = keys.Keys,
            Roles = new RoleIngest(graph).Roles(),
            InstanceProfiles = RoleIngest.Profiles(graph),
            HostedZones = new HostedZoneIngest(graph).Read(),
            ResolverRules = ResolverRuleIngest.Read(graph),
            Mentioned = MentionedHosts.In(source),
            IdleAddresses = IdleAddressIngest.Read(source, graph, interfaces),
            PublicAccessBlocks = PublicAccessIngest.Blocks(graph),
            PublicAccessExclusions = PublicAccessIngest.Exclusions(graph),
            DefaultHostManagement = hostManagement,
            DefaultHostManagementRole = hostManagementRole,
            NotModelled =
            [
                .. NotModelledIngest.Read(
                    graph,
                    key =>
                        vpcs.Vpcs.ContainsKey(key)
                        || subnets.Subnets.ContainsKey(key)
                        || routes.Tables.ContainsKey(key)
                        || interfaces.Interfaces.ContainsKey(key)
                        || groups.ContainsKey(key)
                        || acls.ContainsKey(key)
                        || internetGateways.ContainsKey(key)
                        || natGateways.ContainsKey(key)
                        || peerings.ContainsKey(key)
                        || endpoints.Interface.ContainsKey(key)
                        || endpoints.Gateway.ContainsKey(key),
                    targets.TargetGroups.ContainsKey
                ),
            ],
            Warnings = malformed.IsEmpty ? graph.Warnings : [.. malformed, .. graph.Warnings],
        };
    }

    private static void WarnOfMissingGroups(
        GraphReader graph,
        InterfaceIngest interfaces,
        Dictionary<string, SecurityGroup> groups
    )
    {
        foreach (var item in interfaces.Interfaces.Values)
        {
            foreach (var group in item.SecurityGroups)
            {
                if (!groups.ContainsKey(group))
                {
                    graph.WarnOf(
                        item.Identity,
                        $"{item.Identity} refers to the security group {group}, which is not in the graph."
                    );
                }
            }
        }
    }

    // AWS Systems Manager User Guide, "Managing EC2 instances automatically with Default Host Management
    // Configuration".
    private static (Truth On, string? Role) HostManagement(GraphReader graph)
    {
        foreach (var node in graph.All(AwsTypes.SsmServiceSetting))
        {
            var properties = PropertyReader.Of(node);
            if (properties.Text("settingId")?.Contains(HostManagementSetting, StringComparison.Ordinal) == true)
            {
                var role = properties.Text("settingValue");
                return (role is null ? Truth.Unknown : Truth.True, role?[(role.LastIndexOf('/') + 1)..]);
            }
        }

        return (Truth.False, null);
    }
}
