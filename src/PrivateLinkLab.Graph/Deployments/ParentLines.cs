namespace PrivateLinkLab.Graph.Deployments;

/// <summary>
/// Checks the parents of a file's resources, so that nobody who follows them goes round in a circle or too deep.
/// </summary>
internal static class ParentLines
{
    /// <summary>How many ancestors a resource may have; programs have a handful.</summary>
    private const int MaxAncestors = 1000;

    /// <summary>Refuses parents in a circle, and more of them than any program has.</summary>
    public static void Check(ResourceGraph graph, DeploymentShape shape)
    {
        // How many ancestors those have that were looked at.
        var depths = new Dictionary<ResourceUrn, int>();
        var line = new List<ResourceNode>();
        var onLine = new HashSet<ResourceUrn>();
        foreach (var node in graph.Resources)
        {
            line.Clear();
            onLine.Clear();
            var at = node;
            var above = -1;
            while (at is not null && !depths.TryGetValue(at.Urn, out above))
            {
                if (!onLine.Add(at.Urn))
                {
                    throw shape.Wrong($"the parents of the resource '{at.Urn}' go round in a circle");
                }

                line.Add(at);
                at = at.Parent is { } parent ? graph.Find(parent) : null;
                above = -1;
            }

            for (var index = line.Count - 1; index >= 0; index--)
            {
                depths[line[index].Urn] = ++above;
            }

            if (above > MaxAncestors)
            {
                throw shape.Wrong(
                    $"the resource '{node.Urn}' has more than {MaxAncestors} ancestors; real programs have a few"
                );
            }
        }
    }
}
