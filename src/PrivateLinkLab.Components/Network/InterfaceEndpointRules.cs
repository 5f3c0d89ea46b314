using PrivateLinkLab.Amazon.Addresses;
using Pulumi;

namespace PrivateLinkLab.Components.Network;

/// <summary>
/// The rules of an <see cref="InterfaceEndpointSet"/>'s security group for clients that it admits by address.
/// </summary>
internal static class InterfaceEndpointRules
{
    /// <summary>Creates the rules.</summary>
    /// <param name="endpoints">The component.</param>
    /// <param name="name">Its name.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="securityGroupId">The security group's id.</param>
    /// <param name="securityGroupTag">The security group's Name tag.</param>
    public static InputList<Resource> Create(
        Resource endpoints,
        string name,
        InterfaceEndpointSetArgs args,
        Output<string> securityGroupId,
        string securityGroupTag
    )
    {
        var rules = new InputList<Resource>();
        var clients = new GroupRules(endpoints, InterfaceEndpointSet.HttpsPort, args.Tags);
        var nameTag = $"{securityGroupTag}-https";
        foreach (var block in args.AllowedCidrBlocks)
        {
            var (rule, description) = (
                $"{name}-https-from-{block.Replace('/', '-').Replace(':', '-')}",
                $"HTTPS from {block}"
            );
            rules.Add(
                IpAddress.LooksLikeIpv6(block)
                    ? clients.AdmitIpv6(rule, securityGroupId, block, description, nameTag)
                    : clients.AdmitIpv4(rule, securityGroupId, block, description, nameTag)
            );
        }

        // What Amazon assigns is not known before the deployment, so that the rule's name does not tell it.
        if (args.Network.IsDualStack && args.AllowedCidrBlocks.Contains(args.Network.CidrBlock))
        {
            rules.Add(
                clients.AdmitIpv6(
                    $"{name}-https-from-vpc-ipv6",
                    securityGroupId,
                    args.Network.Ipv6CidrBlock!,
                    "HTTPS from the IPv6 block of the VPC",
                    nameTag
                )
            );
        }

        return rules;
    }
}
