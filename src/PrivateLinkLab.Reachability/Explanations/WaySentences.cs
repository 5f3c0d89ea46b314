using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>Says what holds for every way, whatever it passes: forks, zones, what is not modelled.</summary>
internal static class WaySentences
{
    public static Told? Of(Step step) =>
        step switch
        {
            Admitted { Detail: NotModelledOnTheWay { Type: var type, Key: var key } } => new(
                HopKind.NotModelled,
                $"{step.Component} of type {type} refers to {key}; what it does with the traffic is not modelled."
            ),
            Admitted { Detail: PublicAccessMayBeBlocked } => new(
                HopKind.NotModelled,
                $"{step.Component} can block the Internet gateways of all VPCs of the region; which it does is not "
                    + "modelled."
            ),
            Lost { After: var after, Direction: var direction } => new(
                HopKind.NotModelled,
                $"The {(direction == Direction.Request ? "path" : "reply")} is "
                    + $"followed {(after is { } last ? $"to {last.Name}" : "nowhere")}, "
                    + "and nothing says that it arrives."
            ),
            _ => null,
        };

    public static string? Of(Note note) =>
        note switch
        {
            SomeWaysWork { Working: var working, Ways: var ways, Picker: var picker } =>
                $"{working} of {ways} ways work: {Of(picker)}",
            BlockedOverIpv4 { Cause: var cause } => $"Over IPv4 it is blocked: {Sentences.Evidence(cause)}",
            CrossesZones { From: var from, To: var to } =>
                $"The connection crosses from Availability Zone {from} to {to}.",
            _ => null,
        };

    private static string Of(Picker picker) =>
        picker.Kind switch
        {
            PickerKind.Rds => "RDS picks the subnet.",
            PickerKind.Client => "the client gets any of the addresses.",
            PickerKind.PrivateLink => "PrivateLink picks the load balancer's node.",
            PickerKind.Dns => "DNS gives the client one of the nodes.",
            PickerKind.LoadBalancer => "the load balancer picks the target.",
            PickerKind.Placement => "the service picks the subnet.",
            PickerKind.NotKnown => "what is not known decides where the name leads.",
            PickerKind.Service => $"{picker.Service} answers with any of its addresses.",
            _ => throw new UnreachableException($"There are no words for the picker {picker}."),
        };
}
