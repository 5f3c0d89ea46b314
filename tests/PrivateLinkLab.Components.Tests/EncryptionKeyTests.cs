using System.Collections.Immutable;
using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Databases;
using PrivateLinkLab.Components.Messaging;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.PrivateLink;
using PrivateLinkLab.Components.Storage;
using Pulumi.Testing;

namespace PrivateLinkLab.Components.Tests;

/// <summary>A key of one's own for what the components encrypt.</summary>
public class EncryptionKeyTests
{
    private const string Key = "arn:aws:kms:us-east-1:123456789012:key/0f2c6c8e-0000-4000-8000-000000000000";

    public static TheoryData<string, string, Action> Encrypted =>
        new()
        {
            {
                "log-log-group",
                "kmsKeyId",
                () => _ = new VpcFlowLog("log", new() { VpcId = "vpc-1", KmsKeyArn = Key })
            },
            { "orders-queue", "kmsMasterKeyId", () => _ = new SqsQueue("orders", new() { KmsKeyArn = Key }) },
            {
                "orders-dead-letter-queue",
                "kmsMasterKeyId",
                () => _ = new SqsQueue("orders", new() { KmsKeyArn = Key })
            },
            {
                "db-instance",
                "kmsKeyId",
                () => _ = new RdsMySql("db", new() { Network = ExistingVpc.Network(), KmsKeyArn = Key })
            },
            {
                "told-topic",
                "kmsMasterKeyId",
                () =>
                    _ = new ConnectionNotifications(
                        "told",
                        new()
                        {
                            ServiceId = "vpce-svc-1",
                            ServiceArn = "arn:aws:ec2:us-east-1:123456789012:vpc-endpoint-service/vpce-svc-1",
                            KmsKeyArn = Key,
                        }
                    )
            },
        };

    [Theory]
    [MemberData(nameof(Encrypted), DisableDiscoveryEnumeration = true)]
    public async Task KmsKeyArn_Given_EncryptsIt(string resource, string property, Action construct)
    {
        var made = await Refusal.MocksOfAsync(construct);

        Assert.Equal(Key, InputsOf(made, resource)[property]);
    }

    [Fact]
    public async Task KmsKeyArn_OfAQueue_TakesThePlaceOfSqssOwnEncryption() =>
        Assert.False(
            InputsOf(
                    await Refusal.MocksOfAsync(() => _ = new SqsQueue("orders", new() { KmsKeyArn = Key })),
                    "orders-queue"
                )
                .ContainsKey("sqsManagedSseEnabled")
        );

    [Fact]
    public async Task KmsKeyArn_OfABucketAndAHost_EncryptsObjectsAndTheRootVolume()
    {
        var graph = await ComponentGraph.OfAsync(() =>
        {
            _ = new S3Bucket("fotos", new() { KmsKeyArn = Key });
            _ = new PrivateInstance(
                "AppServer",
                new() { Network = Composition.NewVpc(flowLogs: false).Network, KmsKeyArn = Key }
            );
        });

        Assert.Equal(Key, graph.Only(Types.Instance).Inputs.At("rootBlockDevice.kmsKeyId").AsTextOrFail());
        var rule = graph
            .OfType("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration")
            .Single()
            .Inputs.At("rules[0]")!
            .AsMap();
        Assert.Equal(Key, rule.At("applyServerSideEncryptionByDefault.kmsMasterKeyId").AsTextOrFail());
        Assert.Equal("aws:kms", rule.At("applyServerSideEncryptionByDefault.sseAlgorithm").AsTextOrFail());
        Assert.True(rule.GetBool("bucketKeyEnabled"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task UsePolicy_WithAKey_AllowsItsUse(bool isBucket)
    {
        string? policy = null;
        await ComponentGraph.OfAsync(() =>
        {
            var use = isBucket
                ? new S3Bucket("fotos", new() { KmsKeyArn = Key }).UsePolicy
                : new SqsQueue("orders", new() { KmsKeyArn = Key }).UsePolicy;
            _ = use.Apply(known => policy = known);
        });

        Assert.Contains(
            $"\"Action\":[\"kms:Decrypt\",\"kms:GenerateDataKey\"],\"Resource\":\"{Key}\"",
            policy,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task RdsMySql_IamAuthentication_LetsARoleConnectAsOneUser()
    {
        string? policy = null;
        var graph = await ComponentGraph.OfAsync(() =>
        {
            var database = new RdsMySql(
                "myDB",
                new() { Network = Composition.NewVpc(flowLogs: false).Network, IamAuthentication = true }
            );
            _ = database.ConnectPolicy("app").Apply(known => policy = known);
        });

        var instance = graph.Only(Types.Database);
        Assert.True(instance.Inputs.GetBool("iamDatabaseAuthenticationEnabled"));
        Assert.Contains(
            $"\"Action\":\"rds-db:connect\",\"Resource\":\"arn:aws:rds-db:us-east-1:123456789012:dbuser:"
                + $"{instance.Outputs.GetText("resourceId")}/app\"",
            policy,
            StringComparison.Ordinal
        );
    }

    private static ImmutableDictionary<string, object> InputsOf(IReadOnlyList<MockResourceArgs> made, string name) =>
        made.Single(args => args.Name == name).Inputs;
}
