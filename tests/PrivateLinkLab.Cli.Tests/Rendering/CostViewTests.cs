using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Pricing;
using static PrivateLinkLab.Cli.Tests.Rendering.SampleGraph;

namespace PrivateLinkLab.Cli.Tests.Rendering;

public sealed class CostViewTests
{
    private const string Endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
    private const string NatGateway = "aws:ec2/natGateway:NatGateway";

    private static readonly ResourceNode Network = Component("network");

    [Fact]
    public void Show_DearEndpoints_SaysWhenTheyAreEvenWithNat()
    {
        var text = Show(0, [.. Enumerable.Range(0, 6).Select(i => InterfaceEndpoint($"endpoint-{i}"))]);

        Assert.Contains(
            " The endpoints cost $7.30 more per month, and as much as NAT at 209 GB per month. One NAT gateway "
                + "costs as much per hour as 5 endpoint interfaces. ",
            text.Replace('\n', ' '),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\nBoth cost the same, and never more, at any amount of traffic.",
            Show(0, [.. Enumerable.Range(0, 5).Select(i => InterfaceEndpoint($"endpoint-{i}"))]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Show_TwoRegions_NamesThem()
    {
        var text = Show(1, InterfaceEndpoint("here"), InterfaceEndpoint("there", "eu-west-1"));

        Assert.StartsWith("stack in us-east-1 and eu-west-1 on AWS, ", text, StringComparison.Ordinal);
        Assert.Contains(
            "\nThe same traffic through NAT gateways in eu-west-1, with 1 GB per month:\n",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Show_UnknownType_IsNotPricedByName()
    {
        var text = Show(
            1,
            Resource(NatGateway, "nat", Network, ("region", "us-east-1")),
            Resource("aws:kinesis/stream:Stream", "worker", Network)
        );

        Assert.Matches(@"\nTotal, as far as known +\$0\.0450 +\$32\.85\n", text);
        Assert.Matches(@"\nTotal with traffic, as far as known +\$32\.90\n", text);
        Assert.Contains(
            "\n  worker: It is not known what worker costs: the price table has nothing for the type "
                + "aws:kinesis/stream:Stream.\n",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Show_Nothing_IsFree() => Assert.Matches(@"\nTotal +\$0\.0000 +\$0\.00\n", Show(1));

    [Fact]
    public void Show_Terminal_HasColours() =>
        Assert.Contains(
            "\e[",
            ScreenText.Of(
                screen => CostView.Show(screen, "stack", Estimate(1, InterfaceEndpoint("e"))),
                width: 120,
                colors: true
            ),
            StringComparison.Ordinal
        );

    private static ResourceNode InterfaceEndpoint(string name, string region = "us-east-1") =>
        Resource(
            Endpoint,
            name,
            Network,
            ("region", region),
            ("vpcEndpointType", "Interface"),
            ("serviceName", $"com.amazonaws.{region}.sqs"),
            ("vpcId", "vpc-1"),
            ("subnetIds", PropertyValue.OfTexts(["subnet-1"]))
        );

    private static CostEstimate Estimate(decimal gigabytes, params ResourceNode[] resources) =>
        CostEstimate.Calculate(
            SampleGraph.Of([Network, .. resources]),
            PriceTable.Default,
            new() { Gigabytes = gigabytes }
        );

    private static string Show(decimal gigabytes, params ResourceNode[] resources) =>
        ScreenText.Of(screen => CostView.Show(screen, "stack", Estimate(gigabytes, resources)));
}
