using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Model;

namespace PrivateLinkLab.Reachability.Ingest;

internal static class ModelBuilder
{
    public static NetworkModel Build(ResourceGraph graph) => throw new NotSupportedException(graph.ToString());
}
