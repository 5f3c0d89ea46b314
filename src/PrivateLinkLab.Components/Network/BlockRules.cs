using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Network;

/// <summary>Rules by which a security group admits address blocks on one TCP port.</summary>
/// <param name="parent">The component that the rules belong to.</param>
/// <param name="port">The port.</param>
/// <param name="tags">The component's tags.</param>
internal sealed class BlockRules(Resource parent, int port, IReadOnlyDictionary<string, string>? tags)
{
    private readonly CustomResourceOptions _asChild = new() { Parent = parent };

    /// <summary>Lets a group admit connections from a block; a rule is for one, IPv4 or IPv6.</summary>
    /// <param name="name">The rule's name.</param>
    /// <param name="group">The group's id.</param>
    /// <param name="ipv4">The IPv4 block; null for an IPv6 one.</param>
    /// <param name="ipv6">The IPv6 block; null for an IPv4 one.</param>
    /// <param name="description">The rule's description.</param>
    /// <param name="nameTag">The Name tag.</param>
    public Aws.Vpc.SecurityGroupIngressRule Admit(
        string name, Input<string> group, Input<string>? ipv4, Input<string>? ipv6, string description, string nameTag) =>
        new(name, new Aws.Vpc.SecurityGroupIngressRuleArgs
        {
            SecurityGroupId = group,
            Description = description,
            IpProtocol = "tcp",
            FromPort = port,
            ToPort = port,
            CidrIpv4 = ipv4!,
            CidrIpv6 = ipv6!,
            Tags = ResourceTags.For(nameTag, tags),
        }, _asChild);
}
