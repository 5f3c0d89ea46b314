using PrivateLinkLab.Diagrams.Content;
using PrivateLinkLab.Diagrams.Layout;

namespace PrivateLinkLab.Diagrams.Tests.Content;

public sealed class ProbedPathTests
{
    [Theory]
    [InlineData("port-forwarding", "JumpServer", "myDB:3306", "JumpServer, myDB")]
    [InlineData("port-forwarding", "local:JumpServer", "myDB:3306", "Person, Session Manager, JumpServer, myDB")]
    [InlineData(
        "sqs-endpoint",
        "AppServer",
        "https://sqs.us-east-1.amazonaws.com",
        "AppServer, SQSVPCEndpoint, Amazon SQS"
    )]
    [InlineData(
        "public-endpoint",
        "AppServer",
        "https://example.com",
        "AppServer, egress-nat-us-east-1a, egress-internet-gateway, Internet"
    )]
    [InlineData(
        "endpoint-service",
        "Test_Consumer",
        "NLB_Endpoint_Consumer:80",
        "Test_Consumer, NLB_Endpoint_Consumer, NLB-Provider-Endpoint, NLB-Provider, HTTP_Provider"
    )]
    public async Task Reachable_HasEveryStop_AndTheAnswersWay(string scenario, string from, string to, string stops)
    {
        var diagram = Drawn.Path(await Drawn.PlanAsync(scenario, ""), from, to).Diagram;

        Assert.Equal(stops, string.Join(", ", diagram.Stops.Select(stop => stop.Name)));
        Assert.Equal(diagram.Stops.Length - 1, diagram.Links.Count(link => link.Kind == LinkKind.Request));
        Assert.Equal(diagram.Stops.Length - 1, diagram.Links.Count(link => link.Kind == LinkKind.Reply));
        Assert.DoesNotContain(diagram.Links, link => link.Barrier != BarrierPlace.None);
    }

    [Theory]
    [InlineData("private-subnet", "AppServer", "https://example.com", null, BarrierPlace.AtStart)]
    [InlineData("port-forwarding", "mySubnet1", "myDB:3306", null, BarrierPlace.AtEnd)]
    [InlineData(
        "port-forwarding",
        "JumpServer",
        "https://sqs.us-east-1.amazonaws.com",
        "sqs:SendMessage",
        BarrierPlace.AtEnd
    )]
    public async Task Blocked_EndsAtABarrier(string scenario, string from, string to, string? action, object expected)
    {
        var picture = Drawn.Path(await Drawn.PlanAsync(scenario, ""), from, to, action);

        var barrier = Assert.Single(picture.Links, link => link.BarrierAt is not null);
        Assert.Equal(expected, barrier.Link.Barrier);
        Assert.False(barrier.Link.IsDoubt);
        Assert.DoesNotContain(picture.Links, link => link.Link.Kind == LinkKind.Reply);
        Assert.Contains(picture.Diagram.Stops.SelectMany(stop => stop.Decisions), decision => decision.Sign == "✗");
        Assert.Contains(picture.Texts, text => text.Role == TextRole.Warning);
    }

    [Fact]
    public async Task VpcBeyondTheQuestion_IsFolded()
    {
        var diagram = Drawn
            .Path(await Drawn.PlanAsync("endpoint-service", ""), "Test_Consumer", "https://example.com")
            .Diagram;

        var provider = Assert.Single(diagram.AllBoxes, box => box.Title == "VPC VPC_Provider");
        Assert.Empty(provider.Boxes);
        Assert.Contains("1 subnet,", provider.Detail, StringComparison.Ordinal);
    }
}
