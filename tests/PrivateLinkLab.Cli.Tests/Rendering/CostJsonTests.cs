using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Pricing;
using static PrivateLinkLab.Cli.Tests.Rendering.SampleGraph;

namespace PrivateLinkLab.Cli.Tests.Rendering;

public sealed class CostJsonTests
{
    [Fact]
    public void Document_Estimate_IsThisDocument()
    {
        var network = Component("network");
        var graph = SampleGraph.Of(
            network,
            Resource("aws:ec2/natGateway:NatGateway", "nat", network, ("region", "us-east-1")),
            Resource(Vpc, "vpc", network),
            Resource("aws:kinesis/stream:Stream", "worker", network)
        );

        Assert.Equal(
            """
            {
              "schemaVersion": 1,
              "subject": "test",
              "regions": [
                "us-east-1"
              ],
              "hoursPerMonth": 730,
              "traffic": {
                "gigabytes": 10,
                "requests": 100000,
                "logGigabytes": 0.3
              },
              "total": {
                "currency": "USD",
                "hourly": 0.045,
                "monthly": 32.85,
                "trafficMonthly": 0.45,
                "monthlyWithTraffic": 33.3,
                "trafficComplete": true,
                "complete": false
              },
              "components": [
                {
                  "name": "network",
                  "hourly": 0.045,
                  "monthly": 32.85,
                  "items": [
                    {
                      "urn": "urn:pulumi:dev::privatelinklab::privatelinklab:network:PrivateVpc$aws:ec2/natGateway:NatGateway::nat",
                      "name": "nat",
                      "what": "NAT gateway",
                      "quantity": 1,
                      "price": {
                        "item": "nat-gateway",
                        "region": "us-east-1",
                        "amount": 0.045,
                        "unit": "hour",
                        "date": "2025-10-28",
                        "source": "https://aws.amazon.com/vpc/pricing/"
                      },
                      "hourly": 0.045,
                      "monthly": 32.85
                    }
                  ]
                }
              ],
              "trafficItems": [
                {
                  "what": "data through NAT gateways",
                  "quantity": 10,
                  "price": {
                    "item": "nat-gateway-data",
                    "region": "us-east-1",
                    "amount": 0.045,
                    "unit": "gigabyte",
                    "date": "2025-10-28",
                    "source": "https://aws.amazon.com/vpc/pricing/"
                  },
                  "monthly": 0.45
                }
              ],
              "rates": [],
              "natComparisons": [],
              "notCompared": [],
              "free": [
                {
                  "type": "aws:ec2/vpc:Vpc",
                  "count": 1,
                  "reason": null
                }
              ],
              "notPriced": [
                {
                  "urn": "urn:pulumi:dev::privatelinklab::privatelinklab:network:PrivateVpc$aws:kinesis/stream:Stream::worker",
                  "reason": "It is not known what worker costs: the price table has nothing for the type aws:kinesis/stream:Stream."
                }
              ],
              "leftOut": [
                "taxes",
                "free tier",
                "discounts",
                "support",
                "CPU credits"
              ]
            }

            """,
            CostJson.Document("test", CostEstimate.Calculate(graph, PriceTable.Default, new() { Gigabytes = 10 }))
        );
    }

    [Fact]
    public void Document_RateWithoutAPrice_IsThereWithoutOne()
    {
        var network = Component("network");
        var graph = SampleGraph.Of(
            network,
            Resource("aws:ec2/internetGateway:InternetGateway", "igw", network, ("region", "sa-east-1"))
        );

        var json = CostJson.Document("test", CostEstimate.Calculate(graph, PriceTable.Default, Traffic.Default));

        Assert.Contains("\"region\": \"sa-east-1\",\n      \"price\": null\n", json, StringComparison.Ordinal);
    }
}
