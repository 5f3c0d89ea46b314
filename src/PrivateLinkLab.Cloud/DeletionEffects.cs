using PrivateLinkLab.Cloud.Services.PrivateLink;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud;

/// <summary>
/// What the deletions at the end of a deployment do to resources that stay. Pulumi deletes after it has created and
/// changed everything else, so that no answer of the cloud can tell.
/// </summary>
public static class DeletionEffects
{
    /// <summary>Gives the state after the deletions.</summary>
    /// <param name="before">The state before the deployment; null when the stack had nothing.</param>
    /// <param name="after">The state that the program asked for.</param>
    public static ResourceGraph On(ResourceGraph? before, ResourceGraph after)
    {
        ArgumentNullException.ThrowIfNull(after);
        if (before is null)
        {
            return after;
        }

        var changed = AbandonedEndpoints.In(before, after);
        return changed.Count == 0
            ? after
            : ResourceGraph.Create(
                after.Project,
                after.Stack,
                after.Resources.Select(node => node.PendingDelete ? node : changed.GetValueOrDefault(node.Urn, node))
            );
    }
}
