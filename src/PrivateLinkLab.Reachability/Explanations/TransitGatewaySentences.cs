using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>Says what transit gateways do.</summary>
internal static class TransitGatewaySentences
{
    public static Told? Of(Step step) =>
        step is Admitted { Detail: var detail } && Sentence(step, detail) is { } sentence
            ? new(HopKind.TransitGateway, sentence)
            : null;

    public static string? Of(Change change) =>
        change switch
        {
            AddAttachmentSubnet { Attachment: var attachment, Zone: var zone } =>
                $"Add a subnet in {zone} to the attachment {attachment}.",
            AssociateTransitTable { Attachment: var attachment } =>
                $"Associate the attachment {attachment} with a route table of its transit gateway.",
            AddTransitRoute { Table: var table, Vpc: var vpc } =>
                $"Let the attachment of VPC {vpc} propagate to the transit gateway route table {table}, or add a "
                    + "route to it.",
            RemoveTransitBlackhole { Table: var table, Block: var block } =>
                $"Remove the blackhole {block} from the transit gateway route table {table}.",
            AddRouteToTransitGateway { Table: var table, Block: var block, Gateway: var gateway } =>
                $"Add a route for {block ?? "the other VPC's block"} to route table {table} with the transit gateway "
                    + $"{gateway} as target.",
            _ => null,
        };

    private static string? Sentence(Step step, AdmissionDetail detail) =>
        detail switch
        {
            VpcNotAttached { Vpc: var vpc } =>
                $"The graph has no attachment of VPC {vpc} to transit gateway {step.Component}.",
            AttachmentZoneNotKnown { Subnet: var subnet } =>
                $"Whether attachment {step.Component} has a subnet in the zone of subnet {subnet} is not known.",
            NoAttachmentInZone { Zone: var zone } =>
                $"Attachment {step.Component} has no subnet in {zone}: what is in that zone does not get to the "
                    + "transit "
                    + "gateway.",
            AttachmentSubnetsNotKnown => $"The subnets of attachment {step.Component} are not known.",
            ExitsDiffer =>
                $"Attachment {step.Component} has several subnets in which packets may leave the transit gateway, and "
                    + "not all of them let these pass.",
            AttachmentMayWait => $"Whether attachment {step.Component} of another account is accepted is not known.",
            AssociationNotKnown => $"Which route table attachment {step.Component} is associated with is not known.",
            NoAssociation =>
                $"Attachment {step.Component} is associated with no route table of its transit gateway, which drops "
                    + "what comes from it.",
            TransitTableNotInGraph { Gateway: var gateway } =>
                $"The route table {step.Component} of transit gateway {gateway} is not in the graph.",
            TransitRouteOpen { Destination: var destination } =>
                $"Which route of the transit gateway route table {step.Component} leads to {destination} is open.",
            NoTransitRoute { Destination: var destination } =>
                $"The transit gateway route table {step.Component} has no route to {destination}.",
            TransitBlackhole { Block: var block, Destination: var destination } =>
                $"The transit gateway route table {step.Component} drops what is for {destination} "
                    + $"(blackhole {block}).",
            TransitRouteTaken { Block: var block, Attachment: var attachment, Vpc: var vpc } =>
                $"The transit gateway route table {step.Component} sends {block} to attachment {attachment} of VPC "
                    + $"{vpc}.",
            TransitLeadsElsewhere { Block: var block, Attachment: var attachment, Vpc: var vpc } =>
                $"The transit gateway route table {step.Component} sends {block} to "
                    + $"{(attachment is null ? "an attachment that is not known" : $"attachment {attachment}")}, "
                    + "which is "
                    + $"not that of VPC {vpc}; beyond it the packets are not followed.",
            _ => null,
        };
}
