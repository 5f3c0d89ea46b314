using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>An Internet gateway, and what it does with packets that a route leads to it.</summary>
internal sealed class InternetGatewayHop(Topology topology, BetweenInterfaces connection)
{
    /// <summary>What the gateway does with packets of an interface.</summary>
    public void From(Trace trace, NetworkInterface from, Route route, RouteTable table)
    {
        // Without an attachment the address is asked for all the same: both are needed.
        var isAttached = Attached(trace, from.Vpc, from.Subnet, PublicTraffic.OfHost, route, table);
        if (
            !topology.Model.InternetGateways.TryGetValue(route.Target.Key ?? "", out var found)
            || (!isAttached && from.HasPublicAddress == Truth.True)
        )
        {
            return;
        }

        var passes = from.HasPublicAddress;
        var step = new Translated(
            found.Identity,
            Direction.Request,
            passes,
            passes == Truth.True ? null : Reason.PublicAddressForEgress,
            new SourceAddressExchange(from.Identity, from.PublicAddress)
        );
        if (passes == Truth.False)
        {
            Change change =
                from.Identity.Key == from.Subnet
                    ? new MapPublicAddressesOrNat(from.Identity)
                    : new GivePublicAddressOrNat(from.Identity);
            trace.Add(step, change);
        }
        else
        {
            trace.Add(step);
            connection.Edges.Into(trace, found, Place.Of(from), Direction.Reply);
        }
    }

    /// <summary>Whether the route leads to a gateway that the VPC has; else that is noted.</summary>
    public bool Attached(Trace trace, string vpc, string? subnet, PublicTraffic traffic, Route route, RouteTable table)
    {
        if (route.Target.Key is not { } key || !topology.Model.InternetGateways.TryGetValue(key, out var gateway))
        {
            trace.Doubt(table.Identity, Reason.BadStateRoute, new InternetGatewayNotInGraph(route));
            return false;
        }

        connection.NotModelled(trace, Direction.Request, key);
        connection.PublicAccess.Pass(trace, topology.Model.Vpcs[vpc], subnet, traffic);
        if (gateway.Vpc == vpc)
        {
            return true;
        }

        trace.Stop(
            gateway.Identity,
            Reason.UnassociatedComponent,
            new InternetGatewayNotAttached(ToAnotherVpc: gateway.Vpc is not null),
            new AttachInternetGateway(gateway.Identity, topology.Model.Vpcs[vpc].Identity)
        );
        return false;
    }

    /// <summary>
    /// Notes when a route leads replies to a gateway that the VPC does not have: nothing leaves by that of another VPC.
    /// </summary>
    public void AttachedForReply(Trace trace, string vpc, Route route, RouteTable table)
    {
        // That of a default VPC is no resource of the graph.
        if (topology.InternetGatewayOf(vpc) is not { } own || own.Identity.Key == route.Target.Key)
        {
            return;
        }

        if (route.Target.Key is not { } key || !topology.Model.InternetGateways.TryGetValue(key, out var gateway))
        {
            trace.Doubt(table.Identity, Reason.BadStateRoute, new InternetGatewayNotInGraph(route), Direction.Reply);
            return;
        }

        trace.Add(
            new Admitted(
                gateway.Identity,
                Direction.Reply,
                Truth.False,
                Reason.UnassociatedComponent,
                new InternetGatewayNotAttached(ToAnotherVpc: gateway.Vpc is not null)
            ),
            new LeadRouteToInternetGateway(table.Identity, route.Destination)
        );
    }

    /// <summary>The gateway by which the internet gets into a VPC, or that there is none.</summary>
    public void Into(Trace trace, Vpc vpc)
    {
        if (topology.InternetGatewayOf(vpc.Identity.Key) is { } gateway)
        {
            trace.Pass(gateway.Identity, new InternetGatewayAttached(vpc.Identity));
            connection.NotModelled(trace, Direction.Request, gateway.Identity.Key);
        }
        else if (vpc is { InGraph: true, IsDefault: false })
        {
            trace.Stop(
                vpc.Identity,
                Reason.UnassociatedComponent,
                new VpcWithoutInternetGateway(),
                new AttachAnInternetGateway(vpc.Identity)
            );
        }
        else
        {
            trace.Doubt(vpc.Identity, Reason.UnknownResource, new VpcWithoutInternetGateway());
        }
    }
}

/// <summary>
/// An Internet gateway exchanges an interface's private address for its public one, when there is one.
/// </summary>
/// <param name="Source">The interface.</param>
/// <param name="PublicAddress">The public address; null when there is none or it is not known.</param>
internal sealed record SourceAddressExchange(Identity Source, string? PublicAddress) : TranslationDetail;

/// <summary>A route leads to an Internet gateway that is not in the graph.</summary>
internal sealed record InternetGatewayNotInGraph(Route Route) : RouteDetail, IByRoute;

/// <summary>An Internet gateway is attached to another VPC than the packets', or to none.</summary>
internal sealed record InternetGatewayNotAttached(bool ToAnotherVpc) : AdmissionDetail;

/// <summary>An Internet gateway is attached to the VPC that packets are for.</summary>
internal sealed record InternetGatewayAttached(Identity Vpc) : AdmissionDetail;

/// <summary>The VPC that packets are for has no Internet gateway, or is not known to have one.</summary>
internal sealed record VpcWithoutInternetGateway : AdmissionDetail;

/// <summary>An interface is to have a public address, or its subnet a route to a NAT gateway.</summary>
internal sealed record GivePublicAddressOrNat(Identity Interface) : Change(Interface, Reason.PublicAddressForEgress);

/// <summary>A subnet is to give its hosts public addresses, or to have a route to a NAT gateway.</summary>
internal sealed record MapPublicAddressesOrNat(Identity Subnet) : Change(Subnet, Reason.PublicAddressForEgress);

/// <summary>An Internet gateway that is there is to be attached to a VPC.</summary>
internal sealed record AttachInternetGateway(Identity Gateway, Identity Vpc)
    : Change(Gateway, Reason.UnassociatedComponent);

/// <summary>A VPC is to have an Internet gateway.</summary>
internal sealed record AttachAnInternetGateway(Identity Vpc) : Change(Vpc, Reason.UnassociatedComponent);
