using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>
/// Retained DB snapshots whose DB instance is not in the stack: those that stand in for a parked database. Pulumi takes
/// the snapshot before it deletes the instance, and keeps it. Terraform would do both at once, or find nothing to take
/// it of.
/// </summary>
internal static class SnapshotSources
{
    /// <summary>Checks a graph.</summary>
    /// <exception cref="TerraformException">It has such a snapshot.</exception>
    public static void Check(ResourceGraph graph)
    {
        var instances = graph
            .OfType(AwsTypes.DbInstance)
            .Select(instance => instance.Inputs.GetText("identifier"))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var snapshot in graph.OfType(AwsTypes.DbSnapshot).Where(snapshot => snapshot.RetainOnDelete))
        {
            var source = snapshot.Inputs.GetText("dbInstanceIdentifier");
            if (!instances.Contains(source))
            {
                throw new TerraformException(
                    TerraformFailure.NotExportable,
                    $"The snapshot '{snapshot.Name}' stands in for the DB instance '{source}': Terraform would delete "
                        + "the instance without waiting for the snapshot, or find none to take it of. Export the stack "
                        + "with its database."
                );
            }
        }
    }
}
