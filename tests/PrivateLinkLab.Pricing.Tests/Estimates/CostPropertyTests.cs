using CsCheck;
using PrivateLinkLab.Graph;
using static PrivateLinkLab.Pricing.Tests.SampleGraph;

namespace PrivateLinkLab.Pricing.Tests.Estimates;

/// <summary>What holds for every graph.</summary>
public sealed class CostPropertyTests
{
    private static readonly Gen<string> Region = Gen.OneOf(
        "us-east-1",
        "us-west-2",
        "eu-central-1",
        "eu-west-1",
        "sa-east-1",
        "eu-north-1"
    );

    private static readonly Gen<Func<int, ResourceNode>> Anything = Gen.OneOf<Func<int, ResourceNode>>(
        Gen.Select(Gen.Int[0, 3], Gen.Bool, (zones, ours) =>
            (Func<int, ResourceNode>)(
                i => InterfaceEndpoint(ours ? $"com.amazonaws.vpce.us-east-1.vpce-svc-{i}" : "sqs", zones, $"vpc-{i}")
            )
        ),
        Gen.OneOf("t4g.micro", "t3.large", "m9.huge")
            .Select(type =>
                (Func<int, ResourceNode>)(
                    i =>
                        Resource(
                            Instance,
                            $"instance-{i}",
                            ("instanceType", type),
                            ("associatePublicIpAddress", i % 2 == 0)
                        )
                )
            ),
        Gen.Bool.Select(multiAz =>
            (Func<int, ResourceNode>)(i => MySql($"db-{i}", ("multiAz", multiAz), ("manageMasterUserPassword", true)))
        ),
        Gen.OneOf(NatGateway, Queue, Subnet, "aws:ec2/eip:Eip", "aws:ec2/vpc:Vpc", "aws:nothing/known:Thing")
            .Select(type => (Func<int, ResourceNode>)(i => Resource(type, $"thing-{i}")))
    );

    private static readonly Gen<ResourceGraph> Graph = Gen.Select(Region, Anything.Array[0, 12], (region, made) =>
        In(region, made.Select((make, i) => make(i)))
    );

    private static readonly Gen<Traffic> SomeTraffic = Gen.Select(
        Gen.Int[0, 10_000],
        Gen.Int[0, 1_000_000],
        (gigabytes, requests) => new Traffic { Gigabytes = gigabytes, Requests = requests }
    );

    [Fact]
    public void Totals_AnyGraph_AreTheSumsOfTheirItems() =>
        Gen.Select(Graph, SomeTraffic)
            .Sample(
                (graph, traffic) =>
                {
                    var estimate = CostEstimate.Calculate(graph, PriceTable.Default, traffic);

                    Assert.Equal(
                        estimate.Items.Sum(item => item.Monthly),
                        estimate.Components.Sum(component => component.Monthly)
                    );
                    Assert.Equal(
                        estimate.Monthly,
                        estimate.Items.Sum(item =>
                            item.Price.Unit == PriceUnit.Hour
                                ? item.Quantity * item.Price.Amount * 730
                                : item.Quantity * item.Price.Amount
                        )
                    );
                    Assert.Equal(decimal.Round(estimate.Hourly * 730, 12), decimal.Round(estimate.Monthly, 12));
                    Assert.Equal(
                        estimate.TrafficMonthly,
                        estimate.TrafficItems.Sum(item => item.Quantity * item.Price.Amount)
                    );
                }
            );

    [Fact]
    public void Costs_AnyGraph_AreNeverNegative() =>
        Gen.Select(Graph, SomeTraffic)
            .Sample(
                (graph, traffic) =>
                {
                    var estimate = CostEstimate.Calculate(graph, PriceTable.Default, traffic);

                    Assert.All(estimate.Items, item => Assert.True(item.Hourly >= 0 && item.Monthly >= 0));
                    Assert.All(estimate.TrafficItems, item => Assert.True(item.Monthly >= 0));
                }
            );

    [Fact]
    public void Resources_AnyGraph_AreAllPricedFreeOrListed() =>
        Graph.Sample(graph =>
        {
            var estimate = Estimate(graph);
            var accounted = estimate
                .Items.Select(item => item.Resource)
                .Concat(estimate.Unpriced.Select(cost => cost.Resource).OfType<ResourceUrn>())
                .ToHashSet();
            var free = estimate.Free.Select(entry => entry.Type).ToHashSet();

            Assert.All(
                graph.Resources.Where(node =>
                    node.Custom && !node.Type.StartsWith("pulumi:", StringComparison.Ordinal)
                ),
                node => Assert.True(accounted.Contains(node.Urn) || free.Contains(node.Type), node.ToString())
            );
        });

    [Fact]
    public void Items_AnyGraph_HaveThePriceOfTheirOwnRegion() =>
        Graph.Sample(graph =>
            Assert.All(Estimate(graph).Items, item => Assert.Equal(Estimate(graph).Regions.Single(), item.Price.Region))
        );

    [Fact]
    public void Endpoints_TwiceTheZones_CostTwiceTheHours() =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, 6])
            .Sample(
                (zones, endpoints) =>
                {
                    decimal Hourly(int factor) =>
                        Estimate(
                            Enumerable
                                .Range(0, endpoints)
                                .Select(i => InterfaceEndpoint("sqs", zones * factor, $"vpc-{i}"))
                        ).Hourly;

                    Assert.Equal(2 * Hourly(1), Hourly(2));
                    Assert.Equal(0.01m * zones * endpoints, Hourly(1));
                }
            );

    [Fact]
    public void Estimate_MoreResources_NeverCostsLess() =>
        Gen.Select(Region, Anything.Array[1, 8])
            .Sample(
                (region, made) =>
                {
                    var nodes = made.Select((make, i) => make(i)).ToList();

                    Assert.True(Estimate(In(region, nodes)).Hourly >= Estimate(In(region, nodes.Skip(1))).Hourly);
                }
            );

    [Fact]
    public void Estimate_MoreTraffic_NeverCostsLess() =>
        Gen.Select(Graph, SomeTraffic)
            .Sample(
                (graph, traffic) =>
                    Assert.True(
                        CostEstimate.Calculate(graph, PriceTable.Default, traffic).TrafficMonthly
                            >= CostEstimate
                                .Calculate(
                                    graph,
                                    PriceTable.Default,
                                    new()
                                    {
                                        Gigabytes = 0,
                                        Requests = 0,
                                        LogGigabytes = 0,
                                    }
                                )
                                .TrafficMonthly
                    )
            );
}
