using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.S3;

/// <summary>
/// Block Public Access of a bucket: Amazon S3 User Guide, "Blocking public access to your Amazon S3 storage".
/// </summary>
internal static class BucketPublicAccess
{
    public static readonly ResourceKind Kind = new(
        AwsTypes.BucketPublicAccessBlock,
        "S3 Bucket Public Access Block",
        Block
    );

    public static Answer Block(ResourceRequest request)
    {
        var bucket = Buckets.Required(request);
        // What is not given is switched off, whatever new buckets have.
        bucket.BlocksPublicPolicy = request.Inputs.Flag("blockPublicPolicy") ?? false;
        bucket.BlocksPublicAcls = request.Inputs.Flag("blockPublicAcls") ?? false;
        return new Answer(
            bucket.Name,
            request
                .NewRegionalState()
                .Defaults(
                    ("blockPublicAcls", false),
                    ("blockPublicPolicy", false),
                    ("ignorePublicAcls", false),
                    ("restrictPublicBuckets", false),
                    ("skipDestroy", false)
                )
                .Build()
        );
    }
}
