using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>
/// Says what happens between interfaces and the internet: routes out and back, public addresses, IPv6.
/// </summary>
internal static class InternetSentences
{
    public static Told? Of(Step step) =>
        step switch
        {
            Routed { Detail: NoRouteOut none } => new(
                HopKind.RouteTable,
                $"{Words.Of(none.Table)} of subnet {none.Subnet.Name} has no route to {none.To.Text}, "
                    + $"only {Destinations(none)}."
            ),
            Routed { Detail: RouteToNoPublicAddress { Table: var table, Route: var route, To: var to } } => new(
                HopKind.RouteTable,
                $"{Words.Of(table)} sends the request to {to.Text} to {route.Target.Key ?? "the VPC itself"} "
                    + $"(route {route.Destination}), which "
                    + "leads to no public address: a peering connection's other side cannot be passed through."
            ),
            Admitted { Detail: AddressedFromInternet { Address: var address } } => new(
                HopKind.Destination,
                step.Passes switch
                {
                    Truth.True => $"{step.Component.Name} has a public address{Words.After(", ", address)}.",
                    Truth.False =>
                        $"{step.Component.Name} has no public address, so nothing on the internet can address it.",
                    Truth.Unknown => $"Whether {step.Component.Name} has a public address is not known.",
                    _ => throw Words.NoSuch(step.Passes),
                }
            ),
            Routed { Detail: ReplyToInternet { Route: var route } } => new(
                HopKind.RouteTable,
                $"Route table {step.Component} sends the reply to {route.Target.Key} (route {route.Destination})."
            ),
            Routed { Detail: ReplyNotFollowed } => new(
                HopKind.RouteTable,
                $"Where route table {step.Component} sends the reply is not followed."
            ),
            Routed { Detail: NoReplyRoute { Subnet: var subnet } } => new(
                HopKind.RouteTable,
                $"Route table {step.Component} of subnet {subnet.Name} has no route to the internet by an Internet "
                    + "gateway, so the reply gets "
                    + "nowhere."
            ),
            _ => OverIpv6(step),
        };

    public static string? Of(Change change) =>
        change switch
        {
            AddRouteOut { Table: var table, Subnet: var subnet } =>
                $"Add a route 0.0.0.0/0 to route table {table} of subnet {subnet.Name}: to a NAT gateway in a public "
                    + "subnet, or to an Internet "
                    + "gateway if the source has a public address.",
            LeadRouteOut { Table: var table, Destination: var destination } =>
                $"Lead the route {destination} of route table {table} to a NAT gateway in a public subnet, or to an "
                    + "Internet gateway if the "
                    + "source has a public address.",
            CreateInterfaceEndpoint create =>
                $"Create an interface endpoint for {Words.Of(create.Service, create.FullName)} with private DNS in "
                    + $"VPC {create.Vpc}"
                    + (create.NeedsHostnames ? $" and set enableDnsHostnames of VPC {create.Vpc} to true" : "")
                    + $", or add a route 0.0.0.0/0 to a NAT gateway to route table {create.Table}.",
            CreateGatewayEndpoint create =>
                $"Create a gateway endpoint for {Words.Of(create.Service, create.FullName)} in VPC {create.Vpc} with "
                    + $"route table {create.Table}; "
                    + "it costs nothing.",
            AddTableToGatewayEndpoint { Endpoint: var endpoint, Table: var table, Subnet: var subnet } =>
                $"Add route table {table} of subnet {subnet.Name} to routeTableIds of gateway endpoint {endpoint}.",
            LeadRouteToInternetGateway { Table: var table, Destination: var destination } =>
                $"Lead the route {destination} of route table {table} to an Internet gateway.",
            AddRouteToInternetGateway { Table: var table } =>
                $"Add a route 0.0.0.0/0 to an Internet gateway to route table {table}.",
            GivePublicAddress { Interface: var item, RatherSession: false } => $"Give {item} a public address.",
            GivePublicAddress { Interface: var item } =>
                $"Give {item} a public or Elastic IP address. Better: go through Session Manager.",
            AllowIpv6InAcl { Acl: var acl } => $"Add entries for IPv6 to network ACL {acl}.",
            AddIpv6Route { Table: var table } => $"Add a route ::/0 to route table {table}.",
            RouteIpv6ToInternetGateway { Table: var table, Vpc: var vpc } =>
                $"Route IPv6 traffic of route table {table} to an Internet gateway of VPC {vpc}.",
            _ => null,
        };

    private static Told? OverIpv6(Step step) =>
        step switch
        {
            Admitted { Detail: HasIpv6Address, Passes: Truth.True } => new(
                HopKind.Source,
                $"{step.Component.Name} has an IPv6 address, which is a public one."
            ),
            Admitted { Detail: HasIpv6Address } => new(
                HopKind.Source,
                $"Whether {step.Component.Name} has an IPv6 address is not known."
            ),
            Arrived { Detail: ArrivedOverIpv6 } => new(
                HopKind.Destination,
                $"{step.Component.Name} has an IPv6 address on the internet."
            ),
            Admitted { Detail: HostMayHaveIpv6 { From: var from } } => new(
                HopKind.Destination,
                $"IPv6 leads from {from.Name} to the internet; whether {step.Component.Name} has an IPv6 address is "
                    + "not known."
            ),
            Filtered { Detail: Ipv6Entries { Subnet: var subnet } } => new(
                HopKind.NetworkAcl,
                step.Passes switch
                {
                    Truth.True => $"Network ACL {step.Component} lets all IPv6 traffic pass, in and out.",
                    Truth.False => $"Network ACL {step.Component} lets no IPv6 traffic pass.",
                    Truth.Unknown =>
                        $"Whether the network ACL of subnet {subnet} lets {Place.Ipv6Internet.Text} pass is not "
                            + "analysed.",
                    _ => throw Words.NoSuch(step.Passes),
                }
            ),
            Routed { Detail: Ipv6RoutesForParts } => new(
                HopKind.RouteTable,
                $"Route table {step.Component} has routes for parts of the IPv6 internet, which are not followed."
            ),
            Routed { Detail: NoIpv6Route } => new(
                HopKind.RouteTable,
                $"Route table {step.Component} has no route to {Place.Ipv6Internet.Text}."
            ),
            Routed { Detail: Ipv6RouteNotFollowed { Route: var route } } => new(
                HopKind.RouteTable,
                $"Route table {step.Component} sends IPv6 traffic to {route.Target.Key ?? Words.UnknownTarget} "
                    + $"(route {route.Destination}), which "
                    + "is not followed."
            ),
            Routed { Detail: Ipv6RouteTaken { Route: var route } } => new(
                HopKind.RouteTable,
                $"Route table {step.Component} sends IPv6 traffic to {route.Target.Key} (route {route.Destination})."
            ),
            Admitted { Detail: Ipv6Gateway, Passes: Truth.False } => new(
                HopKind.InternetGateway,
                $"Gateway {step.Component} lets nothing in."
            ),
            Admitted { Detail: Ipv6Gateway { EgressOnly: true } } => new(
                HopKind.InternetGateway,
                $"Egress-only Internet gateway {step.Component} lets connections out over IPv6, and none in."
            ),
            Admitted { Detail: Ipv6Gateway } => new(
                HopKind.InternetGateway,
                $"Internet gateway {step.Component} exchanges IPv6 traffic with the internet in both directions."
            ),
            _ => null,
        };

    private static string Destinations(NoRouteOut none)
    {
        string[] all = [.. none.Local.Select(block => $"{block} (local)"), .. none.Routes];
        return all.Length == 0 ? "none that is known" : string.Join(", ", all);
    }
}
