using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;

namespace PrivateLinkLab.Simulation.Deletions;

/// <summary>
/// Finds the deletions that Pulumi or AWS refuses. What counts is the state before: a guard has to be taken off by a
/// deployment of its own (Pulumi, "Resource option: protect"; Amazon RDS User Guide, "Deleting a DB instance").
/// </summary>
public static class DeletionRefusals
{
    private const string DatabaseType = "aws:rds/instance:Instance";

    /// <summary>Gives the refused deletions in the order of the changes; a replacement deletes as well.</summary>
    /// <param name="diff">What a deployment would change.</param>
    public static IReadOnlyList<DeletionRefusal> Of(GraphDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);
        var refusals = new List<DeletionRefusal>();
        foreach (var change in diff.Changes)
        {
            if (change is { Kind: ChangeKind.Delete or ChangeKind.Replace, Old: { } old } && GuardOf(old) is { } guard)
            {
                refusals.Add(new(old.Urn, guard, Sentence(change.Kind, old, guard)));
            }
        }

        return refusals;
    }

    private static DeletionGuard? GuardOf(ResourceNode resource) =>
        resource.Protect ? DeletionGuard.Protect
        : !resource.RetainOnDelete && resource.Type == DatabaseType && IsDeletionProtected(resource)
            ? DeletionGuard.DeletionProtection
        : null;

    // A real stack's state may lack the input and still have the provider's answer.
    private static bool IsDeletionProtected(ResourceNode database) =>
        (database.Outputs.GetBool("deletionProtection") ?? database.Inputs.GetBool("deletionProtection")) == true;

    private static string Sentence(ChangeKind kind, ResourceNode resource, DeletionGuard guard)
    {
        var what = kind == ChangeKind.Replace ? "replacing" : "deleting";
        return guard == DeletionGuard.Protect
            ? $"{what} {resource.Type} '{resource.Name}': the resource is protected. First deploy it without the option protect."
            : $"{what} RDS DB Instance '{resource.Name}': InvalidParameterCombination: the DB instance has deletion protection. First deploy it with deletionProtection false.";
    }
}
