using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Network;

/// <summary>
/// Rules of security groups for one port, of TCP unless told otherwise. The components' groups name every destination,
/// so that a way between two needs both of its halves: one group lets connections out, the other admits them.
/// </summary>
/// <param name="parent">The component that the rules belong to.</param>
/// <param name="port">The port.</param>
/// <param name="tags">The component's tags.</param>
/// <param name="protocol">tcp or udp.</param>
internal sealed class GroupRules(
    Resource parent,
    int port,
    IReadOnlyDictionary<string, string> tags,
    string protocol = "tcp"
)
{
    private readonly CustomResourceOptions _asChild = new() { Parent = parent };

    /// <summary>Lets a group admit connections of another's members.</summary>
    /// <param name="name">The rule's name, and its Name tag unless that is given.</param>
    /// <param name="group">The group's id.</param>
    /// <param name="from">The other group's id.</param>
    /// <param name="description">The rule's description.</param>
    /// <param name="nameTag">The Name tag.</param>
    public Aws.Vpc.SecurityGroupIngressRule Admit(
        string name,
        Input<string> group,
        Input<string> from,
        string description,
        string? nameTag = null
    ) => Admit(name, description, nameTag, new() { SecurityGroupId = group, ReferencedSecurityGroupId = from });

    /// <summary>Lets a group admit connections from an IPv4 block.</summary>
    /// <param name="name">The rule's name, and its Name tag unless that is given.</param>
    /// <param name="group">The group's id.</param>
    /// <param name="block">The block.</param>
    /// <param name="description">The rule's description.</param>
    /// <param name="nameTag">The Name tag.</param>
    public Aws.Vpc.SecurityGroupIngressRule AdmitIpv4(
        string name,
        Input<string> group,
        Input<string> block,
        string description,
        string? nameTag = null
    ) => Admit(name, description, nameTag, new() { SecurityGroupId = group, CidrIpv4 = block });

    /// <summary>Lets a group admit connections from an IPv6 block.</summary>
    /// <param name="name">The rule's name, and its Name tag unless that is given.</param>
    /// <param name="group">The group's id.</param>
    /// <param name="block">The block.</param>
    /// <param name="description">The rule's description.</param>
    /// <param name="nameTag">The Name tag.</param>
    public Aws.Vpc.SecurityGroupIngressRule AdmitIpv6(
        string name,
        Input<string> group,
        Input<string> block,
        string description,
        string? nameTag = null
    ) => Admit(name, description, nameTag, new() { SecurityGroupId = group, CidrIpv6 = block });

    /// <summary>Lets a group's members connect to another's.</summary>
    /// <param name="name">The rule's name, and its Name tag unless that is given.</param>
    /// <param name="group">The group's id.</param>
    /// <param name="to">The other group's id.</param>
    /// <param name="description">The rule's description.</param>
    /// <param name="nameTag">The Name tag.</param>
    public Aws.Vpc.SecurityGroupEgressRule LetOut(
        string name,
        Input<string> group,
        Input<string> to,
        string description,
        string? nameTag = null
    ) =>
        new(
            name,
            new Aws.Vpc.SecurityGroupEgressRuleArgs
            {
                SecurityGroupId = group,
                Description = description,
                IpProtocol = protocol,
                FromPort = port,
                ToPort = port,
                ReferencedSecurityGroupId = to,
                Tags = ResourceTags.For(nameTag ?? name, tags),
            },
            _asChild
        );

    private Aws.Vpc.SecurityGroupIngressRule Admit(
        string name,
        string description,
        string? nameTag,
        Aws.Vpc.SecurityGroupIngressRuleArgs rule
    )
    {
        rule.Description = description;
        rule.IpProtocol = protocol;
        rule.FromPort = port;
        rule.ToPort = port;
        rule.Tags = ResourceTags.For(nameTag ?? name, tags);
        return new(name, rule, _asChild);
    }
}
