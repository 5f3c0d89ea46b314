using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>The policy document in a resource's property.</summary>
internal static class DeclaredPolicy
{
    /// <summary>The document; null when the resource has none. One that is not known yet has no text.</summary>
    public static PolicyText? Read(GraphReader graph, ResourceNode node, string property = "policy")
    {
        var properties = PropertyReader.Of(node);
        return properties.Find(property) is null ? null : new(graph.IdentityOf(node), properties.Text(property));
    }
}
