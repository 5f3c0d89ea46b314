using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>Says what Internet gateways, NAT gateways and gateway endpoints do.</summary>
internal static class GatewaySentences
{
    public static Told? Of(Step step) =>
        step switch
        {
            Translated { Detail: SourceAddressExchange exchange } => new(HopKind.InternetGateway, Of(step, exchange)),
            Routed { Detail: InternetGatewayNotInGraph { Route: var route } } => new(
                HopKind.RouteTable,
                $"The Internet gateway {route.Target.Key ?? "of route " + route.Destination} is not in the graph: if "
                    + "it was deleted, the route "
                    + "is a blackhole."
            ),
            Admitted { Detail: InternetGatewayNotAttached { ToAnotherVpc: var toAnother } } => new(
                HopKind.InternetGateway,
                $"Internet gateway {step.Component} is attached to {(toAnother ? "another VPC" : "no VPC")}."
            ),
            Admitted { Detail: InternetGatewayAttached { Vpc: var vpc } } => new(
                HopKind.InternetGateway,
                $"Internet gateway {step.Component} is attached to VPC {vpc}."
            ),
            Admitted { Detail: VpcWithoutInternetGateway, Passes: Truth.False } => new(
                HopKind.Vpc,
                $"VPC {step.Component} has no Internet gateway."
            ),
            Admitted { Detail: VpcWithoutInternetGateway } => new(
                HopKind.Vpc,
                $"Whether VPC {step.Component} has an Internet gateway is not known."
            ),
            Translated { Detail: NatTranslation } => new(
                HopKind.NatGateway,
                step.Passes switch
                {
                    Truth.True => $"NAT gateway {step.Component} puts its own address in the place of the source's.",
                    Truth.False => $"Public NAT gateway {step.Component} has no Elastic IP.",
                    Truth.Unknown =>
                        $"Whether NAT gateway {step.Component} is a public one with an Elastic IP is not known.",
                    _ => throw Words.NoSuch(step.Passes),
                }
            ),
            Routed { Detail: NatGatewayNotInGraph { Route: var route } } => new(
                HopKind.NatGateway,
                $"The NAT gateway {route.Target.Key ?? "of route " + route.Destination} is not in the graph, or its "
                    + "subnet is not known: if it "
                    + "was deleted, the route is a blackhole."
            ),
            Admitted { Detail: NatGatewayOfAnotherVpc } => new(
                HopKind.NatGateway,
                $"NAT gateway {step.Component} is in another VPC and serves only sources of its own."
            ),
            Admitted { Detail: NatGatewayNotInZone { Subnet: var subnet } } => new(
                HopKind.NatGateway,
                $"Regional NAT gateway {step.Component} does not name the Availability Zone of subnet {subnet}; "
                    + "whether "
                    + "it serves it is not known."
            ),
            Routed { Detail: NatRouteToInternetGateway { Subnet: var subnet, Route: var route } } => new(
                HopKind.RouteTable,
                $"Route table {step.Component} of the NAT gateway's subnet {subnet.Name} sends it "
                    + $"to {route.Target.Key} (route {route.Destination})."
            ),
            Routed { Detail: NatRouteToGatewayEndpoint { Route: var route } } => new(
                HopKind.RouteTable,
                $"Route table {step.Component} of the NAT gateway's subnet sends it to the gateway "
                    + $"endpoint {route.Target.Key}."
            ),
            Routed { Detail: NatRouteNotFollowed { Route: var route } } => new(
                HopKind.RouteTable,
                $"Route table {step.Component} sends the translated request "
                    + $"to {route.Target.Key ?? Words.UnknownTarget}, which is not followed."
            ),
            Routed { Detail: NoNatRoute { Subnet: var subnet, To: var to } } => new(
                HopKind.RouteTable,
                $"Route table {step.Component} of the NAT gateway's subnet {subnet.Name} has no route to {to.Text} by "
                    + "an Internet gateway."
            ),
            Routed { Detail: NoRegionalNatRoute { Nat: var nat, To: var to } } => new(
                HopKind.RouteTable,
                $"Route table {step.Component} of the regional NAT gateway {nat.Name} has no route to {to.Text} by an "
                    + "Internet gateway."
            ),
            Routed { Detail: RegionalNatRouteNotFollowed { Nat: var nat } } => new(
                HopKind.RouteTable,
                $"Where route table {step.Component} of the regional NAT gateway {nat.Name} leads is not followed."
            ),
            Admitted { Detail: NatPassesInternetGateway { Nat: var nat }, Passes: Truth.False } => new(
                HopKind.InternetGateway,
                $"Internet gateway {step.Component} drops what comes from the private NAT gateway {nat}."
            ),
            Admitted { Detail: NatPassesInternetGateway } => new(
                HopKind.InternetGateway,
                $"Internet gateway {step.Component} passes the NAT gateway's public address on."
            ),
            Admitted { Detail: SourceDestCheckIsOn { Route: var route } } => new(
                HopKind.NotModelled,
                $"Network interface {step.Component}, to which route {route.Destination} leads, drops what is neither "
                    + "from nor to itself: its source/destination check is on."
            ),
            Admitted { Detail: ForwardsBySoftware { Check: var check } } => new(
                HopKind.NotModelled,
                $"Network interface {step.Component} gets what is for somebody else"
                    + (check == Truth.Unknown ? " if its source/destination check is off" : "")
                    + "; whether its host forwards that, the graph does not tell."
            ),
            Admitted { Detail: GatewayEndpointNotAvailable { State: var state } } => new(
                HopKind.Endpoint,
                $"Gateway endpoint {step.Component} is {state}; only an available one carries traffic."
            ),
            Admitted { Detail: GatewayEndpointCarries { ServiceName: var service } } => new(
                HopKind.Endpoint,
                $"Gateway endpoint {step.Component} carries it to {service}; the address stays a public one, the way "
                    + "does not."
            ),
            Admitted { Detail: GatewayEndpointOfAnotherVpc { Vpc: var vpc } } => new(
                HopKind.Endpoint,
                $"Gateway endpoint {step.Component} serves VPC {vpc} only."
            ),
            Admitted { Detail: GatewayEndpointMayRoute { Table: var table } } => new(
                HopKind.Endpoint,
                $"Whether gateway endpoint {step.Component} adds its route to {table} is not known."
            ),
            _ => null,
        };

    public static string? Of(Change change) =>
        change switch
        {
            GivePublicAddressOrNat { Interface: var item } =>
                $"Give {item} a public or Elastic IP address, or route its subnet through a NAT gateway.",
            MapPublicAddressesOrNat { Subnet: var subnet } =>
                $"Set mapPublicIpOnLaunch of subnet {subnet} to true, so that hosts launched there have a public "
                    + "address, or route the subnet through a NAT gateway.",
            AttachInternetGateway { Gateway: var gateway, Vpc: var vpc } =>
                $"Attach Internet gateway {gateway} to VPC {vpc}.",
            AttachAnInternetGateway { Vpc: var vpc } => $"Attach an Internet gateway to VPC {vpc}.",
            TurnSourceDestCheckOff { Interface: var item } =>
                $"Set sourceDestCheck of {item} to false, so that it can forward what is for others.",
            CreateNatGateway { Vpc: var vpc } => $"Create a NAT gateway in VPC {vpc} and route to that.",
            GiveNatElasticIp { Nat: var nat } => $"Give NAT gateway {nat} an Elastic IP (allocationId).",
            MakeNatPublic { Nat: var nat } => $"Make NAT gateway {nat} a public one with an Elastic IP.",
            MakeNatSubnetPublic { Table: var table, Subnet: var subnet } =>
                $"Add a route 0.0.0.0/0 to an Internet gateway to route table {table}, so that subnet {subnet} is a "
                    + "public one.",
            LeadRegionalNatToInternet { Table: var table, Nat: var nat } =>
                $"Add a route 0.0.0.0/0 to an Internet gateway to route table {table} of NAT gateway {nat}.",
            MoveNatToPublicSubnet { Nat: var nat } =>
                $"Put NAT gateway {nat} into a public subnet, whose route table leads 0.0.0.0/0 to an Internet "
                    + "gateway.",
            CreateGatewayEndpointAnew { Endpoint: var endpoint } => $"Create gateway endpoint {endpoint} anew.",
            CreateGatewayEndpointIn { Vpc: var vpc } => $"Create a gateway endpoint in VPC {vpc}.",
            _ => null,
        };

    private static string Of(Step step, SourceAddressExchange exchange) =>
        step.Passes switch
        {
            Truth.True =>
                $"Internet gateway {step.Component} exchanges the private address of {exchange.Source.Name} for its "
                    + "public "
                    + $"one{Words.After(", ", exchange.PublicAddress)}.",
            Truth.False =>
                $"Internet gateway {step.Component} drops what comes from {exchange.Source.Name}: it has no public "
                    + "address.",
            Truth.Unknown => $"Whether {exchange.Source.Name} has a public address is not known.",
            _ => throw Words.NoSuch(step.Passes),
        };
}
