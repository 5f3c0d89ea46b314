using System.Collections.Immutable;
using PrivateLinkLab.Cloud.Accounts;

namespace PrivateLinkLab.Cloud.Tests.Services.S3;

public sealed class BucketTests
{
    private const string Deny =
        """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::fotos-2026","arn:aws:s3:::fotos-2026/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}}""";

    private const string AllowEverybody =
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::fotos-2026/*"}}""";

    [Fact]
    public void Bucket_Named_HasWhatTheProviderWouldShow()
    {
        var bucket = new Account().Create(Types.Bucket, "bucket", ("bucket", "fotos-2026"));

        Assert.Equal("fotos-2026", bucket["id"]);
        Assert.Equal("arn:aws:s3:::fotos-2026", bucket["arn"]);
        Assert.Equal("fotos-2026.s3.amazonaws.com", bucket["bucketDomainName"]);
        Assert.Equal("fotos-2026.s3.us-east-1.amazonaws.com", bucket["bucketRegionalDomainName"]);
        Assert.Equal("Z3AQBSTGFYJSTF", bucket["hostedZoneId"]);
        Assert.Equal(false, bucket["forceDestroy"]);
        Assert.Equal("BucketOwner", bucket["requestPayer"]);
        var rule = Inner(Inner(bucket, "serverSideEncryptionConfiguration"), "rule");
        Assert.Equal("AES256", Inner(rule, "applyServerSideEncryptionByDefault")["sseAlgorithm"]);
        var grant = Assert.IsAssignableFrom<IReadOnlyDictionary<string, object>>(
            Assert.Single(Assert.IsType<ImmutableArray<object>>(bucket["grants"]))
        );
        Assert.Equal(["FULL_CONTROL"], Assert.IsType<ImmutableArray<object>>(grant["permissions"]));
    }

    [Fact]
    public void Bucket_NotNamed_IsNamedAsPulumiDoes()
    {
        var account = new Account();

        Assert.Matches("^bucket-fotos-[0-9a-f]{7}$", (string)account.Create(Types.Bucket, "Bucket-Fotos")["bucket"]);
        Assert.Matches(
            "^fotos-[0-9a-f]{26}$",
            (string)account.Create(Types.Bucket, "other", ("bucketPrefix", "fotos-"))["bucket"]
        );
    }

    [Fact]
    public void Bucket_OtherPartition_HasItsNames()
    {
        var bucket = new Account(new CloudOptions { Region = "cn-north-1" }).Create(
            Types.Bucket,
            "bucket",
            ("bucket", "fotos-2026")
        );

        Assert.Equal("arn:aws-cn:s3:::fotos-2026", bucket["arn"]);
        Assert.Equal("fotos-2026.s3.cn-north-1.amazonaws.com.cn", bucket["bucketRegionalDomainName"]);
    }

    [Theory]
    [InlineData("ab", "InvalidBucketName: the bucket name 'ab' has 2 characters; a name has 3 to 63.")]
    [InlineData(
        "Fotos",
        "InvalidBucketName: the bucket name 'Fotos' is not made of lower-case letters, digits, hyphens and periods, "
            + "the first and the last a letter or digit."
    )]
    [InlineData(
        "fotos_2026",
        "InvalidBucketName: the bucket name 'fotos_2026' is not made of lower-case letters, digits, hyphens and "
            + "periods, the first and the last a letter or digit."
    )]
    [InlineData(
        "-fotos",
        "InvalidBucketName: the bucket name '-fotos' is not made of lower-case letters, digits, hyphens and periods, "
            + "the first and the last a letter or digit."
    )]
    [InlineData(
        "fotos.",
        "InvalidBucketName: the bucket name 'fotos.' is not made of lower-case letters, digits, hyphens and periods, "
            + "the first and the last a letter or digit."
    )]
    [InlineData("fo..tos", "InvalidBucketName: the bucket name 'fo..tos' has two periods in a row.")]
    [InlineData("192.168.5.4", "InvalidBucketName: the bucket name '192.168.5.4' has the form of an IP address.")]
    [InlineData(
        "xn--fotos",
        "InvalidBucketName: the bucket name 'xn--fotos' begins with xn--, which S3 keeps for itself."
    )]
    [InlineData(
        "fotos-s3alias",
        "InvalidBucketName: the bucket name 'fotos-s3alias' ends with -s3alias, which S3 keeps for itself."
    )]
    [InlineData(
        "taken",
        "BucketAlreadyOwnedByYou: the bucket 'taken' exists already, by 'taken'. Choose another name."
    )]
    public void Bucket_NameThatS3Refuses_IsRefused(string name, string reason)
    {
        var account = new Account();
        account.Bucket("taken");

        Assert.Equal(
            $"creating S3 Bucket 'bucket': {reason}",
            account.Refusal(Types.Bucket, "bucket", ("bucket", name)).Message
        );
    }

    [Fact]
    public void Bucket_NameOfAnotherAccountsBucket_IsRefusedInThatPartitionOnly()
    {
        var account = new Account();
        account.Bucket("fotos");

        Assert.Equal(
            "creating S3 Bucket 'bucket': BucketAlreadyExists: the bucket 'fotos' exists already, in account "
                + "123456789012. "
                + "The names of all accounts' buckets are different: choose another name.",
            account.OtherAccount().Refusal(Types.Bucket, "bucket", ("bucket", "fotos")).Message
        );
        Assert.Equal(
            "arn:aws-cn:s3:::fotos",
            account
                .OtherAccount("333333333333", "cn-north-1", "china")
                .Create(Types.Bucket, "china-fotos", ("bucket", "fotos"))["arn"]
        );
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void Bucket_NameLength_IsLimited(int length, bool isAccepted)
    {
        var account = new Account();
        (string, object?) name = ("bucket", new string('b', length));

        if (isAccepted)
        {
            account.Create(Types.Bucket, "bucket", name);
        }
        else
        {
            Assert.Equal("InvalidBucketName", account.Refusal(Types.Bucket, "bucket", name).Code);
        }
    }

    [Fact]
    public void Bucket_PrefixInUpperCase_IsRefused() =>
        Assert.Equal(
            "InvalidBucketName",
            new Account().Refusal(Types.Bucket, "bucket", ("bucketPrefix", "Fotos-")).Code
        );

    [Theory]
    [InlineData(Types.BucketPolicy, "S3 Bucket Policy")]
    [InlineData(Types.BucketPublicAccessBlock, "S3 Bucket Public Access Block")]
    [InlineData(Types.BucketEncryption, "S3 Bucket Server-side Encryption Configuration")]
    public void AnyOfABucket_UnknownBucket_IsRefused(string type, string label)
    {
        Assert.Equal(
            $"creating {label} 'one': NoSuchBucket: the bucket 'fotos' does not exist in us-east-1.",
            new Account().Refusal(type, "one", ("bucket", "fotos")).Message
        );
        Assert.Equal(
            $"creating {label} 'two': MissingParameter: bucket is required.",
            new Account().Refusal(type, "two").Message
        );
    }

    [Fact]
    public void BucketPolicy_OfItsBucket_IsAccepted()
    {
        var account = new Account();

        Assert.Equal(
            "fotos-2026",
            account.Create(Types.BucketPolicy, "policy", ("bucket", account.Bucket()), ("policy", Deny))["id"]
        );
    }

    [Theory]
    [InlineData("{", "MalformedPolicy: policy: the policy is not valid JSON.")]
    [InlineData(
        """{"Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*"}}""",
        "MalformedPolicy: policy: statement 1 of the policy has no Principal, which this kind of policy needs."
    )]
    [InlineData(
        """{"Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::other/*"}}""",
        "MalformedPolicy: policy: the resource 'arn:aws:s3:::other/*' is not of this bucket; use "
            + "arn:aws:s3:::fotos-2026 or arn:aws:s3:::fotos-2026/*."
    )]
    [InlineData(
        AllowEverybody,
        "AccessDenied: the policy gives everybody access, which blockPublicPolicy of the bucket's Block Public "
            + "Access refuses. Name the principals, or narrow them with a condition."
    )]
    public void BucketPolicy_ThatS3Refuses_IsRefused(string policy, string reason)
    {
        var account = new Account();

        Assert.Equal(
            $"creating S3 Bucket Policy 'policy': {reason}",
            account.Refusal(Types.BucketPolicy, "policy", ("bucket", account.Bucket()), ("policy", policy)).Message
        );
    }

    [Fact]
    public void BucketPolicy_TooLong_IsRefused()
    {
        var account = new Account();
        var policy = Deny + new string(' ', 20481 - Deny.Length);

        Assert.Equal(
            "creating S3 Bucket Policy 'policy': MalformedPolicy: the policy has 20481 bytes, more than the maximum "
                + "document size of 20480.",
            account.Refusal(Types.BucketPolicy, "policy", ("bucket", account.Bucket()), ("policy", policy)).Message
        );
    }

    [Fact]
    public void BucketPublicAccessBlock_NothingSaid_BlocksNothing()
    {
        var account = new Account();
        var bucket = account.Bucket();

        var block = account.Create(Types.BucketPublicAccessBlock, "block", ("bucket", bucket));

        Assert.Equal(false, block["blockPublicPolicy"]);
        Assert.Equal(false, block["restrictPublicBuckets"]);
        account.Create(Types.BucketPolicy, "policy", ("bucket", bucket), ("policy", AllowEverybody));
    }

    [Fact]
    public void BucketEncryption_Rule_IsCompleted()
    {
        var account = new Account();

        var state = account.Create(
            Types.BucketEncryption,
            "encryption",
            ("bucket", account.Bucket()),
            ("rules", Account.List(Rule(("sseAlgorithm", "AES256"))))
        );

        var rule = Assert.IsType<ImmutableDictionary<string, object>>(
            Assert.Single((ImmutableArray<object>)state["rules"])
        );
        Assert.Equal(false, rule["bucketKeyEnabled"]);
        Assert.Equal("", Inner(rule, "applyServerSideEncryptionByDefault")["kmsMasterKeyId"]);
    }

    [Theory]
    [InlineData(
        "AES-256",
        null,
        1,
        "MalformedXML: sseAlgorithm 'AES-256' is not accepted; use AES256, aws:kms or aws:kms:dsse."
    )]
    [InlineData(
        "AES256",
        "alias/mine",
        1,
        "InvalidArgument: kmsMasterKeyId is not for AES256. Leave it out, or set sseAlgorithm to aws:kms."
    )]
    [InlineData("AES256", null, 0, "MalformedXML: rules has 0 rules; a bucket has exactly one.")]
    [InlineData("AES256", null, 2, "MalformedXML: rules has 2 rules; a bucket has exactly one.")]
    public void BucketEncryption_RuleThatS3Refuses_IsRefused(string algorithm, string? key, int rules, string reason)
    {
        var account = new Account();
        var rule = Rule(("sseAlgorithm", algorithm), ("kmsMasterKeyId", key));

        Assert.Equal(
            $"creating S3 Bucket Server-side Encryption Configuration 'encryption': {reason}",
            account
                .Refusal(
                    Types.BucketEncryption,
                    "encryption",
                    ("bucket", account.Bucket()),
                    ("rules", Account.List([.. Enumerable.Repeat<object>(rule, rules)]))
                )
                .Message
        );
    }

    private static ImmutableDictionary<string, object> Rule(params (string, object?)[] byDefault) =>
        Account.Map(("applyServerSideEncryptionByDefault", Account.Map(byDefault)));

    private static ImmutableDictionary<string, object> Inner(ImmutableDictionary<string, object> state, string key) =>
        (ImmutableDictionary<string, object>)state[key];
}
