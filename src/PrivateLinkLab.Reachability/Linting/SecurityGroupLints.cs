using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Linting;

/// <summary>A security group that nothing has.</summary>
internal sealed class UnattachedGroup()
    : Lint(
        "SG_NOT_ATTACHED",
        LintSeverity.Note,
        "Nothing has a security group.",
        "Its rules do nothing, and rules that name it admit nobody."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network) =>
        network
            .Model.SecurityGroups.Values.Where(group => GroupRule.IsUnused(network, group))
            .Select(group =>
                At(
                    group.Identity,
                    $"Nothing has security group {group.Identity}.",
                    $"Attach {group.Identity} to what it is for, or delete it."
                )
            );
}

/// <summary>Two resources with the same rule.</summary>
internal sealed class DuplicateRule()
    : Lint(
        "SG_RULE_DUPLICATE",
        LintSeverity.Error,
        "Two resources are the same rule of a security group.",
        "AWS refuses the second with InvalidPermission.Duplicate, and destroying one takes the other's rule away."
    )
{
    private static readonly string[] Telling =
    [
        "securityGroupId",
        "ipProtocol",
        "fromPort",
        "toPort",
        "cidrIpv4",
        "cidrIpv6",
        "prefixListId",
        "referencedSecurityGroupId",
    ];

    internal override IEnumerable<LintFinding> Find(LintedNetwork network)
    {
        foreach (var type in (ResourceType[])[AwsTypes.SecurityGroupIngressRule, AwsTypes.SecurityGroupEgressRule])
        {
            var first = new Dictionary<string, ResourceNode>(StringComparer.Ordinal);
            foreach (
                var node in network.Graph.Resources.Where(node =>
                    node is { Custom: true, PendingDelete: false, PendingReplacement: false } && type.Is(node.Type)
                )
            )
            {
                var values = Telling.Select(key => node.Inputs.Find(key)).ToList();
                if (values.Exists(value => value is { HasUnknowns: true } or { HasSecrets: true }))
                {
                    continue;
                }

                var text = string.Join('|', values.Select(value => value?.ToString()));
                if (!first.TryAdd(text, node))
                {
                    var key = string.IsNullOrEmpty(node.Id) ? node.Urn.ToString() : node.Id;
                    yield return At(
                        new(key, node.Name, node.Urn.ToString()),
                        $"'{node.Name}' is the same rule of the same security group as '{first[text].Name}'.",
                        $"Remove '{node.Name}'."
                    );
                }
            }
        }
    }
}

/// <summary>A rule whose traffic others of its group admit anyway.</summary>
internal sealed class ImpliedRule()
    : Lint(
        "SG_RULE_IMPLIED",
        LintSeverity.Note,
        "A rule admits nothing that other rules of its security group do not admit.",
        "All rules of a group count together and only allow (Amazon VPC User Guide, \"Security group rules\"): without "
            + "it the group admits the same. Whoever narrows the other rule finds this one still open."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network)
    {
        // What is reported counts as removed, so that all that is reported can be; of two equal ones the first stays.
        var gone = new HashSet<SecurityGroupRule>(ReferenceEqualityComparer.Instance);
        foreach (var use in GroupRule.All(network).Reverse())
        {
            var others = use.Siblings.Where(other =>
                !ReferenceEquals(other, use.Rule)
                && !gone.Contains(other)
                && (
                    GroupRule.BlockOf(use.Rule.Peer) is not null
                    || GroupRule.Covers(network, use.Group, other.Peer, use.Rule.Peer)
                )
            );
            var covering = TrafficCover.Of(
                use.Rule.Transport,
                GroupRule.BlockOf(use.Rule.Peer),
                others,
                other => other.Transport,
                other => GroupRule.BlockOf(other.Peer)
            );
            if (covering.IsEmpty)
            {
                continue;
            }

            gone.Add(use.Rule);
            yield return At(
                use.Rule.DeclaredBy,
                $"{use} admits nothing that the {(covering.Length == 1 ? "rule" : "rules")} for "
                    + $"{string.Join(" and ", covering.Select(use.Naming))} "
                    + $"{(covering.Length == 1 ? "does" : "do")} not admit.",
                $"Remove {use.Lower}, or narrow what implies it."
            );
        }
    }
}

/// <summary>A rule for private addresses that the VPC exchanges no packets with.</summary>
internal sealed class RuleOutsideVpc()
    : Lint(
        "SG_RULE_BLOCK_OUTSIDE_VPC",
        LintSeverity.Warning,
        "A rule of a security group names private addresses outside the VPC and everything that it is joined to.",
        "No packet with such an address arrives, or finds a route: the rule admits nobody, and somebody else once the "
            + "address is used."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network) =>
        from use in GroupRule.All(network)
        where use.Rule.Peer is RulePeer.Cidr cidr && !network.MayMeet(use.Group.Vpc, cidr.Block)
        select At(
            use.Rule.DeclaredBy,
            $"{use} is for addresses that are neither in VPC {network.Model.Vpcs[use.Group.Vpc!].Identity} nor in "
                + "anything that it is peered with or has a route to.",
            $"Name the block that is meant, or remove {use.Lower}."
        );
}

/// <summary>A rule that names a group that nothing has.</summary>
internal sealed class RuleOfNobody()
    : Lint(
        "SG_RULE_PEER_UNUSED",
        LintSeverity.Note,
        "A rule of a security group names a group that nothing has.",
        "A rule that names a group admits the private addresses of its members (Amazon VPC User Guide, "
            + "\"Security group "
            + "referencing\"): for now nobody."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network) =>
        from use in GroupRule.All(network)
        where use.PeerGroup is { } peer && network.MayMeet(use.Group.Vpc, peer.Vpc) && GroupRule.IsUnused(network, peer)
        select At(
            use.Rule.DeclaredBy,
            $"{use} admits nobody: nothing has that group.",
            $"Attach {use.PeerGroup!.Identity} to what is meant, or remove {use.Lower}."
        );
}

/// <summary>A rule that names a group whose members cannot be met.</summary>
internal sealed class RuleOfStrangers()
    : Lint(
        "SG_RULE_PEER_IN_OTHER_VPC",
        LintSeverity.Warning,
        "A rule of a security group names a group of a VPC that is not joined to its own.",
        "A rule that names a group admits its members in the same VPC or in one that is joined to it (Amazon VPC User "
            + "Guide, \"Security group referencing\"): this one admits nobody."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network) =>
        from use in GroupRule.All(network)
        where use.PeerGroup is { } peer && !network.MayMeet(use.Group.Vpc, peer.Vpc)
        select At(
            use.Rule.DeclaredBy,
            $"{use} admits nobody: that group is of another VPC, which is not joined to this one.",
            $"Peer the two VPCs, or remove {use.Lower}."
        );
}

/// <summary>A rule, the group that has it, and all of the group's rules of the direction.</summary>
internal sealed record GroupRule(
    LintedNetwork Network,
    SecurityGroup Group,
    SecurityGroupRule Rule,
    bool IsEgress,
    ImmutableArray<SecurityGroupRule> Siblings
)
{
    private static readonly ResourceType[] OfRules =
    [
        AwsTypes.SecurityGroup,
        AwsTypes.DefaultSecurityGroup,
        AwsTypes.SecurityGroupIngressRule,
        AwsTypes.SecurityGroupEgressRule,
        AwsTypes.SecurityGroupRule,
        AwsTypes.SecurityGroupVpcAssociation,
    ];

    /// <summary>The other group that it names; null when it names none of the graph's.</summary>
    public SecurityGroup? PeerGroup =>
        Rule.Peer is RulePeer.Group { SecurityGroup: var key } && key != Group.Identity.Key
            ? Network.Model.SecurityGroups.GetValueOrDefault(key)
            : null;

    /// <summary>Every rule that the graph's resources have.</summary>
    public static IEnumerable<GroupRule> All(LintedNetwork network) =>
        from @group in network.Model.SecurityGroups.Values
        where @group.RulesKnown
        from isEgress in (bool[])[false, true]
        let rules = isEgress ? @group.Egress : @group.Ingress
        from rule in rules
        where LintedNetwork.IsResource(rule.DeclaredBy)
        select new GroupRule(network, @group, rule, isEgress, rules);

    /// <summary>Whether nothing has a group: no interface, and no resource that the model does not know.</summary>
    public static bool IsUnused(LintedNetwork network, SecurityGroup group) =>
        group.RulesKnown
        && LintedNetwork.IsResource(group.Identity)
        && network.NodeOf(group.Identity) is { } node
        && AwsTypes.SecurityGroup.Is(node.Type)
        && !network.Members[group.Identity.Key].Any()
        && network.KnowsGroupsIn(group.Vpc)
        && !network.IsMentioned(group.Identity, OfRules);

    /// <summary>The addresses that a peer is; null when it is none, or they are not known.</summary>
    public static CidrBlock? BlockOf(RulePeer peer) =>
        peer switch
        {
            RulePeer.Cidr cidr => cidr.Block,
            RulePeer.Ipv6 ipv6 => ipv6.Block,
            _ => null,
        };

    /// <summary>Whether a peer that is no block has nobody whom another one does not have.</summary>
    public static bool Covers(LintedNetwork network, SecurityGroup group, RulePeer wide, RulePeer narrow) =>
        (wide, narrow) switch
        {
            (RulePeer.NotKnown, _) or (_, RulePeer.NotKnown) => false,
            // Members have IPv6 addresses too, where their VPC has some.
            (RulePeer.Cidr { Block.IsEverything: true }, RulePeer.Group) => network.Model.Vpcs.Values.All(vpc =>
                vpc is { Ipv6Blocks.IsEmpty: true, Ipv6BlocksKnown: true }
            ) && group.Vpc is not null,
            (RulePeer.Cidr one, RulePeer.Prefixes other) => network.Model.PrefixLists.GetValueOrDefault(
                other.PrefixList
            )
                is { Service: null, BlocksKnown: true, Blocks: { IsEmpty: false } blocks }
                && blocks.All(one.Block.Contains),
            _ => wide == narrow,
        };

    /// <summary>Another rule as sentences have it.</summary>
    public string Naming(SecurityGroupRule rule) => $"{TextOf(rule)}{Declared(rule)}";

    /// <summary>The rule as it stands inside a sentence.</summary>
    public string Lower => $"the {Bound} rule for {TextOf(Rule)}";

    /// <summary>The rule as it begins a sentence.</summary>
    public override string ToString() => $"The {Bound} rule of security group {Group.Identity} for {TextOf(Rule)}";

    private string Bound => IsEgress ? "outbound" : "inbound";

    private string TextOf(SecurityGroupRule rule) =>
        $"{rule.Transport?.ToString() ?? "unknown traffic"} {(IsEgress ? "to" : "from")} {NameOf(rule.Peer)}";

    private string NameOf(RulePeer peer) =>
        peer is RulePeer.Group { SecurityGroup: var key }
        && Network.Model.SecurityGroups.TryGetValue(key, out var group)
            ? $"group {group.Identity}"
            : peer.ToString()!;

    private string Declared(SecurityGroupRule rule) =>
        rule.DeclaredBy.Component == Group.Identity.Component ? "" : $" ('{rule.DeclaredBy.Name}')";
}
