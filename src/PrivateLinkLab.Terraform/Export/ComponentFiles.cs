using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>
/// The file of each resource: one for each component that stands directly under the stack, and main for the rest.
/// </summary>
internal sealed class ComponentFiles(ResourceGraph graph, ConfigurationFiles files)
{
    private const string Main = "main";

    private readonly Dictionary<ResourceUrn, string> _byComponent = [];
    private string? _main;

    /// <summary>Gives the name of the file that a resource belongs into.</summary>
    public string Of(ResourceNode node)
    {
        var component = TopComponentOf(node);
        if (component is null)
        {
            return _main ??= files.Begin(Main, "resources without a component.");
        }

        if (!_byComponent.TryGetValue(component.Urn, out var file))
        {
            var type = component.Type[(component.Type.LastIndexOf(':') + 1)..];
            _byComponent[component.Urn] = file = files.Begin(
                TerraformNames.SnakeCase(component.Name),
                $"the component {component.Name} ({type})."
            );
        }

        return file;
    }

    private ResourceNode? TopComponentOf(ResourceNode node)
    {
        ResourceNode? top = null;
        for (
            var parent = ParentOf(node);
            parent is { Custom: false } && parent.Type != ResourceUrn.StackType;
            parent = ParentOf(parent)
        )
        {
            top = parent;
        }

        return top;
    }

    private ResourceNode? ParentOf(ResourceNode node) => node.Parent is { } urn ? graph.Find(urn) : null;
}
