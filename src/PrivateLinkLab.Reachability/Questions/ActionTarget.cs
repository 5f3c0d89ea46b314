using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Network;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Access;

namespace PrivateLinkLab.Reachability.Questions;

/// <summary>
/// Which resource an action is about: the one that the destination names, else any of the graph's that it can be about.
/// </summary>
internal static class ActionTarget
{
    public static ResourceChoice Of(
        NetworkModel model,
        string action,
        ProbeTarget target,
        string? region,
        string? resource
    )
    {
        if (resource is not null)
        {
            return new([NamedResource.Of(model, action, resource)], region);
        }

        var facts = ActionCatalog.Find(action);
        var form = facts?.Resources is [var first, ..] ? first : null;
        if (form == ResourceForm.None)
        {
            return new([ResourceCandidate.None], region);
        }

        var found = action.Split(':')[0].ToLowerInvariant() switch
        {
            "sqs" => Queues(model, target, region),
            "s3" => Buckets(model, target, form, region),
            "kms" => [.. model.Keys.Values.Where(key => IsIn(region, key.Arn)).Select(Of)],
            // Of the other actions of Systems Manager, the resources are no parameters.
            "ssm" when form?.Kind != "parameter" && !IsOfParameter(action) => [],
            var service => Resources(model, target, service, region),
        };
        return new(found.IsEmpty ? [new ResourceCandidate(null, default, [])] : found, region);
    }

    private static bool IsIn(string? region, string? arn) =>
        region is null || Places.ArnPart(arn, 3) is not { } own || own == region;

    private static bool IsOfParameter(string action) =>
        action[4..].ToLowerInvariant()
            is "putparameter"
                or "deleteparameter"
                or "getparameterhistory"
                or "labelparameterversion";

    private static ImmutableArray<ResourceCandidate> Resources(
        NetworkModel model,
        ProbeTarget target,
        string service,
        string? region
    ) =>
        target.Resource is { } key && model.ServiceResources.TryGetValue(key, out var named)
            ? [Of(named)]
            :
            [
                .. model
                    .ServiceResources.Values.Concat(model.ManagedSecrets.Values)
                    .Where(resource => resource.Service == service && IsIn(region, resource.Arn))
                    .Select(Of),
            ];

    private static ImmutableArray<ResourceCandidate> Queues(NetworkModel model, ProbeTarget target, string? region)
    {
        if (target.Resource is { } key && model.Queues.TryGetValue(key, out var named))
        {
            return [Of(named)];
        }

        // A queue's URL ends with account and name, and names of other regions are other queues.
        var path = target.Path.Trim('/');
        ImmutableArray<ResourceCandidate> queues =
        [
            .. model
                .Queues.Values.Where(queue => IsIn(region, queue.Arn))
                .Where(queue => path.Length == 0 || queue.Identity.Key.EndsWith($"/{path}", StringComparison.Ordinal))
                .Select(Of),
        ];
        return queues.IsEmpty ? ForeignQueue(path, region) : queues;
    }

    // A queue that the graph does not have; whatever policy it has is not known.
    private static ImmutableArray<ResourceCandidate> ForeignQueue(string path, string? region) =>
        region is not null
        && path.Split('/') is [{ Length: 12 } account, { Length: > 0 } name]
        && account.All(char.IsAsciiDigit)
            ?
            [
                new(
                    $"arn:{PartitionOf(region)}:sqs:{region}:{account}:{name}",
                    default,
                    [new PolicyText(Identity.OutsideGraph(name), null)]
                ),
            ]
            : [];

    private static AwsPartition PartitionOf(string? region) => AwsPartition.Of(region ?? "");

    private static ImmutableArray<ResourceCandidate> Buckets(
        NetworkModel model,
        ProbeTarget target,
        ResourceForm? form,
        string? region
    )
    {
        if (target.Resource is { } key && model.Buckets.TryGetValue(key, out var named))
        {
            return [Of(named, "", form)];
        }

        var (name, objectKey) = S3Address.Of(target.Host, target.Path);
        return name is null ? [.. model.Buckets.Values.Select(bucket => Of(bucket, "", form))]
            : model.Buckets.TryGetValue(name, out var own) ? [Of(own, objectKey, form)]
            // A bucket that the graph does not have: neither its owner nor its policy is known.
            :
            [
                Of(
                    $"arn:{PartitionOf(region)}:s3:::{name}",
                    objectKey,
                    form,
                    default,
                    [new PolicyText(Identity.OutsideGraph(name), null)]
                ),
            ];
    }

    internal static ResourceCandidate Of(Queue queue) =>
        new(queue.Arn, queue.Owner, queue.Policies) { Encryption = queue.Encryption };

    internal static ResourceCandidate Of(ServiceResource resource) =>
        new(resource.Arn, resource.Owner, resource.Policies) { Encryption = resource.Encryption };

    internal static ResourceCandidate Of(EncryptionKey key) =>
        new(key.Arn, key.Owner, key.Policies) { PolicyKind = ModelPolicies.KeyPolicy };

    private static ResourceCandidate Of(Bucket bucket, string objectKey, ResourceForm? form) =>
        Of(bucket.Arn, objectKey, form, bucket.Owner, bucket.Policies) with
        {
            Encryption = bucket.Encryption,
        };

    private static ResourceCandidate Of(
        string? bucketArn,
        string objectKey,
        ResourceForm? form,
        Owner owner,
        ImmutableArray<PolicyText> policies
    ) =>
        form?.Kind switch
        {
            "bucket" => new(bucketArn, owner, policies),
            "object" when bucketArn is not null => objectKey.Length > 0
                ? new($"{bucketArn}/{objectKey}", owner, policies)
                : new($"{bucketArn}/*", owner, policies) { IsNameOpen = true },
            // Whether the action is about the bucket or its objects is not known.
            _ => new(null, owner, policies),
        };
}

/// <summary>
/// Which bucket and object a URL of Amazon S3 is about, with the bucket in the host or at the beginning of the path (S3
/// user guide, "Virtual hosting of general purpose buckets").
/// </summary>
/// <param name="Bucket">The bucket's name; null when the URL names none.</param>
/// <param name="Key">The object's key; empty when the URL names none.</param>
internal readonly record struct S3Address(string? Bucket, string Key)
{
    public static S3Address Of(string? host, string path)
    {
        var rest = Uri.UnescapeDataString(path.TrimStart('/'));
        if (BucketIn(host ?? "") is { Length: > 0 } bucket)
        {
            return new(bucket, rest);
        }

        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return rest.Length == 0 ? new(null, "")
            : slash < 0 ? new(rest, "")
            : new(rest[..slash], rest[(slash + 1)..]);
    }

    // NAME.s3.REGION.amazonaws.com, or NAME.bucket.vpce-ID.s3.REGION.vpce.amazonaws.com through an endpoint's own name.
    private static string BucketIn(string host)
    {
        var labels = host.Split('.');
        var service = Array.FindLastIndex(labels, label =>
            label == "s3" || label.StartsWith("s3-", StringComparison.Ordinal)
        );
        if (service <= 0)
        {
            return "";
        }

        var before = labels[..service];
        if (before is [.. var named, ['v', 'p', 'c', 'e', '-', ..]])
        {
            before = named is [.. var bucket, "bucket"] ? bucket : named;
        }

        return before is ["*"] ? "" : string.Join('.', before);
    }
}
