using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;

namespace PrivateLinkLab.Network;

/// <summary>A security group with its rules, inline and standalone.</summary>
public sealed record SecurityGroup
{
    /// <summary>The resource's identity.</summary>
    public required Identity Identity { get; init; }

    /// <summary>The key of its VPC; null when it is not known.</summary>
    public string? Vpc { get; init; }

    /// <summary>The rules for what comes in.</summary>
    public ImmutableArray<SecurityGroupRule> Ingress { get; init; } = [];

    /// <summary>The rules for what goes out.</summary>
    public ImmutableArray<SecurityGroupRule> Egress { get; init; } = [];

    /// <summary>False for a group that the graph refers to but does not have: it may have any rules.</summary>
    public bool RulesKnown { get; init; } = true;
}

/// <summary>A rule of a security group; all rules allow.</summary>
public sealed record SecurityGroupRule
{
    /// <summary>The resource that has the rule: the group itself, or the rule's own resource.</summary>
    public required Identity DeclaredBy { get; init; }

    /// <summary>Protocol and ports; null when they are not known.</summary>
    public Transport? Transport { get; init; }

    /// <summary>The peer that the rule allows.</summary>
    public required RulePeer Peer { get; init; }
}

/// <summary>The peer of a security group's rule.</summary>
public abstract record RulePeer
{
    private RulePeer() { }

    /// <summary>The IPv4 addresses of a block.</summary>
    public sealed record Cidr(CidrBlock Block) : RulePeer
    {
        /// <inheritdoc/>
        public override string ToString() => Block.ToString();
    }

    /// <summary>The IPv6 addresses of a block; null for one that is not known yet.</summary>
    public sealed record Ipv6(CidrBlock? Block) : RulePeer
    {
        /// <inheritdoc/>
        public override string ToString() => Block?.ToString() ?? "an IPv6 block that is not known yet";
    }

    /// <summary>The addresses of a prefix list.</summary>
    public sealed record Prefixes(string PrefixList) : RulePeer
    {
        /// <inheritdoc/>
        public override string ToString() => PrefixList;
    }

    /// <summary>The private addresses of the interfaces that have a security group.</summary>
    public sealed record Group(string SecurityGroup) : RulePeer
    {
        /// <inheritdoc/>
        public override string ToString() => SecurityGroup;
    }

    /// <summary>A peer that is not known yet.</summary>
    public sealed record NotKnown : RulePeer
    {
        /// <inheritdoc/>
        public override string ToString() => "a peer that is not known yet";
    }
}
