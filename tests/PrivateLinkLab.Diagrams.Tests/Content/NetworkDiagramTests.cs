using PrivateLinkLab.Diagrams.Content;
using PrivateLinkLab.Diagrams.Layout;
using PrivateLinkLab.Diagrams.Tests.Layout;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Diagrams.Tests.Content;

public sealed class NetworkDiagramTests
{
    public static TheoryData<string, string> Scenarios => Drawn.Scenarios;

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_HasEveryThingOfTheModel(string scenario, string settings)
    {
        var graph = await Drawn.PlanAsync(scenario, settings);
        var model = ModelBuilder.Build(graph);
        var diagram = Drawn.Picture(graph).Diagram;
        var shown = diagram
            .AllItems.SelectMany(item => item.Lines.Append(item.Name))
            .Concat(diagram.AllBoxes.Select(box => box.Title));
        var text = string.Join('\n', shown);

        Assert.All(
            (IEnumerable<Network.Identity>)
                [
                    .. model.Vpcs.Values.Select(one => one.Identity),
                    .. model.Subnets.Values.Select(one => one.Identity),
                    .. model.Instances.Values.Select(one => one.Identity),
                    .. model.InterfaceEndpoints.Values.Select(one => one.Identity),
                    .. model.GatewayEndpoints.Values.Select(one => one.Identity),
                    .. model.EndpointServices.Values.Select(one => one.Identity),
                    .. model.LoadBalancers.Values.Select(one => one.Identity),
                    .. model.NatGateways.Values.Select(one => one.Identity),
                    .. model.InternetGateways.Values.Select(one => one.Identity),
                    .. model.Databases.Values.Select(one => one.Identity),
                    .. model.Queues.Values.Select(one => one.Identity),
                    .. model.Buckets.Values.Select(one => one.Identity),
                ],
            identity => Assert.Contains(NetworkReader.NameOf(identity), text, StringComparison.Ordinal)
        );
        Assert.Contains("us-east-1", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("port-forwarding", "JumpServer", "myDB", "3306")]
    [InlineData("sqs-endpoint", "AppServer", "SQSVPCEndpoint", "443")]
    [InlineData("sqs-endpoint", "SQSVPCEndpoint", "Amazon SQS", "")]
    [InlineData("session-manager", "Person", "Session Manager", "session")]
    [InlineData("gateway-endpoint", "PrivateInstance", "gateway-endpoints-s3", "443")]
    [InlineData("gateway-endpoint", "gateway-endpoints-s3", "Amazon S3", "")]
    [InlineData("public-endpoint", "egress-nat-us-east-1a", "egress-internet-gateway", "")]
    [InlineData("endpoint-service", "Test_Consumer", "NLB_Endpoint_Consumer", "80")]
    [InlineData("endpoint-service", "NLB_Endpoint_Consumer", "NLB-Provider-Endpoint", "")]
    [InlineData("endpoint-service", "NLB-Provider", "HTTP_Provider", "80")]
    public async Task Scenario_HasTheArticlesConnection(string scenario, string from, string to, string label)
    {
        var diagram = Drawn.Picture(await Drawn.PlanAsync(scenario, "")).Diagram;
        var names = diagram.AllItems.ToDictionary(item => item.Id, item => item.Name);

        Assert.Contains(
            (from, to, label),
            diagram.Links.Select(link => (names[link.From], names[link.To], link.Label))
        );
    }

    [Fact]
    public async Task PrivateSubnet_HasNoConnection() =>
        Assert.Empty(Drawn.Picture(await Drawn.PlanAsync("private-subnet", "")).Diagram.Links);

    [Fact]
    public async Task PendingEndpoint_WaitsAndNobodyReachesIt()
    {
        var diagram = Drawn
            .Picture(await Drawn.PlanAsync("endpoint-service", "acceptEndpointConnections=false"))
            .Diagram;

        var endpoint = Assert.Single(diagram.AllItems, item => item.Name == "NLB_Endpoint_Consumer");
        Assert.Equal(ItemState.Waiting, endpoint.State);
        Assert.Contains("pending acceptance", endpoint.Lines);
        Assert.Contains(diagram.Links, link => link is { Kind: LinkKind.Waiting, Label: "pending acceptance" });
        Assert.DoesNotContain(diagram.Links, link => link.Kind == LinkKind.Allowed && link.To == endpoint.Id);
    }

    [Fact]
    public async Task Difference_MarksWhatIsNewAndGone_AndThePaths()
    {
        var small = Drawn.Network(await Drawn.PlanAsync("session-manager", ""));
        var large = Drawn.Network(await Drawn.PlanAsync("sqs-endpoint", ""));

        var added = NetworkDifference.Of("added", small, large);
        var removed = NetworkDifference.Of("removed", large, small);

        Assert.Equal("2 added · 0 removed · 0 changed · 2 paths opened · 0 paths closed", added.Subtitle);
        Assert.Equal(Mark.Added, Assert.Single(added.AllItems, item => item.Name == "SQSVPCEndpoint").Mark);
        Assert.Equal("0 added · 2 removed · 0 changed · 0 paths opened · 2 paths closed", removed.Subtitle);
        Assert.Equal(Mark.Removed, Assert.Single(removed.AllItems, item => item.Name == "SQSVPCEndpoint").Mark);
    }

    [Theory]
    [InlineData(new[] { 22, 80 }, new[] { 443 }, "Opened 443; Closed 22, 80")]
    [InlineData(new[] { 80 }, new[] { 80, 443 }, "Opened 443")]
    [InlineData(new[] { 80, 443 }, new[] { 443 }, "Closed 80")]
    [InlineData(new[] { 8080 }, new[] { 8080 }, "Allowed 8080")]
    [InlineData(new int[0], new[] { 80 }, "Opened 80")]
    public void Difference_OfPorts_IsWhatOpensAndWhatCloses(int[] before, int[] after, string expected)
    {
        var diagram = NetworkDifference.Of("ports", Served(before), Served(after));

        Assert.Equal(expected, string.Join("; ", diagram.Links.Select(link => $"{link.Kind} {link.Label}")));
        Assert.Equal([], PictureRules.FaultsOf(PictureLayout.Of(diagram)));
    }

    // A client, and a server that admits it on some ports.
    private static WholeNetworkReach Served(int[] ports)
    {
        var net = new Net();
        var vpc = net.Vpc("v");
        var subnet = net.Subnet("s", vpc, "10.0.1.0/24", table: net.Table("t", vpc));
        var (client, server) = (net.Group("client", vpc), net.Group("server", vpc));
        net.Egress(client, -1, "0.0.0.0/0");
        foreach (var port in ports)
        {
            net.Ingress(server, port, client);
        }

        net.Instance("Client", subnet, "10.0.1.10", [client]);
        net.Instance("Server", subnet, "10.0.1.11", [server]);
        return Drawn.Network(net.Graph);
    }
}
