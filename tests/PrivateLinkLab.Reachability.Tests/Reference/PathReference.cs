using System.Globalization;
using PrivateLinkLab.Amazon.Addresses;

namespace PrivateLinkLab.Reachability.Tests.Reference;

/// <summary>
/// Says by brute force, packet by packet, whether a connection works, as AWS's documentation has it: every rule is
/// looked at for one address and one port at a time. It shares nothing with the analysis.
/// </summary>
internal sealed class PathReference(RandomNetwork network)
{
    private const int ClientPort = 40000;
    private const int BalancerPort = 80;

    // One address of each part of the internet that a route of the random networks tells apart.
    private static readonly uint[] Hosts = [Number("93.184.216.34"), Number("151.101.1.69")];

    /// <summary>Whether an instance reaches another one's port.</summary>
    public bool? Between(RandomInstance from, RandomInstance to, int port)
    {
        var (here, there) = (network.SubnetOf(from.Subnet), network.SubnetOf(to.Subnet));
        if (!Group(from, true, to.Number, to, port) || !Group(to, false, from.Number, from, port))
        {
            return false;
        }

        if (here.Id == there.Id)
        {
            return true;
        }

        return
            Acl(here, true, to.Number, port)
            && Acl(there, false, from.Number, port)
            && Acl(there, true, from.Number, ClientPort)
            && Acl(here, false, to.Number, ClientPort)
            ? Both(
                Joins(here, there, from.Number, to.Number, port),
                Joins(there, here, to.Number, from.Number, ClientPort)
            )
            : false;
    }

    /// <summary>Whether an instance gets to a target of a load balancer; null when that depends on AWS.</summary>
    public bool? ToBalancer(RandomInstance from, RandomBalancer balancer) =>
        balancer.IsPublic
            // Its name has public addresses for everybody, and it sees public addresses alone.
            ? Agreed(host =>
                Serves(
                    balancer,
                    node => Both(ToHost(from, host, BalancerPort), FromHost(node, host, BalancerPort)),
                    (node, target) => Preserved(host, node, target)
                )
            )
            : Serves(
                balancer,
                node => Between(from, node, BalancerPort),
                // A client that is the target itself gets no answer.
                (node, target) => from.Name == target.Name ? false : Preserved(from.Number, node, target)
            );

    /// <summary>Whether a host of the internet gets to a target of a load balancer; null when that depends.</summary>
    public bool? FromInternet(RandomBalancer balancer) =>
        balancer.IsPublic
            ? Agreed(host =>
                Serves(
                    balancer,
                    node => FromHost(node, host, BalancerPort),
                    (node, target) => Preserved(host, node, target)
                )
            )
            : false;

    private bool? Serves(
        RandomBalancer balancer,
        Func<RandomInstance, bool?> arrives,
        Func<RandomInstance, RandomInstance, bool?> preserved
    )
    {
        var nodes = balancer.Nodes.ConvertAll(node => (Node: node, Serves: AnyOf(Pool(node).Select(one => one.Works))));
        // The name of a Network Load Balancer has the nodes that have a healthy target, and all when none has.
        var named =
            !balancer.IsApplication && nodes.Exists(node => node.Serves == true)
                ? nodes.FindAll(node => node.Serves != false)
                : nodes;
        return Same(named.Select(node => Both(ByAddress(node.Node, arrives), Behind(node.Node))));

        // Health checks come from the node. Without a healthy target it sends to every one that it may.
        bool? Behind(RandomInstance[] node)
        {
            var pool = Pool(node);
            return pool.Count == 0 ? false
                : pool.Exists(target => target.Works == true)
                    ? Same(pool.Where(target => target.Works != false).Select(target => Takes(node, target)))
                : Same(pool.Select(target => Takes(node, target)));
        }

        bool? Takes(RandomInstance[] node, (RandomInstance Target, bool? Works) one) =>
            balancer.PreservesClientAddress ? ByAddress(node, address => preserved(address, one.Target)) : one.Works;

        List<(RandomInstance Target, bool? Works)> Pool(RandomInstance[] node) =>
            balancer
                .Targets.FindAll(target =>
                    balancer.CrossesZones
                    || network.SubnetOf(target.Subnet).Zone == network.SubnetOf(node[0].Subnet).Zone
                )
                .ConvertAll(target => (target, ByAddress(node, one => Between(one, target, BalancerPort))));
    }

    // Elastic Load Balancing, "Client IP preservation" and "Update the security groups for your Network Load Balancer":
    // packets have the client's address, rules may name the load balancer's group, and answers go to the node that sent
    // them.
    private bool? Preserved(uint client, RandomInstance node, RandomInstance target)
    {
        var (here, there) = (network.SubnetOf(node.Subnet), network.SubnetOf(target.Subnet));
        if (
            !Group(node, true, target.Number, target, BalancerPort) || !Group(target, false, client, node, BalancerPort)
        )
        {
            return false;
        }

        if (here.Id == there.Id)
        {
            return true;
        }

        return
            Acl(here, true, target.Number, BalancerPort)
            && Acl(there, false, client, BalancerPort)
            && Acl(there, true, client, ClientPort)
            && Acl(here, false, target.Number, ClientPort)
            ? Both(
                Joins(here, there, node.Number, target.Number, BalancerPort),
                Joins(there, here, target.Number, node.Number, ClientPort)
            )
            : false;
    }

    /// <summary>The kind of the route that an instance takes to another one; empty without one.</summary>
    public string WayOf(RandomInstance from, RandomInstance to) =>
        Route(network.SubnetOf(from.Subnet), to.Number)?.Target.Split('-')[0] ?? "";

    /// <summary>Whether a way leads over the transit gateway to where nobody knows.</summary>
    public bool IsOpen(RandomInstance from, RandomInstance to, int port)
    {
        var (here, there) = (network.SubnetOf(from.Subnet), network.SubnetOf(to.Subnet));
        return here.Id != there.Id
            && (
                Joins(here, there, from.Number, to.Number, port) is null
                || Joins(there, here, to.Number, from.Number, ClientPort) is null
            );
    }

    private static bool? ByAddress(RandomInstance[] node, Func<RandomInstance, bool?> works) =>
        Same(node.Select(works));

    // What all ways have in common.
    private static bool? Same(IEnumerable<bool?> ways)
    {
        var verdicts = ways.Distinct().ToList();
        return verdicts.Count == 1 ? verdicts[0] : null;
    }

    private static bool? AnyOf(IEnumerable<bool?> ways)
    {
        var verdicts = ways.ToList();
        return verdicts.Contains(true) ? true
            : verdicts.Contains(null) ? null
            : false;
    }

    /// <summary>
    /// Whether hosts of the internet are routed to different targets from an instance's subnet, or from one with a NAT
    /// gateway: then the analysis need not tell that all of them fail.
    /// </summary>
    public bool SplitsInternet(RandomInstance instance) =>
        new[] { instance.Subnet }
            .Concat(network.NatGateways.Select(nat => nat.Subnet))
            .Select(network.SubnetOf)
            .Where(subnet => subnet.Vpc == network.SubnetOf(instance.Subnet).Vpc)
            .Any(subnet =>
                Hosts
                    .Select(host => Route(subnet, host) is { } route ? (route.Target, route.IsBlackhole) : default)
                    .Distinct()
                    .Count() > 1
            );

    /// <summary>Whether an instance reaches a host of the internet; null when that depends on the host.</summary>
    public bool? ToInternet(RandomInstance from, int port) => Agreed(host => ToHost(from, host, port));

    /// <summary>Whether a host of the internet reaches an instance; null when that depends on the host.</summary>
    public bool? FromInternet(RandomInstance to, int port) => Agreed(host => FromHost(to, host, port));

    // Null where routes of two prefix lists tie.
    private bool? ToHost(RandomInstance from, uint host, int port)
    {
        var subnet = network.SubnetOf(from.Subnet);
        if (
            !Group(from, true, host, null, port)
            || !Acl(subnet, true, host, port)
            || !Acl(subnet, false, host, ClientPort)
            || Route(subnet, host) is not { IsBlackhole: false, Target: var target }
        )
        {
            return false;
        }

        if (target.StartsWith("igw-", StringComparison.Ordinal))
        {
            return from.IsPublic;
        }

        if (network.NatGateways.Find(nat => nat.Id == target) is not { Id: not null, IsPublic: true } nat)
        {
            return false;
        }

        var middle = network.SubnetOf(nat.Subnet);
        var isOutside = middle.Id != subnet.Id;
        return (!isOutside || (Acl(middle, false, from.Number, port) && Acl(middle, true, from.Number, ClientPort)))
            && Acl(middle, true, host, port)
            && Acl(middle, false, host, ClientPort)
            && Route(middle, host) is { IsBlackhole: false, Target: var onward }
            && onward.StartsWith("igw-", StringComparison.Ordinal);
    }

    private bool? FromHost(RandomInstance to, uint host, int port)
    {
        var subnet = network.SubnetOf(to.Subnet);
        return to.IsPublic
            && network.Vpcs.Exists(vpc => vpc.Id == subnet.Vpc && vpc.HasGateway)
            && Acl(subnet, false, host, port)
            && Group(to, false, host, null, port)
            && Acl(subnet, true, host, ClientPort)
            && Route(subnet, host) is { IsBlackhole: false, Target: var target }
            && target.StartsWith("igw-", StringComparison.Ordinal);
    }

    private static bool? Agreed(Func<uint, bool?> works) => Same(Hosts.Select(works));

    private static bool? Both(bool? one, bool? other) =>
        one == false || other == false ? false
        : one is null || other is null ? null
        : true;

    // Whether packets from one address to another get from a subnet into another one.
    private bool? Joins(RandomSubnet from, RandomSubnet there, uint source, uint to, int port)
    {
        if (Route(from, to) is not { } route)
        {
            return false;
        }

        return route.IsBlackhole ? false
            : route.Target == "open" ? null
            : route.Target == "local" ? from.Vpc == there.Vpc
            : route.Target.StartsWith("tgw-", StringComparison.Ordinal)
                ? from.Vpc != there.Vpc && OverTransit(from, there, source, to, port) is var over ? over
                    : false
            : network.Peerings.Exists(peering =>
                peering.Id == route.Target
                && peering.IsActive
                && (peering.One, peering.Other) is var (one, other)
                && from.Vpc != there.Vpc
                && ((one == from.Vpc && other == there.Vpc) || (one == there.Vpc && other == from.Vpc))
            );
    }

    // Amazon VPC Transit Gateways, "How transit gateways work" and "Network ACLs for transit gateways": in by the
    // attachment's subnet of the zone, over the table of its association, out in the same zone where that is attached.
    private bool? OverTransit(RandomSubnet from, RandomSubnet there, uint source, uint to, int port)
    {
        var (entry, exit) = (network.Attachments[from.Vpc], network.Attachments.GetValueOrDefault(there.Vpc));
        var edge = Subnets(entry).Find(subnet => subnet.Zone == from.Zone);
        if (edge is null || (edge.Id != from.Id && !Acl(edge, false, source, port)) || entry.Table is not { } table)
        {
            return false;
        }

        // The longest prefix, and of one length the static route.
        var route = network
            .TransitRoutes.Where(route => route.Table == table && In(route.Block, to))
            .OrderByDescending(route => PrefixOf(route.Block))
            .ThenBy(route => route.IsPropagated)
            .FirstOrDefault();
        if (route is null)
        {
            return exit is null ? null : false;
        }

        if (route.Attachment is null)
        {
            return false;
        }

        // What another VPC does with it is its own affair.
        if (exit is null || route.Attachment != exit.Id)
        {
            return null;
        }

        var edges = Subnets(exit);
        var same = edges.FindAll(subnet => subnet.Zone == from.Zone);
        return Same(
            (same.Count > 0 ? same : edges).Select(subnet =>
                subnet.Id == there.Id ? true
                : !Acl(subnet, true, to, port) ? false
                : Route(subnet, to) is not { IsBlackhole: false, Target: var onward } ? false
                : onward == "open" ? null
                : (bool?)(onward == "local")
            )
        );
    }

    private List<RandomSubnet> Subnets(RandomAttachment attachment) => [.. attachment.Subnets.Select(network.SubnetOf)];

    // The longest prefix; of one length the local route, then blocks, then prefix lists.
    private RandomRoute? Route(RandomSubnet from, uint to)
    {
        var local = $"10.{from.Vpc[^1]}.0.0/16";
        List<(int Prefix, int Order, RandomRoute Route)> all = [];
        if (In(local, to))
        {
            all.Add((16, 2, new(from.Table, local, "local", false)));
        }

        foreach (var route in network.Routes.Where(route => route.Table == from.Table))
        {
            if (!route.Destination.StartsWith("pl-", StringComparison.Ordinal))
            {
                if (In(route.Destination, to))
                {
                    all.Add((PrefixOf(route.Destination), 2, route));
                }

                continue;
            }

            foreach (var block in network.PrefixLists[route.Destination].Where(block => In(block, to)))
            {
                all.Add((PrefixOf(block), 1, route));
            }
        }

        if (all.Count == 0)
        {
            return null;
        }

        var (prefix, order, _) = all.MaxBy(one => (one.Prefix, one.Order));
        var best = all.FindAll(one => (one.Prefix, one.Order) == (prefix, order));
        return best.Exists(one =>
            one.Route.Target != best[0].Route.Target || one.Route.IsBlackhole != best[0].Route.IsBlackhole
        )
            ? best[0].Route with
            {
                Target = "open",
                IsBlackhole = false,
            }
            : best[0].Route;
    }

    private bool Group(RandomInstance own, bool isEgress, uint other, RandomInstance? peer, int port) =>
        !own.IsFiltered
        || network.Rules.Exists(rule =>
            own.Groups.Contains(rule.Group)
            && rule.IsEgress == isEgress
            && (rule.Port == -1 || rule.Port == port)
            && Names(rule.Peer, own, other, peer)
        );

    private bool Names(string rule, RandomInstance own, uint other, RandomInstance? peer)
    {
        if (rule.StartsWith("pl-", StringComparison.Ordinal))
        {
            return network.PrefixLists[rule].Any(block => In(block, other));
        }

        if (!rule.StartsWith("sg-", StringComparison.Ordinal))
        {
            return In(rule, other);
        }

        if (peer is null || !peer.Groups.Contains(rule))
        {
            return false;
        }

        var (here, there) = (network.SubnetOf(own.Subnet).Vpc, network.SubnetOf(peer.Subnet).Vpc);
        return here == there
            || network.Peerings.Exists(peering =>
                (peering.One == here && peering.Other == there) || (peering.One == there && peering.Other == here)
            );
    }

    private bool Acl(RandomSubnet subnet, bool isEgress, uint other, int port) =>
        !subnet.HasAcl
        || network
            .Entries.Where(entry =>
                entry.Subnet == subnet.Id
                && entry.IsEgress == isEgress
                && In(entry.Block, other)
                && (entry.Ports == "all" || IsOf(entry.Ports, port))
            )
            .OrderBy(entry => entry.Number)
            .FirstOrDefault()
            is { Allows: true };

    private static bool IsOf(string ports, int port)
    {
        var ends = ports.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToList();
        return port >= ends[0] && port <= ends[^1];
    }

    private static bool In(string block, uint address)
    {
        var slash = block.IndexOf('/', StringComparison.Ordinal);
        var shift = 32 - PrefixOf(block);
        return shift == 32 || (Number(block[..slash]) >> shift) == (address >> shift);
    }

    private static int PrefixOf(string block) =>
        int.Parse(block[(block.IndexOf('/', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);

    private static uint Number(string address) => (uint)IpAddress.Parse(address).Value;
}
