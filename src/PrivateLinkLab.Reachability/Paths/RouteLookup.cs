using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Paths;

/// <summary>
/// Which route a packet takes: that with the longest prefix; of equal ones a static route before a propagated one, and a
/// block before a prefix list (Amazon VPC User Guide, "Route priority"). Two prefix lists that overlap and lead to
/// different targets leave it open.
/// </summary>
internal sealed class RouteLookup(Topology topology)
{
    /// <summary>The route of a subnet to a place.</summary>
    public RouteChoice Choose(Subnet subnet, Place to)
    {
        if (subnet.RouteTable is not { } key || !topology.Model.RouteTables.TryGetValue(key, out var table))
        {
            return new(null, null, IsKnown: false);
        }

        Candidate? best = null;
        Candidate? doubtful = null;
        var vpc = topology.Model.Vpcs[subnet.Vpc];
        if (to.Interface?.Vpc == vpc.Identity.Key && !vpc.BlocksKnown)
        {
            best = new(null, 0, Order.Static);
        }

        foreach (var block in vpc.Blocks)
        {
            Consider(new(null, block.Prefix, Order.Static), to.In(block), ref best, ref doubtful);
        }

        foreach (var route in table.Routes)
        {
            Consider(table, route, to, ref best, ref doubtful);
        }

        if (!vpc.BlocksKnown && best?.Route is not null && to.Interface is null && !to.IsSomewherePublic && to.Service is null)
        {
            doubtful = new(null, 32, Order.Static);
        }

        // A route that may match counts when it would win and lead elsewhere.
        if ((doubtful is { } other && (best is null || other.Beats(best)) && !SameTarget(other, best))
            || !table.RoutesKnown
            || (best is { Ambiguous: true }))
        {
            return new(table, best?.Route, IsKnown: false);
        }

        return best is null ? new(table, null, IsKnown: true) : new(table, best.Route ?? Local(vpc), IsKnown: true);
    }

    private void Consider(RouteTable table, Route route, Place to, ref Candidate? best, ref Candidate? doubtful)
    {
        if (route.IsIpv6)
        {
            return;
        }

        if (route.Block is { } block)
        {
            Consider(new(route, block.Prefix, route.Propagated ? Order.Propagated : Order.Static), to.In(block), ref best, ref doubtful);
        }
        else if (route.PrefixList is { } key)
        {
            ConsiderList(route, topology.Model.PrefixLists.GetValueOrDefault(key), to, ref best, ref doubtful);
        }
        else
        {
            // A destination that is not known yet may be any block, but never one of the VPC's own.
            var isLocal = best is { Route: null };
            Consider(new(route, 32, Order.Static), isLocal ? Ternary.No : Ternary.Maybe, ref best, ref doubtful);
        }
    }

    private static void ConsiderList(Route route, PrefixList? list, Place to, ref Candidate? best, ref Candidate? doubtful)
    {
        if (list is { BlocksKnown: true })
        {
            foreach (var block in list.Blocks)
            {
                var match = list.Service is not null && to.In(list) == Ternary.No ? Ternary.No
                    : to.IsSomewherePublic && to.Service is not null && list.Service is not null ? Ternary.Yes
                    : to.In(block);
                Consider(new(route, block.Prefix, Order.PrefixList), match, ref best, ref doubtful);
            }

            return;
        }

        // Its blocks are AWS's secret or not known yet: more specific than a default route is all that is sure.
        Consider(new(route, 1, Order.PrefixList), to.In(list), ref best, ref doubtful);
    }

    private static void Consider(Candidate candidate, Ternary match, ref Candidate? best, ref Candidate? doubtful)
    {
        if (match == Ternary.Maybe)
        {
            doubtful = doubtful is null || candidate.Beats(doubtful) ? candidate : doubtful;
        }
        else if (match == Ternary.Yes)
        {
            best = best is null || candidate.Beats(best) ? candidate
                : candidate.Ties(best) && !SameTarget(candidate, best) ? best with { Ambiguous = true }
                : best;
        }
    }

    private static bool SameTarget(Candidate one, Candidate? other) => other is not null && one.Route?.Target == other.Route?.Target;

    private static Route Local(Vpc vpc) => new()
    {
        DeclaredBy = vpc.Identity,
        Block = vpc.Blocks.IsEmpty ? null : vpc.Blocks[0],
        Target = new(RouteTargetKind.Local, null),
    };

    private enum Order
    {
        Propagated,
        PrefixList,
        Static,
    }

    // No route stands for the local one.
    private sealed record Candidate(Route? Route, int Prefix, Order Order, bool Ambiguous = false)
    {
        public bool Beats(Candidate other) => Prefix > other.Prefix || (Prefix == other.Prefix && Order > other.Order);

        public bool Ties(Candidate other) => Prefix == other.Prefix && Order == other.Order;
    }
}

/// <summary>The route that a packet takes.</summary>
/// <param name="Table">The table; null when it is not known.</param>
/// <param name="Route">The route; null when none matches or the table is not known.</param>
/// <param name="IsKnown">Whether that is sure.</param>
internal sealed record RouteChoice(RouteTable? Table, Route? Route, bool IsKnown)
{
    public bool IsLocal => Route?.Target.Kind == RouteTargetKind.Local;
}
