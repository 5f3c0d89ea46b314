using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Components.Validation;
using PrivateLinkLab.Components.Values;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Network;

/// <summary>A subnet that a <see cref="PrivateVpc"/> makes.</summary>
public sealed class PrivateSubnetArgs : VpcSubnetArgs { }

/// <summary>The arguments of a <see cref="PrivateVpc"/>.</summary>
public sealed class PrivateVpcArgs : ResourceArgs
{
    /// <summary>The block that holds when none is given.</summary>
    public const string DefaultCidrBlock = "10.0.0.0/16";

    /// <summary>The VPC's IPv4 block, between /16 and /28. 10.0.0.0/16 when not set.</summary>
    [Input("cidrBlock")]
    public string CidrBlock { get; init; } = DefaultCidrBlock;

    /// <summary>
    /// Further IPv4 blocks of the VPC, between /16 and /28, for subnets that have no room in <see cref="CidrBlock"/>.
    /// AWS takes four unless the account's quota is raised (Amazon VPC user guide, "Amazon VPC quotas"), and restricts
    /// their ranges by that of <see cref="CidrBlock"/> ("VPC CIDR blocks"). None when not set.
    /// </summary>
    [Input("secondaryCidrBlocks")]
    public IReadOnlyList<string> SecondaryCidrBlocks { get; init; } = [];

    /// <summary>
    /// The subnets, at least one. What must survive the loss of a zone needs subnets in two or more; a subnet costs
    /// nothing, what stands in it does: every endpoint interface by the hour, and traffic between zones by the GB (EC2
    /// pricing, "Data transfer within the same AWS Region").
    /// </summary>
    [Input("subnets", required: true)]
    public required IReadOnlyList<PrivateSubnetArgs> Subnets { get; init; }

    /// <summary>
    /// The addresses of the VPC and of what stands in it. IPv4 alone when not set. Dual stack adds a /56 from Amazon,
    /// of which the subnets get a /64 each in the order of <see cref="Subnets"/>: append new ones. IPv6 addresses are
    /// of the public kind and lead nowhere all the same: an isolated VPC has no egress-only Internet gateway and no
    /// route.
    /// </summary>
    public AddressFamily AddressFamily { get; init; }

    /// <summary>Whether Amazon's DNS server answers in the VPC. True when not set; private DNS needs it.</summary>
    [Input("enableDnsSupport")]
    public bool EnableDnsSupport { get; init; } = true;

    /// <summary>Whether instances get DNS names. True when not set; private DNS needs it.</summary>
    [Input("enableDnsHostnames")]
    public bool EnableDnsHostnames { get; init; } = true;

    /// <summary>
    /// Whether the VPC is to have no way to the internet. True when not set: an Internet gateway, a NAT gateway or a
    /// default route is then refused. False lets <see cref="PublicEgress"/> open it, and gives the subnets of each
    /// availability zone a route table of their own, so that each zone can have its NAT gateway; the subnets stay
    /// private until one does.
    /// </summary>
    [Input("isolated")]
    public bool Isolated { get; init; } = true;

    /// <summary>
    /// Whether the VPC's traffic is logged to CloudWatch Logs (see <see cref="VpcFlowLog"/>). True when not set.
    /// </summary>
    [Input("flowLogs")]
    public bool FlowLogs { get; init; } = true;

    /// <summary>Days that flow logs are kept: one of the periods that CloudWatch Logs offers. 7 when not set.</summary>
    [Input("flowLogRetentionDays")]
    public int FlowLogRetentionDays { get; init; } = VpcFlowLogArgs.DefaultRetentionDays;

    /// <summary>Tags for every resource, beside Name, Project and Stack.</summary>
    [Input("tags")]
    public Dictionary<string, string> Tags { get; init; } = [];
}

/// <summary>
/// A VPC that has no way to the internet: no Internet gateway, no NAT gateway, no default route, no public address.
/// Only <see cref="PublicEgress"/> opens one, and only when <see cref="PrivateVpcArgs.Isolated"/> is false. Its default
/// security group is emptied, so that nothing which forgets its security group can talk to anything.
/// </summary>
/// <remarks>
/// A resource that would open an isolated VPC is refused as the VPC's child, and by components that ask
/// <see cref="VpcNetwork.Isolated"/>. The Name tag of the VPC is the component's name. Limits: Amazon VPC user guide,
/// "VPC CIDR blocks" and "Subnet CIDR blocks".
/// </remarks>
public sealed class PrivateVpc : ComponentResource
{
    /// <summary>Creates the VPC, its subnets and their route tables, which have the VPC's local route only.</summary>
    /// <param name="name">The component's name, and the VPC's Name tag.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is not valid. No resource was registered.</exception>
    public PrivateVpc(string name, PrivateVpcArgs args, ComponentResourceOptions? options = null)
        : base(ComponentTypes.PrivateVpc, name, Checked(name, args), IsolationGuard.Over(name, args.Isolated, options))
    {
        var asChild = new CustomResourceOptions { Parent = this };
        var isDualStack = args.AddressFamily == AddressFamily.DualStack;
        var vpc = new Aws.Ec2.Vpc(
            $"{name}-vpc",
            new Aws.Ec2.VpcArgs
            {
                CidrBlock = args.CidrBlock,
                AssignGeneratedIpv6CidrBlock = isDualStack ? true : null!,
                EnableDnsSupport = args.EnableDnsSupport,
                EnableDnsHostnames = args.EnableDnsHostnames,
                Tags = ResourceTags.For(name, args.Tags),
            },
            asChild
        );

        _ = new Aws.Ec2.DefaultSecurityGroup(
            $"{name}-default-security-group",
            new Aws.Ec2.DefaultSecurityGroupArgs
            {
                VpcId = vpc.Id,
                Tags = ResourceTags.For($"{name}-default-unused", args.Tags),
            },
            asChild
        );

        var secondary = args
            .SecondaryCidrBlocks.Select(block =>
                (
                    Block: CidrBlock.Parse(block),
                    Association: new Aws.Ec2.VpcIpv4CidrBlockAssociation(
                        $"{name}-block-{block.Replace('/', '-')}",
                        new Aws.Ec2.VpcIpv4CidrBlockAssociationArgs { VpcId = vpc.Id, CidrBlock = block },
                        asChild
                    )
                )
            )
            .ToList();
        var routeTables = new Dictionary<string, Aws.Ec2.RouteTable>();
        var subnets = new List<PrivateSubnet>();
        foreach (var (index, subnetArgs) in args.Subnets.Index())
        {
            var routeTable = RouteTableOf(args.Isolated ? "isolated" : $"private-{subnetArgs.AvailabilityZone}");
            var ipv6Block = isDualStack
                ? (Input<string>)vpc.Ipv6CidrBlock.Apply(block => Ipv6Parts.FromTheStart(block, index))
                : null;
            // A block's subnets come after the block.
            var place = secondary.Find(item => item.Block.Contains(CidrBlock.Parse(subnetArgs.CidrBlock)));
            var vpcId = place.Association is null ? vpc.Id : place.Association.VpcId;
            var subnet = VpcSubnet.Create(this, name, subnetArgs, vpcId, ipv6Block, args.Tags);
            var association = Associate(subnetArgs.Name, subnet, routeTable);
            subnets.Add(
                new PrivateSubnet
                {
                    Name = subnetArgs.Name,
                    Id = subnet.Id,
                    CidrBlock = subnetArgs.CidrBlock,
                    AvailabilityZone = subnetArgs.AvailabilityZone,
                    AvailabilityZoneId = subnet.AvailabilityZoneId,
                    RouteTableId = association.RouteTableId,
                }
            );
        }

        if (args.FlowLogs)
        {
            _ = new VpcFlowLog(
                $"{name}-flow-log",
                new VpcFlowLogArgs
                {
                    VpcId = vpc.Id,
                    RetentionDays = args.FlowLogRetentionDays,
                    Tags = args.Tags,
                },
                new ComponentResourceOptions { Parent = this }
            );
        }

        VpcId = vpc.Id;
        Ipv6CidrBlock = vpc.Ipv6CidrBlock;
        SubnetIds = Output.All(subnets.Select(subnet => subnet.Id));
        AvailabilityZoneIds = Output
            .All(subnets.Select(subnet => subnet.AvailabilityZoneId!))
            .Apply(ids => subnets.Zip(ids).ToImmutableDictionary(pair => pair.First.Name, pair => pair.Second));
        RouteTableId = subnets[0].RouteTableId.ToOutput();
        Network = new VpcNetwork
        {
            VpcId = vpc.Id,
            CidrBlock = args.CidrBlock,
            SecondaryCidrBlocks = [.. args.SecondaryCidrBlocks.Select(block => (NetworkInput)block)],
            Subnets = subnets,
            RouteTables = routeTables.ToDictionary(table => table.Key, table => (Input<string>)table.Value.Id),
            SupportsPrivateDns = args.EnableDnsSupport && args.EnableDnsHostnames,
            AddressFamily = args.AddressFamily,
            Ipv6CidrBlock = isDualStack ? (Input<string>)vpc.Ipv6CidrBlock : null,
            Isolated = args.Isolated,
        };
        RegisterOutputs();

        Aws.Ec2.RouteTable RouteTableOf(string role)
        {
            if (!routeTables.TryGetValue(role, out var table))
            {
                table = routeTables[role] = new Aws.Ec2.RouteTable(
                    $"{name}-{role}",
                    new Aws.Ec2.RouteTableArgs { VpcId = vpc.Id, Tags = ResourceTags.For($"{name}-{role}", args.Tags) },
                    asChild
                );
            }

            return table;
        }

        Aws.Ec2.RouteTableAssociation Associate(string subnetName, Aws.Ec2.Subnet subnet, Aws.Ec2.RouteTable table)
        {
            var (role, otherRole) = args.Isolated ? ("isolated", "private") : ("private", "isolated");
            return new Aws.Ec2.RouteTableAssociation(
                $"{name}-{subnetName}-{role}",
                new Aws.Ec2.RouteTableAssociationArgs { SubnetId = subnet.Id, RouteTableId = table.Id },
                // A subnet has one route table: opening or closing the VPC must change the association, not add a
                // second.
                new CustomResourceOptions
                {
                    Parent = this,
                    Aliases = { new Alias { Name = $"{name}-{subnetName}-{otherRole}" } },
                }
            );
        }
    }

    /// <summary>The VPC's id.</summary>
    [Output("vpcId")]
    public Output<string> VpcId { get; private set; }

    /// <summary>The VPC's IPv6 block; empty without IPv6.</summary>
    [Output("ipv6CidrBlock")]
    public Output<string> Ipv6CidrBlock { get; private set; }

    /// <summary>The ids of the subnets, in the order of the arguments.</summary>
    [Output("subnetIds")]
    public Output<ImmutableArray<string>> SubnetIds { get; private set; }

    /// <summary>The IDs of the subnets' availability zones, by the subnets' names.</summary>
    [Output("availabilityZoneIds")]
    public Output<ImmutableDictionary<string, string>> AvailabilityZoneIds { get; private set; }

    /// <summary>The id of the first subnet's route table, which all the subnets of an isolated VPC share.</summary>
    [Output("routeTableId")]
    public Output<string> RouteTableId { get; private set; }

    /// <summary>What other components need to know of this VPC.</summary>
    public VpcNetwork Network { get; }

    /// <summary>Checks the arguments.</summary>
    /// <exception cref="ComponentArgumentException">Some arguments are not valid.</exception>
    private static PrivateVpcArgs Checked(string name, PrivateVpcArgs args)
    {
        var errors = ArgumentErrors.Of(nameof(PrivateVpc), name, args);
        var blocks = new List<CidrBlock>();
        foreach (
            var (argument, text) in args
                .SecondaryCidrBlocks.Select(block => (nameof(args.SecondaryCidrBlocks), block))
                .Prepend((nameof(args.CidrBlock), args.CidrBlock))
        )
        {
            if (errors.Ipv4Block(argument, text) is not { } block)
            {
                continue;
            }

            errors.Require(
                block.PrefixLength is >= VpcSubnetLimits.ShortestPrefix and <= VpcSubnetLimits.LongestPrefix,
                argument,
                $"is {text}, outside the sizes that AWS allows",
                $"Choose a block between /{VpcSubnetLimits.ShortestPrefix} and /{VpcSubnetLimits.LongestPrefix}."
            );
            foreach (var other in blocks.Where(other => other.Overlaps(block)))
            {
                errors.Add(argument, $"has {block}, which overlaps the VPC's {other}", "Choose a free block.");
            }

            blocks.Add(block);
        }

        errors.Require(args.Subnets.Count > 0, nameof(args.Subnets), $"is empty", $"Give at least one.");
        errors.Require(
            args.AddressFamily == AddressFamily.Ipv4 || args.Subnets.Count <= Ipv6Parts.Count,
            nameof(args.Subnets),
            $"has {args.Subnets.Count} subnets",
            $"The VPC's IPv6 block has room for {Ipv6Parts.Count}."
        );
        VpcSubnetLimits.Check(errors, blocks, args.Subnets, []);
        VpcFlowLog.CheckRetention(errors, nameof(args.FlowLogRetentionDays), args.FlowLogRetentionDays);
        errors.Throw();
        return args;
    }
}
