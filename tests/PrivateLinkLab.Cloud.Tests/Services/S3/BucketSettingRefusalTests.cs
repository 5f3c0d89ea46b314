using PrivateLinkLab.Cloud.Tests.Schema;

namespace PrivateLinkLab.Cloud.Tests.Services.S3;

/// <summary>Settings of buckets that have resources of their own.</summary>
public sealed class BucketSettingRefusalTests
{
    public static TheoryData<string, string, string> Cases =>
        new()
        {
            {
                "bucket-acl",
                """{"bucket":"none"}""",
                "NoSuchBucket: bucket 'none' is not a bucket of the account in us-east-1."
            },
            {
                "ownership",
                """{"rule":{"objectOwnership":"Me"}}""",
                "MalformedXML: rule.objectOwnership 'Me' is not accepted; use BucketOwnerEnforced, "
                    + "BucketOwnerPreferred or ObjectWriter."
            },
            {
                "website",
                """{"indexDocument":null}""",
                "InvalidArgument: exactly one of indexDocument and redirectAllRequestsTo is required."
            },
            {
                "notification",
                """{"lambdaFunctions":[{"lambdaFunctionArn":"arn:aws:lambda:us-east-1:123456789012:function:none","events":["s3:ObjectCreated:*"]}]}""",
                "InvalidArgument: lambdaFunctions.lambdaFunctionArn "
                    + "'arn:aws:lambda:us-east-1:123456789012:function:none' is not a function of the account in "
                    + "us-east-1."
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sample_ChangedBeyondWhatAwsTakes_IsRefused(string sample, string changes, string reason) =>
        Assert.Equal(reason, Samples.RefusalOf(sample, changes));
}
