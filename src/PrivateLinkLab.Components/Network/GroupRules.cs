using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Network;

/// <summary>
/// Rules for one TCP port between security groups. The components' groups name every destination, so that a way needs both of
/// its halves: one group lets connections out, the other admits them.
/// </summary>
/// <param name="parent">The component that the rules belong to.</param>
/// <param name="port">The port.</param>
/// <param name="tags">The component's tags.</param>
internal sealed class GroupRules(Resource parent, int port, IReadOnlyDictionary<string, string>? tags)
{
    private readonly CustomResourceOptions _asChild = new() { Parent = parent };

    /// <summary>Lets a group admit connections of another's members.</summary>
    /// <param name="name">The rule's name, and its Name tag unless that is given.</param>
    /// <param name="group">The group's id.</param>
    /// <param name="from">The other group's id.</param>
    /// <param name="description">The rule's description.</param>
    /// <param name="nameTag">The Name tag.</param>
    public Aws.Vpc.SecurityGroupIngressRule Admit(
        string name, Input<string> group, Input<string> from, string description, string? nameTag = null) =>
        new(name, new Aws.Vpc.SecurityGroupIngressRuleArgs
        {
            SecurityGroupId = group,
            Description = description,
            IpProtocol = "tcp",
            FromPort = port,
            ToPort = port,
            ReferencedSecurityGroupId = from,
            Tags = ResourceTags.For(nameTag ?? name, tags),
        }, _asChild);

    /// <summary>Lets a group's members connect to another's.</summary>
    /// <param name="name">The rule's name, and its Name tag unless that is given.</param>
    /// <param name="group">The group's id.</param>
    /// <param name="to">The other group's id.</param>
    /// <param name="description">The rule's description.</param>
    /// <param name="nameTag">The Name tag.</param>
    public Aws.Vpc.SecurityGroupEgressRule LetOut(
        string name, Input<string> group, Input<string> to, string description, string? nameTag = null) =>
        new(name, new Aws.Vpc.SecurityGroupEgressRuleArgs
        {
            SecurityGroupId = group,
            Description = description,
            IpProtocol = "tcp",
            FromPort = port,
            ToPort = port,
            ReferencedSecurityGroupId = to,
            Tags = ResourceTags.For(nameTag ?? name, tags),
        }, _asChild);
}
