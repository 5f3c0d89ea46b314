using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>The policy document in a resource's property.</summary>
internal static class DeclaredPolicy
{
    /// <summary>The document; null when the resource has none. One that is not known yet has no text.</summary>
    public static PolicyText? Read(GraphReader graph, ResourceNode node, string property = "policy") =>
        PropertyReader.Of(node).Find(property) is null ? null : Of(graph, node, property);

    /// <summary>
    /// The document of a resource that has one: one that is not there is not known yet, as of what is about to be made.
    /// A document with one value that is not known is as a whole unknown.
    /// </summary>
    public static PolicyText Of(GraphReader graph, ResourceNode node, string property = "policy")
    {
        var json = PropertyReader.Of(node).Text(property);
        return new(graph.IdentityOf(node), json)
        {
            MadeFrom =
                json is null && node.PropertyDependencies.TryGetValue(property, out var sources)
                    ? [.. sources.Select(urn => urn.Name).Distinct(StringComparer.Ordinal)]
                    : [],
        };
    }
}
