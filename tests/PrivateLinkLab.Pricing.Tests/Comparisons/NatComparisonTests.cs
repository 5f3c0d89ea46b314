using PrivateLinkLab.Graph;
using static PrivateLinkLab.Pricing.Tests.SampleGraph;

namespace PrivateLinkLab.Pricing.Tests.Comparisons;

public sealed class NatComparisonTests
{
    [Fact]
    public void Of_FewEndpoints_NeverCostMoreThanNat()
    {
        var comparison = Compare(
            100,
            InterfaceEndpoint("ssm", 1),
            InterfaceEndpoint("ssmmessages", 1),
            InterfaceEndpoint("sqs", 1)
        );

        Assert.Equal((3, 3, 1), (comparison.Endpoints, comparison.Interfaces, comparison.NatGateways));
        Assert.Equal((0.03m, 0.05m), (comparison.EndpointsHourly, comparison.NatHourly));
        Assert.Equal((22.9m, 41.0m), (comparison.EndpointsMonthly, comparison.NatMonthly));
        Assert.Equal((0m, 5), (comparison.BreakEvenGigabytes, comparison.InterfacesForOneNatGateway));
    }

    [Fact]
    public void Of_ManyEndpoints_BreakEvenWithTheTraffic()
    {
        string[] services =
        [
            "ec2",
            "ecr.api",
            "kms",
            "logs",
            "monitoring",
            "secretsmanager",
            "sns",
            "sqs",
            "ssm",
            "ssmmessages",
        ];
        ResourceNode[] endpoints =
        [
            .. services.Select(service => InterfaceEndpoint($"com.amazonaws.us-east-1.{service}", 2)),
        ];

        var comparison = Compare(0, endpoints);

        // Twenty interfaces against two NAT gateways, which work in as many zones.
        Assert.Equal((20, 2), (comparison.Interfaces, comparison.NatGateways));
        var gigabytes = Assert.NotNull(comparison.BreakEvenGigabytes);
        Assert.Equal((0.20m - 0.10m) * 730 / 0.035m, gigabytes);
        var even = Compare(gigabytes, endpoints);
        Assert.Equal(decimal.Round(even.NatMonthly, 9), decimal.Round(even.EndpointsMonthly, 9));
        Assert.True(Compare(gigabytes + 1, endpoints) is { } more && more.EndpointsMonthly < more.NatMonthly);
    }

    [Fact]
    public void Of_TwoVpcs_NeedTwoNatGateways()
    {
        var comparison = Compare(
            1,
            InterfaceEndpoint("ssm", 1, "vpc-1"),
            InterfaceEndpoint("sqs", 2, "vpc-1"),
            InterfaceEndpoint("ssm", 1, "vpc-2")
        );

        Assert.Equal((4, 3), (comparison.Interfaces, comparison.NatGateways));
    }

    [Fact]
    public void Of_PlannedVpcs_AreToldApartByWhereTheyComeFrom()
    {
        var one = Resource("aws:ec2/vpc:Vpc", "one");
        var two = Resource("aws:ec2/vpc:Vpc", "two");

        var comparison = Compare(
            1,
            one,
            two,
            InterfaceEndpoint("ssm", 1).From("vpcId", one),
            InterfaceEndpoint("sqs", 1).From("vpcId", one),
            InterfaceEndpoint("kms", 1).From("vpcId", two)
        );

        Assert.Equal(2, comparison.NatGateways);
    }

    [Fact]
    public void Of_EndpointServices_AreNotReplacedByNat()
    {
        var own = InterfaceEndpoint("com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0", 1);

        Assert.Empty(Estimate(own).Comparisons);
        Assert.Equal(1, Compare(1, own, InterfaceEndpoint("ssm", 1)).Endpoints);
    }

    [Fact]
    public void Of_RegionWithoutAPrice_IsNotCompared()
    {
        var estimate = Estimate(In("sa-east-1", InterfaceEndpoint("ssm", 1), Resource(NatGateway, "nat")));

        Assert.Empty(estimate.Comparisons);
        Assert.Equal(["sa-east-1"], estimate.NotCompared);
    }

    private static NatComparison Compare(decimal gigabytes, params ResourceNode[] resources) =>
        Assert.Single(
            CostEstimate.Calculate(Of(resources), PriceTable.Default, new() { Gigabytes = gigabytes }).Comparisons
        );
}
