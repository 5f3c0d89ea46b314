using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Tests.Network;

public class IsolationGuardTests
{
    public static TheoryData<string, Action<CustomResourceOptions>, string> Openings =>
        new()
        {
            {
                "door",
                options => _ = new Aws.Ec2.InternetGateway("door", new Aws.Ec2.InternetGatewayArgs(), options),
                "an Internet gateway"
            },
            {
                "nat",
                options =>
                    _ = new Aws.Ec2.NatGateway("nat", new Aws.Ec2.NatGatewayArgs { SubnetId = "subnet-1" }, options),
                "a NAT gateway"
            },
            {
                "way",
                options =>
                    _ = Route(
                        new()
                        {
                            RouteTableId = "rtb-1",
                            DestinationCidrBlock = "0.0.0.0/0",
                            GatewayId = "igw-1",
                        },
                        options
                    ),
                "a route to a gateway of the internet"
            },
            {
                "way",
                options =>
                    _ = Route(
                        new()
                        {
                            RouteTableId = "rtb-1",
                            DestinationCidrBlock = "0.0.0.0/0",
                            NatGatewayId = "nat-1",
                        },
                        options
                    ),
                "a route to a gateway of the internet"
            },
            {
                "way",
                options =>
                    _ = Route(
                        new()
                        {
                            RouteTableId = "rtb-1",
                            DestinationIpv6CidrBlock = "::/0",
                            EgressOnlyGatewayId = "eigw-1",
                        },
                        options
                    ),
                "a route to a gateway of the internet"
            },
        };

    [Theory]
    [MemberData(nameof(Openings), DisableDiscoveryEnumeration = true)]
    public async Task PrivateVpc_ChildThatOpensIt_IsRefused(
        string name,
        Action<CustomResourceOptions> open,
        string what
    )
    {
        var refusal = await Refusal.DuringAsync(() =>
            open(new CustomResourceOptions { Parent = Composition.NewVpc(flowLogs: false) })
        );

        Assert.Equal(
            $"PrivateVpc 'myVPC': Isolated is true, and '{name}' is {what}. Remove it, or set Isolated to false.",
            refusal
        );
    }

    [Fact]
    public async Task PrivateVpc_ChildOfItsComponents_IsRefusedAsWell()
    {
        var refusal = await Refusal.DuringAsync(() =>
        {
            var vpc = Composition.NewVpc(flowLogs: false);
            var below = new ComponentResource(
                "shop:network:Egress",
                "egress",
                new ComponentResourceOptions { Parent = vpc }
            );
            _ = new Aws.Ec2.InternetGateway(
                "door",
                new Aws.Ec2.InternetGatewayArgs(),
                new CustomResourceOptions { Parent = below }
            );
        });

        Assert.Contains("'door' is an Internet gateway", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrivateVpc_ProgramThatCatchesTheRefusal_FailsWithItAllTheSame()
    {
        var refusal = await Refusal.DuringAsync(() =>
        {
            var vpc = Composition.NewVpc(flowLogs: false);
            Assert.Throws<ComponentArgumentException>(() =>
                new Aws.Ec2.InternetGateway(
                    "door",
                    new Aws.Ec2.InternetGatewayArgs(),
                    new CustomResourceOptions { Parent = vpc }
                )
            );
        });

        Assert.Equal(
            "PrivateVpc 'myVPC': Isolated is true, and 'door' is an Internet gateway. Remove it, or set Isolated to "
                + "false.",
            refusal
        );
    }

    [Fact]
    public async Task PrivateVpc_NotIsolated_LetsItsChildrenOpenIt()
    {
        var names = await Refusal.RegisteredAsync(() =>
            _ = new Aws.Ec2.InternetGateway(
                "door",
                new Aws.Ec2.InternetGatewayArgs(),
                new CustomResourceOptions { Parent = OpenVpc.New() }
            )
        );

        Assert.Contains("door", names);
    }

    [Fact]
    public async Task PrivateVpc_RouteToAPeer_IsLeftAlone()
    {
        var names = await Refusal.RegisteredAsync(() =>
            _ = Route(
                new()
                {
                    RouteTableId = "rtb-1",
                    DestinationCidrBlock = "10.1.0.0/16",
                    VpcPeeringConnectionId = "pcx-1",
                },
                new() { Parent = Composition.NewVpc(flowLogs: false) }
            )
        );

        Assert.Contains("way", names);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PrivateVpc_Network_SaysWhetherItIsIsolated(bool isolated)
    {
        bool? said = null;
        await ComponentGraph.OfAsync(() => said = Composition.NewVpc(flowLogs: false, isolated).Network.Isolated);

        Assert.Equal(isolated, said);
    }

    private static Aws.Ec2.Route Route(Aws.Ec2.RouteArgs args, CustomResourceOptions options) =>
        new("way", args, options);
}
