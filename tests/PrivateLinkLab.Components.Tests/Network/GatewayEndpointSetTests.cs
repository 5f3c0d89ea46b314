using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Policies;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Components.Tests.Network;

public class GatewayEndpointSetTests
{
    [Fact]
    public async Task GatewayEndpointSet_ByDefault_LeadsEveryRouteTableToS3()
    {
        var graph = await GraphAsync(network => new() { Network = network });

        var endpoint = graph.Only(Types.VpcEndpoint);
        Assert.Equal("Gateway", endpoint.Inputs.GetText("vpcEndpointType"));
        Assert.Equal("com.amazonaws.us-east-1.s3", endpoint.Inputs.GetText("serviceName"));
        Assert.Equal([graph.Only(Types.RouteTable).Id!], endpoint.Inputs.GetTexts("routeTableIds"));
    }

    [Fact]
    public async Task GatewayEndpointSet_TableForEveryZone_LeadsAllOfThemToS3()
    {
        PrivateSubnet Subnet(int index, string zone, string table) =>
            new()
            {
                Name = $"s{index}",
                Id = $"subnet-{index}",
                CidrBlock = $"10.0.{index}.0/24",
                AvailabilityZone = zone,
                RouteTableId = table,
            };
        var mocks = await Refusal.MocksOfAsync(() =>
            _ = new GatewayEndpointSet(
                "gateways",
                new GatewayEndpointSetArgs
                {
                    Network = new VpcNetwork
                    {
                        VpcId = "vpc-1",
                        CidrBlock = "10.0.0.0/16",
                        Subnets =
                        [
                            Subnet(1, "us-east-1a", "rtb-1"),
                            Subnet(2, "us-east-1b", "rtb-2"),
                            Subnet(3, "us-east-1b", "rtb-2"),
                        ],
                    },
                }
            )
        );

        var endpoint = Assert.Single(mocks, resource => resource.Type == Types.VpcEndpoint);
        Assert.Equal(["rtb-1", "rtb-2"], (IEnumerable<object>)endpoint.Inputs["routeTableIds"]);
    }

    [Theory]
    [InlineData("AmazonLinuxRepositories", "arn:aws:s3:::al2023-repos-us-east-1-de612dc2/*")]
    [InlineData("SystemsManagerBuckets", "arn:aws:s3:::aws-ssm-us-east-1/*")]
    [InlineData("BucketsOfThisAccount", "aws:ResourceAccount")]
    [InlineData("NamesOfBucketsOfThisAccount", "s3:ListAllMyBuckets")]
    public async Task GatewayEndpointSet_S3Policy_LetsThroughWhatInstancesNeed(string sid, string expected)
    {
        var graph = await GraphAsync(network => new() { Network = network });

        var statement = PolicyOf.Statement(graph.Only(Types.VpcEndpoint), "policy", sid);
        Assert.Contains(expected, statement.ToString(), StringComparison.Ordinal);
        Assert.Equal("*", statement.GetProperty("Principal").GetString());
    }

    [Fact]
    public async Task GatewayEndpointSet_BothServicesWithFullPolicies_HaveNoPolicy()
    {
        var graph = await GraphAsync(network =>
            new()
            {
                Network = network,
                Services = [GatewayEndpointSet.S3, GatewayEndpointSet.DynamoDb],
                PolicyMode = EndpointPolicyMode.Full,
            }
        );

        Assert.Equal(2, graph.OfType(Types.VpcEndpoint).Count());
        Assert.All(graph.OfType(Types.VpcEndpoint), endpoint => Assert.False(endpoint.Inputs.ContainsKey("policy")));
    }

    [Fact]
    public async Task EndpointId_ServiceThatIsNotThere_SaysWhichAre()
    {
        ArgumentException? failure = null;

        await ComponentGraph.OfAsync(() =>
        {
            var gateways = new GatewayEndpointSet(
                "gateways",
                new GatewayEndpointSetArgs { Network = Composition.NewVpc(flowLogs: false).Network }
            );
            failure = Assert.Throws<ArgumentException>(() => gateways.EndpointId(GatewayEndpointSet.DynamoDb));
        });

        Assert.StartsWith(
            "GatewayEndpointSet 'gateways' has no endpoint for 'dynamodb'; it has s3.",
            failure!.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task GatewayEndpointSet_SecondOneForTheSameService_IsRefusedNamingTheFirst()
    {
        var network = ExistingVpc.Network();

        var refusal = await Refusal.AfterAsync(
            () => _ = new GatewayEndpointSet("one", new GatewayEndpointSetArgs { Network = network }),
            () => _ = new GatewayEndpointSet("two", new GatewayEndpointSetArgs { Network = network })
        );

        Assert.Equal(
            "GatewayEndpointSet 'two': Services has 's3', to which GatewayEndpointSet 'one' leads this VPC's route "
                + "tables already. Use that endpoint.",
            refusal
        );
    }

    private static Task<ResourceGraph> GraphAsync(Func<VpcNetwork, GatewayEndpointSetArgs> args) =>
        ComponentGraph.OfAsync(() =>
            _ = new GatewayEndpointSet("gateways", args(Composition.NewVpc(flowLogs: false).Network))
        );
}
