using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Subnets, without their route table and network ACL, which are joined to them afterwards.</summary>
internal sealed class SubnetIngest(GraphReader graph, VpcIngest vpcs)
{
    private readonly Dictionary<string, Subnet> _subnets = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Subnet> Subnets => _subnets;

    public void Read()
    {
        foreach (var node in graph.All(ResourceTypes.Subnets))
        {
            var properties = PropertyReader.Of(node);
            if (graph.Reference(node, "vpcId", ResourceTypes.Vpcs) is not { } vpcKey)
            {
                graph.Warn(
                    node,
                    $"{graph.IdentityOf(node)} has a VPC that is not known, so nothing in it can be placed."
                );
                continue;
            }

            var vpc = vpcs.Required(node, vpcKey);
            var block = properties.Block("cidrBlock");
            if (block is { } inside && vpc.BlocksKnown && !vpc.Blocks.Any(outer => outer.Contains(inside)))
            {
                graph.Warn(
                    node,
                    $"{graph.IdentityOf(node)} has the block {inside}, which is not inside "
                        + $"{string.Join(", ", vpc.Blocks)} of VPC {vpc.Identity}."
                );
            }

            var subnet = new Subnet
            {
                Identity = graph.IdentityOf(node),
                Vpc = vpcKey,
                Block = block,
                Zone = properties.Text("availabilityZone"),
                ZoneId = properties.Text("availabilityZoneId"),
                MapsPublicAddress = properties.Flag("mapPublicIpOnLaunch", node.Type == AwsTypes.DefaultSubnet),
                HasIpv6 = properties.IsUnknown("ipv6CidrBlock")
                    ? Truth.Unknown
                    : TruthLogic.Of(properties.Text("ipv6CidrBlock") is not null),
                AssignsIpv6Address = properties.Flag("assignIpv6AddressOnCreation", false),
            };
            if (!_subnets.TryAdd(subnet.Identity.Key, subnet))
            {
                graph.Warn(
                    node,
                    $"{subnet.Identity} has the id of another subnet, '{_subnets[subnet.Identity.Key].Identity.Name}'; "
                        + "the first one counts."
                );
            }
        }

        WarnOfOverlaps();
    }

    public void Join(Func<Subnet, Subnet> join)
    {
        foreach (var key in _subnets.Keys.ToList())
        {
            _subnets[key] = join(_subnets[key]);
        }
    }

    // AWS refuses overlapping subnets, but a program that was never deployed can ask for them.
    private void WarnOfOverlaps()
    {
        foreach (var vpc in _subnets.Values.Where(subnet => subnet.Block is not null).GroupBy(subnet => subnet.Vpc))
        {
            var sorted = vpc.OrderBy(subnet => subnet.Block!.Value.Network)
                .ThenBy(subnet => subnet.Block!.Value.PrefixLength)
                .ToList();
            var widest = sorted[0];
            foreach (var subnet in sorted.Skip(1))
            {
                if (widest.Block!.Value.Overlaps(subnet.Block!.Value))
                {
                    graph.WarnOf(
                        subnet.Identity,
                        $"{subnet.Identity} has the block {subnet.Block}, which overlaps {widest.Block} of subnet "
                            + $"{widest.Identity}."
                    );
                }

                if (subnet.Block.Value.Last > widest.Block.Value.Last)
                {
                    widest = subnet;
                }
            }
        }
    }
}
