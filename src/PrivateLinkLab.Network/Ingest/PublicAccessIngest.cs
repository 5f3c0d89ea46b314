using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>VPC Block Public Access and what is excluded from it.</summary>
internal static class PublicAccessIngest
{
    public static ImmutableArray<PublicAccessBlock> Blocks(GraphReader graph) =>
        [
            .. graph
                .All(AwsTypes.VpcBlockPublicAccessOptions)
                .Select(node =>
                {
                    var properties = PropertyReader.Of(node);
                    return new PublicAccessBlock(
                        graph.IdentityOf(node),
                        properties.Text("internetGatewayBlockMode") switch
                        {
                            "off" => PublicAccessMode.Off,
                            "block-ingress" => PublicAccessMode.BlockIngress,
                            "block-bidirectional" => PublicAccessMode.BlockBidirectional,
                            _ => PublicAccessMode.Unknown,
                        },
                        properties.Text("awsRegion") ?? graph.Regions.Of(node),
                        properties.Text("awsAccountId") ?? graph.Owners.Of(node).Account
                    );
                }),
        ];

    public static ImmutableArray<PublicAccessExclusion> Exclusions(GraphReader graph) =>
        [
            .. graph
                .All(AwsTypes.VpcBlockPublicAccessExclusion)
                .Select(node => new PublicAccessExclusion(
                    graph.IdentityOf(node),
                    graph.Reference(node, "subnetId", ResourceTypes.Subnets)
                        ?? graph.Reference(node, "vpcId", ResourceTypes.Vpcs),
                    PropertyReader.Of(node).Text("internetGatewayExclusionMode") switch
                    {
                        "allow-bidirectional" => Truth.True,
                        "allow-egress" => Truth.False,
                        _ => Truth.Unknown,
                    }
                )),
        ];
}
