using PrivateLinkLab.Engine.Protocol;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Engine.Deploying;

/// <summary>
/// The URNs that a resource may have had before: those that its own aliases name, and those that follow from its
/// parent's, because a child of a renamed component was once a child of the component's former name.
/// </summary>
internal static class FormerUrns
{
    /// <summary>Gives them.</summary>
    /// <param name="request">The resource.</param>
    /// <param name="urn">Its URN.</param>
    /// <param name="parent">Its parent; null for none.</param>
    public static IEnumerable<ResourceUrn> Of(RegisterResourceRequest request, ResourceUrn urn, ResourceNode? parent)
    {
        var own = request
            .Aliases.Select(alias => Own(alias, urn, parent?.Urn))
            .Concat(request.AliasURNs.Select(Parsed))
            .OfType<ResourceUrn>()
            .ToList();
        // As in Pulumi, a child that had another name had it below its parent's former names too.
        var inherited = (parent?.Aliases ?? []).SelectMany(former =>
            own.Select(alias => (alias.Type, alias.Name))
                .Prepend((urn.Type, NameBelow(former, urn.Name, parent!.Name)))
                .Select(one => ResourceUrn.Create(former.Stack, former.Project, former, one.Item1, one.Item2))
        );
        return own.Concat(inherited).Where(alias => alias != urn).Distinct();
    }

    private static ResourceUrn? Own(Alias alias, ResourceUrn urn, ResourceUrn? parent)
    {
        if (alias.Spec is not { } spec)
        {
            return Parsed(alias.Urn);
        }

        try
        {
            return ResourceUrn.Create(
                Or(spec.Stack, urn.Stack),
                Or(spec.Project, urn.Project),
                spec.HasNoParent && spec.NoParent ? null
                    : spec.HasParentUrn && ResourceUrn.TryParse(spec.ParentUrn, out var given) ? given
                    : parent,
                Or(spec.Type, urn.Type),
                Or(spec.Name, urn.Name)
            );
        }
        catch (FormatException)
        {
            // It names no resource that can have been there.
            return null;
        }
    }

    // A child's name mostly begins with its component's, so the former child's began with the former name.
    private static string NameBelow(ResourceUrn formerParent, string name, string parentName) =>
        name.StartsWith(parentName, StringComparison.Ordinal) ? formerParent.Name + name[parentName.Length..] : name;

    private static ResourceUrn? Parsed(string text) => ResourceUrn.TryParse(text, out var urn) ? urn : null;

    private static string Or(string text, string otherwise) => text.Length == 0 ? otherwise : text;
}
