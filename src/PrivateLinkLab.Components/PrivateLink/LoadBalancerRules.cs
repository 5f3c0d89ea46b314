using PrivateLinkLab.Components.Network;
using Pulumi;

namespace PrivateLinkLab.Components.PrivateLink;

/// <summary>
/// The security group rules of a service's load balancer: the consumers in, the targets out and into theirs.
/// </summary>
internal static class LoadBalancerRules
{
    /// <summary>Creates the rules.</summary>
    /// <param name="service">The component.</param>
    /// <param name="name">Its name.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="securityGroupId">The id of the load balancer's security group.</param>
    /// <param name="before">Receives what must be there before anybody connects.</param>
    public static void Create(
        Resource service,
        string name,
        ProviderEndpointServiceArgs args,
        Output<string> securityGroupId,
        InputList<Resource> before
    )
    {
        var consumers = new GroupRules(service, args.Port, args.Tags);
        var nameTag = $"{name}-from-consumers";
        foreach (var block in args.ConsumerCidrBlocks)
        {
            before.Add(
                consumers.AdmitIpv4(
                    $"{name}-from-{block.Replace('/', '-')}",
                    securityGroupId,
                    block,
                    $"Consumers in {block}",
                    nameTag
                )
            );
        }

        foreach (var (consumer, block) in args.ConsumerIpv6CidrBlocks)
        {
            before.Add(
                consumers.AdmitIpv6(
                    $"{name}-from-{consumer}-ipv6",
                    securityGroupId,
                    block,
                    $"Consumers in the IPv6 block of {consumer}",
                    nameTag
                )
            );
        }

        var targets = new GroupRules(service, ProviderEndpointService.TargetPortOf(args), args.Tags);
        foreach (var (target, server) in args.Targets)
        {
            before.Add(
                targets.LetOut(
                    $"{name}-to-{target}",
                    securityGroupId,
                    server.SecurityGroupId,
                    $"Connections and health checks to {target}"
                )
            );
            before.Add(
                targets.Admit(
                    $"{name}-into-{target}",
                    server.SecurityGroupId,
                    securityGroupId,
                    $"Connections and health checks from {name}"
                )
            );
        }
    }
}
