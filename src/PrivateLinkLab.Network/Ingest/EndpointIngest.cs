using System.Collections.Immutable;
using System.Diagnostics;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>VPC endpoints.</summary>
internal sealed class EndpointIngest(
    GraphReader graph,
    VpcIngest vpcs,
    RouteIngest routes,
    PrefixListIngest prefixLists,
    InterfaceIngest interfaces,
    IReadOnlyDictionary<string, EndpointService> services
)
{
    private static readonly string[] FinalStates = ["rejected", "deleted", "deleting", "failed", "expired"];

    private readonly EndpointAssociations _associated = new(graph);
    private readonly Dictionary<string, EndpointService> _servicesByName = services
        .Values.Where(service => service.ServiceName is not null)
        .DistinctBy(service => service.ServiceName)
        .ToDictionary(service => service.ServiceName!, StringComparer.Ordinal);

    // Many endpoints are for few services.
    private readonly Dictionary<string, ImmutableArray<string>> _privateNames = new(StringComparer.Ordinal);

    public Dictionary<string, InterfaceEndpoint> Interface { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, GatewayEndpoint> Gateway { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Middlebox> Middleboxes { get; } = new(StringComparer.Ordinal);

    public void Read()
    {
        _associated.Read();
        foreach (var node in graph.All(AwsTypes.VpcEndpoint))
        {
            if (graph.Reference(node, "vpcId", ResourceTypes.Vpcs) is not { } vpc)
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
                case "GatewayLoadBalancer":
                    ReadMiddlebox(node, vpc);
                    break;
                default:
                    graph.Warn(
                        node,
                        $"{graph.IdentityOf(node)} is an endpoint of type "
                            + $"{PropertyReader.Of(node).Text("vpcEndpointType")}, which is not analysed."
                    );
                    break;
            }
        }
    }

    private void ReadGateway(ResourceNode node, string vpc)
    {
        var properties = PropertyReader.Of(node);
        var key = Identity.KeyOf(node);
        var (tables, known) = graph.References(node, "routeTableIds", ResourceTypes.RouteTables);
        var prefixList = prefixLists.AddOfGateway(key, properties.Text("serviceName"), properties);
        ImmutableArray<string> all = [.. _associated.TablesOf(key, tables).Select(routes.TableAt).Distinct()];
        foreach (var table in all)
        {
            routes.AddEndpointRoute(node, table, prefixList);
        }

        Gateway[key] = new GatewayEndpoint
        {
            Identity = graph.IdentityOf(node),
            Vpc = vpc,
            ServiceName = properties.Text("serviceName"),
            Policy = _associated.PolicyOf(key, node),
            State = properties.Text("state"),
            PrefixList = prefixList,
            RouteTables = all,
            RouteTablesKnown = known,
        };
    }

    private void ReadMiddlebox(ResourceNode node, string vpc)
    {
        var properties = PropertyReader.Of(node);
        var key = Identity.KeyOf(node);
        var owner = graph.Owners.Of(node, vpcs.Vpcs[vpc].Account);
        Middleboxes[key] = new(
            graph.IdentityOf(node),
            MiddleboxKind.GatewayLoadBalancer,
            State(properties, key, ServiceOf(node, properties), owner)
        );
    }

    private void ReadInterface(ResourceNode node, string vpc)
    {
        var properties = PropertyReader.Of(node);
        var key = Identity.KeyOf(node);
        var (subnetKeys, known) = graph.References(node, "subnetIds", ResourceTypes.Subnets);
        var service = ServiceOf(node, properties);
        var owner = graph.Owners.Of(node, vpcs.Vpcs[vpc].Account);
        var state = State(properties, key, service, owner);
        var awsNames = PrivateNames(properties.Text("serviceName"));
        var recorded = EndpointNames.PrivateOf(properties);
        var inboundOnly =
            PropertyReader.Of(properties.Map("dnsOptions")).Flag("privateDnsOnlyForInboundResolverEndpoint", false)
            == Truth.True;
        var placed = _associated.SubnetsOf(key, subnetKeys);
        var ends = Interfaces(node, properties, key, placed);
        Interface[key] = new InterfaceEndpoint
        {
            Identity = graph.IdentityOf(node),
            Vpc = vpc,
            ServiceName = properties.Text("serviceName"),
            Policy = _associated.PolicyOf(key, node),
            Interfaces = ends,
            InterfacesKnown = known && ends.Length >= placed.Length,
            State = state,
            IsConnected = state == "available" && properties.Text("state") is not null,
            PrivateDns = inboundOnly ? Truth.False : _associated.PrivateDnsOf(key, properties),
            IsPrivateDnsInboundOnly = inboundOnly && _associated.PrivateDnsOf(key, properties) != Truth.False,
            PrivateNames =
                !recorded.IsEmpty ? recorded
                : service is null ? awsNames
                : service.PrivateName is { } name ? [name]
                : [],
            PrivateNamesKnown =
                service is not null
                || properties.Bags("dnsEntries").Any()
                || EndpointServiceName.Parse(properties.Text("serviceName")) is not var (_, awsService)
                || AwsServices.Find(awsService) is { HasPrivateDns: true },
            Names = EndpointNames.Read(properties),
            Service = service?.Identity.Key,
            IsAwsService = EndpointServiceName.Parse(properties.Text("serviceName")) is not null,
            Owner = owner,
        };
    }

    private ImmutableArray<NetworkInterface> Interfaces(
        ResourceNode node,
        PropertyReader properties,
        string key,
        ImmutableArray<string> subnetKeys
    )
    {
        var (groups, groupsKnown) = graph.References(
            node,
            "securityGroupIds",
            AwsTypes.SecurityGroup,
            AwsTypes.DefaultSecurityGroup
        );
        groups = _associated.GroupsOf(key, groups);
        var addresses = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var configuration in properties.Bags("subnetConfigurations"))
        {
            if (configuration.Text("subnetId") is { } subnet)
            {
                addresses[subnet] = configuration.Text("ipv4");
                if (properties.Find("subnetIds") is null && !subnetKeys.Contains(subnet))
                {
                    subnetKeys = subnetKeys.Add(subnet);
                }
            }
        }

        // Which of several interfaces is in which subnet, the provider does not say.
        var ids = properties.Texts("networkInterfaceIds").Texts;
        return
        [
            .. subnetKeys
                .Select(subnet =>
                    interfaces.Add(
                        node,
                        ids.Length == 1 && subnetKeys.Length == 1 ? ids[0] : $"{key}/{subnet}",
                        key,
                        InterfaceOwner.Endpoint,
                        subnet,
                        addresses.GetValueOrDefault(subnet),
                        (groups, groupsKnown),
                        Truth.True,
                        Truth.False,
                        null
                    )
                )
                .OfType<NetworkInterface>(),
        ];
    }

    private EndpointService? ServiceOf(ResourceNode node, PropertyReader properties) =>
        properties.Text("serviceName") is { } name ? _servicesByName.GetValueOrDefault(name)
        : graph.Reference(node, "serviceName", AwsTypes.VpcEndpointService) is { } key ? services.GetValueOrDefault(key)
        : null;

    // The endpoint's recorded state is the one at its creation, before anybody accepted it.
    private string? State(PropertyReader properties, string key, EndpointService? service, Owner owner)
    {
        // The API's list of states begins them with a capital letter, and its answers do not.
        var recorded = properties.Text("state") is { Length: > 0 } state
            ? $"{char.ToLowerInvariant(state[0])}{state.AsSpan(1)}"
            : null;
        if (recorded is not null && FinalStates.Contains(recorded))
        {
            return recorded;
        }

        // Only the account of the service can accept without an accepter of its own.
        if (
            _associated.IsAccepted(key)
            || (properties.Flag("autoAccept", false) == Truth.True && service?.Owner.IsSameAs(owner) != false)
        )
        {
            return "available";
        }

        return recorded
            ?? (
                service is null
                    ? EndpointServiceName.Parse(properties.Text("serviceName")) is null
                        ? null
                        : "available"
                    : service.AcceptanceRequired switch
                    {
                        Truth.True => "pendingAcceptance",
                        Truth.False => "available",
                        Truth.Unknown => null,
                        _ => throw new UnreachableException($"There is no certainty {service.AcceptanceRequired}."),
                    }
            );
    }

    private ImmutableArray<string> PrivateNames(string? service)
    {
        if (service is null)
        {
            return [];
        }

        if (!_privateNames.TryGetValue(service, out var names))
        {
            _privateNames.Add(service, names = EndpointServiceName.Parse(service)?.PrivateDnsNames ?? []);
        }

        return names;
    }
}
