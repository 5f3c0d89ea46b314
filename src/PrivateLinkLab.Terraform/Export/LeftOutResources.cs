using PrivateLinkLab.Graph;
using PrivateLinkLab.Terraform.References;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>The resources that a configuration lacks, and what took something from them.</summary>
internal static class LeftOutResources
{
    private const string DependsOn = "dependsOn";

    /// <summary>Gives each resource that is left out, and behind it the inputs that came from it.</summary>
    public static IEnumerable<LeftOutInput> Of(ExportedNodes nodes)
    {
        var leftOut = nodes.LeftOut.ToArray();
        if (leftOut.Length == 0)
        {
            return [];
        }

        var referrers = nodes
            .All.SelectMany(node => node.Dependencies, (node, on) => (node, on))
            .ToLookup(reference => reference.on, reference => reference.node);
        return leftOut.SelectMany(left =>
            referrers[left.Node.Urn]
                .SelectMany(referrer => Inputs(referrer, left.Node))
                .Prepend(new(left.Node.Urn, "", left.Reason))
        );
    }

    private static IEnumerable<LeftOutInput> Inputs(ResourceNode referrer, ResourceNode left)
    {
        var properties = referrer
            .PropertyDependencies.Where(property => property.Value.Contains(left.Urn))
            .Select(property => property.Key)
            .ToArray();
        return properties.Length == 0
            ? [new(referrer.Urn, DependsOn, $"{left.Name} is left out")]
            : properties.Select(property => new LeftOutInput(
                referrer.Urn,
                property,
                $"what came from {left.Name}, which is left out, stands as the stack recorded it"
            ));
    }
}
