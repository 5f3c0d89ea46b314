using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Networking;
using PrivateLinkLab.Reachability.Model;

namespace PrivateLinkLab.Reachability.Ingest;

/// <summary>Security groups and their rules, from every form in which a program can write them.</summary>
internal sealed class SecurityGroupIngest(GraphReader graph, VpcIngest vpcs)
{
    private readonly Dictionary<string, (Identity Identity, string? Vpc, bool Known)> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SecurityGroupRule>> _ingress = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SecurityGroupRule>> _egress = new(StringComparer.Ordinal);
    private readonly List<(ResourceNode Node, string Key)> _withLists = [];
    private readonly HashSet<string> _inline = new(StringComparer.Ordinal);
    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);

    public Dictionary<string, SecurityGroup> Read()
    {
        foreach (var node in graph.All(ResourceTypes.SecurityGroup))
        {
            var key = GraphReader.KeyOf(node);
            _groups[key] = (graph.IdentityOf(node), graph.Reference(node, "vpcId", ResourceTypes.Vpc), true);
            NoteInline(node, key);
        }

        AddDefaults();

        // Standalone rules first: a refreshed group's own lists repeat them, and evidence should name the rule's resource.
        ReadStandalone();
        foreach (var (node, key) in _withLists)
        {
            ReadInline(node, key);
        }

        var groups = new Dictionary<string, SecurityGroup>(_groups.Count, StringComparer.Ordinal);
        foreach (var (key, (identity, vpc, known)) in _groups)
        {
            groups.Add(key, new SecurityGroup
            {
                Identity = identity,
                Vpc = vpc,
                RulesKnown = known,
                Ingress = [.. _ingress.GetValueOrDefault(key, [])],
                Egress = [.. _egress.GetValueOrDefault(key, [])],
            });
        }

        return groups;
    }

    // AWS's own default group admits its members and everything outbound; adopting it removes both.
    private void AddDefaults()
    {
        foreach (var node in graph.All(ResourceTypes.DefaultSecurityGroup))
        {
            if (DefaultGroupOf(node) is { } key)
            {
                _groups[key] = (graph.IdentityOf(node, key), graph.Reference(node, "vpcId", ResourceTypes.Vpc), true);
                NoteInline(node, key);
            }
        }

        foreach (var vpc in vpcs.Vpcs.Values.Where(vpc => !_groups.ContainsKey(vpc.DefaultSecurityGroup)))
        {
            var key = vpc.DefaultSecurityGroup;
            var identity = new Identity(key, $"default security group of {vpc.Identity.Name}", key);
            _groups[key] = (identity, vpc.Identity.Key, vpc.InGraph);
            Rules(key, false).Add(new SecurityGroupRule
            {
                DeclaredBy = identity,
                Transport = Transport.Everything,
                Peer = new RulePeer.Group(key),
            });
            Rules(key, true).Add(new SecurityGroupRule
            {
                DeclaredBy = identity,
                Transport = Transport.Everything,
                Peer = new RulePeer.Cidr(Ipv4Block.Everything),
            });
        }
    }

    private string? DefaultGroupOf(ResourceNode node) =>
        graph.Reference(node, "vpcId", ResourceTypes.Vpc) is { } vpc ? vpcs.Required(node, vpc).DefaultSecurityGroup : node.Id;

    private void ReadStandalone()
    {
        foreach (var node in graph.All(ResourceTypes.IngressRule))
        {
            AddSinglePeer(node, egress: false);
        }

        foreach (var node in graph.All(ResourceTypes.EgressRule))
        {
            AddSinglePeer(node, egress: true);
        }

        foreach (var node in graph.All(ResourceTypes.SecurityGroupRule))
        {
            if (GroupOf(node) is { } group)
            {
                var properties = PropertyReader.Of(node);
                var egress = properties.Text("type") == "egress";
                var source = graph.Reference(node, "sourceSecurityGroupId", ResourceTypes.SecurityGroup, ResourceTypes.DefaultSecurityGroup);
                AddLists(node, group, egress, properties, "sourceSecurityGroupId", source);
            }
        }
    }

    private void AddSinglePeer(ResourceNode node, bool egress)
    {
        if (GroupOf(node) is not { } group)
        {
            return;
        }

        var properties = PropertyReader.Of(node);
        RulePeer peer = properties.Find("cidrIpv4") is not null
                ? properties.Block("cidrIpv4") is { } block ? new RulePeer.Cidr(block) : new RulePeer.NotKnown()
            : properties.Find("cidrIpv6") is { } ipv6 ? new RulePeer.Ipv6(ipv6.AsText())
            : graph.Reference(node, "prefixListId", ResourceTypes.PrefixList, ResourceTypes.Endpoint) is { } list
                ? new RulePeer.Prefixes(list)
            : graph.Reference(node, "referencedSecurityGroupId", ResourceTypes.SecurityGroup, ResourceTypes.DefaultSecurityGroup) is { } other
                ? new RulePeer.Group(WithoutAccount(other))
            : new RulePeer.NotKnown();
        Add(group, egress, node, RuleReader.Transport(properties, "ipProtocol"), peer);
    }

    private void ReadInline(ResourceNode node, string group)
    {
        var properties = PropertyReader.Of(node);
        foreach (var egress in (bool[])[false, true])
        {
            var direction = egress ? "egress" : "ingress";
            if (properties.IsUnknown(direction))
            {
                Add(group, egress, node, null, new RulePeer.NotKnown());
            }

            foreach (var rule in properties.Bags(direction))
            {
                AddLists(node, group, egress, rule, "securityGroups", null);
            }
        }
    }

    // A rule with lists of peers is a rule for each of them.
    private void AddLists(
        ResourceNode node, string group, bool egress, PropertyReader rule, string groupProperty, string? single)
    {
        var transport = RuleReader.Transport(rule, "protocol");
        var before = Rules(group, egress).Count;
        var anyPeer = false;
        var (blocks, blocksKnown) = rule.Texts("cidrBlocks");
        foreach (var text in blocks)
        {
            anyPeer = true;
            Add(group, egress, node, transport,
                Ipv4Block.TryParse(text, out var block, out _) ? new RulePeer.Cidr(block) : new RulePeer.NotKnown());
        }

        foreach (var text in rule.Texts("ipv6CidrBlocks").Texts)
        {
            anyPeer = true;
            Add(group, egress, node, transport, new RulePeer.Ipv6(text));
        }

        var (lists, listsKnown) = rule.Texts("prefixListIds");
        foreach (var list in lists)
        {
            anyPeer = true;
            Add(group, egress, node, transport, new RulePeer.Prefixes(list));
        }

        var (groups, groupsKnown) = single is null ? rule.Texts(groupProperty) : ([single], true);
        foreach (var other in groups)
        {
            anyPeer = true;
            Add(group, egress, node, transport, new RulePeer.Group(WithoutAccount(other)));
        }

        if (rule.Flag("self", false) == true)
        {
            anyPeer = true;
            Add(group, egress, node, transport, new RulePeer.Group(group));
        }

        var known = blocksKnown && listsKnown && groupsKnown && rule.Flag("self", false) is not null;
        if (!known || (!anyPeer && before == Rules(group, egress).Count && rule.Find(groupProperty) is not null))
        {
            Add(group, egress, node, transport, new RulePeer.NotKnown());
        }
    }

    private string? GroupOf(ResourceNode node)
    {
        if (graph.Reference(node, "securityGroupId", ResourceTypes.SecurityGroup, ResourceTypes.DefaultSecurityGroup, ResourceTypes.Vpc) is not { } key)
        {
            return null;
        }

        if (vpcs.Vpcs.TryGetValue(key, out var vpc))
        {
            key = vpc.DefaultSecurityGroup;
        }

        if (!_groups.TryGetValue(key, out var group))
        {
            graph.WarnDangling(node, "security group", key);
            _groups[key] = (Identity.OutsideGraph(key), null, false);
        }
        else if (_inline.Contains(key) && _warned.Add(key))
        {
            graph.Warn(node,
                $"{graph.IdentityOf(node)} adds a rule to security group {group.Identity}, which has inline rules: the "
                    + "provider removes the one or the other at each deployment. Write all rules of a group in one "
                    + "form.");
        }

        return key;
    }

    private void NoteInline(ResourceNode node, string key)
    {
        if (node.Inputs.GetList("ingress").Count + node.Inputs.GetList("egress").Count > 0)
        {
            _inline.Add(key);
        }

        var properties = PropertyReader.Of(node);
        if (HasRules(properties.Find("ingress")) || HasRules(properties.Find("egress")))
        {
            _withLists.Add((node, key));
        }
    }

    // A value that is not known yet may have some.
    private static bool HasRules(PropertyValue? list) => list is not null && (list.Revealed is null || list.AsList().Count > 0);

    private void Add(string group, bool egress, ResourceNode node, Transport? transport, RulePeer peer)
    {
        var rules = Rules(group, egress);
        if (transport is null || peer is RulePeer.NotKnown
            || !rules.Exists(rule => rule.Transport == transport && rule.Peer == peer))
        {
            rules.Add(new SecurityGroupRule { DeclaredBy = graph.IdentityOf(node), Transport = transport, Peer = peer });
        }
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
        group.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && group.AsSpan(0, slash).IndexOfAnyExceptInRange('0', '9') < 0
            ? group[(slash + 1)..]
            : group;
}
