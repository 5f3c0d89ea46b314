using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network;

/// <summary>
/// The network of a graph as records that do not change, each kind by its key. Dictionaries keep the order of the
/// graph.
/// </summary>
public sealed record NetworkModel
{
    /// <summary>The VPCs by key.</summary>
    public required IReadOnlyDictionary<string, Vpc> Vpcs { get; init; }

    /// <summary>The subnets by key.</summary>
    public required IReadOnlyDictionary<string, Subnet> Subnets { get; init; }

    /// <summary>The route tables by key, also the main ones that AWS creates.</summary>
    public required IReadOnlyDictionary<string, RouteTable> RouteTables { get; init; }

    /// <summary>The Internet gateways by key, egress-only ones too.</summary>
    public required IReadOnlyDictionary<string, InternetGateway> InternetGateways { get; init; }

    /// <summary>The NAT gateways by key.</summary>
    public required IReadOnlyDictionary<string, NatGateway> NatGateways { get; init; }

    /// <summary>The peering connections by key.</summary>
    public required IReadOnlyDictionary<string, Peering> Peerings { get; init; }

    /// <summary>The transit gateways by key.</summary>
    public IReadOnlyDictionary<string, TransitGateway> TransitGateways { get; init; } =
        new Dictionary<string, TransitGateway>();

    /// <summary>The attachments of VPCs to transit gateways by key.</summary>
    public IReadOnlyDictionary<string, TransitGatewayAttachment> TransitGatewayAttachments { get; init; } =
        new Dictionary<string, TransitGatewayAttachment>();

    /// <summary>The route tables of transit gateways by key, also the default ones that AWS creates.</summary>
    public IReadOnlyDictionary<string, TransitGatewayRouteTable> TransitGatewayRouteTables { get; init; } =
        new Dictionary<string, TransitGatewayRouteTable>();

    /// <summary>The security groups by key, also the default ones that AWS creates.</summary>
    public required IReadOnlyDictionary<string, SecurityGroup> SecurityGroups { get; init; }

    /// <summary>The network ACLs by key, also the default ones that AWS creates.</summary>
    public required IReadOnlyDictionary<string, NetworkAcl> NetworkAcls { get; init; }

    /// <summary>The prefix lists by key.</summary>
    public required IReadOnlyDictionary<string, PrefixList> PrefixLists { get; init; }

    /// <summary>The network interfaces by key.</summary>
    public required IReadOnlyDictionary<string, NetworkInterface> Interfaces { get; init; }

    /// <summary>The instances by key.</summary>
    public required IReadOnlyDictionary<string, Instance> Instances { get; init; }

    /// <summary>The interface endpoints by key.</summary>
    public required IReadOnlyDictionary<string, InterfaceEndpoint> InterfaceEndpoints { get; init; }

    /// <summary>The gateway endpoints by key.</summary>
    public required IReadOnlyDictionary<string, GatewayEndpoint> GatewayEndpoints { get; init; }

    /// <summary>The endpoints of appliances that routes lead to, by what the routes name.</summary>
    public IReadOnlyDictionary<string, Middlebox> Middleboxes { get; init; } = new Dictionary<string, Middlebox>();

    /// <summary>The endpoint services by key.</summary>
    public required IReadOnlyDictionary<string, EndpointService> EndpointServices { get; init; }

    /// <summary>The Network Load Balancers by key.</summary>
    public required IReadOnlyDictionary<string, NetworkLoadBalancer> LoadBalancers { get; init; }

    /// <summary>The Application Load Balancers by key.</summary>
    public IReadOnlyDictionary<string, ApplicationLoadBalancer> ApplicationLoadBalancers { get; init; } =
        new Dictionary<string, ApplicationLoadBalancer>();

    /// <summary>The target groups by key.</summary>
    public required IReadOnlyDictionary<string, TargetGroup> TargetGroups { get; init; }

    /// <summary>The databases by key.</summary>
    public required IReadOnlyDictionary<string, Database> Databases { get; init; }

    /// <summary>What other services run in the subnets, by key.</summary>
    public IReadOnlyDictionary<string, PlacedService> PlacedServices { get; init; } =
        new Dictionary<string, PlacedService>();

    /// <summary>The EKS clusters by key.</summary>
    public IReadOnlyDictionary<string, KubernetesCluster> Clusters { get; init; } =
        new Dictionary<string, KubernetesCluster>();

    /// <summary>The queues by key.</summary>
    public required IReadOnlyDictionary<string, Queue> Queues { get; init; }

    /// <summary>The buckets by key.</summary>
    public required IReadOnlyDictionary<string, Bucket> Buckets { get; init; }

    /// <summary>
    /// The tables, secrets, parameters and topics by SERVICE/KEY: a table and a parameter may have one name.
    /// </summary>
    public IReadOnlyDictionary<string, ServiceResource> ServiceResources { get; init; } =
        ImmutableDictionary<string, ServiceResource>.Empty;

    /// <summary>
    /// The secrets that RDS keeps for the databases of the graph, by ARN: no resources of the graph themselves.
    /// </summary>
    public IReadOnlyDictionary<string, ServiceResource> ManagedSecrets { get; init; } =
        ImmutableDictionary<string, ServiceResource>.Empty;

    /// <summary>The KMS keys by id.</summary>
    public IReadOnlyDictionary<string, EncryptionKey> Keys { get; init; } =
        ImmutableDictionary<string, EncryptionKey>.Empty;

    /// <summary>The roles by key.</summary>
    public required IReadOnlyDictionary<string, Role> Roles { get; init; }

    /// <summary>The instance profiles by key.</summary>
    public required IReadOnlyDictionary<string, InstanceProfile> InstanceProfiles { get; init; }

    /// <summary>
    /// The hosted zones, in the graph's order; also the domains that the graph has records of without their zone, as
    /// public ones without records.
    /// </summary>
    public ImmutableArray<HostedZone> HostedZones { get; init; } = [];

    /// <summary>The rules of Route 53 Resolver that VPCs are associated with.</summary>
    public ImmutableArray<ResolverRule> ResolverRules { get; init; } = [];

    /// <summary>What the graph says of names and addresses.</summary>
    public MentionedHosts Mentioned { get; init; } = MentionedHosts.None;

    /// <summary>The public addresses, in dotted form, at which nobody takes connections.</summary>
    public IReadOnlyDictionary<string, IdleAddress> IdleAddresses { get; init; } =
        new Dictionary<string, IdleAddress>();

    /// <summary>VPC Block Public Access, in the graph's order.</summary>
    public ImmutableArray<PublicAccessBlock> PublicAccessBlocks { get; init; } = [];

    /// <summary>What VPC Block Public Access does not stop, in the graph's order.</summary>
    public ImmutableArray<PublicAccessExclusion> PublicAccessExclusions { get; init; } = [];

    /// <summary>What is inconsistent in the graph, in its order.</summary>
    public ImmutableArray<ModelWarning> Warnings { get; init; } = [];

    /// <summary>The resources of types that the model does not know, in the graph's order.</summary>
    public ImmutableArray<NotModelledResource> NotModelled { get; init; } = [];

    /// <summary>
    /// The load balancers of other types than application and network, in the graph's order; their type has what they
    /// are in brackets. Each has a warning too.
    /// </summary>
    internal ImmutableArray<NotModelledResource> OtherLoadBalancers { get; init; } = [];

    /// <summary>Whether the account has Default Host Management in a region.</summary>
    public Truth DefaultHostManagement { get; init; } = Truth.Unknown;

    /// <summary>The name of the role that Default Host Management gives instances; null when there is none.</summary>
    public string? DefaultHostManagementRole { get; init; }

    /// <summary>
    /// The network interfaces with a private address, in dotted form. Several VPCs may each have one with it.
    /// </summary>
    public IEnumerable<NetworkInterface> InterfacesAt(string address) =>
        IpAddress.TryParseIpv4(address, out var number)
            ? Interfaces
                .Values.SelectMany(item => item.AtEachAddress())
                .Where(item => item.Address == CidrBlock.Of(number))
            : [];

    /// <summary>
    /// Gives the table, secret, parameter or topic that has an identity; null when it is none of them.
    /// </summary>
    public ServiceResource? ServiceResourceOf(Identity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        foreach (var service in ServiceResource.Services)
        {
            if (
                ServiceResources.TryGetValue(ServiceResource.KeyOf(service, identity.Key), out var found)
                && found.Identity.Component == identity.Component
            )
            {
                return found;
            }
        }

        return null;
    }
}
