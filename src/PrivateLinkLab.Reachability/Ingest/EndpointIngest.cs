using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Dns;
using PrivateLinkLab.Reachability.Model;

namespace PrivateLinkLab.Reachability.Ingest;

/// <summary>VPC endpoints, with what is associated to them by resources of its own.</summary>
internal sealed class EndpointIngest(
    GraphReader graph,
    VpcIngest vpcs,
    RouteIngest routes,
    PrefixListIngest prefixLists,
    InterfaceIngest interfaces,
    IReadOnlyDictionary<string, EndpointService> services)
{
    private static readonly string[] FinalStates = ["rejected", "deleted", "deleting", "failed", "expired"];

    private readonly Dictionary<string, List<string>> _subnets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PolicyText?> _policies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool?> _privateDns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EndpointService> _servicesByName = services.Values
        .Where(service => service.ServiceName is not null)
        .DistinctBy(service => service.ServiceName)
        .ToDictionary(service => service.ServiceName!, StringComparer.Ordinal);

    private readonly HashSet<string> _accepted = new(StringComparer.Ordinal);

    // Many endpoints are for few services.
    private readonly Dictionary<string, ImmutableArray<string>> _privateNames = new(StringComparer.Ordinal);

    public Dictionary<string, InterfaceEndpoint> Interface { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, GatewayEndpoint> Gateway { get; } = new(StringComparer.Ordinal);

    public void Read()
    {
        ReadAssociations();
        foreach (var node in graph.All(ResourceTypes.Endpoint))
        {
            if (graph.Reference(node, "vpcId", ResourceTypes.Vpc) is not { } vpc)
            {
                graph.Warn(node, $"{graph.IdentityOf(node)} has a VPC that is not known, so it can be placed nowhere.");
                continue;
            }

            vpcs.Required(node, vpc);
            switch (PropertyReader.Of(node).Text("vpcEndpointType") ?? "Gateway")
            {
                case "Interface":
                    ReadInterface(node, vpc);
                    break;
                case "Gateway":
                    ReadGateway(node, vpc);
                    break;
                default:
                    graph.Warn(node,
                        $"{graph.IdentityOf(node)} is an endpoint of type "
                            + $"{PropertyReader.Of(node).Text("vpcEndpointType")}, which is not analysed.");
                    break;
            }
        }
    }

    private void ReadAssociations()
    {
        Associate(ResourceTypes.EndpointSubnet, "subnetId", ResourceTypes.Subnet, _subnets);
        Associate(ResourceTypes.EndpointRouteTable, "routeTableId", [.. ResourceTypes.RouteTable, .. ResourceTypes.DefaultRouteTable, .. ResourceTypes.Vpc], _tables);
        Associate(ResourceTypes.EndpointGroup, "securityGroupId", ResourceTypes.SecurityGroup, _groups);
        foreach (var node in graph.All(ResourceTypes.EndpointPolicy))
        {
            if (EndpointOf(node) is { } endpoint)
            {
                _policies[endpoint] = DeclaredPolicy.Of(graph, node);
            }
        }

        foreach (var node in graph.All(ResourceTypes.EndpointPrivateDns))
        {
            if (EndpointOf(node) is { } endpoint)
            {
                _privateDns[endpoint] = PropertyReader.Of(node).Flag("privateDnsEnabled", null);
            }
        }

        foreach (var node in graph.All(ResourceTypes.ConnectionAccepter))
        {
            if (EndpointOf(node) is { } endpoint)
            {
                _accepted.Add(endpoint);
            }
        }
    }

    private void ReadGateway(ResourceNode node, string vpc)
    {
        var properties = PropertyReader.Of(node);
        var key = GraphReader.KeyOf(node);
        var (tables, known) = graph.References(node, "routeTableIds", ResourceTypes.RouteTable, ResourceTypes.DefaultRouteTable, ResourceTypes.Vpc);
        var prefixList = prefixLists.AddOfGateway(key, properties.Text("serviceName"), properties);
        ImmutableArray<string> all = [.. Joined(tables, _tables, key).Select(routes.TableAt).Distinct()];
        foreach (var table in all)
        {
            routes.AddEndpointRoute(node, table, prefixList);
        }

        Gateway[key] = new GatewayEndpoint
        {
            Identity = graph.IdentityOf(node),
            Vpc = vpc,
            ServiceName = properties.Text("serviceName"),
            Policy = PolicyOf(node, key),
            State = properties.Text("state"),
            PrefixList = prefixList,
            RouteTables = all,
            RouteTablesKnown = known,
        };
    }

    private void ReadInterface(ResourceNode node, string vpc)
    {
        var properties = PropertyReader.Of(node);
        var key = GraphReader.KeyOf(node);
        var (subnetKeys, known) = graph.References(node, "subnetIds", ResourceTypes.Subnet);
        var service = ServiceOf(node, properties);
        var owner = graph.Owners.Of(node, vpcs.Vpcs[vpc].Account);
        var state = State(properties, key, service, owner);
        var awsNames = PrivateNames(properties.Text("serviceName"));
        var inboundOnly = PropertyReader.Of(properties.Map("dnsOptions"))
            .Flag("privateDnsOnlyForInboundResolverEndpoint", false) == true;
        Interface[key] = new InterfaceEndpoint
        {
            Identity = graph.IdentityOf(node),
            Vpc = vpc,
            ServiceName = properties.Text("serviceName"),
            Policy = PolicyOf(node, key),
            Interfaces = Interfaces(node, properties, key, Joined(subnetKeys, _subnets, key)),
            InterfacesKnown = known,
            State = state,
            IsConnected = state == "available" && properties.Text("state") is not null,
            PrivateDns = !inboundOnly && _privateDns.TryGetValue(key, out var explicitly)
                ? explicitly
                : inboundOnly ? false : properties.Flag("privateDnsEnabled", false),
            PrivateNames = service is null ? awsNames : service.PrivateName is { } name ? [name] : [],
            Names = Names(properties),
            Service = service?.Identity.Key,
            IsAwsService = awsNames.Length > 0,
            Owner = owner,
        };
    }

    private ImmutableArray<NetworkInterface> Interfaces(
        ResourceNode node, PropertyReader properties, string key, ImmutableArray<string> subnetKeys)
    {
        var (groups, groupsKnown) =
            graph.References(node, "securityGroupIds", ResourceTypes.SecurityGroup, ResourceTypes.DefaultSecurityGroup);
        groups = Joined(groups, _groups, key);
        var addresses = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var configuration in properties.Bags("subnetConfigurations"))
        {
            if (configuration.Text("subnetId") is { } subnet)
            {
                addresses[subnet] = configuration.Text("ipv4");
            }
        }

        // Which of several interfaces is in which subnet, the provider does not say.
        var ids = properties.Texts("networkInterfaceIds").Texts;
        return
        [
            .. subnetKeys.Select(subnet => interfaces.Add(
                node, ids.Length == 1 && subnetKeys.Length == 1 ? ids[0] : $"{key}/{subnet}", key, InterfaceOwner.Endpoint, subnet,
                addresses.GetValueOrDefault(subnet), (groups, groupsKnown), true, false, null)).OfType<NetworkInterface>(),
        ];
    }

    private EndpointService? ServiceOf(ResourceNode node, PropertyReader properties) =>
        properties.Text("serviceName") is { } name
            ? _servicesByName.GetValueOrDefault(name)
            : graph.Reference(node, "serviceName", ResourceTypes.EndpointService) is { } key
                ? services.GetValueOrDefault(key)
                : null;

    // The endpoint's recorded state is the one at its creation, before anybody accepted it.
    private string? State(PropertyReader properties, string key, EndpointService? service, Owner owner)
    {
        var recorded = properties.Text("state");
        if (recorded is not null && FinalStates.Contains(recorded))
        {
            return recorded;
        }

        // Only the account of the service can accept without an accepter of its own.
        if (_accepted.Contains(key) || (properties.Flag("autoAccept", false) == true && service?.Owner.IsSameAs(owner) != false))
        {
            return "available";
        }

        return recorded ?? (service is null
            ? AwsServiceNames.Split(properties.Text("serviceName")) is null ? null : "available"
            : service.AcceptanceRequired switch { true => "pendingAcceptance", false => "available", null => null });
    }

    private PolicyText? PolicyOf(ResourceNode node, string key) =>
        _policies.TryGetValue(key, out var policy) ? policy
        : DeclaredPolicy.Of(graph, node);

    private ImmutableArray<string> PrivateNames(string? service)
    {
        if (service is null)
        {
            return [];
        }

        if (!_privateNames.TryGetValue(service, out var names))
        {
            _privateNames.Add(service, names = AwsServiceNames.PrivateNames(service));
        }

        return names;
    }

    // What an endpoint names itself, and what is associated to it by resources of their own.
    private static ImmutableArray<string> Joined(
        ImmutableArray<string> named, Dictionary<string, List<string>> associated, string endpoint) =>
        associated.TryGetValue(endpoint, out var others) ? [.. named.Union(others)]
        : named.Length > 1 ? [.. named.Distinct()]
        : named;

    // The regional name is the one that the zonal names, which add the zone to its first label, begin with.
    private static ImmutableArray<EndpointName> Names(PropertyReader properties)
    {
        var names = new List<string>();
        var regional = "";
        foreach (var entry in properties.Bags("dnsEntries"))
        {
            if (entry.Text("dnsName") is { } name && Host(name).StartsWith("vpce-", StringComparison.Ordinal))
            {
                names.Add(name);
                regional = regional.Length == 0 || name.Length < regional.Length ? name : regional;
            }
        }

        return [.. names.Select(name => new EndpointName(name, ZoneOf(name, FirstLabel(regional))))];
    }

    private static string? ZoneOf(string name, ReadOnlySpan<char> regionalLabel) =>
        FirstLabel(name) is var label && label.Length > regionalLabel.Length + 1 && label.StartsWith(regionalLabel)
            ? label[(regionalLabel.Length + 1)..].ToString()
            : null;

    private static ReadOnlySpan<char> FirstLabel(string name) =>
        Host(name) is var host && host.IndexOf('.') is > 0 and var dot ? host[..dot] : name;

    private static ReadOnlySpan<char> Host(string name) => name.AsSpan().TrimStart("*.");

    private string? EndpointOf(ResourceNode node) => graph.Reference(node, "vpcEndpointId", ResourceTypes.Endpoint);

    private void Associate(string[] types, string property, string[] targets, Dictionary<string, List<string>> into)
    {
        foreach (var node in graph.All(types))
        {
            if (EndpointOf(node) is { } endpoint && graph.Reference(node, property, targets) is { } key)
            {
                if (!into.TryGetValue(endpoint, out var list))
                {
                    into.Add(endpoint, list = []);
                }

                list.Add(key);
            }
        }
    }
}
