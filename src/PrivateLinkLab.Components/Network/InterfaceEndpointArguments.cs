using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Components.Validation;

namespace PrivateLinkLab.Components.Network;

/// <summary>What an <see cref="InterfaceEndpointSet"/> accepts.</summary>
internal static class InterfaceEndpointArguments
{
    /// <summary>Checks the arguments, and claims for the component what the VPC can have once.</summary>
    /// <exception cref="ComponentArgumentException">Something is outside its limits; nothing is claimed.</exception>
    public static InterfaceEndpointSetArgs Checked(string name, InterfaceEndpointSetArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var errors = new ArgumentErrors(nameof(InterfaceEndpointSet), name);
        foreach (var service in args.Services.Where(service => AwsServices.Find(service)?.IsHttps != true))
        {
            errors.Add(
                nameof(args.Services),
                $"has '{service}', which is no service with an interface endpoint",
                AwsServices.Nearest(service) is { } near
                    ? $"Did you mean '{near}'?"
                    : $"Give the last part of a service's name, such as {AwsServices.Sqs} for com.amazonaws.REGION.sqs."
            );
        }

        foreach (var twice in args.Services.GroupBy(service => service).Where(group => group.Count() > 1))
        {
            errors.Add(
                nameof(args.Services),
                $"has '{twice.Key}' {twice.Count()} times",
                "Name every service once: a VPC can have its private DNS name once."
            );
        }

        OneSubnetPerZone.Check(errors, args.Network, args.Subnets, "An endpoint");
        CheckFamily(errors, args);
        foreach (var block in args.AllowedCidrBlocks)
        {
            var prefix = IpAddress.LooksLikeIpv6(block)
                ? errors.Ipv6Block(nameof(args.AllowedCidrBlocks), block)?.PrefixLength
                : errors.Ipv4Block(nameof(args.AllowedCidrBlocks), block)?.PrefixLength;
            errors.Require(
                prefix is not 0,
                nameof(args.AllowedCidrBlocks),
                $"has {block}, which is everybody",
                $"Give the blocks of the clients, such as the VPC's {args.Network.CidrBlock}."
            );
        }

        errors.Require(
            args.AllowedCidrBlocks.Distinct().Count() == args.AllowedCidrBlocks.Count,
            nameof(args.AllowedCidrBlocks),
            $"is {string.Join(", ", args.AllowedCidrBlocks)}, the same block twice",
            $"Name every block once: AWS refuses a rule that exists."
        );
        errors.Require(
            !args.PrivateDnsEnabled || args.Services.Count == 0 || args.Network.SupportsPrivateDns,
            nameof(args.PrivateDnsEnabled),
            $"is true, and the VPC lacks enableDnsSupport or enableDnsHostnames",
            $"Private DNS needs both: turn them on, or set PrivateDnsEnabled to false."
        );
        CheckInboundResolver(errors, args);
        Claim(errors, name, args);
        errors.Throw();
        return args;
    }

    private static void CheckFamily(ArgumentErrors errors, InterfaceEndpointSetArgs args)
    {
        if (!args.Network.IsDualStack)
        {
            foreach (var block in args.AllowedCidrBlocks.Where(IpAddress.LooksLikeIpv6))
            {
                errors.Add(
                    nameof(args.AllowedCidrBlocks),
                    $"has {block}, and the VPC has IPv4 alone",
                    "Give IPv4 blocks, or make the VPC dual stack."
                );
            }

            return;
        }

        errors.Require(
            args.Network.Ipv6CidrBlock is not null,
            nameof(args.Network),
            $"is dual stack and has no Ipv6CidrBlock",
            $"Give the VPC's IPv6 block."
        );
        foreach (
            var service in args.Services.Where(service =>
                AwsServices.Find(service) is { IsHttps: true, HasIpv6: false }
                && !args.Ipv4Services.Contains(service)
                && !args.ExistingEndpoints.ContainsKey(service)
            )
        )
        {
            errors.Add(
                nameof(args.Services),
                $"has '{service}', which AWS does not document to offer over IPv6, and the VPC is dual stack",
                "Put it in Ipv4Services to reach it over IPv4; IPv6 "
                    + $"reaches {string.Join(", ", AwsServices.All.Where(known => known.HasIpv6))}."
            );
        }
    }

    private static void CheckInboundResolver(ArgumentErrors errors, InterfaceEndpointSetArgs args)
    {
        if (!args.PrivateDnsOnlyForInboundResolver)
        {
            return;
        }

        errors.Require(
            args.PrivateDnsEnabled,
            nameof(args.PrivateDnsOnlyForInboundResolver),
            $"is true, and PrivateDnsEnabled is false",
            $"There is no private DNS to restrict: set one of the two the other way."
        );
        errors.Require(
            args.Services.Contains(GatewayEndpointSet.S3),
            nameof(args.PrivateDnsOnlyForInboundResolver),
            $"is true, and Services has no {GatewayEndpointSet.S3}, the only service with such private DNS",
            $"Add {GatewayEndpointSet.S3}, or set it to false."
        );
        errors.Require(
            args.GatewayEndpoints?.PrefixListIds.ContainsKey(GatewayEndpointSet.S3) == true,
            nameof(args.PrivateDnsOnlyForInboundResolver),
            $"is true, and GatewayEndpoints has no endpoint for {GatewayEndpointSet.S3}, which the VPC's own traffic "
                + $"would need",
            $"Give the VPC's GatewayEndpointSet for {GatewayEndpointSet.S3}, or set it to false."
        );
    }

    private static void Claim(ArgumentErrors errors, string name, InterfaceEndpointSetArgs args)
    {
        if (!args.PrivateDnsEnabled)
        {
            return;
        }

        // What exists already is adopted, by as many sets as like; it is in the way of a new one all the same.
        foreach (var service in args.Services.Distinct().Where(service => !args.ExistingEndpoints.ContainsKey(service)))
        {
            errors.Require(
                args.Network.OwnerOf(service) is null,
                nameof(args.Services),
                $"has '{service}', whose private DNS name {args.Network.OwnerOf(service)} claims in this VPC already",
                $"Use that endpoint, or set PrivateDnsEnabled to false."
            );
        }

        if (errors.None)
        {
            foreach (var service in args.Services.Concat(args.ExistingEndpoints.Keys))
            {
                args.Network.Claim(service, $"{nameof(InterfaceEndpointSet)} '{name}'");
            }
        }
    }
}
