using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Reachability.Tests.Reference;

/// <summary>
/// A random network of VPCs, subnets, routes, filters and instances, as plain lists for the reference and as a graph
/// for the analysis.
/// </summary>
internal sealed partial class RandomNetwork
{
    private static readonly string[] Zones = ["a", "b"];
    private static readonly string[] Everywhere = ["0.0.0.0/0"];
    private static readonly string[][] PublicHalves =
    [
        Everywhere,
        Everywhere,
        ["0.0.0.0/1", "128.0.0.0/1"],
        ["0.0.0.0/1"],
    ];
    private static readonly string[] PortRanges = ["all", "all", "80", "443", "1024-65535"];

    private readonly Random _random;
    private int _names;

    public RandomNetwork(int seed)
    {
        _random = new(seed);
        for (var vpc = 0; vpc < 2 + _random.Next(2); vpc++)
        {
            AddVpc(vpc);
        }

        AddPeerings();
        AddPrefixLists();
        AddTransit();
        foreach (var group in Groups.ToList())
        {
            AddRules(group);
        }

        foreach (var table in Tables.ToList())
        {
            AddRoutes(table);
        }

        AddAcls();
        AddInstances();
        AddBalancers();
    }

    public Net Net { get; } = new();

    public List<(string Id, bool HasGateway)> Vpcs { get; } = [];

    public List<RandomSubnet> Subnets { get; } = [];

    public List<(string Id, string Vpc)> Tables { get; } = [];

    public List<RandomRoute> Routes { get; } = [];

    public List<(string Id, string Subnet, bool IsPublic)> NatGateways { get; } = [];

    public List<(string Id, string One, string Other, bool IsActive)> Peerings { get; } = [];

    public Dictionary<string, string[]> PrefixLists { get; } = [];

    public List<(string Id, string Vpc)> Groups { get; } = [];

    public List<RandomRule> Rules { get; } = [];

    public List<RandomEntry> Entries { get; } = [];

    public List<RandomInstance> Instances { get; } = [];

    private bool Maybe(int percent) => _random.Next(100) < percent;

    private T Any<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];

    private void AddVpc(int index)
    {
        var name = $"v{index}";
        var id = Net.Vpc(name, $"10.{index}.0.0/16");
        var hasGateway = Maybe(80);
        Vpcs.Add((id, hasGateway));
        if (hasGateway)
        {
            Net.InternetGateway(name, id);
        }

        Tables.Add(($"rtb-{name}-main", id));
        for (var table = 0; table < 2; table++)
        {
            Tables.Add((Net.Table($"{name}t{table}", id), id));
        }

        for (var subnet = 0; subnet < 2 + _random.Next(2); subnet++)
        {
            var block = $"10.{index}.{subnet}.0/24";
            var table = Maybe(75) ? $"rtb-{name}t{_random.Next(2)}" : null;
            var zone = Any(Zones);
            Subnets.Add(
                new(Net.Subnet($"{name}s{subnet}", id, block, zone, table), id, block)
                {
                    Zone = zone,
                    Table = table ?? $"rtb-{name}-main",
                }
            );
        }

        for (var nat = 0; nat < 2; nat++)
        {
            var subnet = Any(Subnets.FindAll(subnet => subnet.Vpc == id));
            var isPublic = Maybe(85);
            NatGateways.Add((Net.NatGateway($"{name}n{nat}", subnet.Id, isPublic), subnet.Id, isPublic));
        }

        for (var group = 0; group < 2; group++)
        {
            Groups.Add((Net.Group($"{name}g{group}", id), id));
        }
    }

    private void AddPeerings()
    {
        for (var one = 0; one < Vpcs.Count; one++)
        {
            for (var other = one + 1; other < Vpcs.Count; other++)
            {
                if (Maybe(75))
                {
                    var isActive = Maybe(85);
                    var id = Net.Peering($"p{one}{other}", Vpcs[one].Id, Vpcs[other].Id);
                    Peerings.Add((id, Vpcs[one].Id, Vpcs[other].Id, isActive));
                    Net.Set($"p{one}{other}", "acceptStatus", isActive ? "active" : "pending-acceptance");
                }
            }
        }
    }

    private void AddPrefixLists()
    {
        for (var list = 0; list < 2; list++)
        {
            string[] blocks = [AnyPrivateBlock(), AnyPrivateBlock()];
            PrefixLists[$"pl-{list}"] = [.. blocks.Distinct()];
            Net.Add(
                "aws:ec2/managedPrefixList:ManagedPrefixList",
                $"pl-{list}",
                $"list{list}",
                ("addressFamily", "IPv4"),
                ("entries", ListValue.Create([.. PrefixLists[$"pl-{list}"].Select(block => Net.Map(("cidr", block)))]))
            );
        }
    }

    private string AnyPrivateBlock() =>
        _random.Next(4) switch
        {
            0 => "10.0.0.0/8",
            1 => $"10.{_random.Next(Vpcs.Count)}.0.0/16",
            2 => Any(Subnets).Block,
            _ => Any(Subnets).Block.Replace(".0/24", $".{_random.Next(2) * 128}/25", StringComparison.Ordinal),
        };

    private void AddRules((string Id, string Vpc) group)
    {
        foreach (var isEgress in new[] { false, true })
        {
            for (var rule = 0; rule < 1 + _random.Next(2); rule++)
            {
                var peer = _random.Next(6) switch
                {
                    0 => Any(Groups.FindAll(other => other.Vpc == group.Vpc)).Id,
                    1 => Any(Groups).Id,
                    2 => $"pl-{_random.Next(2)}",
                    3 => AnyPrivateBlock(),
                    _ => "0.0.0.0/0",
                };
                var port = Any([-1, -1, 80, 443]);
                Rules.Add(new(group.Id, isEgress, port, peer));
                if (isEgress)
                {
                    Net.Egress(group.Id, port, peer);
                }
                else
                {
                    Net.Ingress(group.Id, port, peer);
                }
            }
        }
    }

    private void AddRoutes((string Id, string Vpc) table)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var destination in Maybe(80) ? Any(PublicHalves) : [])
        {
            AddRoute(table, destination, taken);
        }

        foreach (var (id, _) in Vpcs)
        {
            if (id != table.Vpc && Maybe(75))
            {
                AddRoute(table, $"10.{id[^1]}.0.0/16", taken);
            }
        }

        for (var route = 0; route < _random.Next(3); route++)
        {
            AddRoute(table, AnyPrivateBlock(), taken);
        }

        if (Maybe(15))
        {
            AddRoute(table, $"pl-{_random.Next(2)}", taken);
        }
    }

    private void AddRoute((string Id, string Vpc) table, string destination, HashSet<string> taken)
    {
        // AWS refuses a second route for a block, and one for the VPC's own.
        if (destination == $"10.{table.Vpc[^1]}.0.0/16" || !taken.Add(destination))
        {
            return;
        }

        var isOfVpc = destination.StartsWith("10.", StringComparison.Ordinal) && destination != "10.0.0.0/8";
        var peerings = Peerings.FindAll(peering =>
            (peering.One == table.Vpc || peering.Other == table.Vpc)
            && (!isOfVpc || Maybe(20) || peering.One[^1] == destination[3] || peering.Other[^1] == destination[3])
        );
        var hasGateway = Vpcs.Exists(vpc => vpc.Id == table.Vpc && vpc.HasGateway);
        var nat = Any(NatGateways.FindAll(nat => SubnetOf(nat.Subnet).Vpc == table.Vpc)).Id;
        var (property, target) =
            isOfVpc && Attachments.ContainsKey(table.Vpc) && destination[3] != table.Vpc[^1] && Maybe(45)
                ? ("transitGatewayId", TransitGateway)
            : isOfVpc && peerings.Count > 0 && Maybe(85) ? ("vpcPeeringConnectionId", Any(peerings).Id)
            : hasGateway && Maybe(60) ? ("gatewayId", $"igw-v{table.Vpc[^1]}")
            : ("natGatewayId", nat);
        var isBlackhole = Maybe(3);
        Net.Route(table.Id, destination, property, target);
        if (isBlackhole)
        {
            Net.Set(Net.Nodes[^1].Name, "state", "blackhole");
        }

        Routes.Add(new(table.Id, destination, target, isBlackhole));
    }

    private void AddAcls()
    {
        foreach (var subnet in Subnets)
        {
            if (!Maybe(45))
            {
                subnet.HasAcl = false;
                continue;
            }

            subnet.HasAcl = true;
            var (ingress, egress) = (AnyEntries(subnet.Id, false), AnyEntries(subnet.Id, true));
            Net.Acl($"a{++_names}", subnet.Vpc, [subnet.Id], ingress, egress);
        }
    }

    private (int, string, string, string)[] AnyEntries(string subnet, bool isEgress)
    {
        List<(int, string, string, string)> entries = [];
        for (var number = 1; number <= 1 + _random.Next(3); number++)
        {
            var allows = Maybe(75);
            var (ports, block) = (Any(PortRanges), Maybe(60) ? "0.0.0.0/0" : AnyPrivateBlock());
            entries.Add((number * 10, allows ? "allow" : "deny", ports, block));
            Entries.Add(new(subnet, isEgress, number * 10, allows, ports, block));
        }

        return [.. entries];
    }

    private void AddInstances()
    {
        foreach (var subnet in Subnets)
        {
            for (var instance = 0; instance < 1 + _random.Next(2); instance++)
            {
                var name = $"I{++_names}";
                var host = Any([10, 20, 140, 200]) + instance;
                var address = subnet.Block.Replace(".0/24", $".{host}", StringComparison.Ordinal);
                string[] groups =
                [
                    .. Groups
                        .FindAll(group => group.Vpc == subnet.Vpc)
                        .Where(_ => Maybe(60))
                        .Select(group => group.Id)
                        .DefaultIfEmpty(Groups.Find(group => group.Vpc == subnet.Vpc).Id),
                ];
                var isPublic = Maybe(40);
                Net.Instance(name, subnet.Id, address, groups, isPublic);
                Instances.Add(new(name, subnet.Id, address, groups, isPublic));
            }
        }
    }

    /// <summary>The subnet with an id.</summary>
    public RandomSubnet SubnetOf(string id) => Subnets.Find(subnet => subnet.Id == id)!;
}

/// <summary>A subnet.</summary>
internal sealed record RandomSubnet(string Id, string Vpc, string Block)
{
    /// <summary>Its Availability Zone.</summary>
    public required string Zone { get; init; }

    /// <summary>Its route table, the VPC's main one when it has none of its own.</summary>
    public required string Table { get; init; }

    /// <summary>Whether it has a network ACL of its own; the default one allows everything.</summary>
    public bool HasAcl { get; set; }
}

/// <summary>A route to a block or a prefix list.</summary>
internal sealed record RandomRoute(string Table, string Destination, string Target, bool IsBlackhole);

/// <summary>A security group's rule; port -1 is everything.</summary>
internal sealed record RandomRule(string Group, bool IsEgress, int Port, string Peer);

/// <summary>A network ACL's entry.</summary>
internal sealed record RandomEntry(string Subnet, bool IsEgress, int Number, bool Allows, string Ports, string Block);

/// <summary>An instance.</summary>
internal sealed record RandomInstance(string Name, string Subnet, string Address, string[] Groups, bool IsPublic)
{
    /// <summary>Whether security groups filter it at all; a Network Load Balancer may be without any.</summary>
    public bool IsFiltered { get; init; } = true;

    /// <summary>Its private address as a number.</summary>
    public uint Number => (uint)IpAddress.Parse(Address).Value;
}
