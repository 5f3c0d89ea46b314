using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// The route table of an Internet gateway: what comes in through the gateway takes it, by the private address that the
/// gateway has exchanged the public one for (Amazon VPC User Guide, "Gateway route tables").
/// </summary>
internal sealed class EdgeRouting(Topology topology, BetweenInterfaces connection)
{
    /// <summary>Notes when the table leads packets elsewhere than into the VPC.</summary>
    /// <param name="trace">What is found.</param>
    /// <param name="gateway">The gateway.</param>
    /// <param name="to">Whom the packets are for, inside the VPC.</param>
    /// <param name="direction">Whether they are a request or its reply.</param>
    public void Into(Trace trace, InternetGateway gateway, Place to, Direction direction)
    {
        if (gateway is not { RouteTable: { } key, Vpc: { } vpcKey })
        {
            return;
        }

        if (!topology.Model.RouteTables.TryGetValue(key, out var table))
        {
            trace.Doubt(Identity.OutsideGraph(key), Reason.UnknownResource, new EdgeTableNotKnown(), direction);
            return;
        }

        var choice = connection.Routes.Choose(table, topology.Model.Vpcs[vpcKey], to);
        if (!choice.IsKnown)
        {
            trace.Doubt(table.Identity, Reason.UnknownResource, new EdgeTableNotKnown(), direction);
            return;
        }

        if (
            choice.Route is not { } route
            || choice.IsLocal
            || (topology.TargetOf(route) is { } target && target.Identity.Key == to.Interface?.Identity.Key)
            || connection.Middleboxes.Takes(trace, route, table.Identity, direction)
            || connection.Forwarding.Drops(trace, route, to.Interface, direction)
        )
        {
            return;
        }

        trace.Doubt(table.Identity, Reason.UnsupportedComponent, new EdgeRouteNotFollowed(route), direction);
    }
}

/// <summary>The route table of a gateway is not known, or not all of it.</summary>
internal sealed record EdgeTableNotKnown : RouteDetail;

/// <summary>The route table of a gateway leads what comes in to a target that is not followed.</summary>
internal sealed record EdgeRouteNotFollowed(Route Route) : RouteDetail, IByRoute;
