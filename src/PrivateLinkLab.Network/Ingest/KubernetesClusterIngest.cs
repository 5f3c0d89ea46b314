using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>EKS clusters.</summary>
internal sealed class KubernetesClusterIngest(GraphReader graph, InterfaceIngest interfaces)
{
    private readonly Dictionary<string, KubernetesCluster> _clusters = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, KubernetesCluster> Clusters => _clusters;

    public void Read()
    {
        foreach (var node in graph.All(AwsTypes.EksCluster))
        {
            var cluster = Read(node);
            _clusters.TryAdd(cluster.Identity.Key, cluster);
        }
    }

    private KubernetesCluster Read(ResourceNode node)
    {
        var all = PropertyReader.Of(node);
        var key = Identity.KeyOf(node);
        var settings = PropertyReader.Of(all.Map("vpcConfig"));
        var (subnets, subnetsKnown) = graph.References(node, "vpcConfig", settings, "subnetIds", ResourceTypes.Subnets);
        var (groups, groupsKnown) = graph.References(
            node,
            "vpcConfig",
            settings,
            "securityGroupIds",
            AwsTypes.SecurityGroup,
            AwsTypes.DefaultSecurityGroup
        );
        var clusterGroup = settings.Text("clusterSecurityGroupId") ?? $"{key}/cluster-security-group";
        ImmutableArray<NetworkInterface> placed =
        [
            .. subnets
                .Distinct(StringComparer.Ordinal)
                .Select(subnet =>
                    interfaces.Add(
                        node,
                        $"{key}/{subnet}",
                        key,
                        InterfaceOwner.Service,
                        subnet,
                        null,
                        ([.. groups.Prepend(clusterGroup).Distinct()], groupsKnown),
                        Truth.True,
                        Truth.False,
                        null
                    )
                )
                .OfType<NetworkInterface>(),
        ];
        var (blocks, blocksKnown) = settings.Texts("publicAccessCidrs");
        return new KubernetesCluster
        {
            Identity = graph.IdentityOf(node),
            Host = HostOf(all.Text("endpoint")),
            IsPrivate = settings.Flag("endpointPrivateAccess", false),
            IsPublic = settings.Flag("endpointPublicAccess", true),
            PublicBlocks = blocks.IsEmpty ? [CidrBlock.AllIpv4] : [.. blocks.SelectMany(BlockOf)],
            PublicBlocksKnown = blocksKnown,
            Interfaces = placed,
            SubnetsKnown = subnetsKnown && placed.Length == subnets.Distinct().Count(),
            ClusterGroup = clusterGroup,
        };
    }

    private static string? HostOf(string? endpoint) =>
        endpoint is null ? null
        : Uri.TryCreate(endpoint, UriKind.Absolute, out var url) ? url.IdnHost.ToLowerInvariant()
        : endpoint.ToLowerInvariant();

    // One of IPv6 addresses admits nobody who comes over IPv4.
    private static IEnumerable<CidrBlock> BlockOf(string text)
    {
        if (CidrBlock.TryParseIpv4(text, out var block))
        {
            yield return block;
        }
    }
}
