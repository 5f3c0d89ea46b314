using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>
/// Transit gateways with their VPC attachments and route tables. A new attachment is associated with the default
/// association table and propagates to the default propagation table, unless the gateway or the attachment says
/// otherwise (Amazon VPC Transit Gateways, "Transit gateway route tables").
/// </summary>
internal sealed class TransitGatewayIngest(GraphReader graph, VpcIngest vpcs, PrefixListIngest prefixLists)
{
    // Attachments of other kinds propagate what their other side announces.
    private static readonly HashSet<string> Announcers = new(StringComparer.Ordinal)
    {
        AwsTypes.VpnConnection,
        "aws:ec2transitgateway/connect:Connect",
        "aws:directconnect/gatewayAssociation:GatewayAssociation",
    };

    private readonly Dictionary<string, TransitGateway> _gateways = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Defaults> _defaults = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TransitGatewayAttachment> _attachments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TransitGatewayRouteTable> _tables = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, TransitGateway> Gateways => _gateways;

    public IReadOnlyDictionary<string, TransitGatewayAttachment> Attachments => _attachments;

    public IReadOnlyDictionary<string, TransitGatewayRouteTable> Tables => _tables;

    public void Read()
    {
        ReadGateways();
        ReadTables();
        var propagations = new HashSet<(string Attachment, string Table)>();
        ReadAttachments(propagations);
        Associate();
        foreach (var node in graph.All(AwsTypes.TransitGatewayRouteTablePropagation))
        {
            if (AttachmentOf(node) is { } attachment && TableOf(node) is { } table)
            {
                propagations.Add((attachment, table));
            }
        }

        foreach (var node in graph.All(AwsTypes.TransitGatewayRoute))
        {
            AddRoute(node, [PropertyReader.Of(node).Block("destinationCidrBlock")], IsIpv6(node));
        }

        foreach (var node in graph.All(AwsTypes.TransitGatewayPrefixListReference))
        {
            var list = graph.Reference(node, "prefixListId", AwsTypes.ManagedPrefixList);
            var known = list is null ? null : prefixLists.Lists.GetValueOrDefault(list);
            AddRoute(
                node,
                known is { BlocksKnown: true } ? [.. known.Blocks.Select(block => (CidrBlock?)block)] : [null],
                isIpv6: false
            );
        }

        foreach (var (attachment, table) in propagations)
        {
            Propagate(attachment, table);
        }

        NoteAnnouncers();
    }

    private void ReadGateways()
    {
        foreach (var node in graph.All(AwsTypes.TransitGateway))
        {
            var properties = PropertyReader.Of(node);
            var key = Identity.KeyOf(node);
            _gateways[key] = new TransitGateway
            {
                Identity = graph.IdentityOf(node),
                DnsSupport = IsEnabled(properties, "dnsSupport", true),
                ReferencesGroups = IsEnabled(properties, "securityGroupReferencingSupport", false),
            };
            _defaults[key] = new(
                properties.Text("associationDefaultRouteTableId") ?? $"{key}/default-route-table",
                properties.Text("propagationDefaultRouteTableId")
                    ?? properties.Text("associationDefaultRouteTableId")
                    ?? $"{key}/default-route-table",
                IsEnabled(properties, "defaultRouteTableAssociation", true),
                IsEnabled(properties, "defaultRouteTablePropagation", true),
                IsEnabled(properties, "autoAcceptSharedAttachments", false),
                graph.Owners.Of(node)
            );
            foreach (var table in new[] { _defaults[key].Association, _defaults[key].Propagation })
            {
                _tables[table] = new TransitGatewayRouteTable
                {
                    Identity = new(table, $"default route table of {node.Name}", node.Urn.ToString()),
                };
            }
        }

        // Which attachments were made before the default changed, the graph does not tell.
        foreach (
            var node in graph.All(
                AwsTypes.TransitGatewayDefaultRouteTableAssociation,
                AwsTypes.TransitGatewayDefaultRouteTablePropagation
            )
        )
        {
            if (
                graph.Reference(node, "transitGatewayId", AwsTypes.TransitGateway) is { } key
                && _defaults.TryGetValue(key, out var defaults)
            )
            {
                _defaults[key] = AwsTypes.TransitGatewayDefaultRouteTableAssociation.Is(node.Type)
                    ? defaults with
                    {
                        Associates = Truth.Unknown,
                    }
                    : defaults with
                    {
                        Propagates = Truth.Unknown,
                    };
            }
        }
    }

    private void ReadTables()
    {
        foreach (var node in graph.All(AwsTypes.TransitGatewayRouteTable))
        {
            _tables[Identity.KeyOf(node)] = new TransitGatewayRouteTable { Identity = graph.IdentityOf(node) };
        }
    }

    private void ReadAttachments(HashSet<(string Attachment, string Table)> propagations)
    {
        var accepters = new Dictionary<string, PropertyReader>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.TransitGatewayVpcAttachmentAccepter))
        {
            if (AttachmentOf(node) is { } attachment)
            {
                accepters[attachment] = PropertyReader.Of(node);
            }
        }

        foreach (var node in graph.All(AwsTypes.TransitGatewayVpcAttachment))
        {
            if (
                graph.Reference(node, "transitGatewayId", AwsTypes.TransitGateway) is not { } gateway
                || graph.Reference(node, "vpcId", ResourceTypes.Vpcs) is not { } vpc
            )
            {
                continue;
            }

            vpcs.Required(node, vpc);
            var key = Identity.KeyOf(node);
            var properties = PropertyReader.Of(node);
            var hasAccepter = accepters.TryGetValue(key, out var accepter);
            // The owner of the transit gateway decides; the accepter is that owner's side.
            var decides = hasAccepter ? accepter : properties;
            var (subnets, known) = graph.References(node, "subnetIds", ResourceTypes.Subnets);
            var defaults = _defaults.GetValueOrDefault(gateway);
            var associates = decides
                .Flag("transitGatewayDefaultRouteTableAssociation", true)
                .And(defaults?.Associates ?? Truth.Unknown);
            var propagates = decides
                .Flag("transitGatewayDefaultRouteTablePropagation", true)
                .And(defaults?.Propagates ?? Truth.Unknown);
            _attachments[key] = new TransitGatewayAttachment
            {
                Identity = graph.IdentityOf(node),
                Gateway = gateway,
                Vpc = vpc,
                Subnets = subnets,
                SubnetsKnown = known,
                RouteTable = associates == Truth.True ? defaults!.Association : null,
                RouteTableKnown = associates != Truth.Unknown,
                Accepted =
                    hasAccepter || defaults is null || graph.Owners.Of(node).IsSameAs(defaults.Owner) != false
                        ? Truth.True
                        : defaults.AcceptsAll.Or(Truth.Unknown),
                DnsSupport = IsEnabled(properties, "dnsSupport", true),
                ReferencesGroups = IsEnabled(properties, "securityGroupReferencingSupport", true),
            };
            if (propagates == Truth.True)
            {
                propagations.Add((key, defaults!.Propagation));
            }
            else if (propagates == Truth.Unknown && defaults is not null)
            {
                HasOthers(defaults.Propagation);
            }
        }
    }

    private void Associate()
    {
        foreach (var node in graph.All(AwsTypes.TransitGatewayRouteTableAssociation))
        {
            if (AttachmentOf(node) is { } key && _attachments.TryGetValue(key, out var attachment))
            {
                var table = TableOf(node);
                _attachments[key] = attachment with { RouteTable = table, RouteTableKnown = table is not null };
            }
        }
    }

    private void AddRoute(ResourceNode node, ImmutableArray<CidrBlock?> blocks, bool isIpv6)
    {
        if (isIpv6 || TableOf(node) is not { } key)
        {
            return;
        }

        var isBlackhole = PropertyReader.Of(node).Flag("blackhole", false);
        var attachment = isBlackhole == Truth.False ? AttachmentOf(node) : null;
        Change(key, table =>
            table with
            {
                Routes = table.Routes.AddRange(
                    blocks.Select(block => new TransitGatewayRoute(
                        graph.IdentityOf(node),
                        block,
                        attachment,
                        isBlackhole == Truth.True,
                        Propagated: false
                    ))
                ),
            }
        );
    }

    private void Propagate(string attachment, string key)
    {
        if (
            !_attachments.TryGetValue(attachment, out var found)
            || !vpcs.Vpcs.TryGetValue(found.Vpc, out var vpc)
            || !vpc.BlocksKnown
        )
        {
            HasOthers(key);
        }
        else
        {
            Change(key, table =>
                table with
                {
                    Routes = table.Routes.AddRange(
                        vpc.Blocks.Select(block => new TransitGatewayRoute(
                            found.Identity,
                            block,
                            attachment,
                            IsBlackhole: false,
                            Propagated: true
                        ))
                    ),
                }
            );
        }
    }

    private void NoteAnnouncers()
    {
        foreach (var node in graph.Unread(Announcers.Contains))
        {
            var gateway = graph.Reference(node, "transitGatewayId", AwsTypes.TransitGateway)
                ?? graph.Reference(node, "associatedGatewayId", AwsTypes.TransitGateway);
            if (
                gateway is not null
                && _defaults.TryGetValue(gateway, out var defaults)
                && defaults.Propagates != Truth.False
            )
            {
                HasOthers(defaults.Propagation);
            }
        }
    }

    private void HasOthers(string key) => Change(key, table => table with { RoutesKnown = false });

    private void Change(string key, Func<TransitGatewayRouteTable, TransitGatewayRouteTable> change)
    {
        if (_tables.TryGetValue(key, out var table))
        {
            _tables[key] = change(table);
        }
    }

    private string? AttachmentOf(ResourceNode node) => graph.Reference(node, "transitGatewayAttachmentId");

    // A default table's id comes from the gateway.
    private string? TableOf(ResourceNode node) =>
        graph.Reference(node, "transitGatewayRouteTableId", AwsTypes.TransitGatewayRouteTable, AwsTypes.TransitGateway)
            is { } key
            ? _defaults.TryGetValue(key, out var defaults)
                ? defaults.Association
                : key
            : null;

    private static bool IsIpv6(ResourceNode node) =>
        IpAddress.LooksLikeIpv6(PropertyReader.Of(node).Text("destinationCidrBlock"));

    private static Truth IsEnabled(PropertyReader properties, string setting, bool absent) =>
        properties.Find(setting) is null ? TruthLogic.Of(absent)
        : properties.Text(setting) is { } text ? TruthLogic.Of(text == "enable")
        : Truth.Unknown;

    private sealed record Defaults(
        string Association,
        string Propagation,
        Truth Associates,
        Truth Propagates,
        Truth AcceptsAll,
        Owner Owner
    );
}
