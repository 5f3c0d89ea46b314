using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Model;

namespace PrivateLinkLab.Reachability.Ingest;

/// <summary>Queues and buckets with their policies.</summary>
internal static class DataStoreIngest
{
    public static Dictionary<string, Queue> Queues(GraphReader graph)
    {
        var policies = Policies(graph, ResourceTypes.QueuePolicy, "queueUrl", ResourceTypes.Queue);
        var queues = new Dictionary<string, Queue>(StringComparer.Ordinal);
        foreach (var node in graph.All(ResourceTypes.Queue))
        {
            var properties = PropertyReader.Of(node);
            var key = GraphReader.KeyOf(node);
            queues[key] = new Queue
            {
                Identity = graph.IdentityOf(node),
                Arn = properties.Text("arn"),
                Name = properties.Text("name"),
                Policies = [.. Own(graph, node), .. policies[key]],
            };
        }

        return queues;
    }

    public static Dictionary<string, Bucket> Buckets(GraphReader graph)
    {
        var policies = Policies(graph, ResourceTypes.BucketPolicy, "bucket", ResourceTypes.Bucket);
        var buckets = new Dictionary<string, Bucket>(StringComparer.Ordinal);
        foreach (var node in graph.All(ResourceTypes.Bucket))
        {
            var properties = PropertyReader.Of(node);
            var key = GraphReader.KeyOf(node);
            buckets[key] = new Bucket
            {
                Identity = graph.IdentityOf(node),
                Arn = properties.Text("arn"),
                Region = Places.RegionOf(properties),
                Policies = [.. Own(graph, node), .. policies[key]],
            };
        }

        return buckets;
    }

    private static IEnumerable<PolicyText> Own(GraphReader graph, ResourceNode node)
    {
        var properties = PropertyReader.Of(node);
        if (properties.Find("policy") is not null)
        {
            yield return new(graph.IdentityOf(node), properties.Text("policy"));
        }
    }

    private static ILookup<string, PolicyText> Policies(GraphReader graph, string[] types, string property, string[] targets) =>
        graph.All(types)
            .Select(node => (Target: graph.Reference(node, property, targets),
                Policy: new PolicyText(graph.IdentityOf(node), PropertyReader.Of(node).Text("policy"))))
            .Where(pair => pair.Target is not null)
            .ToLookup(pair => pair.Target!, pair => pair.Policy, StringComparer.Ordinal);
}
