using PrivateLinkLab.Components.Validation;
using PrivateLinkLab.Components.Values;

namespace PrivateLinkLab.Components.Network;

/// <summary>What a <see cref="PrivateVpc"/> accepts.</summary>
internal static class PrivateVpcArguments
{
    /// <summary>Checks the arguments.</summary>
    /// <exception cref="ComponentArgumentException">Some are outside their limits.</exception>
    public static PrivateVpcArgs Checked(string name, PrivateVpcArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var errors = new ArgumentErrors(nameof(PrivateVpc), name);
        var vpc = errors.Ipv4Block(nameof(args.CidrBlock), args.CidrBlock);
        errors.Require(
            vpc
                is null
                    or { PrefixLength: >= VpcSubnetArguments.ShortestPrefix and <= VpcSubnetArguments.LongestPrefix },
            nameof(args.CidrBlock),
            $"is {args.CidrBlock}, outside the sizes that AWS allows",
            $"Choose a block between /{VpcSubnetArguments.ShortestPrefix} and /{VpcSubnetArguments.LongestPrefix}."
        );
        errors.Require(args.Subnets.Count > 0, nameof(args.Subnets), $"has no subnet", $"Give at least one.");
        errors.Require(
            args.AddressFamily == AddressFamily.Ipv4 || args.Subnets.Count <= Ipv6Parts.Count,
            nameof(args.Subnets),
            $"has {args.Subnets.Count} subnets",
            $"The VPC's IPv6 block has room for {Ipv6Parts.Count}."
        );
        VpcSubnetArguments.Check(errors, vpc, args.Subnets, []);
        VpcFlowLog.CheckRetention(errors, nameof(args.FlowLogRetentionDays), args.FlowLogRetentionDays);
        errors.Throw();
        return args;
    }
}
