namespace PrivateLinkLab.Graph.Tests.Diffs;

/// <summary>Short ways to say what a graph holds.</summary>
internal static class Nodes
{
    public static readonly ResourceUrn StackUrn = ResourceUrn.Create(
        "dev",
        "shop",
        null,
        ResourceUrn.StackType,
        "shop-dev"
    );

    public static ResourceUrn Urn(string type, string name, ResourceUrn? parent = null) =>
        ResourceUrn.Create("dev", "shop", parent ?? StackUrn, type, name);

    public static ResourceNode Node(
        string type,
        string name,
        params ReadOnlySpan<(string Key, PropertyValue Value)> inputs
    ) =>
        new()
        {
            Urn = Urn(type, name),
            Custom = true,
            Id = name,
            Parent = StackUrn,
            Inputs = MapValue.Create(inputs),
        };

    public static ResourceNode Below(ResourceNode parent, string type, string name) =>
        new()
        {
            Urn = Urn(type, name, parent.Urn),
            Custom = true,
            Id = name,
            Parent = parent.Urn,
        };

    public static ResourceNode Component(string name) =>
        new() { Urn = Urn("lab:network:PrivateVpc", name), Parent = StackUrn };

    public static ResourceGraph GraphOf(params ReadOnlySpan<ResourceNode> nodes) =>
        ResourceGraph.Create("shop", "dev", [new() { Urn = StackUrn }, .. nodes]);
}
