using PrivateLinkLab.Components.Storage;

namespace PrivateLinkLab.Components.Tests.Storage;

public class S3BucketTests
{
    [Fact]
    public async Task S3Bucket_ByDefault_CannotBecomePublicAndIsEncrypted()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new S3Bucket("fotos"));

        var bucket = graph.Only(Types.Bucket);
        Assert.Equal("fotos", bucket.Inputs.At("tags.Name").AsTextOrFail());
        var block = graph.Only(Types.BucketPublicAccessBlock);
        Assert.Equal(bucket.Id, block.Inputs.GetText("bucket"));
        Assert.All(["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"], key =>
            Assert.True(block.Inputs.GetBool(key), key)
        );
        Assert.Equal(
            "AES256",
            graph
                .Only(Types.BucketEncryption)
                .Inputs.At("rules[0].applyServerSideEncryptionByDefault.sseAlgorithm")
                .AsTextOrFail()
        );
    }

    [Fact]
    public async Task S3Bucket_ByDefault_DeniesAllButTlsAndGrantsNothing()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new S3Bucket("fotos"));

        var policy = graph.Only(Types.BucketPolicy);
        var statement = Assert.Single(PolicyOf.Input(policy, "policy").GetProperty("Statement").EnumerateArray());
        Assert.Equal("Deny", statement.GetProperty("Effect").GetString());
        Assert.Equal(
            "false",
            statement.GetProperty("Condition").GetProperty("Bool").GetProperty("aws:SecureTransport").GetString()
        );
        Assert.Contains(graph.Only(Types.BucketPublicAccessBlock).Urn, policy.Dependencies);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task S3Bucket_EmptyOnDestroy_IsForcedOnlyWhenWanted(bool emptyOnDestroy)
    {
        var graph = await ComponentGraph.OfAsync(() =>
            _ = new S3Bucket("fotos", new S3BucketArgs { EmptyOnDestroy = emptyOnDestroy })
        );

        Assert.Equal(emptyOnDestroy, graph.Only(Types.Bucket).Inputs.GetBool("forceDestroy"));
    }

    [Fact]
    public async Task S3Bucket_Name_IsTheOneGivenOrMadeUp()
    {
        var graph = await ComponentGraph.OfAsync(() =>
        {
            _ = new S3Bucket("One");
            _ = new S3Bucket("two", new S3BucketArgs { BucketName = "fotos-2026" });
        });

        Assert.Matches("^one-bucket-[0-9a-f]{7}$", graph.Get(Types.Bucket, "One-bucket").Id!);
        Assert.Equal("fotos-2026", graph.Get(Types.Bucket, "two-bucket").Id);
    }

    [Fact]
    public async Task S3Bucket_OnlyThroughEndpoint_BindsObjectsAndExemptsWhoDeploys()
    {
        var graph = await ComponentGraph.OfAsync(() =>
            _ = new S3Bucket(
                "fotos",
                new S3BucketArgs
                {
                    OnlyThroughEndpoint = "vpce-0123456789abcdef0",
                    ExemptPrincipalArns = ["arn:aws:iam::123456789012:role/Operators"],
                }
            )
        );

        var statement = PolicyOf.Statement(graph.Only(Types.BucketPolicy), "policy", "OnlyThroughEndpoint");
        Assert.Equal("Deny", statement.GetProperty("Effect").GetString());
        Assert.Equal(
            "vpce-0123456789abcdef0",
            statement.GetProperty("Condition").GetProperty("StringNotEquals").GetProperty("aws:SourceVpce").GetString()
        );
        var exempt = statement
            .GetProperty("Condition")
            .GetProperty("ArnNotLike")
            .GetProperty("aws:PrincipalArn")
            .EnumerateArray()
            .Select(arn => arn.GetString()!)
            .ToList();
        Assert.Equal("arn:aws:iam::123456789012:role/Operators", exempt[^1]);
        Assert.Contains("arn:aws:iam::123456789012:role/Deployer", exempt);
        // Whoever administers the account can always put the policy right.
        Assert.DoesNotContain("s3:PutBucket", statement.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3:*", statement.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UsePolicy_NamesTheBucketOnly()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new OpenComposition());

        var policy = graph.Get(Types.RolePolicy, "AppServer-bucket-policy");
        var arn = graph.Only(Types.Bucket).Outputs.GetText("arn");
        Assert.Equal(arn, PolicyOf.Statement(policy, "policy", "ListBucket").GetProperty("Resource").GetString());
        Assert.Equal(
            $"{arn}/*",
            PolicyOf.Statement(policy, "policy", "UseObjects").GetProperty("Resource").GetString()
        );
    }
}
