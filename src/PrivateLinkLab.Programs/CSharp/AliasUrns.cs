using PrivateLinkLab.Graph;
using Pulumi;
using Pulumi.Utilities;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>
/// The URNs that a resource may have had before: those its own aliases name, and those that follow from its parent's,
/// because a child of a renamed component was once a child of the component's former name.
/// </summary>
internal sealed class AliasUrns(SimulatedDeploymentOptions options, IProgramRecorder recorder)
{
    private readonly Dictionary<RecordedResource, ResourceUrn[]> _known = [];

    /// <summary>Gives the former URNs of a resource. Parents come before their children.</summary>
    public async Task<ResourceUrn[]> OfAsync(RecordedResource resource)
    {
        var inherited = resource.Parent is { } parent ? _known[parent] : [];
        if (inherited.Length == 0 && resource.Options.Aliases.Count == 0)
        {
            return _known[resource] = [];
        }

        var urns = new List<ResourceUrn>();
        foreach (var alias in resource.Options.Aliases)
        {
            urns.Add(await OwnAsync(resource, await OutputUtilities.GetValueAsync(alias.ToOutput())));
        }

        urns.AddRange(inherited.Select(former => Inherited(resource, former)));
        return _known[resource] = [.. urns.Distinct().Where(urn => urn != resource.Urn)];
    }

    private async Task<ResourceUrn> OwnAsync(RecordedResource resource, Alias alias)
    {
        if (alias.Urn is { } text)
        {
            return ResourceUrn.Parse(text);
        }

        var parent =
            alias.ParentUrn is { } parentUrn ? ResourceUrn.Parse(await TextAsync(parentUrn, ""))
            : alias.Parent is { } given ? recorder.Find(given)?.Urn
            : alias.NoParent ? null
            : resource.Parent?.Urn;
        return ResourceUrn.Create(
            await TextAsync(alias.Stack, options.Stack),
            await TextAsync(alias.Project, options.Project),
            parent,
            await TextAsync(alias.Type, resource.Type),
            await TextAsync(alias.Name, resource.Name)
        );
    }

    // A child's name mostly begins with its component's, so the former child's began with the former name.
    private static ResourceUrn Inherited(RecordedResource resource, ResourceUrn formerParent)
    {
        var parentName = resource.Parent!.Name;
        var name = resource.Name.StartsWith(parentName, StringComparison.Ordinal)
            ? formerParent.Name + resource.Name[parentName.Length..]
            : resource.Name;
        return ResourceUrn.Create(formerParent.Stack, formerParent.Project, formerParent, resource.Type, name);
    }

    private static async Task<string> TextAsync(Input<string>? text, string otherwise) =>
        text is null ? otherwise : await OutputUtilities.GetValueAsync(text.ToOutput());
}
