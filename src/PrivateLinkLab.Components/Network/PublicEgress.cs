using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Network;

/// <summary>A subnet that a <see cref="PublicEgress"/> makes.</summary>
public sealed class PublicSubnetArgs : VpcSubnetArgs { }

/// <summary>The arguments of a <see cref="PublicEgress"/>.</summary>
public sealed class PublicEgressArgs : ResourceArgs
{
    /// <summary>
    /// The VPC that is opened: that of a <see cref="PrivateVpc"/> whose <see cref="PrivateVpcArgs.Isolated"/> is false.
    /// </summary>
    public required VpcNetwork Network { get; init; }

    /// <summary>
    /// The public subnets, at least one; with <see cref="NatGatewayPlacement.PerZone"/> one in every zone of the
    /// private ones.
    /// </summary>
    [Input("subnets", required: true)]
    public required IReadOnlyList<PublicSubnetArgs> Subnets { get; init; }

    /// <summary>
    /// Which NAT gateways the private subnets go out through. <see cref="NatGatewayPlacement.One"/> when not set, in
    /// the first public subnet.
    /// </summary>
    public NatGatewayPlacement NatGateways { get; init; } = NatGatewayPlacement.One;

    /// <summary>
    /// Whether what costs by the hour is left out for the time being: the NAT gateways with their addresses, and the
    /// routes to them. The rest stays, also the rules of those who go out through them. False when not set. NAT
    /// gateways that are made again have other public addresses.
    /// </summary>
    public bool Parked { get; init; }

    /// <summary>Tags for every resource, beside Name, Project and Stack.</summary>
    [Input("tags")]
    public Dictionary<string, string> Tags { get; init; } = [];
}

/// <summary>
/// A VPC's way to the internet: an Internet gateway, public subnets, and NAT gateways through which the private subnets
/// go out and nothing comes in. It is what the private components make unnecessary.
/// </summary>
/// <remarks>
/// In a dual-stack VPC the public subnets have a route for IPv6 too. Private subnets with NAT gateways go out over IPv6
/// through an egress-only Internet gateway, which costs nothing; without NAT gateways they have no way out over either
/// family. No public subnet gives instances a public IPv4 address by itself. An Internet gateway can be detached only
/// when no address of its VPC is public any more (Amazon VPC user guide, "Detach your internet gateway"): what has one
/// depends on this component.
/// </remarks>
public sealed class PublicEgress : ComponentResource
{
    /// <summary>Everything that is not in the VPC.</summary>
    internal const string Anywhere = "0.0.0.0/0";

    /// <summary>Everything over IPv6 that is not in the VPC.</summary>
    internal const string AnywhereOverIpv6 = "::/0";

    private readonly List<PublicSubnet> _subnets = [];

    /// <summary>Creates the Internet gateway, the public subnets, the NAT gateways and the routes.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is not valid. No resource was registered.</exception>
    public PublicEgress(string name, PublicEgressArgs args, ComponentResourceOptions? options = null)
        : base(ComponentTypes.PublicEgress, name, Checked(name, args), options)
    {
        var asChild = new CustomResourceOptions { Parent = this };
        var gateway = new Aws.Ec2.InternetGateway(
            $"{name}-internet-gateway",
            new Aws.Ec2.InternetGatewayArgs
            {
                VpcId = args.Network.ClaimedVpcId,
                Tags = ResourceTags.For($"{name}-internet-gateway", args.Tags),
            },
            asChild
        );
        var routeTable = new Aws.Ec2.RouteTable(
            $"{name}-public",
            new Aws.Ec2.RouteTableArgs
            {
                VpcId = args.Network.VpcId,
                Tags = ResourceTags.For($"{name}-public", args.Tags),
            },
            asChild
        );
        // A NAT gateway works from the moment on that its subnet leads to the Internet gateway, and fails before.
        var leadOut = new InputList<Resource>
        {
            new Aws.Ec2.Route(
                $"{name}-public-to-internet",
                new Aws.Ec2.RouteArgs
                {
                    RouteTableId = routeTable.Id,
                    DestinationCidrBlock = Anywhere,
                    GatewayId = gateway.Id,
                },
                asChild
            ),
        };
        if (args.Network.IsDualStack)
        {
            leadOut.Add(
                new Aws.Ec2.Route(
                    $"{name}-public-to-internet-ipv6",
                    new Aws.Ec2.RouteArgs
                    {
                        RouteTableId = routeTable.Id,
                        DestinationIpv6CidrBlock = AnywhereOverIpv6,
                        GatewayId = gateway.Id,
                    },
                    asChild
                )
            );
        }

        var vpcBlock = args.Network.IsDualStack
            ? args.Network.Ipv6CidrBlock!.ToOutput().ApplyUnlessRefused(block => CheckedIpv6Block(name, args, block))
            : null;
        var checkedVpcId = VpcSubnetLimits.CheckedLater(
            nameof(PublicEgress),
            name,
            args.Network,
            args.Subnets,
            nameof(args.Network)
        );
        foreach (var (index, subnetArgs) in args.Subnets.Index())
        {
            var ipv6Block = vpcBlock is null
                ? null
                : (Input<string>)vpcBlock.Apply(block => Ipv6Parts.FromTheEnd(block, index));
            var subnet = VpcSubnet.Create(this, name, subnetArgs, checkedVpcId, ipv6Block, args.Tags);
            leadOut.Add(
                new Aws.Ec2.RouteTableAssociation(
                    $"{name}-{subnetArgs.Name}-public",
                    new Aws.Ec2.RouteTableAssociationArgs { SubnetId = subnet.Id, RouteTableId = routeTable.Id },
                    asChild
                )
            );
            _subnets.Add(
                new PublicSubnet
                {
                    Name = subnetArgs.Name,
                    Id = subnet.Id,
                    CidrBlock = subnetArgs.CidrBlock,
                    AvailabilityZone = subnetArgs.AvailabilityZone,
                }
            );
        }

        Network = args.Network;
        HasNat = args.NatGateways != NatGatewayPlacement.None;
        InternetGatewayId = gateway.Id;
        SubnetIds = Output.All(_subnets.Select(subnet => subnet.Id));
        NatAddresses = Output.All(args.Parked ? [] : NatGateways.Create(this, name, args, _subnets, gateway, leadOut));
        if (HasNat && args.Network.IsDualStack)
        {
            EgressOnlyGateway.Create(this, name, args);
        }

        RegisterOutputs();
    }

    /// <summary>The Internet gateway's id.</summary>
    [Output("internetGatewayId")]
    public Output<string> InternetGatewayId { get; private set; }

    /// <summary>The ids of the public subnets, in the order of the arguments.</summary>
    [Output("subnetIds")]
    public Output<ImmutableArray<string>> SubnetIds { get; private set; }

    /// <summary>
    /// The public IPv4 addresses from which the private subnets' connections come: one for each NAT gateway, none while
    /// parked.
    /// </summary>
    [Output("natAddresses")]
    public Output<ImmutableArray<string>> NatAddresses { get; private set; }

    /// <summary>The public subnets, in the order of the arguments.</summary>
    public IReadOnlyList<PublicSubnet> Subnets => _subnets;

    /// <summary>Whether the private subnets have a way out, parked or not.</summary>
    public bool HasNat { get; }

    /// <summary>The VPC that is opened.</summary>
    internal VpcNetwork Network { get; }

    /// <summary>
    /// Checks the arguments, and claims for the component the one Internet gateway that the VPC can have.
    /// </summary>
    /// <exception cref="ComponentArgumentException">An argument is not valid; nothing is claimed.</exception>
    private static PublicEgressArgs Checked(string name, PublicEgressArgs args)
    {
        var errors = ArgumentErrors.Of(nameof(PublicEgress), name, args);
        errors.Require(
            !args.Network.Isolated,
            nameof(args.Network),
            $"is isolated: it must stay without any way to the internet",
            $"Set Isolated of its {nameof(PrivateVpc)} to false, or leave out the {nameof(PublicEgress)}."
        );
        errors.Require(
            !args.Network.IsDualStack || args.Network.Ipv6CidrBlock is not null,
            nameof(args.Network),
            $"is dual stack and has no Ipv6CidrBlock",
            $"Give the VPC's IPv6 block."
        );
        errors.Require(
            !args.Network.IsDualStack || args.Network.Subnets.Count + args.Subnets.Count <= Ipv6Parts.Count,
            nameof(args.Subnets),
            $"makes {args.Network.Subnets.Count + args.Subnets.Count} with the network's own",
            $"The VPC's IPv6 block has room for {Ipv6Parts.Count}."
        );
        errors.Require(args.Subnets.Count > 0, nameof(args.Subnets), $"is empty", $"Give at least one.");
        VpcSubnetLimits.Check(
            errors,
            args.Network.CidrBlocks.All(block => block.Plain is not null)
                ?
                [
                    .. args
                        .Network.CidrBlocks.Select(block => errors.Ipv4Block(nameof(args.Network), block.Plain))
                        .OfType<CidrBlock>(),
                ]
                : [],
            args.Subnets,
            args.Network.Subnets
        );
        CheckNat(errors, args);
        args.Network.Claim(
            errors,
            [
                new(
                    "Internet gateway",
                    nameof(args.Network),
                    owner => $"has the Internet gateway of {owner} already",
                    "Use that one: a VPC has one."
                ),
            ]
        );
        errors.Throw();
        return args;
    }

    /// <summary>
    /// Checks the VPC's IPv6 block, of which every subnet takes a /64. Known when the program runs only: AWS gives a
    /// new VPC its own.
    /// </summary>
    /// <exception cref="ComponentArgumentException">It is not a block that a VPC can have, or has too little
    /// room.</exception>
    private static string CheckedIpv6Block(string name, PublicEgressArgs args, string block)
    {
        var errors = new ArgumentErrors(nameof(PublicEgress), name);
        const string argument = $"{nameof(args.Network)}.{nameof(args.Network.Ipv6CidrBlock)}";
        if (errors.Ipv6Block(argument, block) is { } cidr)
        {
            // Amazon VPC user guide, "VPC CIDR blocks": an IPv6 block is from /44 to /60, in steps of 4.
            var isOfAVpc = cidr.PrefixLength is >= 44 and <= 60 && cidr.PrefixLength % 4 == 0;
            errors.Require(isOfAVpc, argument, $"is {block}", $"A VPC's IPv6 block is /44 to /60, in steps of 4.");
            var wanted = args.Network.Subnets.Count + args.Subnets.Count;
            errors.Require(
                !isOfAVpc || wanted <= Ipv6Parts.CountOf(cidr),
                nameof(args.Subnets),
                $"makes {wanted} with the network's own",
                $"The VPC's IPv6 block {block} has room for {(isOfAVpc ? Ipv6Parts.CountOf(cidr) : 0)}."
            );
        }

        errors.Throw();
        return block;
    }

    private static void CheckNat(ArgumentErrors errors, PublicEgressArgs args)
    {
        errors.Require(
            args.NatGateways == NatGatewayPlacement.None || args.Network.Subnets.Count > 0,
            nameof(args.NatGateways),
            $"is {args.NatGateways}, and the network has no private subnet",
            $"Set it to {NatGatewayPlacement.None}: nothing would go out through a NAT gateway."
        );
        foreach (var subnet in args.NatGateways == NatGatewayPlacement.None ? [] : args.Network.Subnets)
        {
            errors.Require(
                subnet.RouteTableId is not null,
                nameof(args.Network),
                $"has no RouteTableId of '{subnet.Name}'",
                $"Give the id of the subnet's route table, which gets the route to the NAT gateway, or set "
                    + $"{nameof(args.NatGateways)} to {NatGatewayPlacement.None}."
            );
            errors.Require(
                subnet.AvailabilityZone.Plain is not null,
                nameof(args.Network),
                $"has an output as AvailabilityZone of '{subnet.Name}'",
                $"Give it as a plain text: the zones decide how many routes there are, and what they are called."
            );
        }

        if (args.NatGateways != NatGatewayPlacement.PerZone || !errors.None)
        {
            return;
        }

        foreach (var privateSubnet in args.Network.FirstOfEachZone)
        {
            errors.Require(
                args.Subnets.Any(subnet => subnet.AvailabilityZone == privateSubnet.AvailabilityZone.Plain),
                nameof(args.NatGateways),
                $"is {args.NatGateways}, and {privateSubnet.AvailabilityZone} of private subnet "
                    + $"'{privateSubnet.Name}' has no public subnet",
                $"Give one in {privateSubnet.AvailabilityZone}, or set it to {NatGatewayPlacement.One}."
            );
        }
    }
}
