using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Storage;
using PrivateLinkLab.Components.Values;

namespace PrivateLinkLab.Components.Tests;

/// <summary>The components with a way to the internet together, and all that they can open.</summary>
internal sealed class OpenComposition
{
    public OpenComposition(AddressFamily family = AddressFamily.Ipv4)
    {
        var network = OpenVpc.New(family).Network;
        Egress = OpenVpc.Egress(network, NatGatewayPlacement.PerZone);
        var endpoints = new InterfaceEndpointSet(
            "endpoints",
            new InterfaceEndpointSetArgs { Network = network, Services = ["ssm"] }
        );
        var gateways = new GatewayEndpointSet(
            "gateways",
            new GatewayEndpointSetArgs
            {
                Network = network,
                Services = [GatewayEndpointSet.S3, GatewayEndpointSet.DynamoDb],
                Ipv4Services = [GatewayEndpointSet.DynamoDb],
            }
        );
        var bucket = new S3Bucket(
            "fotos",
            new S3BucketArgs { OnlyThroughEndpoint = gateways.EndpointId(GatewayEndpointSet.S3) }
        );
        Bastion = new BastionHost(
            "Bastion",
            new BastionHostArgs
            {
                PublicEgress = Egress,
                Endpoints = endpoints,
                Access = BastionAccess.Ssh("203.0.113.7/32", ComponentGraph.KeyName),
            }
        );
        _ = new PrivateInstance(
            "AppServer",
            new PrivateInstanceArgs
            {
                Network = network,
                GatewayEndpoints = gateways,
                PublicEgress = Egress,
                Bastion = Bastion,
                Policies = new() { ["bucket"] = bucket.UsePolicy },
            }
        );
    }

    public PublicEgress Egress { get; }

    public BastionHost Bastion { get; }
}
