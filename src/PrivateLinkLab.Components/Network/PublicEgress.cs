using System.Collections.Immutable;
using PrivateLinkLab.Components.Validation;
using PrivateLinkLab.Components.Values;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Network;

/// <summary>A subnet that a <see cref="PublicEgress"/> makes.</summary>
public sealed class PublicSubnetArgs : VpcSubnetArgs
{
}

/// <summary>The arguments of a <see cref="PublicEgress"/>.</summary>
public sealed class PublicEgressArgs : ResourceArgs
{
    /// <summary>
    /// The VPC that is opened: that of a <see cref="PrivateVpc"/> whose <see cref="PrivateVpcArgs.Isolated"/> is false.
    /// </summary>
    public required VpcNetwork Network { get; init; }

    /// <summary>The public subnets, at least one; with <see cref="NatGatewayPlacement.PerZone"/> one in every zone of the private ones.</summary>
    [Input("subnets", required: true)]
    public required IReadOnlyList<PublicSubnetArgs> Subnets { get; init; }

    /// <summary>
    /// Which NAT gateways the private subnets go out through. <see cref="NatGatewayPlacement.One"/> when not set, in the first
    /// public subnet.
    /// </summary>
    public NatGatewayPlacement NatGateways { get; init; } = NatGatewayPlacement.One;

    /// <summary>
    /// Whether what costs by the hour is left out for the time being: the NAT gateways with their addresses, and the routes to
    /// them. The rest stays, also the rules of those who go out through them. False when not set. NAT gateways that are made
    /// again have other public addresses.
    /// </summary>
    public bool Parked { get; init; }

    /// <summary>Tags for every resource, beside Name, Project and Stack.</summary>
    [Input("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

/// <summary>
/// A VPC's way to the internet: an Internet gateway, public subnets, and NAT gateways through which the private subnets go out
/// and nothing comes in. It is what the private components make unnecessary.
/// </summary>
/// <remarks>
/// In a dual-stack VPC the public subnets have a route for IPv6 too. Private subnets with NAT gateways go out over IPv6 through
/// an egress-only Internet gateway, which costs nothing; without NAT gateways they have no way out over either family.
/// No public subnet gives instances a public IPv4 address by itself. An Internet gateway can be detached only when no address of its
/// VPC is public any more (Amazon VPC user guide, "Detach your internet gateway"): what has one depends on this component.
/// </remarks>
public sealed class PublicEgress : ComponentResource
{
    /// <summary>Everything that is not in the VPC.</summary>
    internal const string Anywhere = "0.0.0.0/0";

    /// <summary>Everything over IPv6 that is not in the VPC.</summary>
    internal const string AnywhereOverIpv6 = "::/0";

    private const string GatewayClaim = "Internet gateway";

    private readonly List<PublicSubnet> _subnets = [];

    /// <summary>Creates the Internet gateway, the public subnets, the NAT gateways and the routes.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is outside its limits; nothing was registered.</exception>
    public PublicEgress(string name, PublicEgressArgs args, ComponentResourceOptions? options = null)
        : base(ComponentTypes.PublicEgress, name, Checked(name, args), options)
    {
        var asChild = new CustomResourceOptions { Parent = this };
        var gateway = new Aws.Ec2.InternetGateway($"{name}-internet-gateway", new Aws.Ec2.InternetGatewayArgs
        {
            VpcId = args.Network.VpcId,
            Tags = ResourceTags.For($"{name}-internet-gateway", args.Tags),
        }, asChild);
        var routeTable = new Aws.Ec2.RouteTable($"{name}-public", new Aws.Ec2.RouteTableArgs
        {
            VpcId = args.Network.VpcId,
            Tags = ResourceTags.For($"{name}-public", args.Tags),
        }, asChild);
        // A NAT gateway works from the moment on that its subnet leads to the Internet gateway, and fails before.
        var leadOut = new InputList<Resource>
        {
            new Aws.Ec2.Route($"{name}-public-to-internet", new Aws.Ec2.RouteArgs
            {
                RouteTableId = routeTable.Id,
                DestinationCidrBlock = Anywhere,
                GatewayId = gateway.Id,
            }, asChild),
        };
        if (args.Network.IsDualStack)
        {
            leadOut.Add(new Aws.Ec2.Route($"{name}-public-to-internet-ipv6", new Aws.Ec2.RouteArgs
            {
                RouteTableId = routeTable.Id,
                DestinationIpv6CidrBlock = AnywhereOverIpv6,
                GatewayId = gateway.Id,
            }, asChild));
        }

        foreach (var (index, subnetArgs) in args.Subnets.Index())
        {
            var byId = AvailabilityZoneName.IsId(subnetArgs.AvailabilityZone);
            var subnet = new Aws.Ec2.Subnet($"{name}-{subnetArgs.Name}", new Aws.Ec2.SubnetArgs
            {
                VpcId = args.Network.VpcId,
                CidrBlock = subnetArgs.CidrBlock,
                AvailabilityZone = byId ? null! : subnetArgs.AvailabilityZone,
                AvailabilityZoneId = byId ? subnetArgs.AvailabilityZone : null!,
                Ipv6CidrBlock = args.Network.IsDualStack
                    ? (Input<string>)args.Network.Ipv6CidrBlock!.Apply(block => FromTheEnd(Ipv6Cidr.Parse(block), index))
                    : null!,
                AssignIpv6AddressOnCreation = args.Network.IsDualStack ? true : null!,
                MapPublicIpOnLaunch = false,
                Tags = ResourceTags.For(subnetArgs.Name, args.Tags),
            }, asChild);
            leadOut.Add(new Aws.Ec2.RouteTableAssociation(
                $"{name}-{subnetArgs.Name}-public",
                new Aws.Ec2.RouteTableAssociationArgs { SubnetId = subnet.Id, RouteTableId = routeTable.Id },
                asChild));
            _subnets.Add(new PublicSubnet
            {
                Name = subnetArgs.Name,
                Id = subnet.Id,
                CidrBlock = subnetArgs.CidrBlock,
                AvailabilityZone = subnetArgs.AvailabilityZone,
            });
        }

        Network = args.Network;
        HasNat = args.NatGateways != NatGatewayPlacement.None;
        InternetGatewayId = gateway.Id;
        SubnetIds = Output.All(_subnets.Select(subnet => subnet.Id));
        NatAddresses = Output.All(args.Parked ? [] : CreateNatGateways(name, args, gateway, leadOut));
        if (HasNat && args.Network.IsDualStack)
        {
            CreateIpv6WayOut(name, args);
        }

        RegisterOutputs();
    }

    /// <summary>The Internet gateway's id.</summary>
    [Output("internetGatewayId")]
    public Output<string> InternetGatewayId { get; private set; }

    /// <summary>The ids of the public subnets, in the order of the arguments.</summary>
    [Output("subnetIds")]
    public Output<ImmutableArray<string>> SubnetIds { get; private set; }

    /// <summary>The public IPv4 addresses from which the private subnets' connections come: one for each NAT gateway, none while parked.</summary>
    [Output("natAddresses")]
    public Output<ImmutableArray<string>> NatAddresses { get; private set; }

    /// <summary>The public subnets, in the order of the arguments.</summary>
    public IReadOnlyList<PublicSubnet> Subnets => _subnets;

    /// <summary>Whether the private subnets have a way out, be it parked.</summary>
    public bool HasNat { get; }

    /// <summary>The VPC that is opened.</summary>
    internal VpcNetwork Network { get; }

    private List<Output<string>> CreateNatGateways(
        string name, PublicEgressArgs args, Aws.Ec2.InternetGateway gateway, InputList<Resource> leadOut)
    {
        var addresses = new List<Output<string>>();
        var gateways = new Dictionary<string, Aws.Ec2.NatGateway>();
        foreach (var subnet in NatSubnets(args, _subnets))
        {
            var natName = $"{name}-nat-{subnet.AvailabilityZone}";
            // AWS refuses to detach the gateway while an Elastic IP address depends on it: release the address first.
            var address = new Aws.Ec2.Eip($"{natName}-address", new Aws.Ec2.EipArgs
            {
                Domain = "vpc",
                Tags = ResourceTags.For(natName, args.Tags),
            }, new CustomResourceOptions { Parent = this, DependsOn = { gateway } });
            gateways[subnet.AvailabilityZone] = new Aws.Ec2.NatGateway(natName, new Aws.Ec2.NatGatewayArgs
            {
                SubnetId = subnet.Id,
                AllocationId = address.Id,
                ConnectivityType = "public",
                Tags = ResourceTags.For(natName, args.Tags),
            }, new CustomResourceOptions
            {
                Parent = this,
                DependsOn = leadOut,
                // Another one could not have the address while this has it (github.com/pulumi/pulumi-aws/issues/1483).
                DeleteBeforeReplace = true,
            });
            addresses.Add(address.PublicIp);
        }

        foreach (var privateSubnet in gateways.Count == 0 ? [] : FirstOfEachZone(args.Network.Subnets))
        {
            var zone = privateSubnet.AvailabilityZone;
            _ = new Aws.Ec2.Route($"{name}-private-{zone}-to-nat", new Aws.Ec2.RouteArgs
            {
                RouteTableId = privateSubnet.RouteTableId,
                DestinationCidrBlock = Anywhere,
                NatGatewayId = (gateways.GetValueOrDefault(zone) ?? gateways.Values.First()).Id,
            }, new CustomResourceOptions { Parent = this });
        }

        return addresses;
    }

    // What NAT gateways are for IPv4: IPv6 addresses are public, and only this gateway keeps connections from coming in.
    private void CreateIpv6WayOut(string name, PublicEgressArgs args)
    {
        var asChild = new CustomResourceOptions { Parent = this };
        var gateway = new Aws.Ec2.EgressOnlyInternetGateway($"{name}-egress-only-gateway", new Aws.Ec2.EgressOnlyInternetGatewayArgs
        {
            VpcId = args.Network.VpcId,
            Tags = ResourceTags.For($"{name}-egress-only-gateway", args.Tags),
        }, asChild);
        foreach (var privateSubnet in FirstOfEachZone(args.Network.Subnets))
        {
            _ = new Aws.Ec2.Route($"{name}-private-{privateSubnet.AvailabilityZone}-to-internet-ipv6", new Aws.Ec2.RouteArgs
            {
                RouteTableId = privateSubnet.RouteTableId,
                DestinationIpv6CidrBlock = AnywhereOverIpv6,
                EgressOnlyGatewayId = gateway.Id,
            }, asChild);
        }
    }

    // The private subnets have the first parts of the VPC's block, the public ones the last: both can grow.
    private static string FromTheEnd(Ipv6Cidr vpc, int index) =>
        vpc.Subnet(PrivateVpc.Ipv6SubnetPrefix, (1 << (PrivateVpc.Ipv6SubnetPrefix - vpc.PrefixLength)) - 1 - index).ToString();

    private static IEnumerable<PublicSubnet> NatSubnets(PublicEgressArgs args, List<PublicSubnet> subnets) =>
        args.NatGateways switch
        {
            NatGatewayPlacement.None => [],
            NatGatewayPlacement.One => [subnets[0]],
            _ => FirstOfEachZone(args.Network.Subnets).Select(
                privateSubnet => subnets.First(subnet => subnet.AvailabilityZone == privateSubnet.AvailabilityZone)),
        };

    private static IEnumerable<PrivateSubnet> FirstOfEachZone(IReadOnlyList<PrivateSubnet> subnets) =>
        subnets.DistinctBy(subnet => subnet.AvailabilityZone);

    private static PublicEgressArgs Checked(string name, PublicEgressArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var errors = new ArgumentErrors(nameof(PublicEgress), name);
        errors.Require(
            !args.Network.Isolated,
            nameof(args.Network),
            $"is isolated: it must stay without any way to the internet",
            $"Set Isolated of its {nameof(PrivateVpc)} to false, or leave out the {nameof(PublicEgress)}.");
        errors.Require(
            !args.Network.IsDualStack || args.Network.Ipv6CidrBlock is not null,
            nameof(args.Network),
            $"is dual stack and has no Ipv6CidrBlock",
            $"Give the VPC's IPv6 block.");
        errors.Require(
            !args.Network.IsDualStack || args.Network.Subnets.Count + args.Subnets.Count <= PrivateVpc.Ipv6Subnets,
            nameof(args.Subnets),
            $"makes {args.Network.Subnets.Count + args.Subnets.Count} with the network's own",
            $"The VPC's IPv6 block has room for {PrivateVpc.Ipv6Subnets}.");
        errors.Require(
            args.Network.OwnerOf(GatewayClaim) is null,
            nameof(args.Network),
            $"has the Internet gateway of {args.Network.OwnerOf(GatewayClaim)} already",
            $"Use that one: a VPC has one.");
        errors.Require(args.Subnets.Count > 0, nameof(args.Subnets), $"has no subnet", $"Give at least one.");
        PrivateVpc.CheckSubnets(errors, errors.Cidr(nameof(args.Network), args.Network.CidrBlock), args.Subnets, args.Network.Subnets);
        CheckNat(errors, args);
        if (errors.None)
        {
            args.Network.Claim(GatewayClaim, $"{nameof(PublicEgress)} '{name}'");
        }

        errors.Throw();
        return args;
    }

    private static void CheckNat(ArgumentErrors errors, PublicEgressArgs args)
    {
        errors.Require(
            args.NatGateways == NatGatewayPlacement.None || args.Network.Subnets.Count > 0,
            nameof(args.NatGateways),
            $"is {args.NatGateways}, and the network has no private subnet",
            $"Set it to {NatGatewayPlacement.None}: nothing would go out through a NAT gateway.");
        if (args.NatGateways != NatGatewayPlacement.PerZone)
        {
            return;
        }

        foreach (var privateSubnet in FirstOfEachZone(args.Network.Subnets))
        {
            errors.Require(
                args.Subnets.Any(subnet => subnet.AvailabilityZone == privateSubnet.AvailabilityZone),
                nameof(args.NatGateways),
                $"is {args.NatGateways}, and {privateSubnet.AvailabilityZone} of private subnet '{privateSubnet.Name}' has no public subnet",
                $"Give one in {privateSubnet.AvailabilityZone}, or set it to {NatGatewayPlacement.One}.");
        }
    }
}
