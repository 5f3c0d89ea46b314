using PrivateLinkLab.Graph;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.WorkedCases;

/// <summary>
/// A customer's key has a say of its own (Amazon SQS developer guide, "Key management"; Amazon S3 user guide, "Using
/// server-side encryption with AWS KMS keys").
/// </summary>
public class EncryptionTests
{
    private const string KeyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
    private const string KeyArn = $"arn:aws:kms:{Net.Region}:{Net.Account}:key/{KeyId}";
    private const string Role = $"arn:aws:iam::{Net.Account}:role/role";
    private const string Root = $"arn:aws:iam::{Net.Account}:root";
    private const string Sqs = "https://sqs.us-east-1.amazonaws.com";

    [Theory]
    // The default key policy hands over to the account's identity policies, which must name the key then.
    [InlineData(Root, "kms:*", "kms:GenerateDataKey,kms:Decrypt", "sqs:SendMessage", Verdict.Reachable)]
    [InlineData(Root, "kms:*", "kms:GenerateDataKey", "sqs:SendMessage", Verdict.Blocked)]
    [InlineData(Root, "kms:*", "kms:Decrypt", "sqs:SendMessage", Verdict.Blocked)]
    [InlineData(Root, "kms:*", "kms:Decrypt", "sqs:ReceiveMessage", Verdict.Reachable)]
    [InlineData(Root, "kms:*", "sqs:ListQueues", "sqs:ReceiveMessage", Verdict.Blocked)]
    [InlineData(Root, "kms:*", "sqs:ListQueues", "sqs:GetQueueAttributes", Verdict.Reachable)]
    // A key policy that names the role needs no identity policy, and one that names others lets nobody else in.
    [InlineData(Role, "kms:Decrypt", "sqs:ListQueues", "sqs:ReceiveMessage", Verdict.Reachable)]
    [InlineData(Role, "kms:Decrypt", "sqs:ListQueues", "sqs:SendMessage", Verdict.Blocked)]
    [InlineData($"{Role}-of-another", "kms:*", "kms:*", "sqs:ReceiveMessage", Verdict.Blocked)]
    public void Queue_WithACustomersKey_NeedsItToo(
        string principal,
        string admitted,
        string allowed,
        string action,
        Verdict verdict
    )
    {
        var net = Encrypted(KeyArn, allowed);
        net.Set("key", "policy", Policies.Allow(admitted, "*", principal));

        var result = net.Probe("App", Sqs, action);

        Assert.True(verdict == result.Verdict, result.Explanation);
    }

    [Theory]
    [InlineData(KeyId, Verdict.Blocked)]
    [InlineData(KeyArn, Verdict.Blocked)]
    [InlineData("alias/own", Verdict.Blocked)]
    [InlineData($"arn:aws:kms:{Net.Region}:{Net.Account}:alias/own", Verdict.Blocked)]
    [InlineData("alias/aws/sqs", Verdict.Reachable)]
    [InlineData("alias/of-another-stack", Verdict.Unknown)]
    [InlineData($"arn:aws:kms:{Net.Region}:{Net.Account}:key/0", Verdict.Unknown)]
    public void Key_ByAnyOfItsNames_IsFound(string named, Verdict verdict)
    {
        var net = Encrypted(named, "sqs:ListQueues");
        net.Add(
            "aws:kms/alias:Alias",
            "alias/own",
            "alias",
            ("name", "alias/own"),
            ("arn", $"arn:aws:kms:{Net.Region}:{Net.Account}:alias/own"),
            ("targetKeyId", KeyId)
        );

        Assert.Equal(verdict, net.Probe("App", Sqs, "sqs:SendMessage").Verdict);
    }

    [Fact]
    public void Queue_WithoutAKey_NeedsNone()
    {
        var net = Encrypted(KeyArn, "sqs:ListQueues");
        net.Unset("jobs", "kmsMasterKeyId");

        Expect.Reachable(net.Probe("App", Sqs, "sqs:SendMessage"));
    }

    [Fact]
    public void Key_WhosePolicyNamesTheService_LetsThroughItOnly()
    {
        var net = Encrypted(KeyArn, "sqs:ListQueues");
        net.Set("key", "policy", ViaService("sqs.us-east-1.amazonaws.com"));
        Expect.Reachable(net.Probe("App", Sqs, "sqs:SendMessage"));

        net.Set("key", "policy", ViaService("s3.us-east-1.amazonaws.com"));
        Assert.Equal(Verdict.Blocked, net.Probe("App", Sqs, "sqs:SendMessage").Verdict);
    }

    [Fact]
    public void Key_WithAStandalonePolicy_HasThatOne()
    {
        var net = Encrypted(KeyArn, "sqs:ListQueues");
        net.Add(
            "aws:kms/keyPolicy:KeyPolicy",
            KeyId,
            "standalone",
            ("keyId", KeyId),
            ("policy", Policies.Allow("kms:*", "*", Role))
        );

        Expect.Reachable(net.Probe("App", Sqs, "sqs:SendMessage"));
    }

    [Fact]
    public void Key_ThatIsDisabled_EncryptsNothing()
    {
        var net = Encrypted(KeyArn, "kms:*");
        net.Set("key", "isEnabled", false);

        Expect.Blocked(net.Probe("App", Sqs, "sqs:SendMessage"), ReasonCode.BadState);
    }

    [Fact]
    public void Key_WithAGrantForTheRole_IsNotKnown()
    {
        var net = Encrypted(KeyArn, "sqs:ListQueues");
        net.Add("aws:kms/grant:Grant", "grant", "grant", ("keyId", KeyId), ("granteePrincipal", Role));

        Assert.Equal(Verdict.Unknown, net.Probe("App", Sqs, "sqs:SendMessage").Verdict);
    }

    [Theory]
    [InlineData("s3:PutObject", "kms:GenerateDataKey", Verdict.Reachable)]
    [InlineData("s3:PutObject", "kms:Decrypt", Verdict.Blocked)]
    [InlineData("s3:GetObject", "kms:Decrypt", Verdict.Reachable)]
    [InlineData("s3:GetObject", "kms:GenerateDataKey", Verdict.Blocked)]
    [InlineData("s3:DeleteObject", "sqs:ListQueues", Verdict.Reachable)]
    public void Bucket_WithACustomersKey_NeedsItToo(string action, string allowed, Verdict verdict)
    {
        Assert.Equal(verdict, Of(isInline: false));
        Assert.Equal(verdict, Of(isInline: true));

        Verdict Of(bool isInline)
        {
            var net = Encrypted(KeyArn, allowed);
            var byDefault = Net.Map(
                ("applyServerSideEncryptionByDefault", Net.Map(("sseAlgorithm", "aws:kms"), ("kmsMasterKeyId", KeyArn)))
            );
            net.Add("aws:s3/bucket:Bucket", "mine", "mine", ("arn", "arn:aws:s3:::mine"), ("region", Net.Region));
            if (isInline)
            {
                net.Set("mine", "serverSideEncryptionConfiguration", Net.Map(("rule", byDefault)));
            }
            else
            {
                net.Add(
                    "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
                    "mine",
                    "encryption",
                    ("bucket", "mine"),
                    ("rules", ListValue.Create([byDefault]))
                );
            }

            InOneAccount(net);
            return net.Probe("App", "https://mine.s3.us-east-1.amazonaws.com/a", action).Verdict;
        }
    }

    [Theory]
    [InlineData(
        "aws:secretsmanager/secret:Secret",
        "secretsmanager",
        "secret:own-AbCdEf",
        "kmsKeyId",
        "GetSecretValue"
    )]
    [InlineData("aws:ssm/parameter:Parameter", "ssm", "parameter/own", "keyId", "GetParameter")]
    [InlineData("aws:sns/topic:Topic", "sns", "own", "kmsMasterKeyId", "Publish")]
    public void OtherResource_WithACustomersKey_NeedsItToo(
        string type,
        string service,
        string arn,
        string property,
        string action
    )
    {
        Assert.Equal(Verdict.Reachable, Of("kms:*"));
        Assert.Equal(Verdict.Blocked, Of("sqs:ListQueues"));

        Verdict Of(string allowed)
        {
            var net = Encrypted(KeyArn, allowed);
            net.Add(
                type,
                "own",
                "own",
                ("arn", $"arn:aws:{service}:{Net.Region}:{Net.Account}:{arn}"),
                ("type", "SecureString"),
                (property, KeyArn)
            );
            return net.Probe("App", $"https://{service}.us-east-1.amazonaws.com", $"{service}:{action}").Verdict;
        }
    }

    // RDS user guide, "Password management with Amazon RDS and AWS Secrets Manager": the secret is none of the graph's
    // resources, and only its database tells of it.
    [Theory]
    [InlineData("aws:rds/instance:Instance", true)]
    [InlineData("aws:rds/instance:Instance", false)]
    [InlineData("aws:rds/cluster:Cluster", true)]
    public void Secret_ThatRdsManages_IsKnownByItsDatabase(string type, bool isNamed)
    {
        const string secret = $"arn:aws:secretsmanager:{Net.Region}:{Net.Account}:secret:rds!db-1-AbCdEf";
        var net = Encrypted(KeyArn, "sqs:ListQueues");
        net.Add(
            type,
            "database",
            "database",
            ("arn", $"arn:aws:rds:{Net.Region}:{Net.Account}:db:database"),
            ("masterUserSecrets", ListValue.Create([Net.Map(("secretArn", secret), ("kmsKeyId", "key/of-aws"))]))
        );
        Assert.Equal(Verdict.Reachable, Of());

        net.Set("database", "masterUserSecretKmsKeyId", KeyArn);
        Assert.Equal(Verdict.Blocked, Of());
        net.Policy("role", Policies.Allow("kms:Decrypt", "*"));
        Assert.Equal(Verdict.Reachable, Of());

        net.Add(
            "aws:secretsmanager/secretPolicy:SecretPolicy",
            "policy",
            "policy",
            ("secretArn", secret),
            ("policy", Policies.Allow("secretsmanager:*", "*", Role).Replace("Allow", "Deny", StringComparison.Ordinal))
        );
        Assert.Equal(Verdict.Blocked, Of());

        Verdict Of() =>
            new Prober(net.Model)
                .Probe(
                    "App",
                    "https://secretsmanager.us-east-1.amazonaws.com",
                    "secretsmanager:GetSecretValue",
                    isNamed ? secret : null
                )
                .Verdict;
    }

    // "You can't use the AWS managed key (aws/secretsmanager) for cross-account access" (AWS Secrets Manager user
    // guide).
    [Theory]
    [InlineData("aws:sqs/queue:Queue", "sqs", "jobs", "kmsMasterKeyId", "SendMessage")]
    [InlineData("aws:sns/topic:Topic", "sns", "own", "kmsMasterKeyId", "Publish")]
    [InlineData("aws:secretsmanager/secret:Secret", "secretsmanager", "secret:own-AbCdEf", null, "GetSecretValue")]
    [InlineData(
        "aws:secretsmanager/secret:Secret",
        "secretsmanager",
        "secret:own-AbCdEf",
        "kmsKeyId",
        "GetSecretValue"
    )]
    public void AwsManagedKey_OfAnotherAccount_CannotBeUsed(
        string type,
        string service,
        string name,
        string? property,
        string action
    )
    {
        Assert.Equal(Verdict.Reachable, Of(Net.Account).Verdict);
        var result = Of("210987654321");
        Expect.Blocked(result, AuthorizationReason.ResourceNoAllow);
        Assert.Contains($"AWS managed key aws/{service}", result.Explanation, StringComparison.Ordinal);

        ProbeResult Of(string account)
        {
            var net = Encrypted(KeyArn, "kms:*");
            net.Remove("jobs");
            net.Add(
                type,
                $"https://sqs.us-east-1.amazonaws.com/{account}/jobs",
                "own",
                ("arn", $"arn:aws:{service}:{Net.Region}:{account}:{name}"),
                ("policy", Policies.Allow($"{service}:*", "*", Role))
            );
            if (property is not null)
            {
                net.Set("own", property, $"alias/aws/{service}");
            }

            return net.Probe("App", $"https://{service}.us-east-1.amazonaws.com", $"{service}:{action}");
        }
    }

    [Theory]
    [InlineData("aws:kms", "210987654321", Verdict.Blocked)]
    [InlineData("aws:kms", Net.Account, Verdict.Reachable)]
    [InlineData("AES256", "210987654321", Verdict.Reachable)]
    public void Bucket_WithKmsAndNoKey_HasTheAwsManagedOne(string algorithm, string account, Verdict verdict)
    {
        var net = Encrypted(KeyArn, "kms:*");
        net.Add(
            "aws:s3/bucket:Bucket",
            "mine",
            "mine",
            ("arn", "arn:aws:s3:::mine"),
            ("region", Net.Region),
            ("policy", Policies.Allow("s3:*", "*", Role)),
            (
                "serverSideEncryptionConfiguration",
                Net.Map(("rule", Net.Map(("applyServerSideEncryptionByDefault", Net.Map(("sseAlgorithm", algorithm))))))
            )
        );
        foreach (var node in net.Nodes.ToArray())
        {
            var provider = node.Name == "mine" ? account : Net.Account;
            net.Change(node.Name, known =>
                known with
                {
                    Provider = $"urn:pulumi:dev::lab::pulumi:providers:aws::p{provider}::1",
                }
            );
        }

        net.Add("aws:sqs/queue:Queue", "q", "q", ("arn", $"arn:aws:sqs:{Net.Region}:{account}:q"));
        net.Change("q", known => known with { Provider = $"urn:pulumi:dev::lab::pulumi:providers:aws::p{account}::1" });

        Assert.Equal(verdict, net.Probe("App", "https://mine.s3.us-east-1.amazonaws.com/a", "s3:PutObject").Verdict);
    }

    private static string ViaService(string service) =>
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:*","Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"SERVICE","kms:CallerAccount":"123456789012"}}}}""".Replace(
            "SERVICE",
            service,
            StringComparison.Ordinal
        );

    // An instance whose role may do everything with queues, buckets and so on, and some things with keys.
    private static Net Encrypted(string key, string allowed)
    {
        var net = Net.Private(profile: "role").WithPublicSubnet();
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", net.NatGateway("nat", "subnet-public1"));
        foreach (var service in (string[])["sqs:*", "s3:*", "secretsmanager:*", "ssm:*", "sns:*"])
        {
            net.Policy("role", Policies.Allow(service, "*"));
        }

        foreach (var action in allowed.Split(','))
        {
            net.Policy("role", Policies.Allow(action, "*"));
        }

        net.Add("aws:kms/key:Key", KeyId, "key", ("arn", KeyArn), ("isEnabled", true));
        net.Set("key", "policy", Policies.Allow("kms:*", "*", Root));
        net.Queue("jobs");
        net.Set("jobs", "kmsMasterKeyId", key);
        return net;
    }

    private static void InOneAccount(Net net)
    {
        foreach (var node in net.Nodes.ToArray())
        {
            net.Change(node.Name, known =>
                known with
                {
                    Provider = "urn:pulumi:dev::lab::pulumi:providers:aws::default::1",
                }
            );
        }
    }
}
