using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Filters;

/// <summary>
/// Which route a packet takes: that with the longest prefix; of equal ones a static route before a propagated one, and
/// a block before a prefix list; the local route before every propagated one (Amazon VPC User Guide, "Route priority").
/// A side of which only a block is known may take several: what each part of the block takes is followed, and only when
/// all of it goes to one target the route is sure. Two prefix lists that overlap and lead to different targets leave it
/// open.
/// </summary>
internal sealed class Routes
{
    private const int HostPrefix = 32;

    // The blocks of a VPC are from /16 to /28 (Amazon VPC User Guide, "VPC CIDR blocks").
    private const int WidestVpc = 16;

    // AWS's own lists have nothing wider.
    private const int WidestOfService = 8;

    private readonly Topology _topology;
    private readonly Dictionary<string, ImmutableArray<RouteLine>> _tables = new(StringComparer.Ordinal);

    public Routes(Topology topology)
    {
        _topology = topology;
        foreach (var (key, table) in topology.Model.RouteTables)
        {
            _tables.Add(key, LinesOf(table, topology.Model.Vpcs.GetValueOrDefault(table.Vpc)));
        }
    }

    /// <summary>The route that packets take from a subnet.</summary>
    public RouteChoice Choose(Subnet subnet, Place to)
    {
        if (subnet.RouteTable is not { } key || !_topology.Model.RouteTables.TryGetValue(key, out var table))
        {
            return new(null, null, IsKnown: false);
        }

        return Choose(table, _topology.Model.Vpcs[subnet.Vpc], to);
    }

    /// <summary>The route that packets take by a table of a VPC.</summary>
    public RouteChoice Choose(RouteTable table, Vpc vpc, Place to)
    {
        var lines = table.Vpc == vpc.Identity.Key ? _tables[table.Identity.Key] : LinesOf(table, vpc);
        if (!table.RoutesKnown || Decide(lines, to, vpc) is not { } decided)
        {
            return new(table, null, IsKnown: false);
        }

        return new(table, decided.Line is { } line ? line.Route ?? Local(vpc) : null, IsKnown: true);
    }

    // Null when it is open.
    private static Decision? Decide(ImmutableArray<RouteLine> lines, Place to, Vpc vpc)
    {
        // Somewhere among blocks that are not known the VPC has the address.
        var isInside = !vpc.BlocksKnown && to.Interface?.Vpc == vpc.Identity.Key;
        var mayBeInside = !vpc.BlocksKnown && to is { Interface: null, IsSomewherePublic: false, Service: null };
        for (var index = 0; index < lines.Length; index++)
        {
            switch (Matches(lines[index], to, vpc))
            {
                case Truth.False:
                    continue;
                case Truth.True when !isInside && (!mayBeInside || lines[index].Route is null):
                    return HasRival(lines, index, to, vpc) ? null : new(lines[index]);
                default:
                    return DecideByParts(lines, index, to, vpc, isInside, mayBeInside);
            }
        }

        return new Decision(isInside ? RouteLine.Local : null);
    }

    // Whether another line matches as well and neither goes before the other.
    private static bool HasRival(ImmutableArray<RouteLine> lines, int index, Place to, Vpc vpc)
    {
        for (var next = index + 1; next < lines.Length && lines[next].Ties(lines[index]); next++)
        {
            if (!lines[next].HasTargetOf(lines[index]) && Matches(lines[next], to, vpc) == Truth.True)
            {
                return true;
            }
        }

        return false;
    }

    private static Decision? DecideByParts(
        ImmutableArray<RouteLine> lines,
        int first,
        Place to,
        Vpc vpc,
        bool isInside,
        bool mayBeInside
    )
    {
        var rest = RouteParts.Of(to);
        RouteLine? found = mayBeInside ? RouteLine.Local : null;
        for (var index = first; index < lines.Length && rest.Count > 0; )
        {
            var after = rest;
            var group = lines[index];
            if (isInside && group.Prefix <= WidestVpc)
            {
                break;
            }

            for (; index < lines.Length && lines[index].Ties(group); index++)
            {
                var line = lines[index];
                var matches = Matches(line, to, vpc);
                List<CidrBlock>? parts =
                    matches == Truth.False ? []
                    : matches == Truth.True ? rest
                    : line.Block is { } block
                        ? RouteParts.Within(rest, block, line.Order == RouteOrder.Propagated ? vpc.Blocks : [])
                    : null;
                if (parts is { Count: 0 })
                {
                    continue;
                }

                if (found is not null && !line.HasTargetOf(found))
                {
                    return null;
                }

                found = line;
                foreach (var part in parts ?? [])
                {
                    after = RouteParts.Without(after, part);
                }
            }

            rest = after;
        }

        if (rest.Count == 0)
        {
            return new Decision(found);
        }

        if (isInside)
        {
            return found is null or { Route: null } ? new Decision(RouteLine.Local) : null;
        }

        return found is null ? new Decision(null) : null;
    }

    private static Truth Matches(RouteLine line, Place to, Vpc vpc)
    {
        if (line.Block is not { } block)
        {
            // A destination that is not known yet may be any block, but never one of the VPC's own; AWS's own lists
            // have public addresses only.
            return line.List is { } all
                ? to.Block is { } at && Place.IsPrivate(at)
                    ? Truth.False
                    : to.In(all)
                : IsLocal(to, vpc)
                    ? Truth.False
                    : Truth.Unknown;
        }

        if (line.Order == RouteOrder.Propagated && IsLocal(to, vpc))
        {
            return Truth.False;
        }

        return line.List is not { Service: not null } list ? to.In(block)
            : to.In(list) == Truth.False ? Truth.False
            : to is { IsSomewherePublic: true, Service: not null } ? to.In(list)
            : to.In(block);
    }

    private static bool IsLocal(Place to, Vpc vpc)
    {
        foreach (var block in vpc.Blocks)
        {
            if (to.In(block) == Truth.True)
            {
                return true;
            }
        }

        return to.Interface?.Vpc == vpc.Identity.Key;
    }

    // The strongest first, and the local ones before those that are as strong.
    private ImmutableArray<RouteLine> LinesOf(RouteTable table, Vpc? vpc) =>
        [
            .. (vpc?.Blocks ?? [])
                .Select(block => RouteLine.Local with { Prefix = block.PrefixLength, Block = block })
                .Concat(table.Routes.SelectMany(Lines))
                .OrderByDescending(line => line.Prefix)
                .ThenByDescending(line => line.Order),
        ];

    private IEnumerable<RouteLine> Lines(Route route)
    {
        if (route.IsIpv6)
        {
            return [];
        }

        var order = route.Propagated ? RouteOrder.Propagated : RouteOrder.Static;
        if (route.Block is { } block)
        {
            return [new(route, block.PrefixLength, order) { Block = block }];
        }

        if (route.PrefixList is not { } key)
        {
            return [new(route, HostPrefix, order)];
        }

        var list = _topology.Model.PrefixLists.GetValueOrDefault(key);
        var known = (list?.Blocks ?? []).Select(one => new RouteLine(route, one.PrefixLength, RouteOrder.PrefixList)
        {
            Block = one,
            List = list,
        });
        return list is { BlocksKnown: true } ? known
            // Its blocks are AWS's secret: more specific than a default route is all that is sure.
            : list is { Service: not null }
                ? [new RouteLine(route, WidestOfService, RouteOrder.PrefixList) { List = list }]
            : known.Append(new(route, HostPrefix, RouteOrder.PrefixList));
    }

    private static Route Local(Vpc vpc) =>
        new()
        {
            DeclaredBy = vpc.Identity,
            Block = vpc.Blocks.IsEmpty ? null : vpc.Blocks[0],
            Target = new(RouteTargetKind.Local, null),
        };

    // The line that decides; null when none matches.
    private readonly record struct Decision(RouteLine? Line);
}

/// <summary>One line of a route table: a route for one block.</summary>
/// <param name="Route">The route; null for the local one.</param>
/// <param name="Prefix">The prefix that it has at least.</param>
/// <param name="Order">What decides between equal prefixes.</param>
internal sealed record RouteLine(Route? Route, int Prefix, RouteOrder Order)
{
    /// <summary>The local route, whatever its block.</summary>
    public static RouteLine Local { get; } = new(null, 0, RouteOrder.Static);

    /// <summary>The block; null when it is not known.</summary>
    public CidrBlock? Block { get; init; }

    /// <summary>The prefix list that the block is of; null for none, and for one that is not in the graph.</summary>
    public PrefixList? List { get; init; }

    /// <summary>Whether neither line goes before the other.</summary>
    public bool Ties(RouteLine other) => Prefix == other.Prefix && Order == other.Order;

    /// <summary>Whether both lead to one target.</summary>
    public bool HasTargetOf(RouteLine other) =>
        Route?.Target == other.Route?.Target && Route?.IsBlackhole == other.Route?.IsBlackhole;
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

    /// <summary>
    /// Notes a choice that leads nowhere: one that is not sure, or a route whose target is gone.
    /// </summary>
    /// <returns>Whether that was so.</returns>
    public bool Ends(Trace trace, Subnet subnet, Flow flow, Packets packets)
    {
        if (Table is not { } table || !IsKnown)
        {
            trace.Add(NotSure(subnet, flow, packets));
            return true;
        }

        if (Route is not { IsBlackhole: true } route)
        {
            return false;
        }

        trace.Add(
            new Routed(
                table.Identity,
                packets.Direction,
                Truth.False,
                Reason.BadStateRoute,
                new RouteIsBlackhole(TableUse.Of(subnet, table), route, packets, flow)
            ),
            new ReplaceBlackhole(table.Identity, route.Destination)
        );
        return true;
    }

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
/// <param name="IsMain">Whether the subnet has no association and so uses the VPC's main table.</param>
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

/// <summary>A route is a blackhole: AWS has noted that its target is gone, and drops the packets.</summary>
internal sealed record RouteIsBlackhole(TableUse Table, Route Route, Packets Packets, Flow Flow)
    : RouteDetail,
        IByRoute;

/// <summary>A route whose target is gone is to lead to one that is there.</summary>
internal sealed record ReplaceBlackhole(Identity Table, string Destination) : Change(Table, Reason.BadStateRoute);

/// <summary>A route is to be removed, so that the local route counts.</summary>
/// <param name="Table">The table.</param>
/// <param name="Reason">What the change is for.</param>
/// <param name="Destination">The route's destination.</param>
internal sealed record RemoveRoute(Identity Table, Reason Reason, string Destination) : Change(Table, Reason);
