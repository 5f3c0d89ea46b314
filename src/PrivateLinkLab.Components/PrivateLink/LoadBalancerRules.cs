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
        var nameTag = $"{name}-from-consumers";
        var ofTargets = new HashSet<(int Port, string Protocol)>();
        foreach (var (role, listener) in ProviderEndpointService.ListenersOf(args))
        {
            var prefix = ProviderEndpointService.PrefixOf(name, role);
            foreach (var protocol in listener.RuleProtocols)
            {
                var suffix = SuffixOf(listener, protocol);
                AdmitConsumers(
                    new GroupRules(service, listener.Port, args.Tags, protocol),
                    prefix,
                    suffix,
                    args,
                    securityGroupId,
                    nameTag,
                    before
                );
                // Listeners may share a port of the targets, and AWS refuses a rule that exists.
                if (ofTargets.Add((listener.PortOfTargets, protocol)))
                {
                    AdmitAtTargets(
                        new GroupRules(service, listener.PortOfTargets, args.Tags, protocol),
                        name,
                        prefix,
                        suffix,
                        args,
                        securityGroupId,
                        before
                    );
                }
            }

            if (listener.HealthCheckPort is { } checkPort && ofTargets.Add((checkPort, "tcp")))
            {
                AdmitAtTargets(
                    new GroupRules(service, checkPort, args.Tags),
                    name,
                    prefix,
                    "-health",
                    args,
                    securityGroupId,
                    before
                );
            }
        }
    }

    private static string SuffixOf(ServiceListener listener, string protocol) =>
        listener.RuleProtocols.Count > 1 && protocol == "udp" ? "-udp" : "";

    private static void AdmitConsumers(
        GroupRules consumers,
        string prefix,
        string suffix,
        ProviderEndpointServiceArgs args,
        Output<string> securityGroupId,
        string nameTag,
        InputList<Resource> before
    )
    {
        foreach (var block in args.ConsumerCidrBlocks)
        {
            before.Add(
                consumers.AdmitIpv4(
                    $"{prefix}-from-{block.Replace('/', '-')}{suffix}",
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
                    $"{prefix}-from-{consumer}-ipv6{suffix}",
                    securityGroupId,
                    block,
                    $"Consumers in the IPv6 block of {consumer}",
                    nameTag
                )
            );
        }
    }

    private static void AdmitAtTargets(
        GroupRules targets,
        string name,
        string prefix,
        string suffix,
        ProviderEndpointServiceArgs args,
        Output<string> securityGroupId,
        InputList<Resource> before
    )
    {
        var groups = args
            .Targets.Select(target => (target.Key, Group: target.Value.SecurityGroupId))
            .Concat(args.TargetSecurityGroups.Select(group => (group.Key, Group: group.Value)));
        foreach (var (target, group) in groups)
        {
            before.Add(
                targets.LetOut(
                    $"{prefix}-to-{target}{suffix}",
                    securityGroupId,
                    group,
                    $"Connections and health checks to {target}"
                )
            );
            before.Add(
                targets.Admit(
                    $"{prefix}-into-{target}{suffix}",
                    group,
                    securityGroupId,
                    $"Connections and health checks from {name}"
                )
            );
        }
    }
}
