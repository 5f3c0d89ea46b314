using PrivateLinkLab.Components.Values;
using Pulumi;

namespace PrivateLinkLab.Components.Network;

/// <summary>The rules of an <see cref="InterfaceEndpointSet"/>'s security group for clients that it admits by address.</summary>
internal static class InterfaceEndpointRules
{
    /// <summary>Creates the rules.</summary>
    /// <param name="endpoints">The component.</param>
    /// <param name="name">Its name.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="securityGroupId">The security group's id.</param>
    /// <param name="securityGroupTag">The security group's Name tag.</param>
    public static InputList<Resource> Create(
        Resource endpoints, string name, InterfaceEndpointSetArgs args, Output<string> securityGroupId, string securityGroupTag)
    {
        var rules = new InputList<Resource>();
        var blocks = new BlockRules(endpoints, InterfaceEndpointSet.HttpsPort, args.Tags);
        void Admit(string role, string named, Input<string>? ipv4, Input<string>? ipv6) => rules.Add(blocks.Admit(
            $"{name}-https-from-{role}", securityGroupId, ipv4, ipv6, $"HTTPS from {named}", $"{securityGroupTag}-https"));

        foreach (var block in args.AllowedCidrBlocks)
        {
            var isIpv6 = Ipv6Cidr.LooksLike(block);
            Admit(block.Replace('/', '-').Replace(':', '-'), block, isIpv6 ? null : (Input<string>)block, isIpv6 ? (Input<string>)block : null);
        }

        // What Amazon assigns is not known before the deployment, so that the rule's name does not tell it.
        if (args.Network.IsDualStack && args.AllowedCidrBlocks.Contains(args.Network.CidrBlock))
        {
            Admit("vpc-ipv6", "the IPv6 block of the VPC", null, args.Network.Ipv6CidrBlock);
        }

        return rules;
    }
}
