using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Values;

namespace PrivateLinkLab.Components.Tests.Network;

public class PublicEgressRefusalTests
{
    public static TheoryData<string[], NatGatewayPlacement, string> Cases =>
        new()
        {
            { [], NatGatewayPlacement.One, "Subnets is empty. Give at least one." },
            {
                ["10.1.1.0/24@us-east-1a"],
                NatGatewayPlacement.One,
                "the CIDR block of subnet 's1' is 10.1.1.0/24, which is not inside the VPC's 10.0.0.0/16. Choose a "
                    + "block inside 10.0.0.0/16."
            },
            {
                ["10.0.1.128/25@us-east-1a"],
                NatGatewayPlacement.One,
                "the CIDR block of subnet 's1' is 10.0.1.128/25, which overlaps 10.0.1.0/24 of subnet 'mySubnet1'. "
                    + "Choose a free block inside 10.0.0.0/16."
            },
            {
                ["10.0.101.0/24@Virginia"],
                NatGatewayPlacement.One,
                "the availability zone of subnet 's1' is 'Virginia'. Give a zone's name, such as us-east-1a, or its "
                    + "ID, such as use1-az4."
            },
            {
                ["10.0.101.0/24@use1-az4"],
                NatGatewayPlacement.One,
                "Subnets names zones both ways: us-east-1a, us-east-1b, use1-az4. Give names throughout or IDs "
                    + "throughout: whether two of them are one zone depends on the account."
            },
            {
                ["10.0.101.0/24@us-east-1a"],
                NatGatewayPlacement.PerZone,
                "NatGateways is PerZone, and us-east-1b of private subnet 'mySubnet2' has no public subnet. Give one "
                    + "in us-east-1b, or set it to One."
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task PublicEgress_BadArguments_SaysWhich(
        string[] subnets,
        NatGatewayPlacement natGateways,
        string message
    )
    {
        var refusal = await Refusal.OfAsync(() =>
            _ = new PublicEgress(
                "egress",
                new PublicEgressArgs
                {
                    Network = ExistingVpc.Network(isolated: false),
                    Subnets = [.. subnets.Select((subnet, index) => Subnet($"s{index + 1}", subnet))],
                    NatGateways = natGateways,
                }
            )
        );

        Assert.Equal($"PublicEgress 'egress': {message}", refusal);
    }

    [Fact]
    public async Task PublicEgress_IsolatedVpc_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() =>
            _ = new PublicEgress(
                "egress",
                new PublicEgressArgs
                {
                    Network = ExistingVpc.Network(),
                    Subnets = [Subnet("public", "10.0.101.0/24@us-east-1a")],
                }
            )
        );

        Assert.Equal(
            "PublicEgress 'egress': Network is isolated: it must stay without any way to the internet. Set Isolated "
                + "of its PrivateVpc to false, or leave out the PublicEgress.",
            refusal
        );
    }

    [Fact]
    public async Task PublicEgress_DualStackVpcWithoutItsBlock_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() =>
            _ = new PublicEgress(
                "egress",
                new PublicEgressArgs
                {
                    Network = new VpcNetwork
                    {
                        VpcId = "vpc-0123456789abcdef0",
                        CidrBlock = "10.0.0.0/16",
                        Subnets = [ExistingVpc.Subnet(1, "us-east-1a")],
                        AddressFamily = AddressFamily.DualStack,
                    },
                    Subnets = [Subnet("public", "10.0.101.0/24@us-east-1a")],
                }
            )
        );

        Assert.Equal(
            "PublicEgress 'egress': Network is dual stack and has no Ipv6CidrBlock. Give the VPC's IPv6 block.",
            refusal
        );
    }

    [Theory]
    [InlineData(
        "2001:db8::",
        1,
        "Network.Ipv6CidrBlock is '2001:db8::', which is not an IPv6 block in CIDR notation. An IPv6 block looks "
            + "like 2001:db8:1234:1a00::/64."
    )]
    [InlineData(
        "2001:db8::/32",
        1,
        "Network.Ipv6CidrBlock is 2001:db8::/32. A VPC's IPv6 block is /44 to /60, in steps of 4."
    )]
    [InlineData(
        "2001:db8::/58",
        1,
        "Network.Ipv6CidrBlock is 2001:db8::/58. A VPC's IPv6 block is /44 to /60, in steps of 4."
    )]
    [InlineData(
        "2001:db8::/64",
        1,
        "Network.Ipv6CidrBlock is 2001:db8::/64. A VPC's IPv6 block is /44 to /60, in steps of 4."
    )]
    [InlineData(
        "2001:db8::/60",
        16,
        "Subnets makes 17 with the network's own. The VPC's IPv6 block 2001:db8::/60 has room for 16."
    )]
    public async Task PublicEgress_Ipv6BlockThatCannotBeDivided_FailsTheDeployment(
        string block,
        int subnets,
        string message
    )
    {
        var refusal = await Refusal.DuringAsync(() => NewDualStackEgress(block, subnets));

        Assert.Equal($"PublicEgress 'egress': {message}", refusal);
    }

    [Theory]
    [InlineData("2001:db8::/60", 15, "2001:db8:0:f::/64")]
    [InlineData("2001:db8::/44", 1, "2001:db8:f:ffff::/64")]
    public async Task PublicEgress_Ipv6BlockOfAnExistingVpc_IsDividedFromTheEnd(string block, int subnets, string first)
    {
        var mocks = await Refusal.MocksOfAsync(() => NewDualStackEgress(block, subnets));

        Assert.Contains(mocks, mock =>
            mock.Inputs.TryGetValue("ipv6CidrBlock", out var given) && (string)given == first
        );
    }

    [Fact]
    public async Task PublicEgress_NameOfAPrivateSubnet_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() =>
            _ = new PublicEgress(
                "egress",
                new PublicEgressArgs
                {
                    Network = ExistingVpc.Network(isolated: false),
                    Subnets = [Subnet("mySubnet1", "10.0.101.0/24@us-east-1a")],
                }
            )
        );

        Assert.Equal(
            "PublicEgress 'egress': Subnets has the name 'mySubnet1' more than once. Give every subnet a name of "
                + "its own.",
            refusal
        );
    }

    [Fact]
    public async Task PublicEgress_NetworkThatIsDescribedWrong_SaysWhere()
    {
        var network = new VpcNetwork
        {
            VpcId = "vpc-0123456789abcdef0",
            CidrBlock = "10.0.0.0",
            Subnets =
            [
                new()
                {
                    Name = "old",
                    Id = "subnet-0",
                    CidrBlock = "10.0.1.0",
                    AvailabilityZone = "us-east-1a",
                    RouteTableId = "rtb-0",
                },
            ],
            Isolated = false,
        };

        var refusal = await Refusal.OfAsync(() =>
            _ = new PublicEgress(
                "egress",
                new PublicEgressArgs { Network = network, Subnets = [Subnet("public", "10.0.101.0/24@us-east-1a")] }
            )
        );

        Assert.Equal(
            "PublicEgress 'egress': Network is '10.0.0.0', which lacks its prefix length (did you mean "
                + "10.0.0.0/16?). An IPv4 block looks like 10.0.1.0/24.\n"
                + "PublicEgress 'egress': the CIDR block of subnet 'old' is '10.0.1.0', which lacks its prefix "
                + "length (did you mean 10.0.1.0/24?). An IPv4 block looks like 10.0.1.0/24.",
            refusal
        );
    }

    [Fact]
    public async Task PublicEgress_NatWithoutPrivateSubnet_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() =>
            _ = new PublicEgress(
                "egress",
                new PublicEgressArgs
                {
                    Network = ExistingVpc.Network(subnets: 0, isolated: false),
                    Subnets = [Subnet("public", "10.0.101.0/24@us-east-1a")],
                }
            )
        );

        Assert.Equal(
            "PublicEgress 'egress': NatGateways is One, and the network has no private subnet. Set it to None: "
                + "nothing would go out through a NAT gateway.",
            refusal
        );
    }

    [Fact]
    public async Task PublicEgress_SecondOneInAVpc_IsRefusedNamingTheFirst()
    {
        var network = ExistingVpc.Network(isolated: false);
        PublicEgressArgs Args(string block) => new() { Network = network, Subnets = [Subnet("public", block)] };

        var refusal = await Refusal.AfterAsync(
            () => _ = new PublicEgress("one", Args("10.0.101.0/24@us-east-1a")),
            () => _ = new PublicEgress("two", Args("10.0.102.0/24@us-east-1a"))
        );

        Assert.Equal(
            "PublicEgress 'two': Network has the Internet gateway of PublicEgress 'one' already. Use that one: a VPC "
                + "has one.",
            refusal
        );
    }

    private static PublicSubnetArgs Subnet(string name, string blockAtZone)
    {
        var parts = blockAtZone.Split('@');
        return OpenVpc.Subnet(name, parts[0], parts[1]);
    }

    private static void NewDualStackEgress(string block, int subnets) =>
        _ = new PublicEgress(
            "egress",
            new PublicEgressArgs
            {
                Network = new VpcNetwork
                {
                    VpcId = "vpc-0123456789abcdef0",
                    CidrBlock = "10.0.0.0/16",
                    Subnets = [ExistingVpc.Subnet(1, "us-east-1a")],
                    AddressFamily = AddressFamily.DualStack,
                    Ipv6CidrBlock = block,
                },
                Subnets =
                [
                    .. Enumerable
                        .Range(100, subnets)
                        .Select(index => Subnet($"public{index}", $"10.0.{index}.0/24@us-east-1a")),
                ],
                NatGateways = NatGatewayPlacement.None,
            }
        );
}
