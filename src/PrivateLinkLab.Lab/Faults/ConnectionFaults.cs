using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Faults;

/// <summary>Mistakes in what joins VPCs: transit gateways and peering connections.</summary>
internal static class ConnectionFaults
{
    private const string TransitGatewayId = "transitGatewayId";
    private const string PeeringId = "vpcPeeringConnectionId";
    private const string OtherVpc = "What is in the other VPC times out.";

    public static IEnumerable<Fault> All =>
        [
            new()
            {
                Name = "transit-attachment-unassociated",
                Summary = "The transit gateway's attachments are associated with none of its route tables.",
                Symptom = OtherVpc,
                Reasons = [ReasonCode.TransitGatewayAssociation],
                Change = graph =>
                    new GraphEdit(graph)
                        .Remove(
                            graph.OfTypes(
                                AwsTypes.TransitGatewayRouteTableAssociation,
                                AwsTypes.TransitGatewayDefaultRouteTableAssociation
                            )
                        )
                        .SetAll(Attachments(graph), "transitGatewayDefaultRouteTableAssociation", false),
            },
            new()
            {
                Name = "transit-propagation-missing",
                Summary = "No attachment propagates its routes to the transit gateway's route tables.",
                Symptom = OtherVpc,
                Reasons = [ReasonCode.TransitGatewayRoute],
                Change = graph =>
                    new GraphEdit(graph)
                        .Remove(
                            graph.OfTypes(
                                AwsTypes.TransitGatewayRoute,
                                AwsTypes.TransitGatewayRouteTablePropagation,
                                AwsTypes.TransitGatewayDefaultRouteTablePropagation
                            )
                        )
                        .SetAll(Attachments(graph), "transitGatewayDefaultRouteTablePropagation", false),
            },
            new()
            {
                Name = "transit-route-missing",
                Summary = "The subnets have no route to the transit gateway.",
                Symptom = OtherVpc,
                Reasons = [ReasonCode.NoRouteToDestination],
                Change = graph =>
                    new GraphEdit(graph).RemoveRoutes(graph, route => route.ContainsKey(TransitGatewayId)),
            },
            new()
            {
                Name = "peering-pending",
                Summary = "Nobody has accepted the peering connection.",
                Symptom = OtherVpc,
                Reasons = [ReasonCode.BadState],
                Change = graph =>
                    new GraphEdit(graph)
                        .Remove(graph.OfTypes(AwsTypes.VpcPeeringConnectionAccepter))
                        .SetAll(graph.OfTypes(AwsTypes.VpcPeeringConnection), "autoAccept", false)
                        .SetAll(graph.OfTypes(AwsTypes.VpcPeeringConnection), "acceptStatus", "pending-acceptance"),
            },
            new()
            {
                Name = "peering-route-missing",
                Summary = "The subnets have no route to the peering connection.",
                Symptom = OtherVpc,
                Reasons = [ReasonCode.NoRouteToDestination],
                Change = graph => new GraphEdit(graph).RemoveRoutes(graph, route => route.ContainsKey(PeeringId)),
            },
        ];

    private static IEnumerable<ResourceNode> Attachments(ResourceGraph graph) =>
        graph.OfTypes(AwsTypes.TransitGatewayVpcAttachment, AwsTypes.TransitGatewayVpcAttachmentAccepter);
}
