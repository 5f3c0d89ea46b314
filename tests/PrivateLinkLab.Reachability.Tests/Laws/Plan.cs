using CsCheck;

namespace PrivateLinkLab.Reachability.Tests.Laws;

/// <summary>
/// A random network of two peered VPCs, drawn as numbers so that it can be built again, moved or renamed.
/// </summary>
internal sealed record Plan(
    PlanParts Parts,
    bool NatRoute,
    bool PeeringRoutes,
    bool PublicDatabase,
    bool Endpoint,
    bool PrivateDns,
    bool Hostnames
)
{
    private const int SubnetCount = 3;
    private const int GroupCount = 3;

    private static readonly int[] Ports = [-1, 22, 80, 443, 3306];

    private static readonly Gen<PlannedRule> Rules = Gen.Select(
        Gen.Int[0, GroupCount - 1],
        Gen.Bool,
        Gen.OneOf(Ports),
        Gen.Int[0, 5],
        (group, egress, port, peer) => new PlannedRule(group, egress, port, peer)
    );

    private static readonly Gen<PlannedEntry> Entries = Gen.Select(
        Gen.Int[0, SubnetCount - 1],
        Gen.Bool,
        Gen.Bool,
        Gen.OneOf("all", "80", "443", "3306", "1024-65535", "32768-61000"),
        Gen.Int[0, 3],
        (subnet, egress, allows, ports, block) => new PlannedEntry(subnet, egress, allows, ports, block)
    );

    public static Gen<Plan> Any { get; } =
        Gen.Select(
            Gen.Select(Rules.Array[0, 10], Entries.Array[0, 8], Gen.Int[0, 7].Array[3], (rules, entries, groups) =>
                new PlanParts(rules, entries, groups)
            ),
            Gen.Bool,
            Gen.Bool,
            Gen.Bool,
            Gen.Bool,
            Gen.Bool,
            Gen.Bool,
            (parts, nat, peering, database, endpoint, dns, hostnames) =>
                new Plan(parts, nat, peering, database, endpoint, dns, hostnames)
        );

    /// <summary>What is probed in each of them.</summary>
    public static (string From, string To)[] Probes(string prefix) =>
        [
            ($"{prefix}one", $"{prefix}two:80"),
            ($"{prefix}one", $"{prefix}far:80"),
            ($"{prefix}far", $"{prefix}one:22"),
            ($"{prefix}one", "https://example.com"),
            ($"{prefix}two", "https://sqs.us-east-1.amazonaws.com"),
            ($"{prefix}one", $"{prefix}db:3306"),
            ("internet", $"{prefix}db:3306"),
            ("internet", $"{prefix}pub:443"),
            ($"{prefix}one", "session-manager"),
            ($"{prefix}pub", "https://example.com"),
        ];

    public Net Build(
        int octet = 0,
        string prefix = "",
        Func<PlannedRule, bool>? keepsRule = null,
        PlannedRule? extra = null
    )
    {
        var net = new Net();
        var (own, far) = ($"10.{octet}", $"172.{16 + (octet % 8)}");
        net.Vpc($"{prefix}v", $"{own}.0.0/16", hostnames: Hostnames);
        net.Vpc($"{prefix}w", $"{far}.0.0/16");
        var (v, w) = ($"vpc-{prefix}v", $"vpc-{prefix}w");
        net.InternetGateway($"{prefix}igw", v);
        net.Route(net.Table($"{prefix}public", v), Net.Anywhere, "gatewayId", $"igw-{prefix}igw");
        net.Table($"{prefix}private", v);
        net.Subnet($"{prefix}s0", v, $"{own}.0.0/24", "a", $"rtb-{prefix}private");
        net.Subnet($"{prefix}s1", v, $"{own}.1.0/24", "b", $"rtb-{prefix}private");
        net.Subnet($"{prefix}s2", v, $"{own}.2.0/24", "a", $"rtb-{prefix}public");
        net.Subnet($"{prefix}t0", w, $"{far}.0.0/24");
        net.Peering($"{prefix}p", v, w);
        if (PeeringRoutes)
        {
            net.Route($"rtb-{prefix}private", $"{far}.0.0/16", "vpcPeeringConnectionId", $"pcx-{prefix}p");
            net.Route($"rtb-{prefix}w-main", $"{own}.0.0/16", "vpcPeeringConnectionId", $"pcx-{prefix}p");
        }

        if (NatRoute)
        {
            net.Route(
                $"rtb-{prefix}private",
                Net.Anywhere,
                "natGatewayId",
                net.NatGateway($"{prefix}nat", $"subnet-{prefix}s2")
            );
        }

        for (var group = 0; group < GroupCount; group++)
        {
            net.Group($"{prefix}g{group}", v);
        }

        net.Egress(net.Group($"{prefix}far-group", w), -1, Net.Anywhere);
        net.Ingress($"sg-{prefix}far-group", 80, $"{own}.0.0/16");
        foreach (
            var rule in (IEnumerable<PlannedRule>)
                [.. Parts.Rules.Where(keepsRule ?? (_ => true)), .. extra is null ? [] : (PlannedRule[])[extra]]
        )
        {
            Add(net, rule, prefix, own, far);
        }

        for (var subnet = 0; subnet < SubnetCount; subnet++)
        {
            AddAcl(net, subnet, prefix, v, own);
        }

        net.Instance($"{prefix}one", $"subnet-{prefix}s0", $"{own}.0.10", Groups(0, prefix));
        net.Instance($"{prefix}two", $"subnet-{prefix}s1", $"{own}.1.10", Groups(1, prefix));
        net.Instance($"{prefix}pub", $"subnet-{prefix}s2", $"{own}.2.10", Groups(2, prefix), isPublic: true);
        net.Instance($"{prefix}far", $"subnet-{prefix}t0", $"{far}.0.10", [$"sg-{prefix}far-group"]);
        net.Database(
            $"{prefix}db",
            [$"subnet-{prefix}s1", $"subnet-{prefix}s2"],
            Groups(1, prefix),
            isPublic: PublicDatabase
        );
        if (Endpoint)
        {
            net.Endpoint(
                $"{prefix}sqs",
                v,
                "sqs",
                [($"subnet-{prefix}s0", $"{own}.0.37"), ($"subnet-{prefix}s1", $"{own}.1.37")],
                Groups(2, prefix),
                PrivateDns
            );
        }

        return net;
    }

    // A set of groups is drawn as the bits of a number; none stands for the default group.
    private string[] Groups(int instance, string prefix) =>
        [
            .. Enumerable
                .Range(0, GroupCount)
                .Where(group => (Parts.Groups[instance] & (1 << group)) != 0)
                .Select(group => $"sg-{prefix}g{group}"),
        ];

    private static void Add(Net net, PlannedRule rule, string prefix, string own, string far)
    {
        var peer = rule.Peer switch
        {
            0 => Net.Anywhere,
            1 => $"{own}.0.0/16",
            2 => $"{own}.0.0/25",
            3 => $"{far}.0.0/16",
            _ => $"sg-{prefix}g{rule.Peer - 4}",
        };
        if (rule.Egress)
        {
            net.Egress($"sg-{prefix}g{rule.Group}", rule.Port, peer);
        }
        else
        {
            net.Ingress($"sg-{prefix}g{rule.Group}", rule.Port, peer);
        }
    }

    private void AddAcl(Net net, int subnet, string prefix, string vpc, string own)
    {
        var entries = Parts.Entries.Where(entry => entry.Subnet == subnet).ToList();
        if (entries.Count == 0)
        {
            return;
        }

        (int, string, string, string)[] Of(bool egress) =>
            [
                .. entries
                    .Where(entry => entry.Egress == egress)
                    .Select(
                        (entry, index) =>
                            (
                                100 + index,
                                entry.Allows ? "allow" : "deny",
                                entry.Ports,
                                entry.Block switch
                                {
                                    0 => Net.Anywhere,
                                    1 => $"{own}.0.0/16",
                                    2 => $"{own}.1.0/24",
                                    _ => $"{own}.0.0/25",
                                }
                            )
                    ),
                (32000, "allow", "all", Net.Anywhere),
            ];
        net.Acl($"{prefix}acl{subnet}", vpc, [$"subnet-{prefix}s{subnet}"], Of(false), Of(true));
    }
}

/// <summary>The lists that a plan has.</summary>
internal sealed record PlanParts(PlannedRule[] Rules, PlannedEntry[] Entries, int[] Groups);

/// <summary>A rule of a security group.</summary>
internal sealed record PlannedRule(int Group, bool Egress, int Port, int Peer);

/// <summary>An entry of a subnet's network ACL.</summary>
internal sealed record PlannedEntry(int Subnet, bool Egress, bool Allows, string Ports, int Block);
