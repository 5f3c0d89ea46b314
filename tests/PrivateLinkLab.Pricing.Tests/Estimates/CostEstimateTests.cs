using PrivateLinkLab.Graph;
using static PrivateLinkLab.Pricing.Tests.SampleGraph;

namespace PrivateLinkLab.Pricing.Tests.Estimates;

public sealed class CostEstimateTests
{
    [Fact]
    public void Of_Components_AreTheOutermostOnes()
    {
        var jump = Component("jump");
        var host = Component("host") with { Parent = jump.Urn };
        var instance = Child(host, Instance, "jump-host-instance", ("instanceType", "t4g.micro"));

        var estimate = Estimate(jump, host, instance, Resource("aws:ec2/eip:Eip", "address"));

        Assert.Equal(
            [("jump", 0.0084m + (8 * 0.08m / 730)), ("address", 0.005m)],
            estimate.Components.Select(component => (component.Name, component.Hourly))
        );
    }

    [Fact]
    public void Of_RegionOfTheResource_GoesBeforeItsProviders()
    {
        var here = Resource(NatGateway, "here");
        var there = Resource(NatGateway, "there", ("region", "eu-west-1"));
        var made = Resource(NatGateway, "made") with { Outputs = MapValue.Create(("region", "sa-east-1")) };

        var estimate = Estimate(here, there, made);

        Assert.Equal([0.045m, 0.048m, 0.093m], estimate.Items.Select(item => item.Hourly));
        Assert.Equal(["us-east-1", "eu-west-1", "sa-east-1"], estimate.Regions);
    }

    [Fact]
    public void Of_NoRegion_IsSaidAndNotGuessed()
    {
        var estimate = Estimate(In(null, Resource(NatGateway, "nat")));

        Assert.Empty(estimate.Items);
        Assert.True(estimate.IsUnknown);
        Assert.Contains(estimate.Unpriced, cost =>
            cost.Reason == "The region of nat is not known: neither it nor its provider has one."
        );
    }

    [Fact]
    public void Of_ProviderWithoutARegion_TakesItFromArnsAndZones()
    {
        var estimate = Estimate(
            In(
                null,
                Resource(NatGateway, "nat"),
                Resource(Subnet, "s", ("availabilityZone", "eu-west-1a")),
                Resource("aws:ec2/vpc:Vpc", "vpc", ("arn", "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1"))
            )
        );

        Assert.Equal(["eu-west-1"], estimate.Regions);
        Assert.Equal(0.048m, Assert.Single(estimate.Items).Hourly);
    }

    [Fact]
    public void Of_UnknownRegion_ListsWhatHasNoPriceAndWhereItHasOne()
    {
        var estimate = Estimate(
            In("eu-north-1", Resource(Instance, "i", ("instanceType", "t4g.micro")), Resource("aws:ec2/vpc:Vpc", "vpc"))
        );

        Assert.True(estimate.IsUnknown);
        Assert.Equal(
            [
                "There is no price for t4g.micro instances in eu-north-1; the price table has it for us-east-1, "
                    + "us-east-2, us-west-2, eu-central-1, eu-west-1, sa-east-1.",
                "There is no price for gp3 volumes in eu-north-1; the price table has it for us-east-1, us-east-2, "
                    + "us-west-2, eu-central-1, eu-west-1, sa-east-1.",
            ],
            estimate.Unpriced.Select(cost => cost.Reason)
        );
        Assert.All(estimate.Unpriced, cost => Assert.Equal("i", cost.Resource?.Name));
    }

    [Fact]
    public void Of_PartOfThePrices_KnowsThatItIsNotComplete()
    {
        var estimate = Estimate(Resource(Instance, "i", ("instanceType", "m9.huge")));

        Assert.Equal(["i: 8 GB of gp3: 0.000877 an hour"], Lines(estimate));
        Assert.False(estimate.IsComplete);
        Assert.False(estimate.IsUnknown);
        Assert.Equal(
            "There is no price for m9.huge instances in us-east-1; the price table has none for any region.",
            Assert.Single(estimate.Unpriced).Reason
        );
    }

    [Fact]
    public void Of_TrafficWithoutAPrice_LeavesTheTotalWithoutTrafficComplete()
    {
        var estimate = Estimate(In("us-east-2", Resource(NatGateway, "nat"), Resource(Queue, "queue")));

        Assert.True(estimate.IsComplete);
        Assert.False(estimate.IsTrafficComplete);
        Assert.Equal("data through NAT gateways", Assert.Single(estimate.TrafficItems).What);
    }

    [Fact]
    public void Of_EmptyGraph_CostsNothingAndIsComplete()
    {
        var estimate = Estimate();

        Assert.Equal(
            (0m, 0m, true, false),
            (estimate.Hourly, estimate.TrafficMonthly, estimate.IsComplete, estimate.IsUnknown)
        );
        Assert.Empty(estimate.Regions);
    }

    [Fact]
    public void Of_TrafficOfAMonth_GoesEachWayOnce()
    {
        var graph = Of(
            InterfaceEndpoint("ssm", 1),
            InterfaceEndpoint("sqs", 2),
            Resource(NatGateway, "nat"),
            Resource(LoadBalancer, "nlb", ("loadBalancerType", "network"), ("internal", true)),
            Resource(Queue, "one"),
            Resource(Queue, "two"),
            Resource("aws:sns/topic:Topic", "topic"),
            Resource("aws:s3/bucket:Bucket", "bucket"),
            Resource("aws:cloudwatch/logGroup:LogGroup", "logs")
        );

        var estimate = CostEstimate.Calculate(
            graph,
            PriceTable.Default,
            new()
            {
                Gigabytes = 200,
                Requests = 2_000_000,
                LogGigabytes = 4,
            }
        );

        Assert.Equal(
            [
                ("data through interface endpoints", 2.00m),
                ("data through NAT gateways", 9.00m),
                ("data through Network Load Balancers", 1.20m),
                ("requests to SQS", 0.80m),
                ("requests to SNS", 1.00m),
                ("requests to S3 that read", 0.80m),
                ("storage in S3", 4.60m),
                ("logs into CloudWatch Logs", 2.00m),
                ("logs kept in CloudWatch Logs", 0.12m),
            ],
            estimate.TrafficItems.Select(item => (item.What, item.Monthly))
        );
        Assert.Equal(21.52m, estimate.TrafficMonthly);
    }

    [Fact]
    public void Of_WaysOfUnknownAmount_AreRatesInNoTotal()
    {
        var estimate = Estimate(
            Resource("aws:ec2/internetGateway:InternetGateway", "igw"),
            Resource(Subnet, "a", ("availabilityZone", "us-east-1a")),
            Resource(Subnet, "b", ("availabilityZone", "us-east-1b"))
        );

        Assert.Equal([0.09m, 0.01m], estimate.Rates.Select(rate => rate.Price!.Amount));
        Assert.Equal(0, estimate.TrafficMonthly);
        Assert.Empty(Estimate(Resource(Subnet, "a", ("availabilityZone", "us-east-1a"))).Rates);
        Assert.Null(
            Assert
                .Single(Estimate(In("sa-east-1", Resource("aws:ec2/internetGateway:InternetGateway", "igw"))).Rates)
                .Price
        );
    }

    [Fact]
    public void Of_MonthlyPrice_IsSpreadOverTheHours()
    {
        var secret = Assert.Single(Estimate(Resource("aws:secretsmanager/secret:Secret", "s")).Items);

        Assert.Equal((0.40m, 0.40m / 730), (secret.Monthly, secret.Hourly));
        Assert.Equal(1m, Assert.Single(Estimate(Resource("aws:kms/key:Key", "k")).Items).Monthly);
    }
}
