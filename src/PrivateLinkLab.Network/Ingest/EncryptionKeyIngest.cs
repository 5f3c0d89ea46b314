using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>KMS keys with their policies, grants and aliases, and what is encrypted with them.</summary>
internal sealed class EncryptionKeyIngest
{
    private const string AliasPrefix = "alias/";
    private const string ManagedPrefix = "alias/aws/";

    private static readonly ResourceType[] KeyTypes =
    [
        AwsTypes.KmsKey,
        AwsTypes.KmsExternalKey,
        AwsTypes.KmsReplicaKey,
        AwsTypes.KmsReplicaExternalKey,
    ];

    private static readonly ResourceType[] KeyNames = [.. KeyTypes, AwsTypes.KmsAlias];

    private readonly GraphReader _graph;

    // By id, ARN, and the name and ARN of an alias.
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);

    public EncryptionKeyIngest(GraphReader graph)
    {
        _graph = graph;
        var keys = new Dictionary<string, EncryptionKey>(StringComparer.Ordinal);
        foreach (var node in graph.All(KeyTypes))
        {
            var properties = PropertyReader.Of(node);
            var key = Identity.KeyOf(node);
            var arn = properties.Text("arn");
            _keys[key] = key;
            _keys[arn ?? key] = key;
            keys[key] = new EncryptionKey
            {
                Identity = graph.IdentityOf(node),
                Owner = graph.Owners.Of(node),
                Arn = arn,
                Enabled = properties.Flag("isEnabled", properties.Flag("enabled", true)),
                Policies = DeclaredPolicy.Read(graph, node) is { } policy ? [policy] : [],
            };
        }

        foreach (var node in graph.All(AwsTypes.KmsAlias))
        {
            var properties = PropertyReader.Of(node);
            if (Find(graph.Reference(node, "targetKeyId", KeyTypes) ?? properties.Text("targetKeyArn")) is { } key)
            {
                _keys[Identity.KeyOf(node)] = key;
                _keys[properties.Text("name") ?? key] = key;
                _keys[properties.Text("arn") ?? key] = key;
            }
        }

        // AWS keeps one policy: a standalone one takes the place of the key's own.
        foreach (var node in graph.All(AwsTypes.KmsKeyPolicy))
        {
            if (Find(graph.Reference(node, "keyId", KeyTypes)) is { } key)
            {
                var standalone = DeclaredPolicy.Of(graph, node);
                keys[key] = keys[key] with { Policies = [standalone] };
            }
        }

        foreach (var node in graph.All(AwsTypes.KmsGrant))
        {
            if (Find(graph.Reference(node, "keyId", KeyTypes)) is { } key)
            {
                var grantee = PropertyReader.Of(node).Text("granteePrincipal");
                keys[key] = keys[key] with { Grantees = keys[key].Grantees.Add(grantee) };
            }
        }

        Keys = keys;
    }

    /// <summary>The keys by id.</summary>
    public IReadOnlyDictionary<string, EncryptionKey> Keys { get; }

    /// <summary>What a property that names a key comes to; null for a key that asks nothing of callers.</summary>
    public Encryption? Of(ResourceNode node, string property) => Of(node, PropertyReader.Of(node), property, property);

    /// <summary>The same of a property inside another one.</summary>
    /// <param name="node">The resource.</param>
    /// <param name="properties">Where the property is.</param>
    /// <param name="property">The property.</param>
    /// <param name="within">The resource's own property that it is part of.</param>
    public Encryption? Of(ResourceNode node, PropertyReader properties, string property, string within)
    {
        if (properties.Find(property) is not { } value)
        {
            return null;
        }

        var named = value.AsText() ?? _graph.OnlySource(node, within, KeyNames);
        return
            named?.IndexOf(ManagedPrefix, StringComparison.Ordinal) is >= 0 and var at
            && named[(at + ManagedPrefix.Length)..] is var service
            ? Encryption.AwsManaged(service)
            : new(named, Find(named));
    }

    /// <summary>The encryption of a bucket by its rules; null for keys that ask nothing of callers.</summary>
    public Encryption? OfRules(ResourceNode node, PropertyReader rule, string within)
    {
        var byDefault = PropertyReader.Of(rule.Map("applyServerSideEncryptionByDefault"));
        return rule.IsUnknown("applyServerSideEncryptionByDefault") ? new(null, null)
            : byDefault.Text("sseAlgorithm") == "AES256" ? null
            : Of(node, byDefault, "kmsMasterKeyId", within)
                // KMS without a key is the AWS managed one (Amazon S3 user guide, "Using server-side encryption with
                // AWS KMS keys").
                ?? (
                    byDefault.Text("sseAlgorithm")?.StartsWith("aws:kms", StringComparison.Ordinal) == true
                        ? Encryption.AwsManaged("s3")
                        : null
                );
    }

    private string? Find(string? named) =>
        named is null ? null
        : _keys.TryGetValue(named, out var key) ? key
        // A resource may name a key by id where the alias or the key policy has its ARN.
        : named.LastIndexOf('/') is > 0 and var slash && !named.Contains(AliasPrefix, StringComparison.Ordinal)
            ? _keys.GetValueOrDefault(named[(slash + 1)..])
        : null;
}
