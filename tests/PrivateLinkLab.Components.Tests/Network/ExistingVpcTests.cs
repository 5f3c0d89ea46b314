using PrivateLinkLab.Components.Databases;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.PrivateLink;
using PrivateLinkLab.Graph;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Tests.Network;

/// <summary>
/// A VPC that another program made: what is told of it are outputs, so that checks run when the deployment knows them.
/// </summary>
public class ExistingVpcTests
{
    [Fact]
    public async Task InterfaceEndpointSet_ZonesAreOutputs_TakesTheFirstSubnetOfEachZone()
    {
        var graph = await ComponentGraph.OfAsync(() =>
            _ = new InterfaceEndpointSet(
                "endpoints",
                new InterfaceEndpointSetArgs
                {
                    Network = Looked(zones: ["us-east-1a", "us-east-1b", "us-east-1a"]),
                    Services = ["sqs"],
                }
            )
        );

        Assert.Equal(
            [IdOf(graph, "subnet0"), IdOf(graph, "subnet1")],
            graph.Get(Types.VpcEndpoint, "endpoints-sqs").Inputs.GetTexts("subnetIds")
        );
    }

    [Fact]
    public async Task InterfaceEndpointSet_ChosenSubnetsTurnOutToBeInOneZone_FailsTheRun()
    {
        var failure = await FailureOfAsync(() =>
        {
            var network = Looked(zones: ["us-east-1a", "us-east-1a"]);
            _ = new InterfaceEndpointSet(
                "endpoints",
                new InterfaceEndpointSetArgs
                {
                    Network = network,
                    Services = ["sqs"],
                    Subnets = network.Subnets,
                }
            );
        });

        Assert.Contains(
            "InterfaceEndpointSet 'endpoints': Subnets has 'subnet0' and 'subnet1' in us-east-1a (use1-az4). An "
                + "endpoint takes one subnet in each availability zone.",
            failure,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task InterfaceEndpointSet_AddressTurnsOutToBeOfAnotherBlock_FailsTheRun()
    {
        var failure = await FailureOfAsync(() =>
            _ = new InterfaceEndpointSet(
                "endpoints",
                new InterfaceEndpointSetArgs
                {
                    Network = Looked(zones: ["us-east-1a", "us-east-1b"]),
                    Services = ["sqs"],
                    Addresses = new() { ["sqs"] = new() { ["subnet0"] = "10.7.1.9" } },
                }
            )
        );

        Assert.Contains(
            "InterfaceEndpointSet 'endpoints': Addresses['sqs']['subnet0'] is '10.7.1.9'. Give an IPv4 address of the "
                + "subnet's 10.7.0.0/24.",
            failure,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task InterfaceEndpointSet_BlockThatTheDeploymentKnows_IsAdmitted()
    {
        var graph = await ComponentGraph.OfAsync(() =>
        {
            var network = Looked(zones: ["us-east-1a", "us-east-1b"]);
            _ = new InterfaceEndpointSet(
                "endpoints",
                new InterfaceEndpointSetArgs
                {
                    Network = network,
                    Services = ["sqs"],
                    ClientCidrBlocks = new() { ["vpc"] = network.CidrBlock },
                }
            );
        });

        var rule = graph.Get(Types.IngressRule, "endpoints-https-from-vpc").Inputs;
        Assert.Equal("10.7.0.0/16", rule.GetText("cidrIpv4"));
        Assert.Equal("HTTPS from vpc", rule.GetText("description"));
    }

    [Theory]
    [InlineData("0.0.0.0/0", "is 0.0.0.0/0, which is everybody. Give the block of the clients.")]
    [InlineData(
        "10.0.0.0",
        "is '10.0.0.0', which lacks its prefix length (did you mean 10.0.0.0/16?). An IPv4 block looks like "
            + "10.0.1.0/24."
    )]
    public async Task InterfaceEndpointSet_BlockTurnsOutToBeNone_FailsTheRun(string block, string problem)
    {
        var failure = await FailureOfAsync(() =>
            _ = new InterfaceEndpointSet(
                "endpoints",
                new InterfaceEndpointSetArgs
                {
                    Network = Looked(zones: ["us-east-1a"]),
                    Services = [],
                    ClientCidrBlocks = new() { ["peer"] = Late(block) },
                }
            )
        );

        Assert.Equal($"InterfaceEndpointSet 'endpoints': ClientCidrBlocks['peer'] {problem}", failure);
    }

    [Fact]
    public async Task ProviderEndpointService_ZonesAreOutputs_TakesTheFirstSubnetOfEachZone()
    {
        var graph = await ComponentGraph.OfAsync(() =>
            _ = new ProviderEndpointService(
                "service",
                new ProviderEndpointServiceArgs
                {
                    Network = Looked(zones: ["us-east-1b", "us-east-1b", "us-east-1a"]),
                    Port = 443,
                    CrossZone = true,
                    ConsumerCidrBlocks = ["10.9.0.0/16"],
                    AllowedPrincipals = new() { ["consumer"] = "arn:aws:iam::123456789012:root" },
                }
            )
        );

        Assert.Equal(
            [IdOf(graph, "subnet0"), IdOf(graph, "subnet2")],
            graph.Only(Types.LoadBalancer).Inputs.GetTexts("subnets")
        );
    }

    [Fact]
    public async Task RdsMySql_ZonesTurnOutToBeOne_FailsTheRun()
    {
        var failure = await FailureOfAsync(() =>
            _ = new RdsMySql("db", new RdsMySqlArgs { Network = Looked(zones: ["us-east-1a", "us-east-1a"]) })
        );

        Assert.Contains(
            "RdsMySql 'db': Subnets covers only us-east-1a. A DB subnet group needs subnets in at least two "
                + "availability zones.",
            failure,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "10.8.0.0/24",
        "is 10.8.0.0/24, which is not inside the VPC's 10.7.0.0/16. Choose a block inside 10.7.0.0/16."
    )]
    [InlineData(
        "10.7.1.0/25",
        "is 10.7.1.0/25, which overlaps 10.7.1.0/24 of subnet 'subnet1'. Choose a free block inside 10.7.0.0/16."
    )]
    public async Task PublicEgress_BlockTurnsOutToHaveNoPlace_FailsTheRun(string block, string problem)
    {
        var failure = await FailureOfAsync(() =>
            _ = new PublicEgress(
                "egress",
                new PublicEgressArgs
                {
                    Network = Looked(zones: ["us-east-1a", "us-east-1b"]),
                    NatGateways = NatGatewayPlacement.None,
                    Subnets =
                    [
                        new PublicSubnetArgs
                        {
                            Name = "public",
                            CidrBlock = block,
                            AvailabilityZone = "us-east-1a",
                        },
                    ],
                }
            )
        );

        Assert.Contains(
            $"PublicEgress 'egress': the CIDR block of subnet 'public' {problem}",
            failure,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task PublicEgress_BlockThatHasItsPlace_IsMade()
    {
        var graph = await ComponentGraph.OfAsync(() =>
            _ = new PublicEgress(
                "egress",
                new PublicEgressArgs
                {
                    Network = Looked(zones: ["us-east-1a", "us-east-1b"]),
                    NatGateways = NatGatewayPlacement.None,
                    Subnets =
                    [
                        new PublicSubnetArgs
                        {
                            Name = "public",
                            CidrBlock = "10.7.9.0/24",
                            AvailabilityZone = "us-east-1a",
                        },
                    ],
                }
            )
        );

        Assert.Equal("10.7.9.0/24", graph.Get(Types.Subnet, "egress-public").Inputs.GetText("cidrBlock"));
    }

    [Fact]
    public async Task PublicEgress_NatGatewaysForZonesThatAreOutputs_AreRefused() =>
        Assert.Equal(
            "PublicEgress 'egress': Network has no RouteTableId of 'a'. Give the id of the subnet's route table, which "
                + "gets the route to the NAT gateway, or set NatGateways to None.\n"
                + "PublicEgress 'egress': Network has an output as AvailabilityZone of 'a'. Give it as a plain text: "
                + "the zones decide how many routes there are, and what they are called.",
            await Refusal.OfAsync(() =>
                _ = new PublicEgress(
                    "egress",
                    new PublicEgressArgs
                    {
                        Network = new VpcNetwork
                        {
                            VpcId = "vpc-1",
                            CidrBlock = "10.7.0.0/16",
                            Subnets =
                            [
                                new PrivateSubnet
                                {
                                    Name = "a",
                                    Id = "subnet-1",
                                    AvailabilityZone = Late("us-east-1a"),
                                },
                            ],
                        },
                        Subnets =
                        [
                            new PublicSubnetArgs
                            {
                                Name = "public",
                                CidrBlock = "10.7.9.0/24",
                                AvailabilityZone = "us-east-1a",
                            },
                        ],
                    }
                )
            )
        );

    [Fact]
    public async Task GatewayEndpointSet_SubnetWithoutARouteTable_IsRefused() =>
        Assert.Equal(
            "GatewayEndpointSet 'gateways': Network has no RouteTableId of 'a'. Give the id of each subnet's route "
                + "table, which gets the route to the endpoint.",
            await Refusal.OfAsync(() =>
                _ = new GatewayEndpointSet(
                    "gateways",
                    new GatewayEndpointSetArgs
                    {
                        Network = new VpcNetwork
                        {
                            VpcId = "vpc-1",
                            CidrBlock = "10.7.0.0/16",
                            Subnets =
                            [
                                new PrivateSubnet
                                {
                                    Name = "a",
                                    Id = "subnet-1",
                                    AvailabilityZone = "us-east-1a",
                                },
                            ],
                        },
                    }
                )
            )
        );

    [Fact]
    public async Task InterfaceEndpointSet_SecondNetworkOfTheSameId_IsRefusedAtOnce() =>
        Assert.Equal(
            Taken,
            await Refusal.AfterAsync(
                () => _ = Endpoints("one", ExistingVpc.Network()),
                () => _ = Endpoints("two", ExistingVpc.Network())
            )
        );

    [Fact]
    public async Task InterfaceEndpointSet_SecondNetworkWithTheSameOutput_IsRefusedAtOnce()
    {
        VpcNetwork? network = null;
        Assert.Equal(
            Taken,
            await Refusal.AfterAsync(
                () => _ = Endpoints("one", network = Composition.NewVpc(flowLogs: false).Network),
                () =>
                    _ = Endpoints(
                        "two",
                        new VpcNetwork
                        {
                            VpcId = network!.VpcId,
                            CidrBlock = network.CidrBlock,
                            Subnets = network.Subnets,
                        }
                    )
            )
        );
    }

    [Fact]
    public async Task InterfaceEndpointSet_SecondNetworkTurnsOutToBeTheSameVpc_FailsTheRunNamingTheFirst()
    {
        var failure = await FailureOfAsync(() =>
        {
            var network = Looked(zones: ["us-east-1a", "us-east-1b"]);
            _ = Endpoints("one", network);
            _ = Endpoints(
                "two",
                new VpcNetwork
                {
                    VpcId = network.VpcId.Apply(id => id),
                    CidrBlock = network.CidrBlock,
                    Subnets = network.Subnets,
                }
            );
        });

        Assert.Contains(Taken, failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InterfaceEndpointSet_OtherVpcs_MayHaveTheSameService()
    {
        var graph = await ComponentGraph.OfAsync(() =>
        {
            _ = Endpoints("one", Composition.NewVpc(flowLogs: false).Network);
            _ = Endpoints("two", Looked(zones: ["us-east-1a"]));
        });

        Assert.Equal(2, graph.OfType(Types.VpcEndpoint).Count());
    }

    [Fact]
    public void NetworkInput_IsEqualByItsTextOrItsOutput()
    {
        NetworkInput plain = "us-east-1a";
        var output = Output.Create("us-east-1a");
        NetworkInput late = output;

        Assert.Equal(plain, (NetworkInput)"us-east-1a");
        Assert.NotEqual(plain, late);
        Assert.Equal(late, (NetworkInput)output);
        Assert.Equal("us-east-1a", $"{plain}");
        Assert.Equal("(known to the deployment alone)", $"{late}");
        Assert.Null((NetworkInput?)(string?)null);
    }

    private const string Taken =
        "InterfaceEndpointSet 'two': Services has 'sqs', whose private DNS name InterfaceEndpointSet 'one' claims in "
        + "this VPC already. Use that endpoint, or set PrivateDnsEnabled to false.";

    private static InterfaceEndpointSet Endpoints(string name, VpcNetwork network) =>
        new(name, new InterfaceEndpointSetArgs { Network = network, Services = ["sqs"] });

    // A value that is not there yet when the component looks at its arguments.
    private static Output<string> Late(string value) =>
        Output.Create(
            Task.Run(async () =>
            {
                await Task.Yield();
                return value;
            })
        );

    private static string IdOf(ResourceGraph graph, string subnet) => graph.Get(Types.Subnet, subnet).Id!;

    // Resources of the same program stand for those of another: all that is known of them are outputs.
    private static VpcNetwork Looked(string[] zones)
    {
        var vpc = new Aws.Ec2.Vpc(
            "vpc",
            new Aws.Ec2.VpcArgs
            {
                CidrBlock = "10.7.0.0/16",
                EnableDnsHostnames = true,
                EnableDnsSupport = true,
            }
        );
        return new VpcNetwork
        {
            VpcId = vpc.Id,
            CidrBlock = vpc.CidrBlock,
            Subnets =
            [
                .. zones
                    .Select(
                        (zone, index) =>
                            new Aws.Ec2.Subnet(
                                $"subnet{index}",
                                new Aws.Ec2.SubnetArgs
                                {
                                    VpcId = vpc.Id,
                                    CidrBlock = $"10.7.{index}.0/24",
                                    AvailabilityZone = zone,
                                }
                            )
                    )
                    .Select(
                        (subnet, index) =>
                            new PrivateSubnet
                            {
                                Name = $"subnet{index}",
                                Id = subnet.Id,
                                CidrBlock = subnet.CidrBlock,
                                AvailabilityZone = subnet.AvailabilityZone,
                            }
                    ),
            ],
        };
    }

    private static async Task<string> FailureOfAsync(Action program) =>
        (await Assert.ThrowsAnyAsync<Exception>(() => ComponentGraph.OfAsync(program))).Message;
}
