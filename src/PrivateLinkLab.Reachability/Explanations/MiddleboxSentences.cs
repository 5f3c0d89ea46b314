using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>Says what leads to appliances, and that their rules are not known.</summary>
internal static class MiddleboxSentences
{
    public static Told? Of(Step step) =>
        step switch
        {
            Routed { Detail: RouteToMiddlebox { Route: var route, Middlebox: var middlebox } } => new(
                HopKind.RouteTable,
                $"Route table {step.Component} leads {route.Destination} to {Words(middlebox.Kind)} "
                    + $"{middlebox.Identity}."
            ),
            Routed { Detail: EdgeTableNotKnown } => new(
                HopKind.RouteTable,
                $"The routes of {step.Component}, the route table of the Internet gateway, are not all known."
            ),
            Routed { Detail: EdgeRouteNotFollowed { Route: var route } } => new(
                HopKind.RouteTable,
                $"Route table {step.Component} of the Internet gateway leads {route.Destination} to "
                    + $"{route.Target.Key ?? "a target that is not known"}, which is not followed."
            ),
            Admitted { Detail: MiddleboxDecides { Kind: var kind } } => new(
                HopKind.Middlebox,
                $"The traffic gets to {Words(kind)} {step.Component}; what it lets pass is not known, so that the way "
                    + "beyond is not followed."
            ),
            Admitted { Detail: MiddleboxIsInState { Middlebox: var middlebox } } => new(
                HopKind.Middlebox,
                middlebox.State is { } state
                    ? $"{Capital(middlebox.Kind)} {step.Component} is {state}, so that what is led to it is dropped."
                    : $"The state of {Words(middlebox.Kind)} {step.Component} is not known."
            ),
            _ => null,
        };

    private static string Words(MiddleboxKind kind) =>
        kind switch
        {
            MiddleboxKind.GatewayLoadBalancer => "the Gateway Load Balancer endpoint",
            MiddleboxKind.NetworkFirewall => "the firewall endpoint of",
            _ => throw new UnreachableException($"There are no words for the appliance {kind}."),
        };

    private static string Capital(MiddleboxKind kind) => $"T{Words(kind)[1..]}";
}
