using System.Text.RegularExpressions;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Validation;

namespace PrivateLinkLab.Components.PrivateLink;

/// <summary>The limits of a <see cref="ProviderEndpointServiceArgs"/>, and what stands for what is not set.</summary>
internal static partial class ProviderEndpointServiceArguments
{
    /// <summary>The targets' port.</summary>
    public static int TargetPortOf(ProviderEndpointServiceArgs args) => args.TargetPort ?? args.Port;

    /// <summary>The load balancer's name.</summary>
    public static string LoadBalancerNameOf(string name, ProviderEndpointServiceArgs args) =>
        args.LoadBalancerName ?? name;

    /// <summary>
    /// Refuses everybody as one who may make endpoints. Known when the program runs only: the consumer's account may be
    /// looked up.
    /// </summary>
    /// <exception cref="ComponentArgumentException">The principal is everybody.</exception>
    public static string NotEverybody(string name, string principal, string arn) =>
        arn == "*"
            ? throw new ComponentArgumentException(
                $"ProviderEndpointService '{name}': AllowedPrincipals['{principal}'] is *, which is everybody. Give "
                    + "the ARN of an account, a user or a role."
            )
            : arn;

    /// <summary>Checks the arguments.</summary>
    /// <exception cref="ComponentArgumentException">Some are outside their limits.</exception>
    public static ProviderEndpointServiceArgs Checked(string name, ProviderEndpointServiceArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var errors = new ArgumentErrors(nameof(ProviderEndpointService), name);
        OneSubnetPerZone.Check(errors, args.Network, args.Subnets, "A load balancer");
        errors.Require(
            args.Port is > 0 and <= 65535,
            nameof(args.Port),
            $"is {args.Port}",
            $"A TCP port is 1 to 65535."
        );
        errors.Require(
            args.TargetPort is null or (> 0 and <= 65535),
            nameof(args.TargetPort),
            $"is {args.TargetPort}",
            $"A TCP port is 1 to 65535."
        );
        errors.Require(
            args.HealthCheckPath is null || HealthCheckPathForm().IsMatch(args.HealthCheckPath),
            nameof(args.HealthCheckPath),
            $"is '{args.HealthCheckPath}'",
            $"A path begins with / and has at most 1024 characters without spaces."
        );
        SecurityGroupRuleText.CheckNames(errors, nameof(args.Targets), args.Targets.Keys);
        CheckConsumers(errors, args);
        errors.Require(
            args.AllowedPrincipals.Count > 0,
            nameof(args.AllowedPrincipals),
            $"is empty",
            $"Nobody could connect: name at least one account, such as arn:aws:iam::123456789012:root."
        );
        foreach (var region in args.SupportedRegions.Where(region => !RegionForm().IsMatch(region)))
        {
            errors.Add(
                nameof(args.SupportedRegions),
                $"has '{region}'",
                "Give the codes of regions, such as eu-west-1."
            );
        }

        errors.Require(
            args.PrivateDnsName is null || DomainName.IsValid(args.PrivateDnsName),
            nameof(args.PrivateDnsName),
            $"is '{args.PrivateDnsName}'",
            $"{DomainName.Accepted}"
        );
        errors.Require(
            args.PrivateDnsName is not null || !args.VerifyPrivateDnsName,
            nameof(args.VerifyPrivateDnsName),
            $"is true without a PrivateDnsName",
            $"Give the name to verify, or leave it false."
        );
        errors.Require(
            LoadBalancerNameForm().IsMatch(LoadBalancerNameOf(name, args)),
            nameof(args.LoadBalancerName),
            $"is '{LoadBalancerNameOf(name, args)}'",
            $"It has 1 to 26 letters, digits and single hyphens, neither begins nor ends with a hyphen, nor begins "
                + $"with internal-."
        );
        errors.Throw();
        return args;
    }

    private static void CheckConsumers(ArgumentErrors errors, ProviderEndpointServiceArgs args)
    {
        errors.Require(
            !args.EnforceInboundRules || args.ConsumerCidrBlocks.Count + args.ConsumerIpv6CidrBlocks.Count > 0,
            nameof(args.ConsumerCidrBlocks),
            $"is empty while inbound rules are enforced, which drops every connection",
            $"Give the blocks of the consumers' clients, or set EnforceInboundRules to false."
        );
        errors.Require(
            args.EnforceInboundRules || args.ConsumerCidrBlocks.Count == 0,
            nameof(args.ConsumerCidrBlocks),
            $"is {string.Join(", ", args.ConsumerCidrBlocks)} while inbound rules are not enforced, which lets "
                + $"everybody through PrivateLink in",
            $"Set EnforceInboundRules to true, or give no block."
        );
        errors.Require(
            args.EnforceInboundRules || args.ConsumerIpv6CidrBlocks.Count == 0,
            nameof(args.ConsumerIpv6CidrBlocks),
            $"names {string.Join(", ", args.ConsumerIpv6CidrBlocks.Keys)} while inbound rules are not enforced, which "
                + $"lets everybody through PrivateLink in",
            $"Set EnforceInboundRules to true, or give no block."
        );
        errors.Require(
            args.Network.IsDualStack || args.ConsumerIpv6CidrBlocks.Count == 0,
            nameof(args.ConsumerIpv6CidrBlocks),
            $"names {string.Join(", ", args.ConsumerIpv6CidrBlocks.Keys)}, and the VPC has IPv4 alone",
            $"Give no block, or make the VPC dual stack."
        );
        SecurityGroupRuleText.CheckNames(errors, nameof(args.ConsumerIpv6CidrBlocks), args.ConsumerIpv6CidrBlocks.Keys);
        foreach (var block in args.ConsumerCidrBlocks)
        {
            errors.Require(
                errors.Ipv4Block(nameof(args.ConsumerCidrBlocks), block) is null or { PrefixLength: > 0 },
                nameof(args.ConsumerCidrBlocks),
                $"has {block}, which is everybody",
                $"Give the blocks of the consumers' clients."
            );
        }

        errors.Require(
            args.ConsumerCidrBlocks.Distinct().Count() == args.ConsumerCidrBlocks.Count,
            nameof(args.ConsumerCidrBlocks),
            $"is {string.Join(", ", args.ConsumerCidrBlocks)}, the same block twice",
            $"Name every block once: AWS refuses a rule that exists."
        );
    }

    // A target group's name has 32 characters at most, and adds a hyphen and a port to the load balancer's.
    [GeneratedRegex(
        @"^(?!internal-)(?!.*--)[A-Za-z0-9](?:[A-Za-z0-9-]{0,24}[A-Za-z0-9])?\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex LoadBalancerNameForm();

    [GeneratedRegex(@"^/[^\s]{0,1023}\z", RegexOptions.CultureInvariant)]
    private static partial Regex HealthCheckPathForm();

    [GeneratedRegex(@"^[a-z]{2,4}(-[a-z]+)+-[0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex RegionForm();
}
