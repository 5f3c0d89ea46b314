using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Network ACLs, their entries and their associations.</summary>
internal sealed class NetworkAclIngest(GraphReader graph, VpcIngest vpcs, SubnetIngest subnets)
{
    private readonly Dictionary<string, (Identity Identity, string? Vpc, bool Known)> _acls = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<(string Acl, bool Egress), List<NetworkAclEntry>> _entries = [];
    private readonly HashSet<(string Acl, bool Egress)> _ipv6 = [];
    private readonly HashSet<string> _untouched = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _bySubnet = new(StringComparer.Ordinal);

    public Dictionary<string, NetworkAcl> Read()
    {
        foreach (var node in graph.All(AwsTypes.NetworkAcl))
        {
            ReadAcl(node, Identity.KeyOf(node), graph.Reference(node, "vpcId", ResourceTypes.Vpcs));
        }

        ReadAdoptedDefaults();
        foreach (var node in graph.All(AwsTypes.NetworkAclRule))
        {
            if (graph.Reference(node, "networkAclId", ResourceTypes.NetworkAcls) is { } key)
            {
                // A default ACL's id is the VPC's to tell.
                var acl = vpcs.Vpcs.TryGetValue(key, out var vpc) ? vpc.DefaultNetworkAcl : key;
                var properties = PropertyReader.Of(node);
                Add(node, acl, properties.Flag("egress", false) == Truth.True, properties, "ruleNumber", "ruleAction");
            }
        }

        AddUntouchedDefaults();
        foreach (var node in graph.All(AwsTypes.NetworkAclAssociation))
        {
            if (
                graph.Reference(node, "subnetId", ResourceTypes.Subnets) is { } subnet
                && graph.Reference(node, "networkAclId", AwsTypes.NetworkAcl) is { } acl
            )
            {
                _bySubnet[subnet] = acl;
            }
        }

        subnets.Join(subnet =>
            subnet with
            {
                NetworkAcl = _bySubnet.GetValueOrDefault(subnet.Identity.Key, vpcs.Vpcs[subnet.Vpc].DefaultNetworkAcl),
            }
        );
        return _acls.ToDictionary(acl => acl.Key, Complete, StringComparer.Ordinal);
    }

    private NetworkAcl Complete(KeyValuePair<string, (Identity Identity, string? Vpc, bool Known)> acl) =>
        new()
        {
            Identity = acl.Value.Identity,
            Vpc = acl.Value.Vpc,
            EntriesKnown = acl.Value.Known,
            Ingress = Sorted(acl.Key, false),
            Egress = Sorted(acl.Key, true),
            AdmitsIpv6 = PassesIpv6(acl.Key, false),
            ReleasesIpv6 = PassesIpv6(acl.Key, true),
        };

    // AWS's own entries of a default ACL let all of it pass; one's own are not looked into.
    private Truth PassesIpv6(string acl, bool egress) =>
        _ipv6.Contains((acl, egress)) ? Truth.Unknown : TruthLogic.Of(_untouched.Contains(acl));

    private System.Collections.Immutable.ImmutableArray<NetworkAclEntry> Sorted(string acl, bool egress) =>
        [.. _entries.GetValueOrDefault((acl, egress), []).OrderBy(entry => entry.Number ?? 0)];

    private void ReadAcl(ResourceNode node, string key, string? vpc)
    {
        var identity = graph.IdentityOf(node, key);
        _acls[key] = (identity, vpc, true);
        var properties = PropertyReader.Of(node);
        foreach (var egress in (bool[])[false, true])
        {
            foreach (var entry in properties.Bags(egress ? "egress" : "ingress"))
            {
                Add(node, key, egress, entry, "ruleNo", "action");
            }
        }

        foreach (var subnet in graph.References(node, "subnetIds", ResourceTypes.Subnets).Keys)
        {
            _bySubnet.TryAdd(subnet, key);
        }
    }

    // Adopting the default ACL removes AWS's own entries, so that it has only those that the program names.
    private void ReadAdoptedDefaults()
    {
        foreach (var node in graph.All(AwsTypes.DefaultNetworkAcl))
        {
            var key = PropertyReader.Of(node).Text("defaultNetworkAclId") ?? node.Id;
            var source = graph.Reference(node, "defaultNetworkAclId", ResourceTypes.Vpcs);
            var vpc = vpcs.OfDefaultAcl(key) ?? (source is null ? null : vpcs.Vpcs.GetValueOrDefault(source));
            if (vpc is not null)
            {
                ReadAcl(node, vpc.DefaultNetworkAcl, vpc.Identity.Key);
            }
        }
    }

    private void AddUntouchedDefaults()
    {
        foreach (var vpc in vpcs.Vpcs.Values.Where(vpc => !_acls.ContainsKey(vpc.DefaultNetworkAcl)))
        {
            var identity = new Identity(
                vpc.DefaultNetworkAcl,
                $"default network ACL of {vpc.Identity.Name}",
                vpc.DefaultNetworkAcl
            );
            _acls[vpc.DefaultNetworkAcl] = (identity, vpc.Identity.Key, vpc.InGraph);
            _untouched.Add(vpc.DefaultNetworkAcl);
            foreach (var egress in (bool[])[false, true])
            {
                Entries(vpc.DefaultNetworkAcl, egress)
                    .Add(
                        new NetworkAclEntry
                        {
                            DeclaredBy = identity,
                            Number = 100,
                            Allows = Truth.True,
                            Transport = Transport.Everything,
                            Block = CidrBlock.AllIpv4,
                        }
                    );
            }
        }
    }

    private void Add(
        ResourceNode node,
        string acl,
        bool egress,
        PropertyReader properties,
        string number,
        string action
    )
    {
        if (properties.Find("ipv6CidrBlock") is not null && properties.Find("cidrBlock") is null)
        {
            _ipv6.Add((acl, egress));
            return;
        }

        if (!_acls.ContainsKey(acl) && vpcs.OfDefaultAcl(acl) is null)
        {
            graph.WarnDangling(node, "network ACL", acl);
            return;
        }

        var entry = new NetworkAclEntry
        {
            DeclaredBy = graph.IdentityOf(node),
            Number = properties.Int(number),
            Allows = properties.Text(action)?.ToLowerInvariant() switch
            {
                "allow" => Truth.True,
                "deny" => Truth.False,
                _ => Truth.Unknown,
            },
            Transport = RuleReader.OfNetworkAcl(properties),
            Block = properties.Block("cidrBlock"),
        };
        var entries = Entries(acl, egress);
        if (!entries.Exists(other => other.Number is not null && other.Number == entry.Number))
        {
            entries.Add(entry);
        }
    }

    private List<NetworkAclEntry> Entries(string acl, bool egress)
    {
        if (!_entries.TryGetValue((acl, egress), out var entries))
        {
            _entries.Add((acl, egress), entries = []);
        }

        return entries;
    }
}
