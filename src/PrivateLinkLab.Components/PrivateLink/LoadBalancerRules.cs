using PrivateLinkLab.Components.Network;
using Pulumi;

namespace PrivateLinkLab.Components.PrivateLink;

/// <summary>The security group rules of a service's load balancer: the consumers in, the targets out and into theirs.</summary>
internal static class LoadBalancerRules
{
    /// <summary>Creates the rules.</summary>
    /// <param name="service">The component.</param>
    /// <param name="name">Its name.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="securityGroupId">The id of the load balancer's security group.</param>
    /// <param name="before">Receives what must be there before anybody connects.</param>
    public static void Create(
        Resource service, string name, ProviderEndpointServiceArgs args, Output<string> securityGroupId, InputList<Resource> before)
    {
        var blocks = new BlockRules(service, args.Port, args.Tags);
        void Admit(string role, string named, Input<string>? ipv4, Input<string>? ipv6) => before.Add(blocks.Admit(
            $"{name}-from-{role}", securityGroupId, ipv4, ipv6, $"Consumers in {named}", $"{name}-from-consumers"));

        foreach (var block in args.ConsumerCidrBlocks)
        {
            Admit(block.Replace('/', '-'), block, block, null);
        }

        foreach (var (consumer, block) in args.ConsumerIpv6CidrBlocks)
        {
            Admit($"{consumer}-ipv6", $"the IPv6 block of {consumer}", null, block);
        }

        var rules = new GroupRules(service, ProviderEndpointServiceArguments.TargetPortOf(args), args.Tags);
        foreach (var (target, server) in args.Targets)
        {
            before.Add(rules.LetOut($"{name}-to-{target}", securityGroupId, server.SecurityGroupId, $"Connections and health checks to {target}"));
            before.Add(rules.Admit($"{name}-into-{target}", server.SecurityGroupId, securityGroupId, $"Connections and health checks from {name}"));
        }
    }
}
