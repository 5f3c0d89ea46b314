using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Networking;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Filters;

/// <summary>
/// Which route a packet takes: that with the longest prefix; of equal ones a static route before a propagated one, and
/// a block before a prefix list (Amazon VPC User Guide, "Route priority"). Two prefix lists that overlap and lead to
/// different targets leave it open.
/// </summary>
internal sealed class Routes
{
    private const int HostPrefix = 32;

    // What would decide when the VPC may have blocks that are not known.
    private static readonly RouteLine UnknownLocal = new(null, HostPrefix, RouteOrder.Static);

    private readonly Topology _topology;
    private readonly Dictionary<string, ImmutableArray<RouteLine>> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<RouteLine>> _local = new(StringComparer.Ordinal);

    public Routes(Topology topology)
    {
        _topology = topology;
        foreach (var (key, table) in topology.Model.RouteTables)
        {
            _tables.Add(key, [.. table.Routes.SelectMany(Lines)]);
        }

        foreach (var (key, vpc) in topology.Model.Vpcs)
        {
            _local.Add(
                key,
                [.. vpc.Blocks.Select(block => new RouteLine(null, block.Prefix, RouteOrder.Static) { Block = block })]
            );
        }
    }

    /// <summary>The route that packets take from a subnet.</summary>
    public RouteChoice Choose(Subnet subnet, Place to)
    {
        if (subnet.RouteTable is not { } key || !_topology.Model.RouteTables.TryGetValue(key, out var table))
        {
            return new(null, null, IsKnown: false);
        }

        var vpc = _topology.Model.Vpcs[subnet.Vpc];
        var choice = new Choice();
        if (to.Interface?.Vpc == vpc.Identity.Key && !vpc.BlocksKnown)
        {
            choice.Best = new(null, 0, RouteOrder.Static);
        }

        foreach (var line in _local[subnet.Vpc])
        {
            choice.Consider(line, to.In(line.Block!.Value));
        }

        foreach (var line in _tables[key])
        {
            choice.Consider(line, Matches(line, to, choice.Best));
        }

        var (best, doubtful) = (choice.Best, choice.Doubtful);
        if (
            !vpc.BlocksKnown
            && best?.Route is not null
            && to.Interface is null
            && !to.IsSomewherePublic
            && to.Service is null
        )
        {
            doubtful = UnknownLocal;
        }

        // A route that may match counts when it would win and lead elsewhere.
        if (
            (doubtful is { } other && (best is null || other.Beats(best)) && !other.HasTargetOf(best))
            || !table.RoutesKnown
            || choice.IsAmbiguous
        )
        {
            return new(table, best?.Route, IsKnown: false);
        }

        return best is null ? new(table, null, IsKnown: true) : new(table, best.Route ?? Local(vpc), IsKnown: true);
    }

    private static Truth Matches(RouteLine line, Place to, RouteLine? best)
    {
        if (line.Block is not { } block)
        {
            // A destination that is not known yet may be any block, but never one of the VPC's own.
            return line.IsOfList ? to.In(line.List)
                : best is { Route: null } ? Truth.False
                : Truth.Unknown;
        }

        return line.List is not { Service: not null } list ? to.In(block)
            : to.In(list) == Truth.False ? Truth.False
            : to is { IsSomewherePublic: true, Service: not null } ? to.In(list)
            : to.In(block);
    }

    private IEnumerable<RouteLine> Lines(Route route)
    {
        if (route.IsIpv6)
        {
            return [];
        }

        if (route.Block is { } block)
        {
            return
            [
                new(route, block.Prefix, route.Propagated ? RouteOrder.Propagated : RouteOrder.Static)
                {
                    Block = block,
                },
            ];
        }

        if (route.PrefixList is not { } key)
        {
            return [new(route, HostPrefix, RouteOrder.Static)];
        }

        var list = _topology.Model.PrefixLists.GetValueOrDefault(key);
        return list is { BlocksKnown: true }
            ? list.Blocks.Select(one => new RouteLine(route, one.Prefix, RouteOrder.PrefixList)
            {
                Block = one,
                List = list,
                IsOfList = true,
            })
            // Its blocks are AWS's secret or not known yet: more specific than a default route is all that is sure.
            : [new(route, 1, RouteOrder.PrefixList) { List = list, IsOfList = true }];
    }

    private static Route Local(Vpc vpc) =>
        new()
        {
            DeclaredBy = vpc.Identity,
            Block = vpc.Blocks.IsEmpty ? null : vpc.Blocks[0],
            Target = new(RouteTargetKind.Local, null),
        };

    private struct Choice
    {
        public RouteLine? Best;
        public RouteLine? Doubtful;
        public bool IsAmbiguous;

        public void Consider(RouteLine line, Truth matches)
        {
            if (matches == Truth.Unknown)
            {
                Doubtful = Doubtful is null || line.Beats(Doubtful) ? line : Doubtful;
            }
            else if (matches == Truth.True && (Best is null || line.Beats(Best)))
            {
                (Best, IsAmbiguous) = (line, false);
            }
            else if (matches == Truth.True && line.Ties(Best!) && !line.HasTargetOf(Best))
            {
                IsAmbiguous = true;
            }
        }
    }
}

/// <summary>One line of a route table: a route for one block.</summary>
/// <param name="Route">The route; null for the local one.</param>
/// <param name="Prefix">The prefix that it has at least.</param>
/// <param name="Order">What decides between equal prefixes.</param>
internal sealed record RouteLine(Route? Route, int Prefix, RouteOrder Order)
{
    /// <summary>The block; null when it is not known.</summary>
    public Ipv4Block? Block { get; init; }

    /// <summary>The prefix list that the block is of; null for none, and for one that is not in the graph.</summary>
    public PrefixList? List { get; init; }

    /// <summary>Whether the block is of a prefix list.</summary>
    public bool IsOfList { get; init; }

    /// <summary>Whether packets take this line rather than another, when both match.</summary>
    public bool Beats(RouteLine other) => Prefix > other.Prefix || (Prefix == other.Prefix && Order > other.Order);

    /// <summary>Whether neither line goes before the other.</summary>
    public bool Ties(RouteLine other) => Prefix == other.Prefix && Order == other.Order;

    /// <summary>Whether both lead to one target.</summary>
    public bool HasTargetOf(RouteLine? other) => other is not null && Route?.Target == other.Route?.Target;
}

/// <summary>What decides between routes with one prefix: the greater goes first.</summary>
internal enum RouteOrder
{
    /// <summary>Propagated by a gateway.</summary>
    Propagated,

    /// <summary>For a prefix list.</summary>
    PrefixList,

    /// <summary>Static, for a block.</summary>
    Static,
}

/// <summary>The route that packets take.</summary>
/// <param name="Table">The table; null when it is not known.</param>
/// <param name="Route">The route; null when none matches or the table is not known.</param>
/// <param name="IsKnown">Whether that is sure.</param>
internal sealed record RouteChoice(RouteTable? Table, Route? Route, bool IsKnown)
{
    /// <summary>Whether it is the local route.</summary>
    public bool IsLocal => Route?.Target.Kind == RouteTargetKind.Local;

    /// <summary>The step of a choice that is not sure.</summary>
    public Routed NotSure(Subnet subnet, Flow flow, Packets packets) =>
        new(
            Table?.Identity ?? (subnet.RouteTable is { } key ? Identity.OutsideGraph(key) : subnet.Identity),
            packets.Direction,
            Truth.Unknown,
            Reason.UnknownResource,
            Table is { RoutesKnown: true } ? new RouteOpen(packets, flow) : new RouteTableNotKnown(subnet.Identity)
        );
}

/// <summary>A route table as a subnet uses it.</summary>
/// <param name="Table">The table.</param>
/// <param name="IsMain">Whether it is the VPC's main one, for want of an association.</param>
internal readonly record struct TableUse(Identity Table, bool IsMain)
{
    /// <summary>The table that a subnet uses.</summary>
    public static TableUse Of(Subnet subnet, RouteTable table) => new(table.Identity, subnet.UsesMainRouteTable);
}

/// <summary>
/// Which route packets take is open: routes that overlap lead to different targets, or a destination is not known.
/// </summary>
internal sealed record RouteOpen(Packets Packets, Flow Flow) : RouteDetail;

/// <summary>The route table of a subnet is not known.</summary>
internal sealed record RouteTableNotKnown(Identity Subnet) : RouteDetail;

/// <summary>The local route keeps packets in the VPC, where they are to go.</summary>
internal sealed record LocalRoute(TableUse Table, Route Route, Packets Packets, Flow Flow) : RouteDetail;

/// <summary>A route leads packets to a target.</summary>
/// <param name="Table">The table.</param>
/// <param name="Route">The route.</param>
/// <param name="Packets">Which packets they are.</param>
/// <param name="Flow">The packets.</param>
/// <param name="Peering">The peering connection that the target is; null for another target.</param>
internal sealed record RouteTaken(TableUse Table, Route Route, Packets Packets, Flow Flow, Identity? Peering = null)
    : RouteDetail,
        IByRoute;

/// <summary>A route leads packets to a target that is not followed.</summary>
/// <param name="Table">The table.</param>
/// <param name="Route">The route.</param>
/// <param name="Packets">Which packets they are.</param>
/// <param name="Flow">The packets.</param>
/// <param name="IsInsteadOfLocal">Whether the local route would keep them in the VPC, where they are to go.</param>
internal sealed record RouteNotFollowed(TableUse Table, Route Route, Packets Packets, Flow Flow, bool IsInsteadOfLocal)
    : RouteDetail,
        IByRoute;

/// <summary>A route leads packets out of the VPC, in which they are to stay.</summary>
internal sealed record RouteLeavesVpc(TableUse Table, Route Route, Packets Packets, Flow Flow) : RouteDetail, IByRoute;

/// <summary>No route leads to an address of the VPC's, which is outside the blocks that it says it has.</summary>
internal sealed record NoLocalRoute(TableUse Table, Flow Flow) : RouteDetail;

/// <summary>A route is to be removed, so that the local route counts.</summary>
/// <param name="Table">The table.</param>
/// <param name="Reason">What the change is for.</param>
/// <param name="Destination">The route's destination.</param>
internal sealed record RemoveRoute(Identity Table, Reason Reason, string Destination) : Change(Table, Reason);
