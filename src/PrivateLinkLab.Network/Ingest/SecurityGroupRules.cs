using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>The rules of security groups, each once, whichever way a program writes it.</summary>
internal sealed class SecurityGroupRules(GraphReader graph)
{
    private readonly Dictionary<string, List<SecurityGroupRule>> _ingress = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SecurityGroupRule>> _egress = new(StringComparer.Ordinal);
    private readonly HashSet<(string Group, bool IsEgress, Transport Transport, RulePeer Peer)> _known = [];

    /// <summary>A group's rules of one direction.</summary>
    public ImmutableArray<SecurityGroupRule> Of(string group, bool egress) =>
        [.. (egress ? _egress : _ingress).GetValueOrDefault(group, [])];

    /// <summary>Adds a rule, unless an equal one is there. What is not known equals nothing.</summary>
    public void Add(string group, bool egress, Identity declaredBy, Transport? transport, RulePeer peer)
    {
        if (transport is not { } known || peer is RulePeer.NotKnown || _known.Add((group, egress, known, peer)))
        {
            Rules(group, egress)
                .Add(
                    new SecurityGroupRule
                    {
                        DeclaredBy = declaredBy,
                        Transport = transport,
                        Peer = peer,
                    }
                );
        }
    }

    /// <summary>Adds a rule that has one peer.</summary>
    public void AddSinglePeer(ResourceNode node, string group, bool egress)
    {
        var properties = PropertyReader.Of(node);
        RulePeer peer = properties.Find("cidrIpv4") is not null
            ? properties.Block("cidrIpv4") is { } block
                ? new RulePeer.Cidr(block)
                : new RulePeer.NotKnown()
            : properties.Find("cidrIpv6") is not null
                ? new RulePeer.Ipv6(properties.Ipv6Block("cidrIpv6"))
                : graph.Reference(node, "prefixListId", AwsTypes.ManagedPrefixList, AwsTypes.VpcEndpoint) is { } list
                    ? new RulePeer.Prefixes(list)
                    : graph.Reference(
                        node,
                        "referencedSecurityGroupId",
                        AwsTypes.SecurityGroup,
                        AwsTypes.DefaultSecurityGroup
                    )
                        is { } other
                        ? new RulePeer.Group(WithoutAccount(other))
                        : new RulePeer.NotKnown();
        Add(group, egress, graph.IdentityOf(node), RuleReader.OfGroup(properties, "ipProtocol"), peer);
    }

    /// <summary>Adds a rule with lists of peers, which is a rule for each of them.</summary>
    public void AddLists(
        ResourceNode node,
        string group,
        bool egress,
        PropertyReader rule,
        string groupProperty,
        string? single
    )
    {
        var transport = RuleReader.OfGroup(rule, "protocol");
        var before = Rules(group, egress).Count;
        var anyPeer = false;
        var (blocks, blocksKnown) = rule.Texts("cidrBlocks");
        foreach (var text in blocks)
        {
            anyPeer = true;
            Add(
                group,
                egress,
                graph.IdentityOf(node),
                transport,
                CidrBlock.TryParseIpv4(text, out var block) ? new RulePeer.Cidr(block) : new RulePeer.NotKnown()
            );
        }

        foreach (var text in rule.Texts("ipv6CidrBlocks").Texts)
        {
            anyPeer = true;
            var peer = new RulePeer.Ipv6(CidrBlock.TryParseIpv6(text, out var block) ? block : null);
            Add(group, egress, graph.IdentityOf(node), transport, peer);
        }

        var (lists, listsKnown) = rule.Texts("prefixListIds");
        foreach (var list in lists)
        {
            anyPeer = true;
            Add(group, egress, graph.IdentityOf(node), transport, new RulePeer.Prefixes(list));
        }

        var (groups, groupsKnown) = single is null ? Groups(node, egress, rule, groupProperty) : ([single], true);
        foreach (var other in groups)
        {
            anyPeer = true;
            Add(group, egress, graph.IdentityOf(node), transport, new RulePeer.Group(WithoutAccount(other)));
        }

        if (rule.Flag("self", false) == Truth.True)
        {
            anyPeer = true;
            Add(group, egress, graph.IdentityOf(node), transport, new RulePeer.Group(group));
        }

        var known = blocksKnown && listsKnown && groupsKnown && rule.Flag("self", false) != Truth.Unknown;
        if (!known || (!anyPeer && before == Rules(group, egress).Count && rule.Find(groupProperty) is not null))
        {
            Add(group, egress, graph.IdentityOf(node), transport, new RulePeer.NotKnown());
        }
    }

    // Groups that are not there yet are known by what the group's own list of rules comes from, unless several rules
    // could have them.
    private (ImmutableArray<string> Groups, bool Known) Groups(
        ResourceNode node,
        bool egress,
        PropertyReader rule,
        string property
    )
    {
        var texts = rule.Texts(property);
        var (groups, known) = texts.Known
            ? texts
            : graph.References(
                node,
                egress ? "egress" : "ingress",
                rule,
                property,
                AwsTypes.SecurityGroup,
                AwsTypes.DefaultSecurityGroup
            );
        return known ? (groups, true) : texts;
    }

    private List<SecurityGroupRule> Rules(string group, bool egress)
    {
        var all = egress ? _egress : _ingress;
        if (!all.TryGetValue(group, out var rules))
        {
            all.Add(group, rules = []);
        }

        return rules;
    }

    // A group of another account is written with the account in front.
    private static string WithoutAccount(string group) =>
        group.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
        && group.AsSpan(0, slash).IndexOfAnyExceptInRange('0', '9') < 0
            ? group[(slash + 1)..]
            : group;
}
