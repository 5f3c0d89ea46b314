using PrivateLinkLab.Cloud.Deletions;
using PrivateLinkLab.Cloud.Services;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;

namespace PrivateLinkLab.Cloud;

/// <summary>
/// Finds the deletions that Pulumi or AWS refuses. What counts is the state before: a guard has to be taken off by a
/// deployment of its own (Pulumi, "Resource option: protect"). Each service knows what AWS refuses.
/// </summary>
public static class DeletionRefusals
{
    /// <summary>Gives the refused deletions in the order of the changes; a replacement deletes as well.</summary>
    /// <param name="diff">What a deployment would change.</param>
    public static IReadOnlyList<DeletionRefusal> In(GraphDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);
        var refusals = new List<DeletionRefusal>();
        foreach (var change in diff.Changes)
        {
            if (
                change is { Kind: ChangeKind.Delete or ChangeKind.Replace, Old: { } old }
                && Refusal(diff, old) is { } refusal
            )
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
                $"{resource.Type} '{resource.Name}': the resource is protected. First deploy it without the option "
                    + "protect."
            );
        }

        if (resource.RetainOnDelete || ServiceCatalog.ResourceKind(resource.Type) is not { KeptBy: { } keptBy } kind)
        {
            return null;
        }

        return keptBy(diff, resource) is { } keeper
            ? (keeper.Guard, $"{kind.Label} '{resource.Name}': {keeper.Refusal}")
            : null;
    }
}
