using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Queues and buckets with their policies.</summary>
internal static class DataStoreIngest
{
    public static Dictionary<string, Queue> Queues(GraphReader graph)
    {
        var policies = Policies(graph, AwsTypes.QueuePolicy, "queueUrl", AwsTypes.Queue);
        var queues = new Dictionary<string, Queue>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.Queue))
        {
            var properties = PropertyReader.Of(node);
            var key = GraphReader.KeyOf(node);
            queues[key] = new Queue
            {
                Identity = graph.IdentityOf(node),
                Owner = graph.Owners.Of(node),
                Arn = properties.Text("arn"),
                Name = properties.Text("name"),
                Policies = Of(graph, node, policies[key]),
            };
        }

        return queues;
    }

    public static Dictionary<string, Bucket> Buckets(GraphReader graph)
    {
        var policies = Policies(graph, AwsTypes.BucketPolicy, "bucket", AwsTypes.Bucket);
        var buckets = new Dictionary<string, Bucket>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.Bucket))
        {
            var properties = PropertyReader.Of(node);
            var key = GraphReader.KeyOf(node);
            buckets[key] = new Bucket
            {
                Identity = graph.IdentityOf(node),
                Owner = graph.Owners.Of(node),
                Arn = properties.Text("arn"),
                Region = Places.RegionOf(properties),
                Policies = Of(graph, node, policies[key]),
            };
        }

        return buckets;
    }

    // AWS keeps one policy. What a refresh once noted on the resource itself is older than the standalone policy, and
    // counts only where the program sets it there as well.
    private static ImmutableArray<PolicyText> Of(
        GraphReader graph,
        ResourceNode node,
        IEnumerable<PolicyText> standalone
    )
    {
        ImmutableArray<PolicyText> others = [.. standalone];
        return DeclaredPolicy.Of(graph, node) is { } own && (others.IsEmpty || node.Inputs.Find("policy") is not null)
            ? [own, .. others]
            : others;
    }

    private static ILookup<string, PolicyText> Policies(
        GraphReader graph,
        ResourceType type,
        string property,
        ResourceType target
    ) =>
        graph
            .All(type)
            .Select(node =>
                (
                    Target: graph.Reference(node, property, target),
                    Policy: new PolicyText(graph.IdentityOf(node), PropertyReader.Of(node).Text("policy"))
                )
            )
            .Where(pair => pair.Target is not null)
            .ToLookup(pair => pair.Target!, pair => pair.Policy, StringComparer.Ordinal);
}
