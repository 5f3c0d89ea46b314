using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>VPCs, and stand-ins for those that the graph only refers to.</summary>
internal sealed class VpcIngest(GraphReader graph)
{
    private readonly Dictionary<string, Vpc> _vpcs = new(StringComparer.Ordinal);
    private Dictionary<string, string>? _byMainTable;
    private Dictionary<string, string>? _byDefaultAcl;
    private readonly Dictionary<string, string> _recordedMainTables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byDefaultTable = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Vpc> Vpcs => _vpcs;

    public void Read()
    {
        foreach (var node in graph.All(ResourceTypes.Vpcs))
        {
            var vpc = ReadVpc(node);
            if (!_vpcs.TryAdd(vpc.Identity.Key, vpc))
            {
                continue;
            }

            var properties = PropertyReader.Of(node);
            if (properties.Text("mainRouteTableId") is { } main)
            {
                _recordedMainTables.Add(vpc.Identity.Key, main);
            }

            if (properties.Text("defaultRouteTableId") is { } table)
            {
                _byDefaultTable.TryAdd(table, vpc.Identity.Key);
            }
        }

        foreach (var node in graph.All(AwsTypes.VpcIpv4CidrBlockAssociation))
        {
            Change(node, (vpc, properties) =>
                properties.Block("cidrBlock") is { } block
                    ? vpc with
                    {
                        Blocks = vpc.Blocks.Contains(block) ? vpc.Blocks : vpc.Blocks.Add(block),
                    }
                    : vpc with
                    {
                        BlocksKnown = false,
                    }
            );
        }

        foreach (var node in graph.All(AwsTypes.VpcIpv6CidrBlockAssociation))
        {
            Change(node, (vpc, properties) =>
                properties.Ipv6Block("ipv6CidrBlock") is { } block
                    ? vpc with
                    {
                        Ipv6Blocks = vpc.Ipv6Blocks.Contains(block) ? vpc.Ipv6Blocks : vpc.Ipv6Blocks.Add(block),
                    }
                    : vpc with
                    {
                        Ipv6BlocksKnown = false,
                    }
            );
        }

        ReadResolvers();
    }

    /// <summary>The VPC with a key; a stand-in, of which nothing is known, when the graph does not have it.</summary>
    public Vpc Required(ResourceNode node, string key)
    {
        if (_vpcs.TryGetValue(key, out var vpc))
        {
            return vpc;
        }

        graph.WarnDangling(node, "VPC", key);
        (_byMainTable, _byDefaultAcl) = (null, null);
        return _vpcs[key] = new Vpc
        {
            Identity = Identity.OutsideGraph(key),
            InGraph = false,
            BlocksKnown = false,
            Ipv6BlocksKnown = false,
            DnsSupport = Truth.Unknown,
            DnsHostnames = Truth.Unknown,
            AmazonDns = Truth.Unknown,
            MainRouteTable = $"{key}/main-route-table",
            DefaultSecurityGroup = $"{key}/default-security-group",
            DefaultNetworkAcl = $"{key}/default-network-acl",
        };
    }

    /// <summary>Replaces a VPC's main route table.</summary>
    public void SetMainRouteTable(string vpc, string table)
    {
        _vpcs[vpc] = _vpcs[vpc] with { MainRouteTable = table };
        _byMainTable = null;
    }

    /// <summary>The main route table that AWS has told of a VPC; null when it has not yet.</summary>
    public string? RecordedMainTable(string vpc) => _recordedMainTables.GetValueOrDefault(vpc);

    /// <summary>
    /// The VPC that was made with a route table, which is its main one until another is; null when it is none's.
    /// </summary>
    public Vpc? OfDefaultTable(string? table) =>
        table is not null && _byDefaultTable.TryGetValue(table, out var vpc) ? _vpcs[vpc] : null;

    /// <summary>Whether a VPC's main route table is known to be another than the one that it was made with.</summary>
    public bool HasOtherMainTable(Vpc vpc) =>
        _byDefaultTable.ContainsValue(vpc.Identity.Key) && OfDefaultTable(vpc.MainRouteTable) is null;

    /// <summary>The VPC whose main route table this is; null when it is none.</summary>
    public Vpc? OfMainTable(string? table)
    {
        _byMainTable ??= By(vpc => vpc.MainRouteTable);
        return table is not null && _byMainTable.TryGetValue(table, out var vpc) ? _vpcs[vpc] : null;
    }

    /// <summary>The VPC whose default network ACL this is; null when it is none.</summary>
    public Vpc? OfDefaultAcl(string? acl)
    {
        _byDefaultAcl ??= By(vpc => vpc.DefaultNetworkAcl);
        return acl is not null && _byDefaultAcl.TryGetValue(acl, out var vpc) ? _vpcs[vpc] : null;
    }

    private Dictionary<string, string> By(Func<Vpc, string> key)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var vpc in _vpcs.Values)
        {
            found.TryAdd(key(vpc), vpc.Identity.Key);
        }

        return found;
    }

    private Vpc ReadVpc(ResourceNode node)
    {
        var properties = PropertyReader.Of(node);
        var identity = graph.IdentityOf(node);
        var block = properties.Block("cidrBlock");
        var ipv6Block = properties.Ipv6Block("ipv6CidrBlock");
        var isDefault = node.Type == AwsTypes.DefaultVpc;
        return new Vpc
        {
            Identity = identity,
            IsDefault = isDefault,
            Region = graph.Regions.Of(node),
            Account = graph.Owners.Of(node).Account,
            Blocks = block is { } known ? [known] : [],
            BlocksKnown = block is not null,
            Ipv6Blocks = ipv6Block is { } ipv6 ? [ipv6] : [],
            Ipv6BlocksKnown = ipv6Block is not null || properties.Find("ipv6CidrBlock") is null,
            DnsSupport = properties.Flag("enableDnsSupport", true),
            DnsHostnames = properties.Flag("enableDnsHostnames", isDefault),
            MainRouteTable = properties.Text("mainRouteTableId")
                ?? properties.Text("defaultRouteTableId")
                ?? $"{identity.Key}/main-route-table",
            DefaultSecurityGroup = properties.Text("defaultSecurityGroupId")
                ?? $"{identity.Key}/default-security-group",
            DefaultNetworkAcl = properties.Text("defaultNetworkAclId") ?? $"{identity.Key}/default-network-acl",
        };
    }

    private void Change(ResourceNode node, Func<Vpc, PropertyReader, Vpc> change)
    {
        if (graph.Reference(node, "vpcId", ResourceTypes.Vpcs) is { } key)
        {
            _vpcs[key] = change(Required(node, key), PropertyReader.Of(node));
        }
    }

    private void ReadResolvers()
    {
        var options = new Dictionary<string, (ImmutableArray<string> Servers, bool Known)>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.DhcpOptions))
        {
            options[Identity.KeyOf(node)] = PropertyReader.Of(node).Texts("domainNameServers");
        }

        foreach (var node in graph.All(AwsTypes.DhcpOptionsAssociation))
        {
            Change(node, (vpc, _) =>
            {
                if (
                    graph.Reference(node, "dhcpOptionsId", AwsTypes.DhcpOptions) is not { } key
                    || !options.TryGetValue(key, out var named)
                    || !named.Known
                )
                {
                    return vpc with { AmazonDns = Truth.Unknown, DnsServers = [] };
                }

                var isAmazon = named.Servers.IsEmpty || named.Servers.Any(server => IsAmazon(server, vpc));
                return vpc with
                {
                    AmazonDns = TruthLogic.Of(isAmazon),
                    DnsServers = isAmazon || !named.Servers.All(IsIpv4) ? [] : named.Servers,
                };
            });
        }
    }

    private static bool IsIpv4(string server) => IpAddress.TryParseIpv4(server, out _);

    // By the name, or by one of its addresses (Amazon VPC User Guide, "Amazon DNS server").
    private static bool IsAmazon(string server, Vpc vpc) =>
        server is "AmazonProvidedDNS" or "169.254.169.253"
        || (
            IpAddress.TryParseIpv4(server, out var address)
            && vpc.Blocks is [var primary, ..]
            && address == primary.Network.Plus(2)
        );
}
