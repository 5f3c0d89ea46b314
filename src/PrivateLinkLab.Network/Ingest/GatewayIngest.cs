using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Internet and NAT gateways, and peering connections.</summary>
internal static class GatewayIngest
{
    public static Dictionary<string, InternetGateway> InternetGateways(
        GraphReader graph,
        IReadOnlyDictionary<string, string> tables
    )
    {
        var attached = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.InternetGatewayAttachment))
        {
            if (
                graph.Reference(node, "internetGatewayId", AwsTypes.InternetGateway) is { } gateway
                && graph.Reference(node, "vpcId", ResourceTypes.Vpcs) is { } vpc
            )
            {
                attached[gateway] = vpc;
            }
        }

        var gateways = new Dictionary<string, InternetGateway>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.InternetGateway))
        {
            var key = Identity.KeyOf(node);
            gateways[key] = new(
                graph.IdentityOf(node),
                graph.Reference(node, "vpcId", ResourceTypes.Vpcs) ?? attached.GetValueOrDefault(key),
                false
            )
            {
                RouteTable = tables.GetValueOrDefault(key),
            };
        }

        foreach (var node in graph.All(AwsTypes.EgressOnlyInternetGateway))
        {
            gateways[Identity.KeyOf(node)] = new(
                graph.IdentityOf(node),
                graph.Reference(node, "vpcId", ResourceTypes.Vpcs),
                true
            );
        }

        return gateways;
    }

    public static Dictionary<string, NatGateway> NatGateways(GraphReader graph, SubnetIngest subnets)
    {
        var gateways = new Dictionary<string, NatGateway>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.NatGateway))
        {
            var properties = PropertyReader.Of(node);
            var subnet = graph.Reference(node, "subnetId", ResourceTypes.Subnets);
            if (subnet is not null && !subnets.Subnets.ContainsKey(subnet))
            {
                graph.WarnDangling(node, "subnet", subnet);
                subnet = null;
            }

            var regional =
                properties.Text("availabilityMode") == "regional"
                    ? graph.Reference(node, "vpcId", ResourceTypes.Vpcs)
                    : null;
            var zones = PropertyReader
                .Of(node)
                .Bags("availabilityZoneAddresses")
                .Select(zone => zone.Text("availabilityZoneId") ?? zone.Text("availabilityZone"))
                .OfType<string>();
            gateways[Identity.KeyOf(node)] = new NatGateway
            {
                RegionalIn = regional,
                RouteTable = regional is null ? null : graph.Reference(node, "routeTableId", ResourceTypes.RouteTables),
                Zones = regional is null || properties.Text("autoProvisionZones") == "enabled" ? [] : [.. zones],
                Identity = graph.IdentityOf(node),
                Subnet = subnet,
                IsPublic = properties.IsUnknown("connectivityType")
                    ? Truth.Unknown
                    : TruthLogic.Of(properties.Text("connectivityType") != "private"),
                // A regional one gets its addresses from AWS where the program gives none.
                HasElasticIp = TruthLogic.Of(regional is not null || properties.Find("allocationId") is not null),
                PublicAddress = properties.Text("publicIp"),
                HasOnePublicAddress =
                    regional is null && properties.Find("secondaryAllocationIds")?.AsList().Count is not > 0,
                Address =
                    properties.Text("privateIp") is { } text && IpAddress.TryParseIpv4(text, out var address)
                        ? CidrBlock.Of(address)
                    : subnet is null ? null
                    : subnets.Subnets[subnet].Block,
            };
        }

        return gateways;
    }

    public static Dictionary<string, Peering> Peerings(GraphReader graph, VpcIngest vpcs)
    {
        var accepted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.VpcPeeringConnectionAccepter))
        {
            if (
                PropertyReader.Of(node).Flag("autoAccept", false) == Truth.True
                && graph.Reference(node, "vpcPeeringConnectionId", AwsTypes.VpcPeeringConnection) is { } connection
            )
            {
                accepted.Add(connection);
            }
        }

        var options = graph
            .All(AwsTypes.PeeringConnectionOptions)
            .Concat(graph.All(AwsTypes.VpcPeeringConnectionAccepter))
            .Select(node =>
                (
                    Peering: graph.Reference(node, "vpcPeeringConnectionId", AwsTypes.VpcPeeringConnection),
                    PropertyReader.Of(node)
                )
            )
            .ToLookup(pair => pair.Peering ?? "", pair => pair.Item2, StringComparer.Ordinal);
        var peerings = new Dictionary<string, Peering>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.VpcPeeringConnection))
        {
            var properties = PropertyReader.Of(node);
            var key = Identity.KeyOf(node);
            var requester = graph.Reference(node, "vpcId", ResourceTypes.Vpcs);
            var accepter = graph.Reference(node, "peerVpcId", ResourceTypes.Vpcs);
            if (requester is not null)
            {
                vpcs.Required(node, requester);
            }

            if (accepter is not null)
            {
                vpcs.Required(node, accepter);
            }

            peerings[key] = new Peering
            {
                Identity = graph.IdentityOf(node),
                Requester = requester,
                Accepter = accepter,
                Active = (accepted.Contains(key) ? Truth.True : IsActive(properties)).And(
                    Overlap(vpcs, requester, accepter) ? Truth.Unknown : Truth.True
                ),
                PrivateNamesOf = [.. PrivateNames([properties, .. options[key]], requester, accepter)],
                SameRegion =
                    Region(vpcs, requester) is not { } one || Region(vpcs, accepter) is not { } other || one == other,
            };
        }

        return peerings;
    }

    // AWS peers no VPCs with overlapping blocks (Amazon VPC Peering Guide, "VPC peering limitations"), so that one of
    // the blocks is not what the graph says.
    private static bool Overlap(VpcIngest vpcs, string? requester, string? accepter) =>
        requester is not null
        && accepter is not null
        && vpcs.Vpcs[requester].Blocks.Any(one => vpcs.Vpcs[accepter].Blocks.Any(other => one.Overlaps(other)));

    private static IEnumerable<string> PrivateNames(
        IEnumerable<PropertyReader> all,
        string? requester,
        string? accepter
    )
    {
        foreach (var properties in all)
        {
            foreach (var (side, vpc) in new[] { ("requester", requester), ("accepter", accepter) })
            {
                if (
                    vpc is not null
                    && PropertyReader.Of(properties.Map(side)).Flag("allowRemoteVpcDnsResolution", false) == Truth.True
                )
                {
                    yield return vpc;
                }
            }
        }
    }

    private static string? Region(VpcIngest vpcs, string? key) => key is null ? null : vpcs.Vpcs[key].Region;

    private static Truth IsActive(PropertyReader properties) =>
        properties.Text("acceptStatus") switch
        {
            "active" => Truth.True,
            null => properties.Flag("autoAccept", false),
            _ => Truth.False,
        };
}
