using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Testing;

namespace PrivateLinkLab.Components.Tests.Network;

/// <summary>Further blocks of a VPC, and the subnets in them.</summary>
public class SecondaryCidrBlockTests
{
    [Fact]
    public async Task PrivateVpc_SubnetInAFurtherBlock_ComesAfterTheBlock()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = NewVpc(["10.9.0.0/16"], "10.9.1.0/24"));

        var association = graph.Only(AwsTypes.VpcIpv4CidrBlockAssociation);
        Assert.Equal("vpc-block-10.9.0.0-16", association.Name);
        Assert.Equal("10.9.0.0/16", association.Inputs.GetText("cidrBlock"));
        Assert.Contains(association.Urn, graph.Get(Types.Subnet, "vpc-further").Dependencies);
        Assert.DoesNotContain(association.Urn, graph.Get(Types.Subnet, "vpc-first").Dependencies);
    }

    [Fact]
    public async Task PrivateVpc_SubnetInAFurtherBlock_IsReachedByTheLocalRoute()
    {
        var aws = await SimulatedAws.RunAsync(() =>
        {
            var network = NewVpc(["10.9.0.0/16"], "10.9.1.0/24").Network;
            var server = new PrivateInstance(
                "server",
                new()
                {
                    Network = network,
                    Subnet = network.Subnets[1],
                    SessionManager = false,
                }
            );
            var client = new PrivateInstance(
                "client",
                new()
                {
                    Network = network,
                    SessionManager = false,
                    Egress = new()
                    {
                        ["server"] = EgressDestination.ToSecurityGroup(
                            server.SecurityGroupId,
                            443,
                            "HTTPS to the server"
                        ),
                    },
                }
            );
            _ = new Pulumi.Aws.Vpc.SecurityGroupIngressRule(
                "server-from-client",
                new()
                {
                    SecurityGroupId = server.SecurityGroupId,
                    ReferencedSecurityGroupId = client.SecurityGroupId,
                    IpProtocol = "tcp",
                    FromPort = 443,
                    ToPort = 443,
                }
            );
        });

        aws.Reaches("client-instance", "server-instance:443");
    }

    [Theory]
    [InlineData(
        "10.9.0.0/15",
        "SecondaryCidrBlocks is '10.9.0.0/15', which has host bits set (did you mean 10.8.0.0/15?). An IPv4 block "
            + "looks like 10.0.1.0/24."
    )]
    [InlineData(
        "10.8.0.0/15",
        "SecondaryCidrBlocks is 10.8.0.0/15, outside the sizes that AWS allows. Choose a block between /16 and /28."
    )]
    [InlineData(
        "10.0.128.0/17",
        "SecondaryCidrBlocks has 10.0.128.0/17, which overlaps the VPC's 10.0.0.0/16. Choose a free block."
    )]
    public async Task PrivateVpc_BlockThatIsNotValid_IsRefused(string block, string problem) =>
        Assert.Equal($"PrivateVpc 'vpc': {problem}", await Refusal.OfAsync(() => _ = NewVpc([block], "10.0.1.0/24")));

    [Fact]
    public async Task PrivateVpc_SubnetOutsideOfAllBlocks_IsRefused() =>
        Assert.Equal(
            "PrivateVpc 'vpc': the CIDR block of subnet 'further' is 10.7.1.0/24, which is not inside the VPC's "
                + "10.0.0.0/16 or 10.9.0.0/16. Choose a block inside 10.0.0.0/16 or 10.9.0.0/16.",
            await Refusal.OfAsync(() => _ = NewVpc(["10.9.0.0/16"], "10.7.1.0/24"))
        );

    [Fact]
    public async Task EndpointHub_FurtherBlockOfASpoke_IsAdmitted()
    {
        var graph = await ComponentGraph.OfAsync(() =>
            _ = new EndpointHub(
                "shared",
                new()
                {
                    Network = HubAndSpokes.NewVpc("hub", 3).Network,
                    Services = ["sqs"],
                    Spokes = new() { ["one"] = NewVpc(["10.9.0.0/16"], "10.9.1.0/24").Network },
                }
            )
        );

        Assert.Equal(
            ["10.0.0.0/16", "10.9.0.0/16"],
            graph.OfType(Types.IngressRule).Select(rule => rule.Inputs.GetText("cidrIpv4"))
        );
    }

    private static PrivateVpc NewVpc(string[] further, string subnet) =>
        new(
            "vpc",
            new()
            {
                CidrBlock = "10.0.0.0/16",
                SecondaryCidrBlocks = further,
                FlowLogs = false,
                Subnets =
                [
                    new()
                    {
                        Name = "first",
                        CidrBlock = "10.0.2.0/24",
                        AvailabilityZone = "us-east-1a",
                    },
                    new()
                    {
                        Name = "further",
                        CidrBlock = subnet,
                        AvailabilityZone = "us-east-1b",
                    },
                ],
            }
        );
}
