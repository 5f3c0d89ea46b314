using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Filters;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// Traces between an interface and the internet over IPv6, whose addresses are all public: there is no translation, only
/// groups, network ACLs and a route (Amazon VPC User Guide, "Compare IPv4 and IPv6"). Asked where IPv4 leads nowhere.
/// </summary>
internal sealed class Ipv6Path(Topology topology, Connection connection)
{
    /// <summary>Traces a connection to a host; null when the interface has no way out over IPv6.</summary>
    /// <param name="from">The interface.</param>
    /// <param name="host">The host's name.</param>
    /// <param name="flow">Protocol and ports of the request.</param>
    /// <param name="hasAddress">Whether the host is known to have an IPv6 address.</param>
    public Trace? ToInternet(NetworkInterface from, string host, Flow flow, bool hasAddress) => Open(from, trace =>
    {
        connection.Groups.Egress(trace, from, flow.To(Place.Ipv6Internet));
        Acl(trace, from);
        Route(trace, from, opensFromInside: true);
        if (hasAddress)
        {
            trace.LegacyArrive(Identity.OutsideGraph(host), HopKind.Destination, $"{host} has an IPv6 address on the internet.");
        }
        else
        {
            trace.LegacyDoubt(Identity.OutsideGraph(host), HopKind.Destination,
                $"IPv6 leads from {from.Identity.Name} to the internet; whether {host} has an IPv6 address is not known.", ReasonCode.UnknownDestination);
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
        if (item.HasIpv6Address == false || !MeetsInternet(item))
        {
            return null;
        }

        var trace = new Trace();
        if (item.HasIpv6Address == true)
        {
            trace.LegacyAllow(item.Identity, HopKind.Source, $"{item.Identity.Name} has an IPv6 address, which is a public one.");
        }
        else
        {
            trace.LegacyDoubt(item.Identity, HopKind.Source, $"Whether {item.Identity.Name} has an IPv6 address is not known.", ReasonCode.UnknownResource);
        }

        find(trace);
        return trace.Verdict == Verdict.Blocked ? null : trace;
    }

    // What AWS makes for a private service drops what comes from the internet (EC2 API Reference, "NetworkInterface": denyAllIgwTraffic).
    private bool MeetsInternet(NetworkInterface item) => item.Owner switch
    {
        InterfaceOwner.LoadBalancer => topology.Model.LoadBalancers.GetValueOrDefault(item.OwnerKey)?.IsInternal != true,
        InterfaceOwner.Database => topology.Model.Databases.GetValueOrDefault(item.OwnerKey)?.IsPublic != false,
        InterfaceOwner.Endpoint => false,
        InterfaceOwner.Instance or InterfaceOwner.None => true,
        _ => throw new UnreachableException($"Nobody knows what meets the owner {item.Owner}."),
    };

    private void Acl(Trace trace, NetworkInterface item)
    {
        var subnet = topology.SubnetOf(item);
        connection.NotModelled(trace, Direction.Request, subnet.Vpc, subnet.Identity.Key, subnet.RouteTable, subnet.NetworkAcl, item.Identity.Key);
        var acl = subnet.NetworkAcl is { } key ? topology.Model.NetworkAcls.GetValueOrDefault(key) : null;
        var identity = acl?.Identity ?? subnet.Identity;
        if (acl is { EntriesKnown: true, AdmitsIpv6: true, ReleasesIpv6: true })
        {
            trace.LegacyAllow(identity, HopKind.NetworkAcl, $"Network ACL {identity} lets all IPv6 traffic pass, in and out.");
        }
        else if (acl is { EntriesKnown: true } and ({ AdmitsIpv6: false } or { ReleasesIpv6: false }))
        {
            trace.LegacyDeny(identity, HopKind.NetworkAcl, $"Network ACL {identity} lets no IPv6 traffic pass.", ReasonCode.NetworkAclRestriction,
                $"Add entries for IPv6 to network ACL {identity}.");
        }
        else
        {
            trace.LegacyDoubt(identity, HopKind.NetworkAcl,
                $"Whether the network ACL of subnet {subnet.Identity} lets {Place.Ipv6Internet.Text} pass is not analysed.", ReasonCode.NetworkAclRestriction);
        }
    }

    private void Route(Trace trace, NetworkInterface item, bool opensFromInside)
    {
        var subnet = topology.SubnetOf(item);
        var table = subnet.RouteTable is { } key ? topology.Model.RouteTables.GetValueOrDefault(key) : null;
        if (table is not { RoutesKnown: true })
        {
            trace.LegacyDoubt(table?.Identity ?? subnet.Identity, HopKind.RouteTable,
                $"The route table of subnet {subnet.Identity} is not known.", ReasonCode.UnknownResource);
            return;
        }

        var vpc = topology.VpcOf(item);
        var routes = table.Routes.Where(route => route.IsIpv6)
            .Select(route => (Route: route, Admits: Ipv6Blocks.AdmitInternet(route.Ipv6Block, vpc)))
            .Where(pair => pair.Admits != Truth.False).ToList();
        var whole = routes.Where(pair => pair.Admits == Truth.True).Select(pair => pair.Route)
            .OrderByDescending(route => route.Ipv6Block!.EndsWith("/3", StringComparison.Ordinal)).FirstOrDefault();
        if (routes.Exists(pair => pair.Admits == Truth.Unknown))
        {
            trace.LegacyDoubt(table.Identity, HopKind.RouteTable,
                $"Route table {table.Identity} has routes for parts of the IPv6 internet, which are not followed.", ReasonCode.UnsupportedComponent);
        }
        else if (whole is null)
        {
            trace.LegacyDeny(table.Identity, HopKind.RouteTable, $"Route table {table.Identity} has no route to {Place.Ipv6Internet.Text}.", ReasonCode.NoRouteToDestination,
                $"Add a route ::/0 to route table {table.Identity}.");
        }
        else
        {
            Target(trace, table, whole, vpc, opensFromInside);
        }
    }

    private void Target(Trace trace, RouteTable table, Route route, Vpc vpc, bool opensFromInside)
    {
        var gateway = route.Target.Key is { } key ? topology.Model.InternetGateways.GetValueOrDefault(key) : null;
        if (gateway is null)
        {
            trace.LegacyDoubt(table.Identity, HopKind.RouteTable,
                $"Route table {table.Identity} sends IPv6 traffic to {route.Target.Key ?? "a target that is not known yet"} (route {route.Destination}), "
                    + "which is not followed.",
                ReasonCode.UnsupportedComponent);
            return;
        }

        connection.BlockedPublicAccess(trace);
        if (gateway.Vpc != vpc.Identity.Key || (gateway.EgressOnly && !opensFromInside))
        {
            trace.LegacyDeny(gateway.Identity, HopKind.InternetGateway, $"Gateway {gateway.Identity} lets nothing in.", ReasonCode.CannotRoute,
                $"Route IPv6 traffic of route table {table.Identity} to an Internet gateway of VPC {vpc.Identity}.");
            return;
        }

        trace.LegacyAllow(table.Identity, HopKind.RouteTable,
            $"Route table {table.Identity} sends IPv6 traffic to {route.Target.Key} (route {route.Destination}).");
        trace.LegacyAllow(gateway.Identity, HopKind.InternetGateway,
            gateway.EgressOnly
                ? $"Egress-only Internet gateway {gateway.Identity} lets connections out over IPv6, and none in."
                : $"Internet gateway {gateway.Identity} exchanges IPv6 traffic with the internet in both directions.");
    }
}
