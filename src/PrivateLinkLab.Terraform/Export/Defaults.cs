using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>
/// What Pulumi's providers write into a resource's inputs for themselves: which of them the program did not give. It is
/// no argument of anybody's.
/// </summary>
internal static class Defaults
{
    private const string Key = "__defaults";

    // Such keys of the bridge's are __defaults, __meta and the like.
    private const string Own = "__";

    // The tags and the provider's default tags together: what the provider makes of them.
    private const string AllTags = "tagsAll";

    /// <summary>Whether an input, or a member of an object, is nothing that the program gave.</summary>
    public static bool IsOwn(string property) =>
        property.StartsWith(Own, StringComparison.Ordinal) || property == AllTags;

    /// <summary>Whether an input has a value that the provider chose.</summary>
    public static bool Has(MapValue inputs, string property) =>
        inputs.Find(Key) is ListValue defaults && defaults.Any(name => name.AsText() == property);
}
