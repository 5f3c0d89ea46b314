using PrivateLinkLab.Reachability.Filters;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>Says what route tables do.</summary>
internal static class RouteSentences
{
    public static Told? Of(Step step) =>
        step is Routed { Detail: var detail } && Sentence(step, detail) is { } sentence
            ? new(HopKind.RouteTable, sentence)
            : null;

    public static string? Of(Change change) =>
        change switch
        {
            RemoveRoute { Table: var table, Destination: var destination } =>
                $"Remove the route to {destination} from route table {table}, so that the local route counts.",
            ReplaceBlackhole { Table: var table, Destination: var destination } =>
                $"Lead the route {destination} of route table {table} to a target that is there: it is a blackhole.",
            _ => null,
        };

    private static string? Sentence(Step step, RouteDetail detail) =>
        detail switch
        {
            RouteOpen { Packets: var packets, Flow: var flow } =>
                $"Which route of {step.Component} {Words.Of(packets, flow)} to {flow.Destination.Text} takes is open: "
                    + "routes that overlap lead to "
                    + "different targets, or a destination is not known.",
            RouteTableNotKnown { Subnet: var subnet } => $"The route table of subnet {subnet} is not known.",
            LocalRoute { Table: var table, Route: var route, Packets: var packets, Flow: var flow } =>
                $"{Sends(table, packets, flow)} by the local route {route.Destination}.",
            RouteTaken
            {
                Peering: { } peering,
                Table: var table,
                Route: var route,
                Packets: var packets,
                Flow: var flow
            } => $"{Sends(table, packets, flow)} to the peering connection {peering} (route {route.Destination}).",
            RouteTaken { Table: var table, Route: var route, Packets: var packets, Flow: var flow } =>
                $"{Sends(table, packets, flow)} to {route.Target.Key} (route {route.Destination}).",
            RouteNotFollowed
            {
                IsInsteadOfLocal: true,
                Table: var table,
                Route: var route,
                Packets: var packets,
                Flow: var flow
            } => $"{Sends(table, packets, flow)} to {route.Target.Key ?? Words.UnknownTarget} "
                + $"(route {route.Destination}) instead of the local "
                + "route; what that does is not modelled.",
            RouteNotFollowed { Table: var table, Route: var route, Packets: var packets, Flow: var flow } =>
                $"{Sends(table, packets, flow)} to {route.Target.Key ?? Words.UnknownTarget} "
                    + $"(route {route.Destination}), which is not followed.",
            RouteIsBlackhole { Table: var table, Route: var route, Packets: var packets, Flow: var flow } =>
                $"{Sends(table, packets, flow)} to {route.Target.Key ?? Words.UnknownTarget} "
                    + $"(route {route.Destination}), which is gone: the route is a blackhole.",
            RouteLeavesVpc { Table: var table, Route: var route, Packets: var packets, Flow: var flow } =>
                $"{Sends(table, packets, flow)} to {route.Target.Key} (route {route.Destination}), not to the VPC.",
            NoLocalRoute { Table: var table, Flow: var flow } =>
                $"{Words.Of(table)} has no route to {flow.Destination.Text}, which is outside the VPC's blocks.",
            _ => null,
        };

    private static string Sends(TableUse table, Packets packets, Flow flow) =>
        $"{Words.Of(table)} sends {Words.Of(packets, flow)} to {flow.Destination.Text}";
}
