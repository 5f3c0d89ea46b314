using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Tables;

namespace PrivateLinkLab.Cloud.Services.S3;

/// <summary>Objects and the settings of buckets that have resources of their own: Amazon S3 API Reference.</summary>
internal static class BucketRows
{
    private static readonly Reference ABucket = new("bucket", "NoSuchBucket", "a bucket", AwsTypes.Bucket);

    private static readonly string[] Ownerships = ["BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter"];

    public static readonly IReadOnlyList<TypeRow> All =
    [
        Object(AwsTypes.BucketObject, "S3 Bucket Object"),
        Object(AwsTypes.BucketObjectV2, "S3 Object"),
        new(AwsTypes.BucketNotification, "S3 Bucket Notification")
        {
            Id = "{$bucket}",
            References =
            [
                ABucket,
                new(
                    "lambdaFunctions.lambdaFunctionArn",
                    "InvalidArgument",
                    "a function",
                    AwsTypes.LambdaFunction,
                    AwsTypes.LambdaAlias
                ),
                new("queues.queueArn", "InvalidArgument", "a queue", AwsTypes.Queue),
                new("topics.topicArn", "InvalidArgument", "a topic", AwsTypes.Topic),
            ],
            Check = request =>
            {
                if (
                    request.Account.TakeName("bucket notification", request.RequiredText("bucket"), request.Name) is
                    { } by
                )
                {
                    throw request.Refuse(
                        "OperationAborted",
                        $"the bucket has its notifications by '{by}' already, which this one would replace. Put "
                            + "all into "
                            + "one."
                    );
                }
            },
            Defaults = [("eventbridge", false)],
        },
        new(AwsTypes.BucketOwnershipControls, "S3 Bucket Ownership Controls")
        {
            Id = "{$bucket}",
            References = [ABucket],
            Check = request =>
            {
                var ownership = request.Inputs.Bag("rule")?.Text("objectOwnership");
                request.Require(
                    Ownerships.Contains(ownership),
                    "MalformedXML",
                    $"rule.objectOwnership '{ownership}' is not accepted; use {Format.Choice(Ownerships)}."
                );
                if (Find(request) is { } bucket)
                {
                    bucket.AllowsAcls = ownership != Ownerships[0];
                }
            },
        },
        new(AwsTypes.BucketAcl, "S3 Bucket ACL")
        {
            Id = "{$bucket},{$acl}",
            References = [ABucket],
            Check = request =>
            {
                // Since April 2023 the owner of a new bucket owns its objects, whatever ACLs say.
                request.Require(
                    Find(request) is not { AllowsAcls: false },
                    "AccessControlListNotSupported",
                    "The bucket does not allow ACLs. First make s3.BucketOwnershipControls with objectOwnership "
                        + $"BucketOwnerPreferred, and let '{request.Name}' depend on them."
                );
                request.Require(
                    request.Inputs.Text("acl") is null or "private" || Find(request) is not { BlocksPublicAcls: true },
                    "AccessDenied",
                    $"the ACL {request.Inputs.Text("acl")} is public, which Block Public Access of the bucket "
                        + "refuses. First "
                        + "make an s3.BucketPublicAccessBlock with blockPublicAcls false."
                );
            },
        },
        new(AwsTypes.BucketVersioning, "S3 Bucket Versioning") { Id = "{$bucket}", References = [ABucket] },
        new(AwsTypes.BucketWebsite, "S3 Bucket Website Configuration")
        {
            Id = "{$bucket}",
            References = [ABucket],
            Check = request =>
                request.Require(
                    request.Inputs.Has("indexDocument") != request.Inputs.Has("redirectAllRequestsTo"),
                    "InvalidArgument",
                    "exactly one of indexDocument and redirectAllRequestsTo is required."
                ),
            Complete = (request, state) =>
            {
                var domain = WebsiteDomain(request.Region);
                state.Set("websiteDomain", domain).Set("websiteEndpoint", $"{request.RequiredText("bucket")}.{domain}");
            },
        },
        new(AwsTypes.BucketLifecycle, "S3 Bucket Lifecycle Configuration")
        {
            Id = "{$bucket}",
            References = [ABucket],
            Defaults = [("transitionDefaultMinimumObjectSize", "all_storage_classes_128K")],
        },
        new(AwsTypes.BucketCors, "S3 Bucket CORS Configuration") { Id = "{$bucket}", References = [ABucket] },
        new(AwsTypes.BucketLogging, "S3 Bucket Logging")
        {
            Id = "{$bucket}",
            References = [ABucket, ABucket with { Key = "targetBucket", Code = "InvalidTargetBucketForLogging" }],
        },
    ];

    // Amazon S3 User Guide, "Website endpoints": older regions have a hyphen before theirs.
    private static string WebsiteDomain(string region)
    {
        string[] withHyphen =
        [
            "ap-northeast-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "eu-west-1",
            "sa-east-1",
            "us-east-1",
            "us-gov-west-1",
            "us-west-1",
            "us-west-2",
        ];
        return $"s3-website{(withHyphen.Contains(region) ? '-' : '.')}{region}.{AwsPartition.Of(region).DnsSuffix}";
    }

    private static BucketRecord? Find(ResourceRequest request) =>
        request.All<BucketRecord>().GetValueOrDefault(request.RequiredText("bucket"));

    // Without a key, the provider takes the resource's name.
    private static TypeRow Object(ResourceType type, string label) =>
        new(type, label)
        {
            Id = "{$bucket}/{$key}",
            References = [ABucket],
            Texts = [("etag", "{hex:32}")],
            Defaults =
            [
                ("acl", "private"),
                ("bucketKeyEnabled", false),
                ("contentType", "application/octet-stream"),
                ("forceDestroy", false),
                ("serverSideEncryption", "AES256"),
                ("storageClass", "STANDARD"),
            ],
            Complete = (request, state) =>
            {
                var bucket = request.RequiredText("bucket");
                var key = request.Inputs.Text("key") ?? request.Name;
                state.Set("key", key).Set("arn", $"arn:{request.Partition}:s3:::{bucket}/{key}");
            },
        };
}
