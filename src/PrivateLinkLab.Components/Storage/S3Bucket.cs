using System.Text.RegularExpressions;
using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Components.Policies;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Storage;

/// <summary>The arguments of an <see cref="S3Bucket"/>.</summary>
public sealed class S3BucketArgs : ResourceArgs
{
    /// <summary>
    /// The bucket's name, unique among all accounts: 3 to 63 lower-case letters, digits and hyphens. S3 also takes
    /// periods, but its certificate does not cover names with them (Amazon S3 user guide, "General purpose bucket
    /// naming rules"). When not set, the component's name in lower case with random digits behind it.
    /// </summary>
    [Input("bucketName")]
    public string? BucketName { get; init; }

    /// <summary>
    /// The id of the gateway or interface endpoint through which alone objects may be read, written, deleted and
    /// listed. When not set, IAM policies decide.
    /// </summary>
    [Input("onlyThroughEndpoint")]
    public Input<string>? OnlyThroughEndpoint { get; init; }

    /// <summary>
    /// The ARNs of the roles and users who deploy, whom <see cref="OnlyThroughEndpoint"/> does not bind, so that they
    /// are not locked out; * and ? are wildcards. When not set, whoever deploys, with a warning: two who deploy in turn
    /// would lock each other out.
    /// </summary>
    [Input("deployerPrincipalArns")]
    public InputList<string>? DeployerPrincipalArns { get; init; }

    /// <summary>
    /// The ARNs of further principals that <see cref="OnlyThroughEndpoint"/> does not bind; * and ? are wildcards. Name
    /// the role of a Lambda function that has the bucket for an event source: Lambda's pollers use it from outside the
    /// VPC. What AWS's services deliver as themselves is never bound. None when not set.
    /// </summary>
    [Input("exemptPrincipalArns")]
    public InputList<string> ExemptPrincipalArns { get; init; } = [];

    /// <summary>
    /// Whether destroying the bucket deletes the objects in it first. False when not set: AWS then refuses to delete a
    /// bucket with objects.
    /// </summary>
    [Input("emptyOnDestroy")]
    public bool EmptyOnDestroy { get; init; }

    /// <summary>The ARN of the KMS key that encrypts new objects. When not set, S3's own encryption.</summary>
    [Input("kmsKeyArn")]
    public Input<string>? KmsKeyArn { get; init; }

    /// <summary>Tags for every resource, beside Name, Project and Stack.</summary>
    [Input("tags")]
    public Dictionary<string, string> Tags { get; init; } = [];
}

/// <summary>An S3 bucket, encrypted by S3, that takes TLS only and that no policy or list can make public.</summary>
/// <remarks>
/// Its policy only denies. What may use the bucket is granted by identity policies: <see cref="UsePolicy"/> is one
/// (Amazon S3 user guide, "Security best practices for Amazon S3").
/// </remarks>
public sealed partial class S3Bucket : ComponentResource
{
    // What is done to objects. What is done to the bucket, such as changing this policy, stays possible from
    // everywhere.
    private static readonly string[] ObjectActions =
    [
        "s3:AbortMultipartUpload",
        "s3:DeleteObject*",
        "s3:GetObject*",
        "s3:ListBucket*",
        "s3:ListMultipartUploadParts",
        "s3:PutObject*",
        "s3:RestoreObject",
    ];

    private static readonly GuardedPolicy Guard = new("s3:*", ObjectActions, arn => [arn, $"{arn}/*"]);

    /// <summary>Creates the bucket, its Block Public Access, its encryption and its policy.</summary>
    /// <param name="name">The component's name, and the bucket's Name tag.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is not valid. No resource was registered.</exception>
    public S3Bucket(string name, S3BucketArgs? args = null, ComponentResourceOptions? options = null)
        : base(ComponentTypes.S3Bucket, name, args = Checked(name, args ?? new S3BucketArgs()), options)
    {
        var asChild = new CustomResourceOptions { Parent = this };
        var bucket = new Aws.S3.Bucket(
            $"{name}-bucket",
            new Aws.S3.BucketArgs
            {
                BucketName = args.BucketName!,
                ForceDestroy = args.EmptyOnDestroy,
                Tags = ResourceTags.For(name, args.Tags),
            },
            asChild
        );
        var publicAccess = new Aws.S3.BucketPublicAccessBlock(
            $"{name}-public-access-block",
            new Aws.S3.BucketPublicAccessBlockArgs
            {
                Bucket = bucket.Id,
                BlockPublicAcls = true,
                BlockPublicPolicy = true,
                IgnorePublicAcls = true,
                RestrictPublicBuckets = true,
            },
            asChild
        );
        _ = new Aws.S3.BucketServerSideEncryptionConfiguration(
            $"{name}-encryption",
            new Aws.S3.BucketServerSideEncryptionConfigurationArgs
            {
                Bucket = bucket.Id,
                Rules =
                {
                    new Aws.S3.Inputs.BucketServerSideEncryptionConfigurationRuleArgs
                    {
                        ApplyServerSideEncryptionByDefault =
                            new Aws.S3.Inputs.BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs
                            {
                                SseAlgorithm = args.KmsKeyArn is null ? "AES256" : "aws:kms",
                                KmsMasterKeyId = args.KmsKeyArn!,
                            },
                        // One data key for many objects: KMS charges by the request.
                        BucketKeyEnabled = args.KmsKeyArn is null ? null! : true,
                    },
                },
            },
            asChild
        );
        // S3 answers OperationAborted to two changes of one bucket's access at a time.
        _ = new Aws.S3.BucketPolicy(
            $"{name}-policy",
            new Aws.S3.BucketPolicyArgs
            {
                Bucket = bucket.Id,
                Policy = Guard.Of(
                    this,
                    $"{nameof(S3Bucket)} '{name}'",
                    bucket.Arn,
                    new EndpointAccess(args.OnlyThroughEndpoint, args.DeployerPrincipalArns, args.ExemptPrincipalArns)
                ),
            },
            new CustomResourceOptions { Parent = this, DependsOn = { publicAccess } }
        );

        BucketName = bucket.Id;
        BucketArn = bucket.Arn;
        UsePolicy = EncryptionKey.WithUse(bucket.Arn, args.KmsKeyArn, arn => [
                new PolicyStatement
                {
                    Sid = "ListBucket",
                    Actions = ["s3:ListBucket"],
                    Resources = [arn],
                },
                new PolicyStatement
                {
                    Sid = "UseObjects",
                    Actions = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
                    Resources = [$"{arn}/*"],
                },
            ]);
        RegisterOutputs();
    }

    /// <summary>
    /// An identity policy, as JSON, that allows listing the names of the account's buckets, as aws s3 ls does.
    /// </summary>
    public static string ListBucketsPolicy { get; } =
        PolicyDocument.Json(
            new PolicyStatement
            {
                Sid = "NamesOfBuckets",
                Actions = ["s3:ListAllMyBuckets"],
                Resources = ["*"],
            }
        );

    /// <summary>The bucket's name.</summary>
    [Output("bucketName")]
    public Output<string> BucketName { get; private set; }

    /// <summary>The bucket's ARN.</summary>
    [Output("bucketArn")]
    public Output<string> BucketArn { get; private set; }

    /// <summary>
    /// An identity policy, as JSON, that allows listing, reading, writing and deleting the objects of this bucket, and
    /// using its key.
    /// </summary>
    public Output<string> UsePolicy { get; }

    private static S3BucketArgs Checked(string name, S3BucketArgs args)
    {
        var errors = ArgumentErrors.Of(nameof(S3Bucket), name, args);
        errors.Require(
            args.BucketName is null || BucketNameForm().IsMatch(args.BucketName),
            nameof(args.BucketName),
            $"is '{args.BucketName}'",
            $"A bucket's name has 3 to 63 lower-case letters, digits and hyphens, the first and the last no hyphen."
        );
        errors.Require(
            args.BucketName is not null || NameToAppendTo().IsMatch(name),
            nameof(args.BucketName),
            $"is not set, and no bucket's name can be made of the component's",
            $"Set it, or name the component with at most 48 letters, digits and hyphens."
        );
        errors.Throw();
        return args;
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex BucketNameForm();

    // Pulumi appends "-bucket-" and seven digits, and writes all in lower case.
    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9-]{0,47}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameToAppendTo();
}
