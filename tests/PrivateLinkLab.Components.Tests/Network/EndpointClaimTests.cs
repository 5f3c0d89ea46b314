using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Validation;

namespace PrivateLinkLab.Components.Tests.Network;

/// <summary>What a VPC can have once: a service's private DNS name, and its route in a route table.</summary>
public class EndpointClaimTests
{
    [Fact]
    public async Task InterfaceEndpointSet_EndpointThatAnotherSetMade_CanBeAdopted()
    {
        var graph = await ComponentGraph.OfAsync(() =>
        {
            var network = Composition.NewVpc(flowLogs: false).Network;
            var first = new InterfaceEndpointSet(
                "one",
                new InterfaceEndpointSetArgs { Network = network, Services = ["sqs"] }
            );
            _ = new InterfaceEndpointSet(
                "two",
                new InterfaceEndpointSetArgs
                {
                    Network = network,
                    Services = ["ssm", "sqs"],
                    ExistingEndpoints = new() { ["sqs"] = first.EndpointId("sqs") },
                }
            );
        });

        Assert.Equal(["one-sqs", "two-ssm"], graph.OfType(Types.VpcEndpoint).Select(endpoint => endpoint.Name));
    }

    [Fact]
    public async Task InterfaceEndpointSet_EndpointThatAnotherSetAdopted_IsRefusedNamingBoth()
    {
        var network = ExistingVpc.Network();

        var refusal = await Refusal.AfterAsync(
            () =>
                _ = new InterfaceEndpointSet(
                    "one",
                    new InterfaceEndpointSetArgs
                    {
                        Network = network,
                        Services = ["ssm"],
                        ExistingEndpoints = new() { ["sqs"] = "vpce-1" },
                    }
                ),
            () =>
                _ = new InterfaceEndpointSet(
                    "two",
                    new InterfaceEndpointSetArgs { Network = network, Services = ["sqs"] }
                )
        );

        Assert.Equal(
            "InterfaceEndpointSet 'two': Services has 'sqs', whose private DNS name InterfaceEndpointSet 'one' "
                + "claims in this VPC already. Use that endpoint, or set PrivateDnsEnabled to false.",
            refusal
        );
    }

    [Fact]
    public async Task InterfaceEndpointSet_SecondWithoutPrivateDns_IsMade()
    {
        var graph = await ComponentGraph.OfAsync(() =>
        {
            var network = Composition.NewVpc(flowLogs: false).Network;
            _ = new InterfaceEndpointSet("one", new InterfaceEndpointSetArgs { Network = network, Services = ["sqs"] });
            _ = new InterfaceEndpointSet(
                "two",
                new InterfaceEndpointSetArgs
                {
                    Network = network,
                    Services = ["sqs"],
                    PrivateDnsEnabled = false,
                }
            );
        });

        Assert.Equal(2, graph.OfType(Types.VpcEndpoint).Count());
    }

    [Fact]
    public async Task InterfaceEndpointSet_RefusedOne_ClaimsNothing()
    {
        var network = ExistingVpc.Network();

        var second = await Refusal.AfterAsync(
            () =>
                Assert.Throws<ComponentArgumentException>(() =>
                    new InterfaceEndpointSet(
                        "one",
                        new InterfaceEndpointSetArgs { Network = network, Services = ["sqs", "No name"] }
                    )
                ),
            () =>
                _ = new InterfaceEndpointSet(
                    "two",
                    new InterfaceEndpointSetArgs { Network = network, Services = ["sqs", "sqs"] }
                )
        );

        Assert.DoesNotContain("claims", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GatewayEndpointSet_RefusedOne_ClaimsNothing()
    {
        var network = ExistingVpc.Network();

        var refusal = await Refusal.AfterAsync(
            () =>
            {
                _ = new GatewayEndpointSet("one", new GatewayEndpointSetArgs { Network = network, Services = ["s3"] });
                Assert.Throws<ComponentArgumentException>(() =>
                    new GatewayEndpointSet(
                        "two",
                        new GatewayEndpointSetArgs { Network = network, Services = ["dynamodb", "s3"] }
                    )
                );
            },
            () =>
                _ = new GatewayEndpointSet(
                    "three",
                    new GatewayEndpointSetArgs { Network = network, Services = ["s3", "dynamodb"] }
                )
        );

        Assert.Equal(
            "GatewayEndpointSet 'three': Services has 's3', to which GatewayEndpointSet 'one' leads this VPC's route "
                + "tables already. Use that endpoint.",
            refusal
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task InterfaceEndpointSet_S3_SaysWhetherItsPrivateDnsIsForTheInboundResolverOnly(bool onlyInbound)
    {
        var graph = await ComponentGraph.OfAsync(() =>
        {
            var network = Composition.NewVpc(flowLogs: false).Network;
            _ = new InterfaceEndpointSet(
                "endpoints",
                new InterfaceEndpointSetArgs
                {
                    Network = network,
                    Services = ["s3", "sqs"],
                    PrivateDnsOnlyForInboundResolver = onlyInbound,
                    GatewayEndpoints = onlyInbound
                        ? new GatewayEndpointSet("gateways", new GatewayEndpointSetArgs { Network = network })
                        : null,
                }
            );
        });

        var endpoint = graph.Get(Types.VpcEndpoint, "endpoints-s3");
        Assert.Equal(onlyInbound, endpoint.Inputs.At("dnsOptions.privateDnsOnlyForInboundResolverEndpoint")!.AsBool());
        Assert.False(graph.Get(Types.VpcEndpoint, "endpoints-sqs").Inputs.ContainsKey("dnsOptions"));
        Assert.Equal(onlyInbound, endpoint.Dependencies.Any(urn => urn.Name == "gateways-s3"));
    }
}
