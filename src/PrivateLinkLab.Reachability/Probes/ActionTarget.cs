using System.Collections.Immutable;
using PrivateLinkLab.Reachability.Access;
using PrivateLinkLab.Reachability.Authorization;
using PrivateLinkLab.Reachability.Model;

namespace PrivateLinkLab.Reachability.Probes;

/// <summary>
/// Which resource an action is about: the one that the destination names, else any of the graph's that it can be about.
/// </summary>
internal static class ActionTarget
{
    public static ResourceChoice Of(NetworkModel model, string action, ProbeTarget target, string? region)
    {
        var facts = ActionCatalog.Find(action);
        var form = facts?.Resources is [var first, ..] ? first : null;
        if (form == ResourceForm.None)
        {
            return new([ResourceCandidate.None], region);
        }

        ImmutableArray<ResourceCandidate> found = action.Split(':')[0].ToLowerInvariant() switch
        {
            "sqs" => Queues(model, target).Select(Of).ToImmutableArray() is { IsEmpty: false } queues ? queues : Foreign(target, region),
            "s3" => [.. Buckets(model, target).Select(bucket => Of(bucket, target, form))],
            _ => [],
        };
        return new(found.IsEmpty ? [new ResourceCandidate(null, null, [])] : found, region);
    }

    private static IEnumerable<Queue> Queues(NetworkModel model, ProbeTarget target)
    {
        var path = target.Path.Trim('/');
        if (target.Resource is { } key && model.Queues.TryGetValue(key, out var named))
        {
            return [named];
        }

        // A queue's URL ends with account and name.
        return path.Length == 0
            ? model.Queues.Values
            : model.Queues.Values.Where(queue => queue.Identity.Key.EndsWith($"/{path}", StringComparison.Ordinal));
    }

    // A queue that the graph does not have; whatever policy it has is not known.
    private static ImmutableArray<ResourceCandidate> Foreign(ProbeTarget target, string? region) =>
        region is not null && target.Path.Trim('/').Split('/') is [{ Length: 12 } account, { Length: > 0 } name] && account.All(char.IsAsciiDigit)
            ? [new($"arn:{PartitionOf(region)}:sqs:{region}:{account}:{name}", null, [new PolicyText(Identity.OutsideGraph(name), null)])]
            : [];

    private static string PartitionOf(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : "aws";

    private static IEnumerable<Bucket> Buckets(NetworkModel model, ProbeTarget target)
    {
        if (target.Resource is { } key && model.Buckets.TryGetValue(key, out var named))
        {
            return [named];
        }

        var host = target.Host ?? "";
        var inPath = target.Path.Trim('/').Split('/')[0];
        var addressed = model.Buckets.Values
            .Where(bucket => host.StartsWith(bucket.Identity.Key + ".", StringComparison.Ordinal) || bucket.Identity.Key == inPath).ToList();
        return addressed.Count > 0 || inPath.Length > 0 ? addressed : model.Buckets.Values;
    }

    private static ResourceCandidate Of(Queue queue) => new(queue.Arn, null, queue.Policies);

    private static ResourceCandidate Of(Bucket bucket, ProbeTarget target, ResourceForm? form)
    {
        var key = target.Path.Trim('/');
        var arn = bucket.Arn is { } known && form?.Kind == "object" ? $"{known}/{(key.Length > 0 ? key : "*")}" : bucket.Arn;
        return new(arn, null, bucket.Policies);
    }
}
