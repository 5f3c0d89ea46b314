using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;

namespace PrivateLinkLab.Cloud.Deletions;

/// <summary>
/// What a deployment leaves in the cloud, in the stack or not. Replaced resources go before what they use.
/// </summary>
internal static class RemainingResources
{
    /// <summary>The resources of a type that remain, as the state before has them.</summary>
    public static IEnumerable<ResourceNode> Remaining(this GraphDiff diff, ResourceType type) =>
        diff
            .Changes.Where(change =>
                change.Kind is not (ChangeKind.Delete or ChangeKind.Replace) || change.Old?.RetainOnDelete == true
            )
            .Select(change => change.Old)
            .OfType<ResourceNode>()
            .Where(resource => type.Is(resource.Type));

    /// <summary>
    /// Whether a switch is on. A real stack's state may lack the input and still have the provider's answer.
    /// </summary>
    public static bool IsOn(this ResourceNode resource, string key) =>
        (resource.Outputs.GetBool(key) ?? resource.Inputs.GetBool(key)) == true;
}
