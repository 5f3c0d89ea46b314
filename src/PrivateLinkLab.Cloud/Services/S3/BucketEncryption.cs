using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.S3;

/// <summary>How a bucket encrypts what is put into it: Amazon S3 API Reference, "PutBucketEncryption".</summary>
internal static class BucketEncryption
{
    public static readonly ResourceKind Kind = new(
        AwsTypes.BucketEncryption,
        "S3 Bucket Server-side Encryption Configuration",
        Configure
    );

    private const string S3Managed = "AES256";

    private static readonly string[] Algorithms = [S3Managed, "aws:kms", "aws:kms:dsse"];

    /// <summary>
    /// What holds for a bucket of which nothing is said: since January 2023 S3 encrypts with its own keys.
    /// </summary>
    public static MapValue DefaultRule =>
        StateBuilder.Map(
            (
                "applyServerSideEncryptionByDefault",
                StateBuilder.Map(("kmsMasterKeyId", ""), ("sseAlgorithm", S3Managed))
            ),
            ("bucketKeyEnabled", false)
        );

    public static Answer Configure(ResourceRequest request)
    {
        var bucket = Buckets.Required(request);
        var rules = request.Inputs.Bags("rules");
        request.Require(rules.Count == 1, "MalformedXML", $"rules has {rules.Count} rules; a bucket has exactly one.");
        if (rules[0].Bag("applyServerSideEncryptionByDefault") is { } byDefault)
        {
            var algorithm = byDefault.Text("sseAlgorithm");
            request.Require(
                algorithm is not null && Algorithms.Contains(algorithm),
                "MalformedXML",
                $"sseAlgorithm '{algorithm}' is not accepted; use {Format.Choice(Algorithms)}."
            );
            request.Require(
                algorithm != S3Managed || byDefault.Text("kmsMasterKeyId") is null,
                "InvalidArgument",
                $"kmsMasterKeyId is not for {S3Managed}. Leave it out, or set sseAlgorithm to aws:kms."
            );
        }

        return new Answer(
            bucket.Name,
            request
                .NewRegionalState()
                .Default("expectedBucketOwner", "")
                .Set("rules", PropertyValue.Of(Complete(rules[0])))
                .Build()
        );
    }

    private static MapValue Complete(InputBag rule)
    {
        var state = new StateBuilder(rule).Default("bucketKeyEnabled", false);
        if (rule.Bag("applyServerSideEncryptionByDefault") is { } byDefault)
        {
            state.Set(
                "applyServerSideEncryptionByDefault",
                new StateBuilder(byDefault).Default("kmsMasterKeyId", "").Build()
            );
        }

        return state.Build();
    }
}
