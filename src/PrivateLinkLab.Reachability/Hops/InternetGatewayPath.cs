using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>What an Internet gateway does with packets that a route leads to it.</summary>
internal sealed class InternetGatewayPath(Topology topology, Connection connection)
{
    /// <summary>What the gateway does with packets of an interface.</summary>
    public void From(Trace trace, NetworkInterface from, Route route, RouteTable table)
    {
        // Without an attachment the address is asked for all the same: both are needed.
        var isAttached = Attached(trace, from.Vpc, route, table);
        if (!topology.Model.InternetGateways.TryGetValue(route.Target.Key ?? "", out var found) || (!isAttached && from.HasPublicAddress == true))
        {
            return;
        }

        var gateway = found.Identity;
        switch (from.HasPublicAddress)
        {
            case true:
                trace.LegacyAllow(gateway, HopKind.InternetGateway,
                    $"Internet gateway {gateway} exchanges the private address of {from.Identity.Name} for its public "
                        + $"one{(from.PublicAddress is { } address ? $", {address}" : "")}.");
                break;
            case false:
                trace.LegacyDeny(gateway, HopKind.InternetGateway,
                    $"Internet gateway {gateway} drops what comes from {from.Identity.Name}: it has no public address.",
                    ReasonCode.PublicAddressForEgress, from.Identity,
                    $"Give {from.Identity} a public or Elastic IP address, or route its subnet through a NAT gateway.");
                break;
            default:
                trace.LegacyDoubt(gateway, HopKind.InternetGateway,
                    $"Whether {from.Identity.Name} has a public address is not known.", ReasonCode.PublicAddressForEgress);
                break;
        }
    }

    /// <summary>Whether the route leads to a gateway that the VPC has; else that is noted.</summary>
    public bool Attached(Trace trace, string vpc, Route route, RouteTable table)
    {
        if (route.Target.Key is not { } key || !topology.Model.InternetGateways.TryGetValue(key, out var gateway))
        {
            trace.LegacyDoubt(table.Identity, HopKind.RouteTable,
                $"The Internet gateway {route.Target.Key ?? "of route " + route.Destination} is not in the graph: if "
                    + "it was deleted, the route is a blackhole.",
                ReasonCode.BadStateRoute);
            return false;
        }

        connection.NotModelled(trace, Direction.Request, key);
        connection.BlockedPublicAccess(trace);
        if (gateway.Vpc == vpc)
        {
            return true;
        }

        trace.LegacyDeny(gateway.Identity, HopKind.InternetGateway,
            $"Internet gateway {gateway.Identity} is "
                + $"{(gateway.Vpc is null ? "attached to no VPC" : "attached to another VPC")}.",
            ReasonCode.UnassociatedComponent, $"Attach Internet gateway {gateway.Identity} to VPC {topology.Model.Vpcs[vpc].Identity}.");
        return false;
    }
}
