using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Tables, secrets, parameters and topics with their policies and keys.</summary>
internal static class ServiceResourceIngest
{
    private static readonly (ResourceType Type, string Service, ResourceType? Policy, string Target)[] Kinds =
    [
        (AwsTypes.Table, "dynamodb", AwsTypes.TablePolicy, "resourceArn"),
        (AwsTypes.Secret, "secretsmanager", AwsTypes.SecretPolicy, "secretArn"),
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
                found[$"{service}/{identity.Key}"] = new ServiceResource
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

    // A parameter that is no SecureString is not encrypted.
    private static Encryption? KeyOf(ResourceNode node, string service, EncryptionKeyIngest keys) =>
        service switch
        {
            "dynamodb" => keys.Of(
                node,
                PropertyReader.Of(PropertyReader.Of(node).Map("serverSideEncryption")),
                "kmsKeyArn",
                "serverSideEncryption"
            ),
            "sns" => keys.Of(node, "kmsMasterKeyId"),
            "ssm" => PropertyReader.Of(node).Text("type") is "String" or "StringList" ? null : keys.Of(node, "keyId"),
            _ => keys.Of(node, "kmsKeyId"),
        };
}
