using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability;

/// <summary>The model with the look-ups that tracing needs, each of one step.</summary>
internal sealed class Topology
{
    /// <summary>What the types of resources begin with that change names, not packets.</summary>
    public const string NameServices = "aws:route53/";

    private readonly Dictionary<(string Vpc, IpAddress Address), NetworkInterface> _byAddress = [];
    private readonly Dictionary<string, NetworkInterface> _byPublicAddress = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Gateway, string Vpc), TransitGatewayAttachment> _attachments = [];
    private readonly Dictionary<string, ImmutableArray<NotModelledResource>> _notModelled;
    private readonly Dictionary<string, InternetGateway> _internetGateways = new(StringComparer.Ordinal);

    public Topology(NetworkModel model)
    {
        Model = model;
        foreach (var item in model.Interfaces.Values.SelectMany(item => item.AtEachAddress()))
        {
            _byAddress.TryAdd((item.Vpc, item.Address!.Value.Network), item);
        }

        foreach (var item in model.Interfaces.Values.Where(item => item.PublicAddress is not null))
        {
            _byPublicAddress.TryAdd(item.PublicAddress!, item);
        }

        _notModelled = model
            .NotModelled.SelectMany(resource => resource.Touches.Select(key => (key, resource)))
            .GroupBy(pair => pair.key, pair => pair.resource, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
        foreach (
            var gateway in model.InternetGateways.Values.Where(gateway =>
                gateway is { EgressOnly: false, Vpc: not null }
            )
        )
        {
            _internetGateways.TryAdd(gateway.Vpc!, gateway);
        }

        PeeringsOf = model
            .Peerings.Values.SelectMany(peering =>
                new[] { (Vpc: peering.Requester, peering), (Vpc: peering.Accepter, peering) }
            )
            .Where(pair => pair.Vpc is not null)
            .ToLookup(pair => pair.Vpc!, pair => pair.peering, StringComparer.Ordinal);
        foreach (var attachment in model.TransitGatewayAttachments.Values)
        {
            _attachments.TryAdd((attachment.Gateway, attachment.Vpc), attachment);
        }

        AttachmentsOf = model.TransitGatewayAttachments.Values.ToLookup(
            attachment => attachment.Vpc,
            StringComparer.Ordinal
        );
        AttachmentsTo = model.TransitGatewayAttachments.Values.ToLookup(
            attachment => attachment.Gateway,
            StringComparer.Ordinal
        );
        EndpointsOf = model.InterfaceEndpoints.Values.ToLookup(endpoint => endpoint.Vpc, StringComparer.Ordinal);
        GatewaysOf = model.GatewayEndpoints.Values.ToLookup(endpoint => endpoint.Vpc, StringComparer.Ordinal);
    }

    public NetworkModel Model { get; }

    public ILookup<string, Peering> PeeringsOf { get; }

    /// <summary>The attachments of a VPC to transit gateways.</summary>
    public ILookup<string, TransitGatewayAttachment> AttachmentsOf { get; }

    /// <summary>The attachments to a transit gateway.</summary>
    public ILookup<string, TransitGatewayAttachment> AttachmentsTo { get; }

    public ILookup<string, InterfaceEndpoint> EndpointsOf { get; }

    public ILookup<string, GatewayEndpoint> GatewaysOf { get; }

    public bool HasNotModelled => _notModelled.Count > 0;

    public NetworkInterface? At(string vpc, IpAddress address) => _byAddress.GetValueOrDefault((vpc, address));

    /// <summary>The interface with a public address; null when none of the graph has it.</summary>
    public NetworkInterface? AtPublic(string address) => _byPublicAddress.GetValueOrDefault(address);

    /// <summary>
    /// The network interface that a route leads to, by its own key or by that of its instance; null when it is not in
    /// the graph.
    /// </summary>
    public NetworkInterface? TargetOf(Route route) =>
        route.Target is not { Kind: RouteTargetKind.NetworkInterface, Key: { } key } ? null
        : Model.Interfaces.TryGetValue(key, out var item) ? item
        : Model.Instances.TryGetValue(key, out var instance) && instance.Interfaces is [var primary, ..]
            ? Model.Interfaces.GetValueOrDefault(primary)
        : null;

    public Vpc VpcOf(NetworkInterface item) => Model.Vpcs[item.Vpc];

    public Subnet SubnetOf(NetworkInterface item) => Model.Subnets[item.Subnet];

    /// <summary>The VPC's Internet gateway; null when it has none.</summary>
    public InternetGateway? InternetGatewayOf(string vpc) => _internetGateways.GetValueOrDefault(vpc);

    /// <summary>The peering connection between two VPCs, an active one first; null when there is none.</summary>
    public Peering? PeeringBetween(string one, string other) =>
        PeeringsOf[one]
            .Where(peering => peering.OtherSide(one) == other)
            .OrderByDescending(peering => peering.Active == Truth.True)
            .FirstOrDefault();

    /// <summary>The attachment of a VPC to a transit gateway; null when the graph has none.</summary>
    public TransitGatewayAttachment? AttachmentOf(string gateway, string vpc) =>
        _attachments.GetValueOrDefault((gateway, vpc));

    /// <summary>A transit gateway of the graph that both VPCs are attached to; null when there is none.</summary>
    public TransitGateway? TransitBetween(string one, string other)
    {
        foreach (var attachment in AttachmentsOf[one])
        {
            if (
                AttachmentOf(attachment.Gateway, other) is not null
                && Model.TransitGateways.TryGetValue(attachment.Gateway, out var gateway)
            )
            {
                return gateway;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether a transit gateway lets the security groups of two VPCs refer to each other (Amazon VPC Transit Gateways,
    /// "Security group referencing").
    /// </summary>
    public Truth ReferencesGroups(string one, string other) =>
        TransitBetween(one, other) is { } gateway
            ? gateway
                .ReferencesGroups.And(AttachmentOf(gateway.Identity.Key, one)!.ReferencesGroups)
                .And(AttachmentOf(gateway.Identity.Key, other)!.ReferencesGroups)
            : Truth.False;

    // Amazon VPC Transit Gateways, "DNS support".
    private bool CarriesNames(string one, string other) =>
        TransitBetween(one, other) is { DnsSupport: Truth.True, Identity.Key: var key }
        && AttachmentOf(key, one)!.DnsSupport == Truth.True
        && AttachmentOf(key, other)!.DnsSupport == Truth.True;

    /// <summary>
    /// Whether a database's name has the private address in a VPC: in its own, and in a peered one when it is not
    /// public or the peering connection has remote DNS resolution on (Amazon RDS User Guide, "Working with a DB
    /// instance in a VPC").
    /// </summary>
    public bool IsPrivateIn(string vpc, Database database) =>
        database.IsPublic != Truth.True
        || database.Interfaces.Any(item =>
            item.Vpc == vpc
            || PeeringBetween(vpc, item.Vpc)?.PrivateNamesOf.Contains(item.Vpc) == true
            || CarriesNames(vpc, item.Vpc)
        );

    /// <summary>
    /// Whether the name of a cluster's API has its private addresses in a VPC. While it has public ones too, the
    /// private ones are in a zone that EKS associates with the cluster's own VPC, which needs both DNS attributes;
    /// without public access public DNS has the private ones (Amazon EKS User Guide, "Cluster API server endpoint").
    /// </summary>
    public static Truth IsPrivateIn(Vpc vpc, KubernetesCluster cluster)
    {
        var inside =
            cluster.Interfaces.IsEmpty ? Truth.Unknown
            : cluster.Interfaces.Any(item => item.Vpc == vpc.Identity.Key) ? vpc.DnsHostnames
            : Truth.False;
        return cluster.IsPrivate.And(cluster.IsPublic.Not().Or(inside));
    }

    /// <summary>The resources of unknown types that can change what happens at a component.</summary>
    public ImmutableArray<NotModelledResource> NotModelledAt(string key) =>
        _notModelled.Count == 0 ? [] : _notModelled.GetValueOrDefault(key, []);
}
