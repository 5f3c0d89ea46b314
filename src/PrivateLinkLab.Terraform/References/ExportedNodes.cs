using PrivateLinkLab.Graph;
using PrivateLinkLab.Terraform.Tables;

namespace PrivateLinkLab.Terraform.References;

/// <summary>Which resources of a graph become Terraform resources.</summary>
/// <param name="graph">The graph.</param>
/// <param name="forEmulator">Whether resources that the emulator cannot make are left out.</param>
internal sealed class ExportedNodes(ResourceGraph graph, bool forEmulator)
{
    /// <summary>The graph.</summary>
    public ResourceGraph Graph => graph;

    /// <summary>Whether the export is for an emulator.</summary>
    public bool ForEmulator => forEmulator;

    /// <summary>The resources, in the order of the graph.</summary>
    public IEnumerable<ResourceNode> All => graph.Resources.Where(Contains);

    /// <summary>
    /// True for what AWS's provider manages. What was only read, and the remains of a replacement, stay away; and so
    /// does what the random provider made: its results are carried over, so that nothing changes by the export.
    /// </summary>
    public bool Contains(ResourceNode node) =>
        node is { Custom: true, External: false, PendingDelete: false }
        && !node.Type.StartsWith("pulumi:", StringComparison.Ordinal)
        && !node.Type.StartsWith("random:", StringComparison.Ordinal)
        && !(forEmulator && EmulatorGaps.ReasonToOmit(node.Type) is not null);

    /// <summary>Gives the mapping of an exported resource's type.</summary>
    /// <exception cref="TerraformException">The type is not in the table.</exception>
    public static TypeMapping MappingOf(ResourceNode node) =>
        TypeMappings.Find(node.Type)
        ?? throw new TerraformException(
            TerraformFailure.NotExportable,
            $"{node.Name}: the type {node.Type} cannot be exported to Terraform; accepted "
                + $"are {string.Join(", ", TypeMappings.All.Select(type => type.Pulumi))}."
        );
}
