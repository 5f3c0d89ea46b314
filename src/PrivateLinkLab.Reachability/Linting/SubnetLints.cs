using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Linting;

/// <summary>A rule or an entry for a part of a subnet.</summary>
internal sealed class SplitSubnet()
    : Lint(
        "FILTER_SPLITS_SUBNET",
        LintSeverity.Note,
        "A rule or an entry is for a part of a subnet's addresses.",
        "Which part of a subnet gets an address is AWS's choice unless each interface is given one: what stands in it "
            + "may be treated otherwise after it is replaced."
    )
{
    private const int Host = 32;

    internal override IEnumerable<LintFinding> Find(LintedNetwork network)
    {
        foreach (var use in GroupRule.All(network))
        {
            if (use.Rule.Peer is RulePeer.Cidr cidr && Split(network, use.Group.Vpc, cidr.Block) is { } subnet)
            {
                yield return Found(use.Rule.DeclaredBy, use.ToString(), subnet);
            }
        }

        foreach (var use in AclEntry.All(network))
        {
            if (use.Entry.Block is { } block && Split(network, use.Acl.Vpc, block) is { } subnet)
            {
                yield return Found(use.Entry.DeclaredBy, use.ToString(), subnet);
            }
        }
    }

    private LintFinding Found(Identity resource, string what, Subnet subnet) =>
        At(
            resource,
            $"{what} is for a part of subnet {subnet.Identity}, which is {subnet.Block}.",
            $"Name all of {subnet.Block}, a security group, or single addresses."
        );

    private static Subnet? Split(LintedNetwork network, string? vpc, CidrBlock block) =>
        vpc is null || block.PrefixLength == Host
            ? null
            : network
                .SubnetsOf[vpc]
                .FirstOrDefault(subnet => subnet.Block is { } all && all != block && all.Contains(block));
}

/// <summary>Two subnets of a VPC that overlap.</summary>
internal sealed class OverlappingSubnets()
    : Lint(
        "SUBNETS_OVERLAP",
        LintSeverity.Error,
        "Two subnets of a VPC have addresses in common.",
        "AWS refuses the second with InvalidSubnet.Conflict."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network)
    {
        foreach (var vpc in network.SubnetsOf)
        {
            // Blocks overlap only where one has the other, which begins right behind it.
            Subnet? widest = null;
            foreach (
                var subnet in vpc.Where(subnet => subnet.Block is not null)
                    .OrderBy(subnet => subnet.Block!.Value.Network.Value)
                    .ThenBy(subnet => subnet.Block!.Value.PrefixLength)
            )
            {
                if (widest is { Block: { } block } && block.Contains(subnet.Block!.Value))
                {
                    yield return At(
                        subnet.Identity,
                        $"Subnet {subnet.Identity} ({subnet.Block}) has addresses of subnet {widest.Identity} "
                            + $"({block}).",
                        $"Give subnet {subnet.Identity} a block of its own."
                    );
                    continue;
                }

                widest = subnet;
            }
        }
    }
}

/// <summary>Two VPCs that are peered and overlap.</summary>
internal sealed class OverlappingPeers()
    : Lint(
        "PEERED_VPCS_OVERLAP",
        LintSeverity.Error,
        "Two VPCs that are peered have addresses in common.",
        "AWS refuses the connection (Amazon VPC Peering Guide, \"VPC peering limitations\")."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network) =>
        from peering in network.Model.Peerings.Values
        where peering is { Requester: not null, Accepter: not null } && peering.Requester != peering.Accepter
        let one = network.Model.Vpcs.GetValueOrDefault(peering.Requester!)
        let other = network.Model.Vpcs.GetValueOrDefault(peering.Accepter!)
        where one is not null && other is not null
        from block in one.Blocks
        from against in other.Blocks
        where block.Overlaps(against)
        select At(
            peering.Identity,
            $"Peering connection {peering.Identity} joins VPC {one.Identity} ({block}) and VPC {other.Identity} "
                + $"({against}), which have addresses in common.",
            "Give one of the VPCs another block, or offer what is needed through PrivateLink."
        );
}

/// <summary>A subnet that uses the main route table because it has no other.</summary>
internal sealed class ImplicitMainTable()
    : Lint(
        "SUBNET_USES_MAIN_ROUTE_TABLE",
        LintSeverity.Note,
        "A subnet has no route table of its own, in a VPC where others do.",
        "It uses the VPC's main route table, and with it every route that is added there (Amazon VPC User Guide, "
            + "\"Subnet route tables\")."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network) =>
        network
            .Model.Subnets.Values.Where(subnet =>
                subnet.UsesMainRouteTable
                && LintedNetwork.IsResource(subnet.Identity)
                && network.Model.Vpcs[subnet.Vpc].InGraph
                && network.SubnetsOf[subnet.Vpc].Any(other => !other.UsesMainRouteTable)
            )
            .Select(subnet =>
                At(
                    subnet.Identity,
                    $"Subnet {subnet.Identity} has no route table of its own and uses the main one of VPC "
                        + $"{network.Model.Vpcs[subnet.Vpc].Identity}.",
                    $"Associate subnet {subnet.Identity} with the route table that is meant."
                )
            );
}
