using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Components.Validation;

namespace PrivateLinkLab.Components.Network;

/// <summary>What subnets a VPC accepts (Amazon VPC user guide, "VPC CIDR blocks" and "Subnet CIDR blocks").</summary>
internal static class VpcSubnetArguments
{
    /// <summary>The prefix length of the largest block, of a VPC as of a subnet.</summary>
    public const int ShortestPrefix = 16;

    /// <summary>The prefix length of the smallest block, of a VPC as of a subnet.</summary>
    public const int LongestPrefix = 28;

    /// <summary>Checks subnets that are to be made beside those that are there.</summary>
    /// <param name="errors">Receives the errors.</param>
    /// <param name="vpc">The VPC's block; null when it is none.</param>
    /// <param name="subnets">The subnets to be made.</param>
    /// <param name="neighbours">Those that are there.</param>
    public static void Check(
        ArgumentErrors errors,
        CidrBlock? vpc,
        IReadOnlyList<VpcSubnetArgs> subnets,
        IReadOnlyList<PrivateSubnet> neighbours
    )
    {
        var blocks = new List<(string Name, CidrBlock Block)>();
        var zones = neighbours
            .Select(subnet => subnet.AvailabilityZone)
            .Concat(subnets.Select(subnet => subnet.AvailabilityZone))
            .Where(AvailabilityZoneName.IsValid)
            .Distinct()
            .ToList();
        errors.Require(
            zones.TrueForAll(AvailabilityZoneName.IsId) || !zones.Exists(AvailabilityZoneName.IsId),
            nameof(PrivateVpcArgs.Subnets),
            $"names zones both ways: {string.Join(", ", zones)}",
            $"Give names throughout or IDs throughout: whether two of them are one zone depends on the account."
        );
        foreach (var neighbour in neighbours)
        {
            if (errors.Ipv4Block($"the CIDR block of subnet '{neighbour.Name}'", neighbour.CidrBlock) is { } block)
            {
                blocks.Add((neighbour.Name, block));
            }
        }

        foreach (var subnet in subnets)
        {
            var argument = $"the CIDR block of subnet '{subnet.Name}'";
            errors.Require(
                subnets.Count(other => other.Name == subnet.Name) == 1
                    && neighbours.All(other => other.Name != subnet.Name),
                nameof(PrivateVpcArgs.Subnets),
                $"has the name '{subnet.Name}' more than once",
                $"Give every subnet a name of its own."
            );
            errors.Require(
                AvailabilityZoneName.IsValid(subnet.AvailabilityZone),
                $"the availability zone of subnet '{subnet.Name}'",
                $"is '{subnet.AvailabilityZone}'",
                $"Give a zone's name, such as us-east-1a, or its ID, such as use1-az4."
            );
            if (errors.Ipv4Block(argument, subnet.CidrBlock) is not { } block)
            {
                continue;
            }

            errors.Require(
                block.PrefixLength is >= ShortestPrefix and <= LongestPrefix,
                argument,
                $"is {block}, outside the sizes that AWS allows",
                $"Choose a block between /{ShortestPrefix} and /{LongestPrefix}."
            );
            errors.Require(
                vpc is null || vpc.Value.Contains(block),
                argument,
                $"is {block}, which is not inside the VPC's {vpc}",
                $"Choose a block inside {vpc}."
            );
            foreach (var (otherName, other) in blocks.Where(other => other.Block.Overlaps(block)))
            {
                errors.Add(
                    argument,
                    $"is {block}, which overlaps {other} of subnet '{otherName}'",
                    $"Choose a free block inside {vpc}."
                );
            }

            blocks.Add((subnet.Name, block));
        }
    }
}
