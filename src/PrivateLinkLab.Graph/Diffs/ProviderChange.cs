namespace PrivateLinkLab.Graph.Diffs;

/// <summary>
/// A resource that another provider manages from now on. Pulumi replaces it: what one account and region has is not in
/// another. From one default provider to the next, as a new version of a package brings it, nothing moves.
/// </summary>
internal static class ProviderChange
{
    private const string DefaultName = "default";

    /// <summary>The change, or null when the resource stays where it is.</summary>
    public static PropertyChange? Of(ResourceNode old, ResourceNode @new)
    {
        if (
            !ProviderReference.TryParse(old.Provider, out var before)
            || !ProviderReference.TryParse(@new.Provider, out var after)
            || before == after
            || (IsDefault(before) && IsDefault(after))
        )
        {
            return null;
        }

        return new(
            PropertyPath.Parse("provider"),
            PropertyValue.Of(NameOf(before)),
            PropertyValue.Of(NameOf(after)),
            ForcesReplacement: true
        );
    }

    private static bool IsDefault(ProviderReference provider) =>
        provider.Urn.Name == DefaultName || provider.Urn.Name.StartsWith($"{DefaultName}_", StringComparison.Ordinal);

    private static string NameOf(ProviderReference provider) => $"{provider.Urn.Name} ({provider.Id})";
}
