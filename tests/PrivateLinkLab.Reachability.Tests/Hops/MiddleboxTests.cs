using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Hops;

/// <summary>Appliances that routes lead to, in either direction and at the edge of the VPC.</summary>
public sealed class MiddleboxTests
{
    [Theory]
    [InlineData("available", Verdict.Unknown, ReasonCode.MiddleboxRules)]
    [InlineData("pendingAcceptance", Verdict.Blocked, ReasonCode.BadStateRoute)]
    [InlineData("rejected", Verdict.Blocked, ReasonCode.BadStateRoute)]
    [InlineData("deleted", Verdict.Blocked, ReasonCode.BadStateRoute)]
    [InlineData("failed", Verdict.Blocked, ReasonCode.BadStateRoute)]
    [InlineData(null, Verdict.Unknown, ReasonCode.BadStateRoute)]
    public void Route_ToAGatewayLoadBalancerEndpoint_EndsAtTheAppliance(string? state, Verdict verdict, string reason)
    {
        var net = Guarded(state);

        var result = net.Probe("App", "example.com:443");

        Assert.Equal((verdict, reason), (result.Verdict, result.Reason));
        Assert.Contains(result.Hops, hop =>
            hop is { Kind: HopKind.Middlebox, Component: var at } && at.Contains("::gwlbe")
        );
    }

    [Theory]
    [InlineData(true, "pendingAcceptance", Verdict.Blocked)]
    [InlineData(false, "pendingAcceptance", Verdict.Unknown)]
    public void Endpoint_ThatIsAcceptedLater_TakesTraffic(bool isLeftOpen, string state, Verdict expected)
    {
        var net = Guarded(state);
        if (!isLeftOpen)
        {
            net.Accepter("vpce-svc-x", "vpce-gwlbe");
        }

        Assert.Equal(expected, net.Probe("App", "example.com:443").Verdict);
    }

    [Theory]
    [InlineData("gatewayId")]
    [InlineData("vpcEndpointId")]
    public void Route_ByEitherProperty_LeadsThere(string property)
    {
        var net = Guarded("available", property);

        Expect.Unknown(net.Probe("App", "example.com:443"), ReasonCode.MiddleboxRules);
    }

    [Fact]
    public void Route_OfATablesOwnList_LeadsThere()
    {
        var net = Guarded("available");
        net.Remove("route1");
        net.Set(
            "guarded",
            "routes",
            ListValue.Create([Net.Map(("cidrBlock", Net.Anywhere), ("vpcEndpointId", "vpce-gwlbe"))])
        );

        Expect.Unknown(net.Probe("App", "example.com:443"), ReasonCode.MiddleboxRules);
    }

    [Fact]
    public void Route_ToAnEndpointThatTheGraphDoesNotHave_IsUnknown()
    {
        var net = Guarded("available");
        net.Remove("gwlbe");

        Expect.Unknown(net.Probe("App", "example.com:443"), ReasonCode.UnsupportedComponent);
    }

    [Fact]
    public void Route_ThatIsABlackhole_IsBlocked()
    {
        var net = Guarded("available");
        net.Set("route1", "state", "blackhole");

        Expect.Blocked(net.Probe("App", "example.com:443"), ReasonCode.BadStateRoute);
    }

    [Theory]
    [InlineData("aws:networkfirewall/firewall:Firewall", "firewallStatuses", "syncStates")]
    [InlineData(
        "aws:networkfirewall/vpcEndpointAssociation:VpcEndpointAssociation",
        "vpcEndpointAssociationStatuses",
        "associationSyncStates"
    )]
    public void Route_ToAFirewall_EndsThere(string type, string statuses, string states)
    {
        var net = Guarded("available");
        net.Remove("gwlbe");
        var attachment = Net.Map(("endpointId", "vpce-gwlbe"), ("subnetId", "subnet-inspection"));
        var state = Net.Map(("availabilityZone", "us-east-1a"), ("attachments", ListValue.Create([attachment])));
        net.Add(
            type,
            "arn:firewall",
            "firewall",
            ("vpcId", "vpc-v"),
            (statuses, ListValue.Create([Net.Map((states, ListValue.Create([state])))]))
        );

        var result = net.Probe("App", "example.com:443");

        Expect.Unknown(result, ReasonCode.MiddleboxRules);
        Assert.Contains(result.Hops, hop => hop is { Kind: HopKind.Middlebox, Name: "firewall" });
    }

    // A firewall decides about what is routed to it, and nothing else in its subnets.
    [Fact]
    public void Firewall_ThatNoRouteLeadsTo_DecidesNothing()
    {
        var net = Guarded("available");
        net.Add(
            "aws:networkfirewall/firewall:Firewall",
            "arn:firewall",
            "firewall",
            ("vpcId", "vpc-v"),
            ("subnetMappings", ListValue.Create([Net.Map(("subnetId", "subnet-inspection"))]))
        );

        Expect.Reachable(net.Probe("Web", "example.com:443"));
    }

    [Fact]
    public void Firewall_ThatIsNotMadeYet_IsWhatTheRouteRefersTo()
    {
        var net = Guarded("available");
        net.Remove("gwlbe");
        net.Remove("route1");
        net.Add("aws:networkfirewall/firewall:Firewall", "", "firewall", ("vpcId", "vpc-v"));
        net.Add(
            "aws:ec2/route:Route",
            "",
            "out",
            ("routeTableId", "rtb-guarded"),
            ("destinationCidrBlock", Net.Anywhere),
            ("vpcEndpointId", PropertyValue.Unknown)
        );
        var urn = ResourceUrn.Create("dev", "lab", null, "aws:networkfirewall/firewall:Firewall", "firewall");
        net.Change("out", node =>
            node with
            {
                PropertyDependencies = node.PropertyDependencies.Add("vpcEndpointId", [urn]),
            }
        );

        Expect.Unknown(net.Probe("App", "example.com:443"), ReasonCode.MiddleboxRules);
    }

    // At the edge: what comes in for the subnet goes to the appliance; elsewhere it does not.
    [Theory]
    [InlineData("10.0.100.0/24", Verdict.Unknown)]
    [InlineData("10.0.7.0/24", Verdict.Reachable)]
    public void EdgeTable_LeadsWhatComesInToTheAppliance(string block, Verdict expected)
    {
        var net = Guarded("available");
        AddEdgeTable(net, block);

        Assert.Equal(expected, net.Probe("internet", "Web:80").Verdict);
        // The replies come in that way too.
        Assert.Equal(expected, net.Probe("Web", "example.com:443").Verdict);
        if (expected == Verdict.Unknown)
        {
            Assert.Equal(ReasonCode.MiddleboxRules, net.Probe("internet", "Web:80").Reason);
        }
    }

    [Fact]
    public void EdgeTable_OfWhatANatGatewaySends_TakesTheReplies()
    {
        var net = Guarded("available");
        net.NatGateway("out", "subnet-web");
        net.Subnet("behind", "vpc-v", "10.0.9.0/24", "a", net.Table("behind-out", "vpc-v"));
        net.Route("rtb-behind-out", Net.Anywhere, "natGatewayId", "nat-out");
        net.Instance("Behind", "subnet-behind", "10.0.9.10", ["sg-app"]);
        Expect.Reachable(net.Probe("Behind", "example.com:443"));

        AddEdgeTable(net, "10.0.100.0/24");
        Expect.Unknown(net.Probe("Behind", "example.com:443"), ReasonCode.MiddleboxRules);
    }

    [Fact]
    public void EdgeTable_WithLocalRoutesOnly_ChangesNothing()
    {
        var net = Guarded("available");
        AddEdgeTable(net, null);

        Expect.Reachable(net.Probe("internet", "Web:80"));
    }

    [Fact]
    public void EdgeTable_ThatIsNotInTheGraph_IsUnknown()
    {
        var net = Guarded("available");
        AddEdgeTable(net, null);
        net.Remove("edge");

        Expect.Unknown(net.Probe("internet", "Web:80"), ReasonCode.UnknownResource);
    }

    // The request passes no appliance, the replies do.
    [Fact]
    public void Replies_ThatAloneAreLedToTheAppliance_AreUnknown()
    {
        var net = Guarded("available");
        net.Route("rtb-guarded", "10.0.100.0/24", "vpcEndpointId", "vpce-gwlbe");
        net.Ingress("sg-app", 80, Net.Anywhere);

        var result = net.Probe("Web", "App:80");

        Expect.Unknown(result, ReasonCode.MiddleboxRules);
        Assert.Equal(Direction.Reply, result.Hops.Single(hop => hop.Kind == HopKind.Middlebox).Direction);
    }

    private static void AddEdgeTable(Net net, string? block)
    {
        var table = net.Table("edge", "vpc-v");
        net.Add(
            "aws:ec2/routeTableAssociation:RouteTableAssociation",
            "assoc-edge",
            "edge-association",
            ("gatewayId", "igw-igw"),
            ("routeTableId", table)
        );
        if (block is not null)
        {
            net.Route(table, block, "vpcEndpointId", "vpce-gwlbe");
        }
    }

    // App leaves by the endpoint of an appliance; Web, in a public subnet, does not.
    private static Net Guarded(string? state, string property = "vpcEndpointId")
    {
        var net = new Net();
        var vpc = net.Vpc("v");
        net.Route(net.Table("guarded", vpc), Net.Anywhere, property, "vpce-gwlbe");
        net.Subnet("app", vpc, "10.0.1.0/24", "a", "rtb-guarded");
        net.Subnet("inspection", vpc, "10.0.2.0/24");
        net.InternetGateway("igw", vpc);
        net.Route(net.Table("outward", vpc), Net.Anywhere, "gatewayId", "igw-igw");
        net.Subnet("web", vpc, "10.0.100.0/24", "a", "rtb-outward");
        net.Egress(net.Group("app", vpc), -1, Net.Anywhere);
        net.Egress(net.Group("web", vpc), -1, Net.Anywhere);
        net.Ingress("sg-web", 80, Net.Anywhere);
        net.Instance("App", "subnet-app", "10.0.1.10", ["sg-app"]);
        net.Instance("Web", "subnet-web", "10.0.100.10", ["sg-web"], isPublic: true);
        List<(string, PropertyValue)> properties =
        [
            ("vpcId", vpc),
            ("vpcEndpointType", "GatewayLoadBalancer"),
            ("serviceName", "com.amazonaws.vpce.us-east-1.vpce-svc-x"),
            ("subnetIds", PropertyValue.OfTexts(["subnet-inspection"])),
        ];
        if (state is not null)
        {
            properties.Add(("state", state));
        }

        net.Add("aws:ec2/vpcEndpoint:VpcEndpoint", "vpce-gwlbe", "gwlbe", [.. properties]);
        return net;
    }
}
