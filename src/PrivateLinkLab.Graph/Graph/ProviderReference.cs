using System.Diagnostics.CodeAnalysis;

namespace PrivateLinkLab.Graph;

/// <summary>Which provider manages a resource, written <c>URN::ID</c>.</summary>
/// <param name="Urn">The URN of the provider's own resource.</param>
/// <param name="Id">The provider's id.</param>
public sealed record ProviderReference(ResourceUrn Urn, string Id)
{
    /// <summary>Reads a reference; false when the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ProviderReference? reference)
    {
        reference = null;
        var end = text?.LastIndexOf("::", StringComparison.Ordinal) ?? -1;
        if (end < 0 || !ResourceUrn.TryParse(text![..end], out var urn))
        {
            return false;
        }

        reference = new(urn, text[(end + 2)..]);
        return true;
    }

    /// <summary>The reference as deployment files have it.</summary>
    public override string ToString() => $"{Urn}::{Id}";
}
