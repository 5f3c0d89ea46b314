using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// Whether the owner of an endpoint service lets an endpoint connect to it: who may ask, and whether the connection was
/// accepted (AWS PrivateLink Guide, "Configure an endpoint service").
/// </summary>
internal sealed class ServiceAdmission(Topology topology)
{
    /// <summary>Adds what is decided about an endpoint.</summary>
    public void Decide(Trace trace, InterfaceEndpoint endpoint)
    {
        State(trace, endpoint);

        // The owner's own account may connect without being listed: the AWS provider's acceptance tests do so.
        if (endpoint.Service is { } key && topology.Model.EndpointServices.TryGetValue(key, out var service)
            && endpoint.Owner.IsSameAs(service.Owner) != true)
        {
            Principal(trace, endpoint, service);
        }
    }

    private static void State(Trace trace, InterfaceEndpoint endpoint)
    {
        switch (endpoint.State)
        {
            case "available":
                break;
            case null:
                trace.LegacyDoubt(endpoint.Identity, HopKind.Endpoint,
                    $"The state of endpoint {endpoint.Identity} is not known: {endpoint.ServiceName ?? "its service"} "
                        + "may have to accept it.", ReasonCode.BadState);
                break;
            case "pendingAcceptance":
                trace.LegacyDeny(endpoint.Identity, HopKind.Endpoint,
                    $"Endpoint {endpoint.Identity} is pendingAcceptance: the owner of the endpoint service has not "
                        + "accepted the connection.",
                    ReasonCode.PrivateLinkPendingAcceptance,
                    $"Accept the connection of endpoint {endpoint.Identity}: a VpcEndpointConnectionAccepter on the "
                        + "provider's side, or autoAccept in the same account.");
                break;
            case "rejected":
                trace.LegacyDeny(endpoint.Identity, HopKind.Endpoint,
                    $"Endpoint {endpoint.Identity} is rejected by the owner of the endpoint service.", ReasonCode.PrivateLinkRejected,
                    $"Let the owner of the endpoint service accept the connection of endpoint {endpoint.Identity}.");
                break;
            case var state:
                trace.LegacyDeny(endpoint.Identity, HopKind.Endpoint,
                    $"Endpoint {endpoint.Identity} is {state}; only an available one carries traffic.", ReasonCode.BadState,
                    $"Bring endpoint {endpoint.Identity} into the state available: create it anew when it is deleted "
                        + "or failed.");
                break;
        }
    }

    private static void Principal(Trace trace, InterfaceEndpoint endpoint, EndpointService service)
    {
        if (service.AllowedPrincipals.Contains("*"))
        {
            trace.LegacyAllow(service.Identity, HopKind.EndpointService, $"Endpoint service {service.Identity} admits every account.");
        }
        else if (endpoint.Owner.Account is not { } account || service.Owner.Account is null)
        {
            trace.LegacyDoubt(service.Identity, HopKind.EndpointService,
                $"Whether endpoint service {service.Identity} and endpoint {endpoint.Identity} are of one account is "
                    + "not known.", ReasonCode.UnknownResource);
        }
        else if (service.AllowedPrincipals.Any(principal => IsOf(principal, account, ":root")))
        {
            trace.LegacyAllow(service.Identity, HopKind.EndpointService,
                $"Endpoint service {service.Identity} admits account {account}.");
        }
        else if (endpoint.IsConnected)
        {
            // Permissions decide who may make an endpoint; taking one away leaves accepted connections as they are.
            trace.LegacyAllow(service.Identity, HopKind.EndpointService,
                $"The connection of endpoint {endpoint.Identity} to endpoint service {service.Identity} exists and stays, "
                    + $"whether or not account {account} may still make another one.");
        }
        else if (service.AllowedPrincipals.FirstOrDefault(principal => IsOf(principal, account)) is { } somebody)
        {
            trace.LegacyDoubt(service.Identity, HopKind.EndpointService,
                $"Endpoint service {service.Identity} admits {somebody}; whether that one makes endpoint "
                    + $"{endpoint.Identity} is not known.", ReasonCode.PrivateLinkPrincipalNotAllowed);
        }
        else if (!service.AllowedPrincipalsKnown)
        {
            trace.LegacyDoubt(service.Identity, HopKind.EndpointService,
                $"Whom endpoint service {service.Identity} admits is not known.", ReasonCode.PrivateLinkPrincipalNotAllowed);
        }
        else
        {
            trace.LegacyDeny(service.Identity, HopKind.EndpointService,
                $"Endpoint service {service.Identity} does not admit account {account}, so AWS refuses to make endpoint "
                    + $"{endpoint.Identity}.", ReasonCode.PrivateLinkPrincipalNotAllowed,
                $"Add arn:aws:iam::{account}:root to the allowed principals of endpoint service {service.Identity}.");
        }
    }

    private static bool IsOf(string principal, string account, string end = "") =>
        principal.Contains($"::{account}:", StringComparison.Ordinal) && principal.EndsWith(end, StringComparison.Ordinal);
}
