using Pulumi;

namespace PrivateLinkLab.Components;

/// <summary>The tags that every resource carries: Name, Project, Stack, and what the caller adds.</summary>
internal static class ResourceTags
{
    /// <summary>Gives the tags of one resource.</summary>
    /// <param name="name">The Name tag, which is what the AWS console shows.</param>
    /// <param name="extra">The caller's own tags; they win over Project and Stack, never over Name.</param>
    public static InputMap<string> For(string name, IReadOnlyDictionary<string, string> extra)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Project"] = Deployment.Instance.ProjectName,
            ["Stack"] = Deployment.Instance.StackName,
        };
        foreach (var (key, value) in extra)
        {
            tags[key] = value;
        }

        tags["Name"] = name;
        return tags;
    }
}
