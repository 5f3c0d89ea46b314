using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>The role whose credentials the programs of a function, a task or launched instances have.</summary>
internal sealed class ServiceRoleReader(GraphReader graph)
{
    private readonly Lazy<Dictionary<string, ResourceNode>> _tasks = new(() => Tasks(graph));
    private readonly Lazy<Dictionary<string, InstanceProfile>> _profiles = new(() => RoleIngest.Profiles(graph));

    /// <summary>The role's key, null when there is none or it is not known, and whether there is one.</summary>
    public (string? Role, Truth Has) Of(ResourceNode node, PlacedServiceKind kind, LaunchSettings? launch) =>
        kind switch
        {
            PlacedServiceKind.Function => RoleIn(node, "role"),
            PlacedServiceKind.NodeGroup => RoleIn(node, "nodeRoleArn"),
            PlacedServiceKind.ContainerService => OfTask(node),
            PlacedServiceKind.ScalingGroup => OfProfile(launch),
            _ => (null, Truth.Unknown),
        };

    // Without a role of their own tasks on instances may get that of the instance, on Fargate none (Amazon ECS
    // Developer Guide, "Amazon ECS task IAM role").
    private (string? Role, Truth Has) OfTask(ResourceNode node)
    {
        var key = graph.Reference(node, "taskDefinition", AwsTypes.EcsTaskDefinition);
        if (key is null || !_tasks.Value.TryGetValue(key, out var task))
        {
            return (null, Truth.Unknown);
        }

        var found = RoleIn(task, "taskRoleArn");
        return found.Has == Truth.False && PropertyReader.Of(node).Text("launchType") != "FARGATE"
            ? (null, Truth.Unknown)
            : found;
    }

    private (string? Role, Truth Has) OfProfile(LaunchSettings? launch)
    {
        if (launch is not { ProfileKnown: true })
        {
            return (null, Truth.Unknown);
        }

        return launch.Profile is not { } profile ? (null, Truth.False)
            : _profiles.Value.TryGetValue(NameIn(profile), out var found) ? (found.Role, found.HasRole)
            : (null, Truth.Unknown);
    }

    private (string? Role, Truth Has) RoleIn(ResourceNode node, string property) =>
        PropertyReader.Of(node).Find(property) is null ? (null, Truth.False)
        : graph.Reference(node, property, AwsTypes.Role) is { } role ? (NameIn(role), Truth.True)
        : (null, Truth.Unknown);

    private static string NameIn(string text) =>
        text.StartsWith("arn:", StringComparison.Ordinal) ? text[(text.LastIndexOf('/') + 1)..] : text;

    private static Dictionary<string, ResourceNode> Tasks(GraphReader graph)
    {
        var found = new Dictionary<string, ResourceNode>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.EcsTaskDefinition))
        {
            var properties = PropertyReader.Of(node);
            var names = new[]
            {
                Identity.KeyOf(node),
                properties.Text("arn"),
                properties.Text("arnWithoutRevision"),
                properties.Text("family"),
                properties.Text("family") is { } family && properties.Int("revision") is { } revision
                    ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{family}:{revision}")
                    : null,
            };
            foreach (var name in names.OfType<string>())
            {
                found.TryAdd(name, node);
            }
        }

        return found;
    }
}
