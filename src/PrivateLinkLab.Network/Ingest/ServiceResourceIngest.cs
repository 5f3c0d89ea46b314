using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Tables, secrets, parameters and topics with their policies and keys.</summary>
internal static class ServiceResourceIngest
{
    private const string SecretsManager = "secretsmanager";

    private static readonly (ResourceType Type, string Service, ResourceType? Policy, string Target)[] Kinds =
    [
        (AwsTypes.Table, "dynamodb", AwsTypes.TablePolicy, "resourceArn"),
        (AwsTypes.Secret, SecretsManager, AwsTypes.SecretPolicy, "secretArn"),
        (AwsTypes.Parameter, "ssm", null, ""),
        (AwsTypes.Topic, "sns", AwsTypes.TopicPolicy, "arn"),
    ];

    public static Dictionary<string, ServiceResource> Read(GraphReader graph, EncryptionKeyIngest keys)
    {
        var found = new Dictionary<string, ServiceResource>(StringComparer.Ordinal);
        foreach (var (type, service, policy, target) in Kinds)
        {
            var policies = policy is null ? null : DataStoreIngest.Policies(graph, policy, target, type);
            foreach (var node in graph.All(type))
            {
                var properties = PropertyReader.Of(node);
                var identity = graph.IdentityOf(node);
                var arn = properties.Text("arn");
                PolicyText[] standalone =
                [
                    .. policies?[identity.Key] ?? [],
                    .. arn is null || arn == identity.Key ? [] : policies?[arn] ?? [],
                ];
                found[ServiceResource.KeyOf(service, identity.Key)] = new ServiceResource
                {
                    Identity = identity,
                    Service = service,
                    Owner = graph.Owners.Of(node),
                    Arn = arn,
                    Region = graph.Regions.Of(node),
                    Policies = DataStoreIngest.Of(graph, node, standalone),
                    Encryption = KeyOf(node, service, keys),
                };
            }
        }

        return found;
    }

    /// <summary>
    /// The secrets with master passwords that RDS makes and renews (RDS user guide, "Password management with Amazon
    /// RDS and AWS Secrets Manager"). Only a policy of the graph says more of who may read them.
    /// </summary>
    public static Dictionary<string, ServiceResource> ManagedSecrets(GraphReader graph, EncryptionKeyIngest keys)
    {
        var policies = graph.All(AwsTypes.SecretPolicy).Any()
            ? DataStoreIngest.Policies(graph, AwsTypes.SecretPolicy, "secretArn", AwsTypes.Secret)
            : null;
        var usual = Encryption.AwsManaged(SecretsManager);
        var found = new Dictionary<string, ServiceResource>(StringComparer.Ordinal);
        foreach (var type in (ResourceType[])[AwsTypes.DbInstance, AwsTypes.RdsCluster])
        {
            foreach (var node in graph.All(type))
            {
                if (PropertyReader.Of(node).Find("masterUserSecrets")?.AsList() is not { Count: > 0 } secrets)
                {
                    continue;
                }

                foreach (var secret in secrets)
                {
                    if (PropertyReader.Of(secret).Text("secretArn") is not { } arn)
                    {
                        continue;
                    }

                    found[arn] = new ServiceResource
                    {
                        Identity = graph.IdentityOf(node),
                        Service = SecretsManager,
                        Owner = graph.Owners.Of(node),
                        Arn = arn,
                        Region = graph.Regions.Of(node),
                        Policies = [.. policies?[arn] ?? []],
                        Encryption = keys.Of(node, "masterUserSecretKmsKeyId") ?? usual,
                    };
                }
            }
        }

        return found;
    }

    // Without a key of the customer's, secrets and SecureStrings have the AWS managed one, and a table only where it
    // has server-side encryption set (AWS Secrets Manager user guide, "Secret encryption and decryption"; AWS Systems
    // Manager user guide, "How AWS KMS is used by Parameter Store"; Amazon DynamoDB developer guide, "Encryption at
    // rest").
    private static Encryption? KeyOf(ResourceNode node, string service, EncryptionKeyIngest keys)
    {
        var properties = PropertyReader.Of(node);
        switch (service)
        {
            case "dynamodb":
                var encryption = PropertyReader.Of(properties.Map("serverSideEncryption"));
                return encryption.Find("enabled") is not null && encryption.Flag("enabled", false) == Truth.False
                    ? null
                    : keys.Of(node, encryption, "kmsKeyArn", "serverSideEncryption")
                        ?? (encryption.Flag("enabled", false) == Truth.True ? Encryption.AwsManaged(service) : null);
            case "sns":
                return keys.Of(node, "kmsMasterKeyId");
            case "ssm":
                var type = properties.Text("type");
                return type is "String" or "StringList"
                    ? null
                    : keys.Of(node, "keyId") ?? (type is null ? null : Encryption.AwsManaged(service));
            default:
                return keys.Of(node, "kmsKeyId") ?? Encryption.AwsManaged(service);
        }
    }
}
