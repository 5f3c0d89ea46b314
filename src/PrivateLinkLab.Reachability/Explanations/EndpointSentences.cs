using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>Says what interface endpoints and endpoint services do.</summary>
internal static class EndpointSentences
{
    public static Told? Of(Step step) =>
        step switch
        {
            Admitted { Detail: EndpointTakes { Subnet: var subnet, Place: var place, ServiceName: var service } } =>
                new(
                    HopKind.Endpoint,
                    $"The network interface of endpoint {step.Component} in subnet {subnet.Name}, {place.Text}, takes "
                        + "the connection to "
                        + $"{service ?? "its service"}."
                ),
            Admitted { Detail: ServiceNotInGraph { ServiceName: var service } } => new(
                HopKind.EndpointService,
                $"The service {service ?? "of endpoint " + step.Component.Name} is not in the graph, so what is "
                    + "behind it is not known."
            ),
            Admitted { Detail: EndpointStateNotKnown { ServiceName: var service } } => new(
                HopKind.Endpoint,
                $"The state of endpoint {step.Component} is not known: {service ?? "its service"} may have to "
                    + "accept it."
            ),
            Admitted { Detail: EndpointPending } => new(
                HopKind.Endpoint,
                $"Endpoint {step.Component} is pendingAcceptance: the owner of the endpoint service has not accepted "
                    + "the connection."
            ),
            Admitted { Detail: EndpointRejected } => new(
                HopKind.Endpoint,
                $"Endpoint {step.Component} is rejected by the owner of the endpoint service."
            ),
            Admitted { Detail: EndpointNotAvailable { State: var state } } => new(
                HopKind.Endpoint,
                $"Endpoint {step.Component} is {state}; only an available one carries traffic."
            ),
            Admitted { Detail: ServicePortNotKnown { Service: var service, Port: var port } } => new(
                HopKind.Endpoint,
                $"Whether {service} is served on port {port} is not known."
            ),
            Admitted { Detail: OtherServicePort { Service: var service, Port: var port } } => new(
                HopKind.Endpoint,
                $"{service} is not served on port {port}."
            ),
            Admitted { Detail: EndpointWithoutInterface } => new(
                HopKind.Endpoint,
                $"Endpoint {step.Component} has no network interface in any subnet."
            ),
            Admitted { Detail: EndpointSubnetsNotKnown } => new(
                HopKind.Endpoint,
                $"The subnets of endpoint {step.Component} are not known."
            ),
            Admitted { Detail: EndpointIsPrivate } => new(
                HopKind.Endpoint,
                $"Endpoint {step.Component} takes connections inside its VPC only: its network interfaces never have "
                    + "a public address."
            ),
            Admitted { Detail: EndpointOpensNothing { Host: var host } } => new(
                HopKind.Endpoint,
                $"Endpoint {step.Component} never opens a connection{Words.After(" to ", host)}: PrivateLink carries "
                    + "requests to the service "
                    + "only."
            ),
            _ => OfService(step),
        };

    public static string? Of(Change change) =>
        change switch
        {
            AcceptEndpoint { Endpoint: var endpoint } =>
                $"Accept the connection of endpoint {endpoint}: a VpcEndpointConnectionAccepter on the provider's "
                    + "side, or autoAccept in the "
                    + "same account.",
            LetOwnerAcceptEndpoint { Endpoint: var endpoint } =>
                $"Let the owner of the endpoint service accept the connection of endpoint {endpoint}.",
            MakeEndpointAvailable { Endpoint: var endpoint } =>
                $"Bring endpoint {endpoint} into the state available: create it anew when it is deleted or failed.",
            ConnectToServicePort { Service: var service, Port: var port } => $"Connect to {service} on port {port}.",
            GiveEndpointSubnets { Endpoint: var endpoint } =>
                $"Give endpoint {endpoint} one subnet in each Availability Zone (subnetIds).",
            ConnectInsideVpc { Endpoint: var endpoint, IsInterface: true } =>
                $"Connect from inside the VPC of endpoint {endpoint}: an endpoint's network interface never has a "
                    + "public address.",
            ConnectInsideVpc { Endpoint: var endpoint } => $"Connect from inside the VPC of endpoint {endpoint}.",
            TurnConnectionAround =>
                "Let the client open the connection, or offer an endpoint service of its own in the other direction.",
            AllowServicePrincipal { Service: var service, Account: var account } =>
                $"Add arn:aws:iam::{account}:root to the allowed principals of endpoint service {service}.",
            ShareServiceZone { Endpoint: var endpoint, Here: var here } =>
                $"Put endpoint {endpoint} into a subnet of a zone that the service has (zone ids count across "
                    + "accounts), or give the load "
                    + $"balancer a subnet in {Of(here)}.",
            _ => null,
        };

    private static Told? OfService(Step step)
    {
        return step is Admitted { Detail: var detail } && Sentence(detail) is { } sentence
            ? new(HopKind.EndpointService, sentence)
            : null;

        string? Sentence(AdmissionDetail detail) =>
            detail switch
            {
                ServiceLeadsToBalancers { Count: var count } =>
                    $"Endpoint service {step.Component} leads to {count} load balancer(s); no address is routed from "
                        + "one VPC to the other.",
                ServiceBalancersNotInGraph =>
                    $"The load balancers of endpoint service {step.Component} are not in the graph.",
                ServiceAdmitsEverybody => $"Endpoint service {step.Component} admits every account.",
                ServiceAdmitsAccount { Account: var account } =>
                    $"Endpoint service {step.Component} admits account {account}.",
                ServiceAdmitsSomebody { Principal: var principal, Endpoint: var endpoint } =>
                    $"Endpoint service {step.Component} admits {principal}; whether that one makes "
                        + $"endpoint {endpoint} is not known.",
                ServiceConnectionStays { Endpoint: var endpoint, Account: var account } =>
                    $"The connection of endpoint {endpoint} to endpoint service {step.Component} exists and stays, "
                        + "whether or not account "
                        + $"{account} may still make another one.",
                ServiceAccountsNotKnown { Endpoint: var endpoint } =>
                    $"Whether endpoint service {step.Component} and endpoint {endpoint} are of one account is not "
                        + "known.",
                ServicePrincipalsNotKnown => $"Whom endpoint service {step.Component} admits is not known.",
                ServiceRefusesAccount { Account: var account, Endpoint: var endpoint } =>
                    $"Endpoint service {step.Component} does not admit account {account}, so AWS refuses to make "
                        + $"endpoint {endpoint}.",
                ServiceZone { Here: var here, Service: var zones } when step.Passes == Truth.Unknown =>
                    $"Whether endpoint service {step.Component}, in {string.Join(", ", zones.Select(Of))}, is in the "
                        + "zone of the endpoint's "
                        + $"network interface, {Of(here)}, is not known: names of zones differ between accounts, and "
                        + "the ids are not known yet.",
                ServiceZone { Here: var here, Service: var zones } =>
                    $"Endpoint service {step.Component} is not in {Of(here)}, where the endpoint has its network "
                        + "interface; it is in "
                        + $"{string.Join(", ", zones.Select(Of))}.",
                _ => null,
            };
    }

    private static string Of(ZoneName zone) =>
        zone is { Name: { } name, Id: { } id } ? $"{name} ({id})" : zone.Name ?? zone.Id ?? "a zone that is not known";
}
