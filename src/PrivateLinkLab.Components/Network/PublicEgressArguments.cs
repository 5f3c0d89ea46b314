using PrivateLinkLab.Components.Validation;

namespace PrivateLinkLab.Components.Network;

/// <summary>What a <see cref="PublicEgress"/> accepts.</summary>
internal static class PublicEgressArguments
{
    private const string GatewayClaim = "Internet gateway";

    /// <summary>
    /// Checks the arguments, and claims for the component the one Internet gateway that the VPC can have.
    /// </summary>
    /// <exception cref="ComponentArgumentException">Something is outside its limits; nothing is claimed.</exception>
    public static PublicEgressArgs Checked(string name, PublicEgressArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var errors = new ArgumentErrors(nameof(PublicEgress), name);
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
        errors.Require(
            args.Network.OwnerOf(GatewayClaim) is null,
            nameof(args.Network),
            $"has the Internet gateway of {args.Network.OwnerOf(GatewayClaim)} already",
            $"Use that one: a VPC has one."
        );
        errors.Require(args.Subnets.Count > 0, nameof(args.Subnets), $"has no subnet", $"Give at least one.");
        VpcSubnetArguments.Check(
            errors,
            errors.Ipv4Block(nameof(args.Network), args.Network.CidrBlock),
            args.Subnets,
            args.Network.Subnets
        );
        CheckNat(errors, args);
        if (errors.None)
        {
            args.Network.Claim(GatewayClaim, $"{nameof(PublicEgress)} '{name}'");
        }

        errors.Throw();
        return args;
    }

    /// <summary>
    /// Checks the VPC's IPv6 block, of which every subnet takes a /64. Known when the program runs only: AWS gives a
    /// new VPC its own.
    /// </summary>
    /// <exception cref="ComponentArgumentException">It is no block that a VPC can have, or has too little
    /// room.</exception>
    public static string CheckedIpv6Block(string name, PublicEgressArgs args, string block)
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
        if (args.NatGateways != NatGatewayPlacement.PerZone)
        {
            return;
        }

        foreach (var privateSubnet in args.Network.FirstOfEachZone)
        {
            errors.Require(
                args.Subnets.Any(subnet => subnet.AvailabilityZone == privateSubnet.AvailabilityZone),
                nameof(args.NatGateways),
                $"is {args.NatGateways}, and {privateSubnet.AvailabilityZone} of private subnet "
                    + $"'{privateSubnet.Name}' has no public subnet",
                $"Give one in {privateSubnet.AvailabilityZone}, or set it to {NatGatewayPlacement.One}."
            );
        }
    }
}
