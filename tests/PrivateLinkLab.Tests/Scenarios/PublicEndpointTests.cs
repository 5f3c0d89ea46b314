namespace PrivateLinkLab.Tests.Scenarios;

public class PublicEndpointTests
{
    private const string Endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
    private const string NatGateway = "aws:ec2/natGateway:NatGateway";
    private const string Route = "aws:ec2/route:Route";
    private const string Instance = "aws:ec2/instance:Instance";

    [Fact]
    public async Task PublicEndpoint_LeadsTheApplicationOutThroughNat()
    {
        var graph = await ScenarioGraph.OfAsync(("scenario", "public-endpoint"));

        Assert.Empty(graph.OfType(Endpoint));
        var nat = Assert.Single(graph.OfType(NatGateway));
        var appServer = Assert.Single(graph.OfType(Instance));
        var association = Assert.Single(graph.OfType("aws:ec2/routeTableAssociation:RouteTableAssociation"), node =>
            node.Inputs.GetText("subnetId") == appServer.Inputs.GetText("subnetId")
        );
        var route = Assert.Single(graph.OfType(Route), node =>
            node.Inputs.GetText("routeTableId") == association.Inputs.GetText("routeTableId")
        );
        Assert.Equal("0.0.0.0/0", route.Inputs.GetText("destinationCidrBlock"));
        Assert.Equal(nat.Id, route.Inputs.GetText("natGatewayId"));
        Assert.False(appServer.Inputs.GetBool("associatePublicIpAddress"));
        Assert.Contains(nat.Urn, appServer.Dependencies);
    }

    [Fact]
    public async Task PublicEndpoint_Commands_AreTheOnesOfThePrivateWay()
    {
        var publicly = (await ScenarioGraph.OfAsync(("scenario", "public-endpoint"))).Outputs;
        var privately = (await ScenarioGraph.OfAsync(("scenario", "sqs-endpoint"))).Outputs;

        Assert.Equal("curl -I https://example.com --connect-timeout 15", publicly.GetText("curlCommand"));
        Assert.Equal(privately.GetText("digCommand"), publicly.GetText("digCommand"));
        Assert.Equal(privately.GetText("sendMessageCommand"), publicly.GetText("sendMessageCommand"));
        Assert.StartsWith("203.0.113.", Assert.Single(publicly.GetTexts("natAddresses")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one", 1)]
    [InlineData("perZone", 2)]
    public async Task PublicEndpoint_NatGateways_AreAsManyAsWanted(string placement, int expected)
    {
        var graph = await ScenarioGraph.OfAsync(
            ("scenario", "public-endpoint"),
            ("natGateways", placement),
            ("subnetCidrs", "10.0.1.0/24,10.0.2.0/24")
        );

        Assert.Equal(expected, graph.OfType(NatGateway).Count());
        var fromPrivate = graph.OfType(Route).Where(route => route.Inputs.ContainsKey("natGatewayId")).ToList();
        Assert.Equal(2, fromPrivate.Count);
        Assert.Equal(expected, fromPrivate.Select(route => route.Inputs.GetText("natGatewayId")).Distinct().Count());
    }

    [Fact]
    public async Task PublicEndpoint_WithAnEndpointAdded_IsHalfWayToThePrivateOne()
    {
        var graph = await ScenarioGraph.OfAsync(("scenario", "public-endpoint"), ("endpoints", "sqs"));

        Assert.Equal("endpoints-sqs", Assert.Single(graph.OfType(Endpoint)).Name);
    }
}
