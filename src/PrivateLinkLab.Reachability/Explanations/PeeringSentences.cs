using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>Says what passes from one VPC to another.</summary>
internal static class PeeringSentences
{
    public static Told? Of(Step step) =>
        step switch
        {
            Admitted
            {
                Detail: PeeringNotInGraph { Table: var table, Packets: var packets, Flow: var flow, Key: var key }
            } => new(
                HopKind.Peering,
                $"{Words.Of(table)} sends {Words.Of(packets, flow)} to the peering connection {key}, which is not in "
                    + "the graph: if it was "
                    + "deleted, the route is a blackhole."
            ),
            Admitted { Detail: PeeringLeadsElsewhere { Vpc: var vpc } } => new(
                HopKind.Peering,
                $"Peering connection {step.Component} does not lead to VPC {vpc}, and peering is not transitive."
            ),
            Admitted { Detail: PeeringAcceptance { IsAccepted: var isAccepted } } => new(
                HopKind.Peering,
                isAccepted switch
                {
                    Truth.True => $"Peering connection {step.Component} joins the two VPCs.",
                    Truth.False => $"Peering connection {step.Component} is not accepted.",
                    Truth.Unknown => $"Whether peering connection {step.Component} is accepted is not known.",
                    _ => throw new UnreachableException($"There is no certainty {isAccepted}."),
                }
            ),
            Admitted { Detail: VpcsNotJoined { Other: var other } } => new(
                HopKind.Vpc,
                $"Nothing joins VPC {step.Component} and VPC {other}; an address of one means nothing in the other."
            ),
            Routed { Detail: VpcsOverlap { Table: var table, Vpc: var vpc, Packets: var packets, Flow: var flow } } =>
                new(
                    HopKind.RouteTable,
                    $"{Words.Of(table)} keeps {Words.Of(packets, flow)} to {flow.Destination.Text} in VPC {vpc}: the "
                        + "two VPCs overlap, so the "
                        + "local route wins."
                ),
            Routed
            {
                Detail: NoRouteToVpc
                {
                    Other: null,
                    Table: var table,
                    Vpc: var vpc,
                    Packets: var packets,
                    Flow: var flow
                }
            } => new(
                HopKind.RouteTable,
                $"{Words.Of(table)} has no route for {Words.Of(packets, flow)} to {flow.Destination.Text} in VPC {vpc}."
            ),
            Routed
            {
                Detail: NoRouteToVpc
                {
                    Other: { } other,
                    Table: var table,
                    Vpc: var vpc,
                    Packets: var packets,
                    Flow: var flow
                }
            } => new(
                HopKind.RouteTable,
                $"{Words.Of(table)} sends {Words.Of(packets, flow)} to {flow.Destination.Text} to {other.Target.Key} "
                    + "(route "
                    + $"{other.Destination}), which does not lead to VPC {vpc}."
            ),
            _ => null,
        };

    public static string? Of(Change change) =>
        change switch
        {
            PeerVpcs { From: var from, To: var to } =>
                $"Peer VPC {from} with VPC {to} and route {to}'s blocks to that connection.",
            AcceptPeering { Peering: var peering } => $"Accept the peering connection {peering}.",
            RenumberVpc { Vpc: var vpc, Other: var other } =>
                $"Give VPC {vpc} a block that does not overlap VPC {other}, or reach it through an endpoint service.",
            LeadRouteToPeering { Table: var table, Destination: var destination, Peering: var peering } =>
                $"Lead the route {destination} of route table {table} to the peering connection {peering}.",
            AddRouteToPeering { Table: var table, Block: var block, Peering: var peering } =>
                $"Add a route for {block ?? "the other VPC's block"} to route table {table} with the peering "
                    + $"connection {peering} as target.",
            JoinVpcs { Vpc: var vpc } =>
                $"Offer the destination as an endpoint service and create an interface endpoint for it in VPC {vpc}, "
                    + "or peer the two VPCs and "
                    + "route between them.",
            _ => null,
        };
}
