using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;

namespace PrivateLinkLab.Cloud.Deletions;

/// <summary>
/// Finds the deletions that Pulumi or AWS refuses. What counts is the state before: a guard has to be taken off by a
/// deployment of its own (Pulumi, "Resource option: protect"; Amazon RDS User Guide, "Deleting a DB instance"; User Guide for
/// Network Load Balancers, "Deletion protection"; AWS PrivateLink Guide, "Delete an endpoint service").
/// </summary>
public static class DeletionRefusals
{
    /// <summary>Gives the refused deletions in the order of the changes; a replacement deletes as well.</summary>
    /// <param name="diff">What a deployment would change.</param>
    public static IReadOnlyList<DeletionRefusal> Of(GraphDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);
        var refusals = new List<DeletionRefusal>();
        foreach (var change in diff.Changes)
        {
            if (change is { Kind: ChangeKind.Delete or ChangeKind.Replace, Old: { } old } && Refusal(diff, old) is { } refusal)
            {
                var what = change.Kind == ChangeKind.Replace ? "replacing" : "deleting";
                refusals.Add(new(old.Urn, refusal.Guard, $"{what} {refusal.Reason}"));
            }
        }

        return refusals;
    }

    private static (DeletionGuard Guard, string Reason)? Refusal(GraphDiff diff, ResourceNode resource)
    {
        if (resource.Protect)
        {
            return (
                DeletionGuard.Protect,
                $"{resource.Type} '{resource.Name}': the resource is protected. First deploy it without the option protect.");
        }

        return resource.RetainOnDelete ? null : resource.Type switch
        {
            var type when AwsTypes.DbInstance.Is(type) && Has(resource, "deletionProtection") => (
                DeletionGuard.DeletionProtection,
                $"RDS DB Instance '{resource.Name}': InvalidParameterCombination: the DB instance has deletion protection. First deploy it with deletionProtection false."),
            var type when AwsTypes.LoadBalancer.Is(type) && Has(resource, "enableDeletionProtection") => (
                DeletionGuard.LoadBalancerProtection,
                $"ELBv2 Load Balancer '{resource.Name}': OperationNotPermitted: the load balancer has deletion protection. First deploy it with enableDeletionProtection false."),
            var type when AwsTypes.VpcEndpointService.Is(type) && RemainingEndpoint(diff, resource) is { } endpoint => (
                DeletionGuard.Connections,
                $"EC2 VPC Endpoint Service '{resource.Name}': ExistingVpcEndpointConnections: endpoint '{endpoint.Name}' is connected to it and remains. First remove the endpoint, or reject its connection."),
            _ => null,
        };
    }

    // An endpoint that stays in the cloud, in the stack or not. Replaced ones go before the service does.
    private static ResourceNode? RemainingEndpoint(GraphDiff diff, ResourceNode service) => diff.Changes
        .Where(change => change.Old is { } endpoint && AwsTypes.VpcEndpoint.Is(endpoint.Type)
            && endpoint.Inputs.GetText("serviceName") is { } name && name == service.Outputs.GetText("serviceName")
            && (change.Kind is not (ChangeKind.Delete or ChangeKind.Replace) || endpoint.RetainOnDelete))
        .Select(change => change.Old)
        .FirstOrDefault();

    // A real stack's state may lack the input and still have the provider's answer.
    private static bool Has(ResourceNode resource, string protection) =>
        (resource.Outputs.GetBool(protection) ?? resource.Inputs.GetBool(protection)) == true;
}
