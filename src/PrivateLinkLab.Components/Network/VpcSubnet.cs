using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Network;

/// <summary>
/// A subnet that a component makes: <see cref="PrivateSubnetArgs"/> or <see cref="PublicSubnetArgs"/>.
/// </summary>
public abstract class VpcSubnetArgs : ResourceArgs
{
    private protected VpcSubnetArgs() { }

    /// <summary>The subnet's Name tag, unique in the VPC, such as mySubnet1.</summary>
    [Input("name", required: true)]
    public required string Name { get; init; }

    /// <summary>An IPv4 block inside the VPC's, between /16 and /28, that overlaps no other subnet's.</summary>
    [Input("cidrBlock", required: true)]
    public required string CidrBlock { get; init; }

    /// <summary>
    /// The availability zone: its name in this account, such as us-east-1a, or its ID, such as use1-az4, which is the
    /// same zone in every account. All subnets of a VPC name their zones the same way.
    /// </summary>
    [Input("availabilityZone", required: true)]
    public required string AvailabilityZone { get; init; }
}

/// <summary>A subnet, private or public: which it is, its route table decides.</summary>
internal static class VpcSubnet
{
    /// <summary>Creates the subnet. No instance gets a public IPv4 address by itself.</summary>
    /// <param name="component">The component that it belongs to.</param>
    /// <param name="name">The component's name.</param>
    /// <param name="args">The subnet's arguments.</param>
    /// <param name="vpcId">The VPC's id.</param>
    /// <param name="ipv6Block">The subnet's IPv6 block; null in a VPC with IPv4 alone.</param>
    /// <param name="tags">The component's tags.</param>
    public static Aws.Ec2.Subnet Create(
        Resource component,
        string name,
        VpcSubnetArgs args,
        Input<string> vpcId,
        Input<string>? ipv6Block,
        IReadOnlyDictionary<string, string> tags
    )
    {
        var byId = AvailabilityZoneName.IsId(args.AvailabilityZone);
        return new Aws.Ec2.Subnet(
            $"{name}-{args.Name}",
            new Aws.Ec2.SubnetArgs
            {
                VpcId = vpcId,
                CidrBlock = args.CidrBlock,
                AvailabilityZone = byId ? null! : args.AvailabilityZone,
                AvailabilityZoneId = byId ? args.AvailabilityZone : null!,
                Ipv6CidrBlock = ipv6Block!,
                AssignIpv6AddressOnCreation = ipv6Block is null ? null! : true,
                MapPublicIpOnLaunch = false,
                Tags = ResourceTags.For(args.Name, tags),
            },
            new CustomResourceOptions { Parent = component }
        );
    }
}

/// <summary>What subnets a VPC accepts (Amazon VPC user guide, "VPC CIDR blocks" and "Subnet CIDR blocks").</summary>
internal static class VpcSubnetLimits
{
    /// <summary>The prefix length of the largest block, of a VPC as of a subnet.</summary>
    public const int ShortestPrefix = 16;

    /// <summary>The prefix length of the smallest block, of a VPC as of a subnet.</summary>
    public const int LongestPrefix = 28;

    /// <summary>Checks subnets that are to be made beside those that are there.</summary>
    /// <param name="errors">Receives the errors.</param>
    /// <param name="vpc">The VPC's blocks; empty when they are not known, or none.</param>
    /// <param name="subnets">The subnets to be made.</param>
    /// <param name="neighbours">Those that are there.</param>
    public static void Check(
        ArgumentErrors errors,
        IReadOnlyList<CidrBlock> vpc,
        IReadOnlyList<VpcSubnetArgs> subnets,
        IReadOnlyList<PrivateSubnet> neighbours
    )
    {
        var blocks = new List<NamedBlock>();
        var zones = neighbours
            .Select(subnet => subnet.AvailabilityZone.Plain ?? "")
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
            if (
                neighbour.CidrBlock?.Plain is { } text
                && errors.Ipv4Block($"the CIDR block of subnet '{neighbour.Name}'", text) is { } block
            )
            {
                blocks.Add(new(neighbour.Name, block));
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
            CheckPlace(errors, vpc, subnet.Name, block, blocks);
            blocks.Add(new(subnet.Name, block));
        }
    }

    /// <summary>
    /// Checks subnets that are to be made, against blocks of the network that the deployment alone knows.
    /// </summary>
    /// <param name="component">The component's class.</param>
    /// <param name="name">The component's name.</param>
    /// <param name="network">The network.</param>
    /// <param name="subnets">The subnets to be made, whose own blocks are checked already.</param>
    /// <param name="argument">The argument that the network is.</param>
    /// <returns>The network's VPC; without a value, and the run fails, when a block has no place there.</returns>
    public static Input<string> CheckedLater(
        string component,
        string name,
        VpcNetwork network,
        IReadOnlyList<VpcSubnetArgs> subnets,
        string argument
    )
    {
        var neighbours = network.Subnets.Where(subnet => subnet.CidrBlock is { Plain: null }).ToList();
        var vpcIsLate = network.CidrBlocks.Any(block => block.Plain is null);
        if (!vpcIsLate && neighbours.Count == 0)
        {
            return network.VpcId;
        }

        return Output
            .Tuple(
                network.VpcId.ToOutput(),
                Output.All(vpcIsLate ? network.CidrBlocks.Select(block => block.ToOutput()) : []),
                Output.All(neighbours.Select(subnet => subnet.CidrBlock!.ToOutput()))
            )
            .ApplyUnlessRefused(known =>
            {
                var errors = new ArgumentErrors(component, name);
                List<CidrBlock> vpc =
                [
                    .. known.Item2.Select(text => errors.Ipv4Block(argument, text)).OfType<CidrBlock>(),
                ];
                var blocks = new List<NamedBlock>();
                foreach (var (neighbour, text) in neighbours.Zip(known.Item3))
                {
                    if (errors.Ipv4Block($"the CIDR block of subnet '{neighbour.Name}'", text) is { } block)
                    {
                        blocks.Add(new(neighbour.Name, block));
                    }
                }

                foreach (var subnet in subnets)
                {
                    CheckPlace(errors, vpc, subnet.Name, CidrBlock.Parse(subnet.CidrBlock), blocks);
                }

                errors.Throw();
                return known.Item1;
            });
    }

    private static void CheckPlace(
        ArgumentErrors errors,
        IReadOnlyList<CidrBlock> vpc,
        string subnet,
        CidrBlock block,
        IReadOnlyList<NamedBlock> taken
    )
    {
        var argument = $"the CIDR block of subnet '{subnet}'";
        var inside = vpc.Count == 0 ? "the VPC's" : string.Join(" or ", vpc);
        errors.Require(
            vpc.Count == 0 || vpc.Any(whole => whole.Contains(block)),
            argument,
            $"is {block}, which is not inside the VPC's {inside}",
            $"Choose a block inside {inside}."
        );
        foreach (var (otherName, other) in taken.Where(other => other.Block.Overlaps(block)))
        {
            errors.Add(
                argument,
                $"is {block}, which overlaps {other} of subnet '{otherName}'",
                $"Choose a free block inside {inside}."
            );
        }
    }

    private sealed record NamedBlock(string Name, CidrBlock Block);
}
