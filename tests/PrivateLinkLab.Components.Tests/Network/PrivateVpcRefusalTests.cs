using PrivateLinkLab.Components.Network;

namespace PrivateLinkLab.Components.Tests.Network;

public class PrivateVpcRefusalTests
{
    public static TheoryData<string, string[], string> Cases =>
        new()
        {
            { "10.0.0.0/16", [], "Subnets is empty. Give at least one." },
            {
                "10.0.0.0",
                ["10.0.1.0/24@us-east-1a"],
                "CidrBlock is '10.0.0.0', which lacks its prefix length (did you mean 10.0.0.0/16?). An IPv4 block "
                    + "looks like 10.0.1.0/24."
            },
            {
                "10.0.0.0/8",
                ["10.0.1.0/24@us-east-1a"],
                "CidrBlock is 10.0.0.0/8, outside the sizes that AWS allows. Choose a block between /16 and /28."
            },
            {
                "10.0.0.0/29",
                ["10.0.0.0/29@us-east-1a"],
                "CidrBlock is 10.0.0.0/29, outside the sizes that AWS allows. Choose a block between /16 and "
                    + "/28.\nPrivateVpc 'myVPC': the CIDR block of subnet 's1' is 10.0.0.0/29, outside the sizes that "
                    + "AWS allows. Choose a block between /16 and /28."
            },
            {
                "10.0.0.0/16",
                ["10.0.1.0/29@us-east-1a"],
                "the CIDR block of subnet 's1' is 10.0.1.0/29, outside the sizes that AWS allows. Choose a block "
                    + "between /16 and /28."
            },
            {
                "10.0.0.0/16",
                ["10.1.1.0/24@us-east-1a"],
                "the CIDR block of subnet 's1' is 10.1.1.0/24, which is not inside the VPC's 10.0.0.0/16. Choose a "
                    + "block inside 10.0.0.0/16."
            },
            {
                "10.0.0.0/16",
                ["10.0.1.7/24@us-east-1a"],
                "the CIDR block of subnet 's1' is '10.0.1.7/24', which has host bits set (did you mean "
                    + "10.0.1.0/24?). An IPv4 block looks like 10.0.1.0/24."
            },
            {
                "10.0.0.0/16",
                ["10.0.1.0/24@us-east-1a", "10.0.1.128/25@us-east-1b"],
                "the CIDR block of subnet 's2' is 10.0.1.128/25, which overlaps 10.0.1.0/24 of subnet 's1'. Choose a "
                    + "free block inside 10.0.0.0/16."
            },
            {
                "10.0.0.0/16",
                ["10.0.1.0/24@Virginia"],
                "the availability zone of subnet 's1' is 'Virginia'. Give a zone's name, such as us-east-1a, or its "
                    + "ID, such as use1-az4."
            },
            {
                "10.0.0.0/16",
                ["10.0.1.0/24@us-east-1a", "10.0.2.0/24@use1-az6"],
                "Subnets names zones both ways: us-east-1a, use1-az6. Give names throughout or IDs throughout: "
                    + "whether two of them are one zone depends on the account."
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task PrivateVpc_BadArguments_SaysWhich(string cidrBlock, string[] subnets, string message)
    {
        var refusal = await Refusal.OfAsync(() =>
            _ = new PrivateVpc(
                "myVPC",
                new PrivateVpcArgs
                {
                    CidrBlock = cidrBlock,
                    Subnets = [.. subnets.Select((subnet, index) => Subnet($"s{index + 1}", subnet))],
                }
            )
        );

        Assert.Equal($"PrivateVpc 'myVPC': {message}", refusal);
    }

    [Fact]
    public async Task PrivateVpc_SubnetNameTwice_SaysWhich()
    {
        var refusal = await Refusal.OfAsync(() =>
            _ = new PrivateVpc(
                "myVPC",
                new PrivateVpcArgs
                {
                    Subnets = [Subnet("twin", "10.0.1.0/24@us-east-1a"), Subnet("twin", "10.0.2.0/24@us-east-1b")],
                }
            )
        );

        Assert.Contains(
            "PrivateVpc 'myVPC': Subnets has the name 'twin' more than once. Give every subnet a name of its own.",
            refusal,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task PrivateVpc_SeveralErrors_SaysAllAtOnce()
    {
        var refusal = await Refusal.OfAsync(() =>
            _ = new PrivateVpc(
                "myVPC",
                new PrivateVpcArgs
                {
                    CidrBlock = "10.0.0.0/15",
                    Subnets = [Subnet("s1", "10.9.0.0/16@us-east-1a"), Subnet("s2", "10.0.0.0/30@a")],
                    FlowLogRetentionDays = 8,
                }
            )
        );

        Assert.Equal(5, refusal.Split('\n').Length);
    }

    [Fact]
    public async Task VpcFlowLog_RetentionThatCloudWatchLacks_SaysWhichExist()
    {
        var refusal = await Refusal.OfAsync(() =>
            _ = new VpcFlowLog("log", new VpcFlowLogArgs { VpcId = "vpc-0", RetentionDays = 8 })
        );

        Assert.StartsWith(
            "VpcFlowLog 'log': RetentionDays is 8, a period that CloudWatch Logs does not offer. Choose one of 1, 3, "
                + "5, 7, 14,",
            refusal,
            StringComparison.Ordinal
        );
    }

    private static PrivateSubnetArgs Subnet(string name, string blockAtZone)
    {
        var parts = blockAtZone.Split('@');
        return new PrivateSubnetArgs
        {
            Name = name,
            CidrBlock = parts[0],
            AvailabilityZone = parts[1],
        };
    }
}
