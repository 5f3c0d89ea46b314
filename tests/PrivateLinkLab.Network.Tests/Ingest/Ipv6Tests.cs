using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Tests.Ingest;

/// <summary>IPv6 blocks of the model.</summary>
public sealed class Ipv6Tests
{
    [Fact]
    public void Routes_OfSeveralIpv6Blocks_AreAllRead()
    {
        var net = Net.Private();
        AddRoute(net, "some", "2600:1f00::/24");
        AddRoute(net, "all", "::/0");
        AddRoute(net, "again", "::/0");

        Assert.Equal(
            ["2600:1f00::/24", "::/0"],
            net.Model.RouteTables["rtb-private"].Routes.Where(route => route.IsIpv6).Select(route => route.Destination)
        );
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("2001:db8:1234:1a00::/56", true)]
    [InlineData("10.0.0.0/16", false)]
    [InlineData("nonsense", false)]
    public void Vpc_Ipv6Block_IsKnownWhenItIsNoneOrOne(string? block, bool known)
    {
        var net = Net.Private();
        if (block is not null)
        {
            net.Set("v", "ipv6CidrBlock", block);
        }

        var vpc = net.Model.Vpcs["vpc-v"];

        Assert.Equal(known, vpc.Ipv6BlocksKnown);
        Assert.Equal(known && block is not null ? [CidrBlock.Parse(block)] : [], vpc.Ipv6Blocks);
    }

    [Fact]
    public void Vpc_Ipv6BlockThatAwsHasNotChosenYet_IsNotKnown()
    {
        var net = Net.Private();
        net.Set("v", "ipv6CidrBlock", PropertyValue.Unknown);

        Assert.False(net.Model.Vpcs["vpc-v"].Ipv6BlocksKnown);
    }

    private static void AddRoute(Net net, string name, string block) =>
        net.Add(
            "aws:ec2/route:Route",
            $"r-{name}",
            name,
            ("routeTableId", "rtb-private"),
            ("destinationIpv6CidrBlock", block),
            ("egressOnlyGatewayId", "eigw-1")
        );
}
