using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Queues and buckets with their policies.</summary>
internal static class DataStoreIngest
{
    private const string EncryptionConfiguration = "serverSideEncryptionConfiguration";

    public static Dictionary<string, Queue> Queues(GraphReader graph, EncryptionKeyIngest keys)
    {
        var policies = Policies(graph, AwsTypes.QueuePolicy, "queueUrl", AwsTypes.Queue);
        var queues = new Dictionary<string, Queue>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.Queue))
        {
            var properties = PropertyReader.Of(node);
            var key = Identity.KeyOf(node);
            queues[key] = new Queue
            {
                Identity = graph.IdentityOf(node),
                Owner = graph.Owners.Of(node),
                Arn = properties.Text("arn"),
                Name = properties.Text("name"),
                Policies = Of(graph, node, policies[key]),
                Encryption = keys.Of(node, "kmsMasterKeyId"),
            };
        }

        return queues;
    }

    public static Dictionary<string, Bucket> Buckets(GraphReader graph, EncryptionKeyIngest keys)
    {
        var policies = Policies(graph, AwsTypes.BucketPolicy, "bucket", AwsTypes.Bucket);
        var encryptions = BucketEncryptions(graph, keys);
        var buckets = new Dictionary<string, Bucket>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.Bucket))
        {
            var properties = PropertyReader.Of(node);
            var key = Identity.KeyOf(node);
            buckets[key] = new Bucket
            {
                Identity = graph.IdentityOf(node),
                Owner = graph.Owners.Of(node),
                Arn = properties.Text("arn"),
                Region = graph.Regions.Of(node),
                Policies = Of(graph, node, policies[key]),
                Encryption = encryptions.TryGetValue(key, out var standalone)
                    ? standalone
                    : keys.OfRules(
                        node,
                        PropertyReader.Of(properties.Map(EncryptionConfiguration).GetMap("rule")),
                        EncryptionConfiguration
                    ),
            };
        }

        return buckets;
    }

    // A standalone configuration takes the place of what a refresh noted on the bucket.
    private static Dictionary<string, Encryption?> BucketEncryptions(GraphReader graph, EncryptionKeyIngest keys)
    {
        var found = new Dictionary<string, Encryption?>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.BucketEncryption))
        {
            if (graph.Reference(node, "bucket", AwsTypes.Bucket) is { } bucket)
            {
                found[bucket] = PropertyReader.Of(node).IsUnknown("rules")
                    ? new(null, null)
                    : PropertyReader
                        .Of(node)
                        .Bags("rules")
                        .Select(rule => keys.OfRules(node, rule, "rules"))
                        .FirstOrDefault(encryption => encryption is not null);
            }
        }

        return found;
    }

    // AWS keeps one policy. What a refresh once noted on the resource itself is older than the standalone policy, and
    // counts only where the program sets it there as well.
    internal static ImmutableArray<PolicyText> Of(
        GraphReader graph,
        ResourceNode node,
        IEnumerable<PolicyText> standalone
    )
    {
        ImmutableArray<PolicyText> others = [.. standalone];
        return DeclaredPolicy.Read(graph, node) is { } own && (others.IsEmpty || node.Inputs.Find("policy") is not null)
            ? [own, .. others]
            : others;
    }

    internal static ILookup<string, PolicyText> Policies(
        GraphReader graph,
        ResourceType type,
        string property,
        ResourceType target
    ) =>
        graph
            .All(type)
            .Select(node => (Target: graph.Reference(node, property, target), Policy: DeclaredPolicy.Of(graph, node)))
            .Where(pair => pair.Target is not null)
            .ToLookup(pair => pair.Target!, pair => pair.Policy, StringComparer.Ordinal);
}
