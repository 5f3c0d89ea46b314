namespace PrivateLinkLab.Reachability.Questions;

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
