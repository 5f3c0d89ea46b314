using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Pricing;

/// <summary>
/// The instances and databases that do not run: those that a resource of their own keeps stopped, and those that were
/// found stopped. They cost their storage only (EC2 and RDS user guides, "Stop and start").
/// </summary>
internal sealed class StoppedResources
{
    private readonly Dictionary<ResourceUrn, bool> _wanted = [];

    private StoppedResources() { }

    public static StoppedResources In(ResourceGraph graph)
    {
        var stopped = new StoppedResources();
        stopped.Read(graph, AwsTypes.InstanceState, "instanceId", AwsTypes.Instance, instance => instance.Id);
        stopped.Read(graph, AwsTypes.DbInstanceState, "identifier", AwsTypes.DbInstance, database =>
            database.Outputs.GetText("identifier") ?? database.Inputs.GetText("identifier")
        );
        return stopped;
    }

    /// <summary>Whether a resource is stopped.</summary>
    /// <param name="node">The instance or database.</param>
    /// <param name="output">The output that tells the state in which it was found.</param>
    public bool Has(ResourceNode node, string output) =>
        _wanted.TryGetValue(node.Urn, out var isStopped) ? isStopped : node.Outputs.GetText(output) == "stopped";

    // Before the deployment the instance's id is unknown, but not where it comes from.
    private void Read(
        ResourceGraph graph,
        string stateType,
        string property,
        string targetType,
        Func<ResourceNode, string?> nameOf
    )
    {
        foreach (var state in graph.OfType(stateType))
        {
            var name = state.Inputs.GetText(property);
            var sources = state.PropertyDependencies.GetValueOrDefault(property, []);
            foreach (var target in graph.OfType(targetType))
            {
                if (sources.Contains(target.Urn) || (name is not null && nameOf(target) == name))
                {
                    _wanted[target.Urn] = state.Inputs.GetText("state") == "stopped";
                }
            }
        }
    }
}
