using PrivateLinkLab.Graph;
using PrivateLinkLab.Terraform.Tables;

namespace PrivateLinkLab.Terraform.References;

/// <summary>Which resources of a graph become Terraform resources.</summary>
/// <param name="graph">The graph.</param>
/// <param name="forEmulator">Whether resources that the emulator cannot make are left out.</param>
internal sealed class ExportedNodes(ResourceGraph graph, bool forEmulator)
{
    private const string Aws = "aws:";

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
        IsManaged(node)
        && TypeMappings.Find(node.Type) is not null
        && !(forEmulator && EmulatorGaps.ReasonToOmit(node.Type) is not null);

    /// <summary>Resources that the configuration lacks, each with the reason, as a clause.</summary>
    public IEnumerable<(ResourceNode Node, string Reason)> LeftOut =>
        graph
            .Resources.Where(IsManaged)
            .Select(node => (node, ReasonToLeaveOut(node)))
            .Where(left => left.Item2 is not null)
            .Select(left => (left.node, left.Item2!));

    /// <summary>Gives the mapping of an exported resource's type.</summary>
    public static TypeMapping MappingOf(ResourceNode node) => TypeMappings.Find(node.Type)!;

    private string? ReasonToLeaveOut(ResourceNode node) =>
        !node.Type.StartsWith(Aws, StringComparison.Ordinal) ? $"{node.Type} is of another provider than AWS's"
        : TypeMappings.Find(node.Type) is null ? $"Terraform's AWS provider has no type for {node.Type}"
        : forEmulator ? EmulatorGaps.ReasonToOmit(node.Type)
        : null;

    private static bool IsManaged(ResourceNode node) =>
        node is { Custom: true, External: false, PendingDelete: false }
        && !node.Type.StartsWith("pulumi:", StringComparison.Ordinal)
        && !node.Type.StartsWith("random:", StringComparison.Ordinal);
}
