using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Security groups and their rules, from every form in which a program can write them.</summary>
internal sealed class SecurityGroupIngest(
    GraphReader graph,
    VpcIngest vpcs,
    IReadOnlyDictionary<string, KubernetesCluster> clusters
)
{
    private readonly Dictionary<string, (Identity Identity, string? Vpc, bool Known)> _groups = new(
        StringComparer.Ordinal
    );
    private readonly SecurityGroupRules _rules = new(graph);
    private readonly List<(ResourceNode Node, string Key)> _withLists = [];
    private readonly HashSet<string> _inline = new(StringComparer.Ordinal);
    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);

    public Dictionary<string, SecurityGroup> Read()
    {
        foreach (var node in graph.All(AwsTypes.SecurityGroup))
        {
            var key = Identity.KeyOf(node);
            _groups[key] = (graph.IdentityOf(node), graph.Reference(node, "vpcId", ResourceTypes.Vpcs), true);
            NoteInline(node, key);
        }

        AddDefaults();
        AddClusterGroups();

        // Standalone rules first: a refreshed group's own lists repeat them, and evidence should name the rule's
        // resource.
        ReadStandalone();
        foreach (var (node, key) in _withLists)
        {
            ReadInline(node, key);
        }

        var groups = new Dictionary<string, SecurityGroup>(_groups.Count, StringComparer.Ordinal);
        foreach (var (key, (identity, vpc, known)) in _groups)
        {
            groups.Add(
                key,
                new SecurityGroup
                {
                    Identity = identity,
                    Vpc = vpc,
                    RulesKnown = known,
                    Ingress = _rules.Of(key, egress: false),
                    Egress = _rules.Of(key, egress: true),
                }
            );
        }

        return groups;
    }

    // AWS's own default group admits its members and everything outbound; adopting it removes both.
    private void AddDefaults()
    {
        foreach (var node in graph.All(AwsTypes.DefaultSecurityGroup))
        {
            if (DefaultGroupOf(node) is { } key)
            {
                _groups[key] = (graph.IdentityOf(node, key), graph.Reference(node, "vpcId", ResourceTypes.Vpcs), true);
                NoteInline(node, key);
            }
        }

        foreach (var vpc in vpcs.Vpcs.Values.Where(vpc => !_groups.ContainsKey(vpc.DefaultSecurityGroup)))
        {
            var key = vpc.DefaultSecurityGroup;
            var identity = new Identity(key, $"default security group of {vpc.Identity.Name}", key);
            _groups[key] = (identity, vpc.Identity.Key, vpc.InGraph);
            _rules.Add(key, egress: false, identity, Transport.Everything, new RulePeer.Group(key));
            _rules.Add(key, egress: true, identity, Transport.Everything, new RulePeer.Cidr(CidrBlock.AllIpv4));
        }
    }

    // EKS makes one for each cluster, which admits its members and everything outbound (Amazon EKS User Guide, "View
    // Amazon EKS security group requirements for clusters").
    private void AddClusterGroups()
    {
        foreach (var cluster in clusters.Values)
        {
            var key = cluster.ClusterGroup;
            if (_groups.ContainsKey(key))
            {
                continue;
            }

            var identity = new Identity(key, $"cluster security group of {cluster.Identity.Name}", key);
            _groups[key] = (identity, cluster.Interfaces is [var first, ..] ? first.Vpc : null, true);
            _rules.Add(key, egress: false, identity, Transport.Everything, new RulePeer.Group(key));
            _rules.Add(key, egress: true, identity, Transport.Everything, new RulePeer.Cidr(CidrBlock.AllIpv4));
        }
    }

    private string? DefaultGroupOf(ResourceNode node) =>
        graph.Reference(node, "vpcId", ResourceTypes.Vpcs) is { } vpc
            ? vpcs.Required(node, vpc).DefaultSecurityGroup
            : node.Id;

    private void ReadStandalone()
    {
        foreach (var node in graph.All(AwsTypes.SecurityGroupIngressRule))
        {
            ReadSinglePeer(node, egress: false);
        }

        foreach (var node in graph.All(AwsTypes.SecurityGroupEgressRule))
        {
            ReadSinglePeer(node, egress: true);
        }

        foreach (var node in graph.All(AwsTypes.SecurityGroupRule))
        {
            if (GroupOf(node) is { } group)
            {
                var properties = PropertyReader.Of(node);
                var egress = properties.Text("type") == "egress";
                var source = graph.Reference(
                    node,
                    "sourceSecurityGroupId",
                    AwsTypes.SecurityGroup,
                    AwsTypes.DefaultSecurityGroup
                );
                _rules.AddLists(node, group, egress, properties, "sourceSecurityGroupId", source);
            }
        }
    }

    private void ReadSinglePeer(ResourceNode node, bool egress)
    {
        if (GroupOf(node) is { } group)
        {
            _rules.AddSinglePeer(node, group, egress);
        }
    }

    private void ReadInline(ResourceNode node, string group)
    {
        var properties = PropertyReader.Of(node);
        foreach (var egress in (bool[])[false, true])
        {
            var direction = egress ? "egress" : "ingress";
            if (properties.IsUnknown(direction))
            {
                _rules.Add(group, egress, graph.IdentityOf(node), null, new RulePeer.NotKnown());
            }

            foreach (var rule in properties.Bags(direction))
            {
                _rules.AddLists(node, group, egress, rule, "securityGroups", null);
            }
        }
    }

    private string? GroupOf(ResourceNode node)
    {
        if (graph.Reference(node, "securityGroupId", ResourceTypes.SecurityGroups) is not { } key)
        {
            return null;
        }

        if (vpcs.Vpcs.TryGetValue(key, out var vpc))
        {
            key = vpc.DefaultSecurityGroup;
        }
        else if (clusters.TryGetValue(key, out var cluster))
        {
            key = cluster.ClusterGroup;
        }

        if (!_groups.TryGetValue(key, out var group))
        {
            graph.WarnDangling(node, "security group", key);
            _groups[key] = (Identity.OutsideGraph(key), null, false);
        }
        else if (_inline.Contains(key) && _warned.Add(key))
        {
            graph.Warn(
                node,
                $"{graph.IdentityOf(node)} adds a rule to security group {group.Identity}, which has inline rules: the "
                    + "provider removes the one or the other at each deployment. Write all rules of a group in one "
                    + "form."
            );
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
    private static bool HasRules(PropertyValue? list) =>
        list is not null && (list.Revealed is null || list.AsList().Count > 0);
}
