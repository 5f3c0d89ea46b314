using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Filters;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// Traces between an interface and the internet over IPv6, whose addresses are all public: there is no translation,
/// only groups, network ACLs and a route (Amazon VPC User Guide, "Compare IPv4 and IPv6"). Asked where IPv4 leads
/// nowhere.
/// </summary>
internal sealed class OverIpv6(Topology topology, BetweenInterfaces connection)
{
    /// <summary>Traces a connection to a host; null when the interface has no way out over IPv6.</summary>
    /// <param name="from">The interface.</param>
    /// <param name="host">The host's name.</param>
    /// <param name="flow">Protocol and ports of the request.</param>
    /// <param name="hasAddress">Whether the host has an IPv6 address.</param>
    public Trace? ToInternet(NetworkInterface from, string host, Flow flow, Truth hasAddress) =>
        hasAddress == Truth.False ? null : Open(from, trace =>
            {
                connection.Groups.Egress(trace, from, flow.To(Place.Ipv6Internet));
                Acl(trace, from);
                Route(trace, from, opensFromInside: true);
                var destination = Identity.OutsideGraph(host);
                if (hasAddress == Truth.True)
                {
                    trace.Arrive(destination, new ArrivedOverIpv6());
                }
                else
                {
                    trace.Doubt(destination, Reason.UnknownDestination, new HostMayHaveIpv6(from.Identity));
                }

                trace.Return(from.Identity);
            });

    /// <summary>Traces a connection from the internet; null when none comes in over IPv6.</summary>
    public Trace? FromInternet(NetworkInterface to, Flow flow) => Open(to, trace =>
        {
            Acl(trace, to);
            connection.Groups.Ingress(trace, to, flow.Between(Place.Ipv6Internet, Place.Of(to)));
            Route(trace, to, opensFromInside: false);
            trace.Arrive(to.Identity, ArrivalDetail.Silent);
            trace.Return(Identity.OutsideGraph("internet"));
        });

    private Trace? Open(NetworkInterface item, Action<Trace> find)
    {
        if (item.HasIpv6Address == Truth.False || !MeetsInternet(item))
        {
            return null;
        }

        var trace = new Trace();
        if (item.HasIpv6Address == Truth.True)
        {
            trace.Pass(item.Identity, new HasIpv6Address());
        }
        else
        {
            trace.Doubt(item.Identity, Reason.UnknownResource, new HasIpv6Address());
        }

        find(trace);
        return trace.Verdict == Verdict.Blocked ? null : trace;
    }

    // What AWS makes for a private service drops what comes from the internet (EC2 API Reference, "NetworkInterface":
    // denyAllIgwTraffic).
    private bool MeetsInternet(NetworkInterface item) =>
        item.Owner switch
        {
            InterfaceOwner.LoadBalancer => topology.Model.ApplicationLoadBalancers.TryGetValue(
                item.OwnerKey,
                out var application
            )
                ? application.IsInternal != Truth.True
                : topology.Model.LoadBalancers.GetValueOrDefault(item.OwnerKey)?.IsInternal != Truth.True,
            InterfaceOwner.Database => topology.Model.Databases.GetValueOrDefault(item.OwnerKey)?.IsPublic
                != Truth.False,
            // The API of an EKS cluster has its public addresses elsewhere.
            InterfaceOwner.Service => topology.Model.PlacedServices.TryGetValue(item.OwnerKey, out var service)
                && service.IsPublic != Truth.False,
            InterfaceOwner.Endpoint => false,
            InterfaceOwner.Instance or InterfaceOwner.None => true,
            _ => throw new UnreachableException($"Nobody knows what meets the owner {item.Owner}."),
        };

    private void Acl(Trace trace, NetworkInterface item)
    {
        var subnet = topology.SubnetOf(item);
        connection.NotModelled(
            trace,
            Direction.Request,
            subnet.Vpc,
            subnet.Identity.Key,
            subnet.RouteTable,
            subnet.NetworkAcl,
            item.Identity.Key
        );
        var acl = subnet.NetworkAcl is { } key ? topology.Model.NetworkAcls.GetValueOrDefault(key) : null;
        var identity = acl?.Identity ?? subnet.Identity;
        var passes = acl is { EntriesKnown: true } ? acl.AdmitsIpv6.And(acl.ReleasesIpv6) : Truth.Unknown;
        var step = new Filtered(
            identity,
            Direction.Request,
            passes,
            passes == Truth.True ? null : Reason.NetworkAclRestriction,
            new Ipv6Entries(subnet.Identity)
        );
        if (passes == Truth.False)
        {
            trace.Add(step, new AllowIpv6InAcl(identity));
        }
        else
        {
            trace.Add(step);
        }
    }

    private void Route(Trace trace, NetworkInterface item, bool opensFromInside)
    {
        var subnet = topology.SubnetOf(item);
        var table = subnet.RouteTable is { } key ? topology.Model.RouteTables.GetValueOrDefault(key) : null;
        if (table is not { RoutesKnown: true })
        {
            trace.Doubt(
                table?.Identity ?? subnet.Identity,
                Reason.UnknownResource,
                new RouteTableNotKnown(subnet.Identity)
            );
            return;
        }

        var vpc = topology.VpcOf(item);
        var routes = table
            .Routes.Where(route => route.IsIpv6)
            .Select(route => (Route: route, Admits: Ipv6Blocks.AdmitInternet(route.Block, vpc)))
            .Where(pair => pair.Admits != Truth.False)
            .ToList();
        var whole = routes
            .Where(pair => pair.Admits == Truth.True)
            .Select(pair => pair.Route)
            .OrderByDescending(route => route.Block!.Value.PrefixLength)
            .FirstOrDefault();
        if (routes.Exists(pair => pair.Admits == Truth.Unknown))
        {
            trace.Doubt(table.Identity, Reason.UnsupportedComponent, new Ipv6RoutesForParts());
        }
        else if (whole is null)
        {
            trace.Stop(
                table.Identity,
                Reason.NoRouteToDestination,
                new NoIpv6Route(),
                new AddIpv6Route(table.Identity)
            );
        }
        else if (whole.IsBlackhole)
        {
            trace.Stop(
                table.Identity,
                Reason.BadStateRoute,
                new NoIpv6Route(),
                new ReplaceBlackhole(table.Identity, whole.Destination)
            );
        }
        else
        {
            Target(trace, item, table, whole, vpc, opensFromInside);
        }
    }

    private void Target(
        Trace trace,
        NetworkInterface item,
        RouteTable table,
        Route route,
        Vpc vpc,
        bool opensFromInside
    )
    {
        var gateway = route.Target.Key is { } key ? topology.Model.InternetGateways.GetValueOrDefault(key) : null;
        if (gateway is null)
        {
            trace.Doubt(table.Identity, Reason.UnsupportedComponent, new Ipv6RouteNotFollowed(route));
            return;
        }

        connection.PublicAccess.Pass(
            trace,
            vpc,
            item.Subnet,
            !opensFromInside ? PublicTraffic.FromInternet
                : gateway.EgressOnly ? PublicTraffic.OutOnly
                : PublicTraffic.OfHost
        );
        if (gateway.Vpc != vpc.Identity.Key || (gateway.EgressOnly && !opensFromInside))
        {
            trace.Stop(
                gateway.Identity,
                Reason.CannotRoute,
                new Ipv6Gateway(gateway.EgressOnly),
                new RouteIpv6ToInternetGateway(gateway.Identity, table.Identity, vpc.Identity)
            );
            return;
        }

        trace.Pass(table.Identity, new Ipv6RouteTaken(route));
        trace.Pass(gateway.Identity, new Ipv6Gateway(gateway.EgressOnly));
    }
}

/// <summary>Whether an interface has an IPv6 address, which is a public one.</summary>
internal sealed record HasIpv6Address : AdmissionDetail;

/// <summary>IPv6 leads to the internet, but whether the host has an IPv6 address is not known.</summary>
internal sealed record HostMayHaveIpv6(Identity From) : AdmissionDetail;

/// <summary>The host has an IPv6 address on the internet.</summary>
internal sealed record ArrivedOverIpv6 : ArrivalDetail;

/// <summary>Whether a network ACL lets IPv6 packets pass, in and out.</summary>
internal sealed record Ipv6Entries(Identity Subnet) : FilterDetail;

/// <summary>A route table has routes for parts of the IPv6 internet, which are not followed.</summary>
internal sealed record Ipv6RoutesForParts : RouteDetail;

/// <summary>No route leads to the IPv6 internet.</summary>
internal sealed record NoIpv6Route : RouteDetail;

/// <summary>A route leads IPv6 packets to a target that is not followed.</summary>
internal sealed record Ipv6RouteNotFollowed(Route Route) : RouteDetail, IByRoute;

/// <summary>A route leads IPv6 packets to a gateway.</summary>
internal sealed record Ipv6RouteTaken(Route Route) : RouteDetail, IByRoute;

/// <summary>Whether a gateway lets IPv6 packets pass.</summary>
/// <param name="EgressOnly">Whether it is one that lets connections out only.</param>
internal sealed record Ipv6Gateway(bool EgressOnly) : AdmissionDetail;

/// <summary>A network ACL is to have entries for IPv6.</summary>
internal sealed record AllowIpv6InAcl(Identity Acl) : Change(Acl, Reason.NetworkAclRestriction);

/// <summary>A route table is to have a default route for IPv6.</summary>
internal sealed record AddIpv6Route(Identity Table) : Change(Table, Reason.NoRouteToDestination);

/// <summary>The IPv6 packets of a route table are to go to an Internet gateway of the VPC.</summary>
internal sealed record RouteIpv6ToInternetGateway(Identity Gateway, Identity Table, Identity Vpc)
    : Change(Gateway, Reason.CannotRoute);
