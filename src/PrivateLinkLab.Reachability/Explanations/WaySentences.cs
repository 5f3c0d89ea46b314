using PrivateLinkLab.Network;
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
                $"VPC Block Public Access ({step.Component}) may block the Internet gateways of the region's VPCs; "
                    + "whether it blocks this is not known."
            ),
            Admitted { Detail: PublicAccessIsBlocked { Mode: var mode, Vpc: var vpc } } => new(
                HopKind.Vpc,
                $"VPC Block Public Access ({step.Component}) blocks it: {Of(mode)}, and nothing excludes "
                    + $"VPC {vpc} for that."
            ),
            Admitted { Detail: PublicAccessAllowed { Mode: var mode, Vpc: var vpc } } => new(
                HopKind.Vpc,
                $"VPC Block Public Access ({step.Component}) lets it pass in VPC {vpc}: {Of(mode)}, but for what is "
                    + "excluded and, while only ingress is blocked, for NAT and egress-only Internet gateways."
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
            SomeWaysWork { Working: var working, NotKnown: var notKnown, Ways: var ways, Picker: var picker } =>
                $"{working} of {ways} ways work{(notKnown > 0 ? $", {notKnown} may" : "")}: {Of(picker)}",
            BlockedOverIpv4 { Cause: var cause } => $"Over IPv4 it is blocked: {Sentences.Evidence(cause)}",
            CrossesZones { From: var from, To: var to } =>
                $"The connection crosses from Availability Zone {from} to {to}.",
            _ => null,
        };

    public static string? Of(Change change) =>
        change switch
        {
            ExcludeFromPublicAccessBlock { Block: var block, Vpc: var vpc } =>
                $"Exclude VPC {vpc} or its subnet from VPC Block Public Access (allow-bidirectional), or turn {block} "
                    + "off.",
            _ => null,
        };

    private static string Of(PublicAccessMode mode) =>
        mode switch
        {
            PublicAccessMode.Off => "it is off",
            PublicAccessMode.BlockIngress => "its mode is block-ingress",
            PublicAccessMode.BlockBidirectional => "its mode is block-bidirectional",
            PublicAccessMode.Unknown => "its mode is not known",
            _ => throw new UnreachableException($"There is no mode {mode}."),
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
            PickerKind.Request => "the request decides which rule takes it.",
            PickerKind.NotKnown => "what is not known decides where the name leads.",
            PickerKind.Service => $"{picker.Service} answers with any of its addresses.",
            _ => throw new UnreachableException($"There are no words for the picker {picker}."),
        };
}
