using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.S3;

/// <summary>A bucket.</summary>
internal sealed record BucketRecord(string Name, string Arn, string Region)
{
    /// <summary>Whether policies that give the public access are refused; since April 2023 new buckets do so.</summary>
    public bool BlocksPublicPolicy { get; set; } = true;

    /// <summary>Whether ACLs that give the public access are refused; new buckets do so as well.</summary>
    public bool BlocksPublicAcls { get; set; } = true;

    /// <summary>Whether ACLs count; in new buckets they do not.</summary>
    public bool AllowsAcls { get; set; }
}

/// <summary>
/// Buckets: Amazon S3 API Reference, "CreateBucket"; Amazon S3 User Guide, "Setting default server-side encryption
/// behavior".
/// </summary>
internal static class Buckets
{
    public static readonly ResourceKind Kind = new(AwsTypes.Bucket, "S3 Bucket", Create);

    // Route 53's zone of the website names in us-east-1; those of other regions are derived.
    private const string NorthVirginiaZone = "Z3AQBSTGFYJSTF";

    private const string ZoneCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    public static Answer Create(ResourceRequest request)
    {
        var name = request.PhysicalName("bucket", lowerCase: request.Inputs.Text("bucketPrefix") is null);
        BucketNames.Check(request, name);
        if (request.Account.TakeName("bucket", name, request.Name) is { } taken)
        {
            throw request.Refuse(
                "BucketAlreadyOwnedByYou",
                $"the bucket '{name}' exists already, by '{taken}'. Choose another name."
            );
        }

        // One partition's names are those of all its accounts, and a bucket's ARN names no account (Amazon S3 User
        // Guide, "Bucket naming rules").
        var arn = $"arn:{request.Partition}:s3:::{name}";
        if (
            request.Cloud.All.FirstOrDefault(account =>
                account.All<BucketRecord>().GetValueOrDefault(name)?.Arn == arn
            ) is
            { } owner
        )
        {
            throw request.Refuse(
                "BucketAlreadyExists",
                $"the bucket '{name}' exists already, in account {owner.Id}. The names of all accounts' buckets are "
                    + "different: choose another name."
            );
        }

        request.All<BucketRecord>().Add(name, new BucketRecord(name, arn, request.Region));
        return new Answer(
            name,
            request
                .NewRegionalState()
                .Set("arn", arn)
                .Set("bucket", name)
                .Set("bucketDomainName", $"{name}.s3.{AwsPartition.Of(request.Region).DnsSuffix}")
                .Set("bucketRegion", request.Region)
                .Set(
                    "bucketRegionalDomainName",
                    $"{name}.s3.{request.Region}.{AwsPartition.Of(request.Region).DnsSuffix}"
                )
                .Set("hostedZoneId", HostedZone(request.Region))
                .Defaults(
                    ("accelerationStatus", ""),
                    ("bucketNamespace", "global"),
                    ("bucketPrefix", ""),
                    ("corsRules", ListValue.Empty),
                    ("forceDestroy", false),
                    ("grants", PropertyValue.Of(OwnersGrant(request))),
                    ("lifecycleRules", ListValue.Empty),
                    ("objectLockEnabled", false),
                    ("policy", ""),
                    ("requestPayer", "BucketOwner"),
                    ("serverSideEncryptionConfiguration", StateBuilder.Map(("rule", BucketEncryption.DefaultRule))),
                    ("versioning", StateBuilder.Map(("enabled", false), ("mfaDelete", false)))
                )
                .TagsAll()
                .Build()
        );
    }

    /// <summary>The bucket that the input names.</summary>
    public static BucketRecord Required(ResourceRequest request)
    {
        var name = request.RequiredText("bucket");
        return request.All<BucketRecord>().TryGetValue(name, out var bucket) && bucket.Region == request.Region
            ? bucket
            : throw request.Refuse("NoSuchBucket", $"the bucket '{name}' does not exist in {request.Region}.");
    }

    private static string HostedZone(string region) =>
        region == "us-east-1"
            ? NorthVirginiaZone
            : "Z" + StableHash.Of("s3 website hosted zone", region).Letters(ZoneCharacters, 13);

    // The account's canonical user has everything, everybody else nothing.
    private static MapValue OwnersGrant(ResourceRequest request) =>
        StateBuilder.Map(
            ("id", StableHash.Of(request.AccountId, "canonical user").Hex(64)),
            ("permissions", StateBuilder.List(["FULL_CONTROL"])),
            ("type", "CanonicalUser"),
            ("uri", "")
        );
}
