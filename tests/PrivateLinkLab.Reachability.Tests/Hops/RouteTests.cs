using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Hops;

/// <summary>Routes and network ACL entries that lead nowhere, elsewhere, or that are not known.</summary>
public sealed class RouteTests
{
    private const string Example = "https://example.com";

    [Theory]
    [InlineData("gatewayId", "igw-gone")]
    [InlineData("natGatewayId", "nat-gone")]
    [InlineData("transitGatewayId", "tgw-1")]
    [InlineData("networkInterfaceId", "eni-1")]
    [InlineData("vpcEndpointId", "vpce-1")]
    [InlineData("gatewayId", "vgw-1")]
    public void DefaultRoute_ToWhatIsNotInTheGraph_IsUnknown(string property, string target)
    {
        var net = Net.Private();
        net.Route("rtb-private", Net.Anywhere, property, target);

        var result = net.Probe("App", Example);

        Assert.True(result.Verdict == Verdict.Unknown, result.Explanation);
        Assert.Contains(result.Hops, hop =>
            hop.Decision == Decision.Unknown && hop.Evidence.Contains(target, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("natGatewayId", "nat-nat")]
    [InlineData("gatewayId", "igw-igw")]
    [InlineData("transitGatewayId", "tgw-1")]
    public void Route_RecordedAsABlackhole_DropsPackets(string property, string target)
    {
        var net = Net.Private().WithPublicSubnet();
        net.NatGateway("nat", "subnet-public1");
        var route = net.Route("rtb-private", Net.Anywhere, property, target);
        net.Change("App", node => node with { Outputs = node.Outputs.With("associatePublicIpAddress", true) });
        net.Set(NameOf(net, route), "state", "blackhole");

        Expect.Blocked(net.Probe("App", Example), ReasonCode.BadStateRoute);
    }

    [Fact]
    public void BlackholeRoute_MoreSpecificThanTheLocalOne_DropsPacketsAndTheReply()
    {
        foreach (var destination in new[] { "10.0.2.0/24", "10.0.1.0/24" })
        {
            var net = WithServer();
            net.Route("rtb-private", destination, "networkInterfaceId", "eni-gone");
            net.Set(NameOf(net, null), "state", "blackhole");

            Expect.Blocked(net.Probe("App", "Server:80"), ReasonCode.BadStateRoute);
        }
    }

    [Theory]
    // Both halves lead to one target.
    [InlineData("0.0.0.0/1 128.0.0.0/1", Verdict.Reachable)]
    // All public addresses, but for what nobody has.
    [InlineData("0.0.0.0/1 128.0.0.0/2 192.0.0.0/3", Verdict.Reachable)]
    [InlineData("0.0.0.0/1", Verdict.Unknown)]
    [InlineData("0.0.0.0/1 128.0.0.0/2", Verdict.Unknown)]
    [InlineData("0.0.0.0/1 192.0.0.0/3", Verdict.Unknown)]
    [InlineData("10.0.0.0/8 192.168.0.0/16", Verdict.Blocked)]
    public void Routes_ThatTogetherHoldTheInternet_AreAsGoodAsADefaultRoute(string destinations, Verdict verdict)
    {
        var net = Net.Private().WithPublicSubnet();
        net.NatGateway("nat", "subnet-public1");
        foreach (var destination in destinations.Split(' '))
        {
            net.Route("rtb-private", destination, "natGatewayId", "nat-nat");
        }

        var result = net.Probe("App", Example);

        Assert.True(result.Verdict == verdict, result.Explanation);
    }

    [Theory]
    [InlineData("10.0.2.0/24", true)]
    [InlineData("10.0.2.20/32", true)]
    [InlineData("10.0.0.0/16", true)]
    [InlineData("0.0.0.0/0", true)]
    [InlineData(null, true)]
    public void PropagatedRoute_OverlappingTheLocalOne_LosesWhateverItsPrefix(string? destination, bool isReachable)
    {
        var net = WithServer();
        net.Propagate("rtb-private", destination);

        var result = net.Probe("App", "Server:80");

        Assert.True(result.Verdict == (isReachable ? Verdict.Reachable : Verdict.Unknown), result.Explanation);
    }

    [Theory]
    // A static route goes before a propagated one for the same block, and before a wider one.
    [InlineData("0.0.0.0/0", Verdict.Reachable)]
    [InlineData("192.168.0.0/16", Verdict.Reachable)]
    [InlineData("0.0.0.0/1", Verdict.Unknown)]
    [InlineData(null, Verdict.Unknown)]
    public void PropagatedRoute_BesideAStaticDefaultRoute_CountsWhereItIsMoreSpecific(
        string? destination,
        Verdict verdict
    )
    {
        var net = Net.Private().WithPublicSubnet();
        net.NatGateway("nat", "subnet-public1");
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", "nat-nat");
        net.Propagate("rtb-private", destination);

        var result = net.Probe("App", Example);

        Assert.True(result.Verdict == verdict, result.Explanation);
    }

    [Theory]
    // The database may have any address of 10.0.2.0/24.
    [InlineData("10.0.2.0/25", Verdict.Unknown)]
    [InlineData("10.0.2.0/25 10.0.2.128/26", Verdict.Unknown)]
    [InlineData("10.0.2.0/25 10.0.2.128/25", Verdict.Blocked)]
    [InlineData("10.0.3.0/25", Verdict.Reachable)]
    public void Routes_ForPartsOfADatabasesSubnet_AreFollowedPartByPart(string destinations, Verdict verdict)
    {
        var net = Net.Private().WithPublicSubnet();
        net.NatGateway("nat", "subnet-public1");
        net.Subnet("data", "vpc-v", "10.0.2.0/24", "b", "rtb-private");
        net.Group("db", "vpc-v");
        net.Ingress("sg-db", 3306, "10.0.0.0/16");
        net.Database("Db", ["subnet-data"], ["sg-db"]);
        foreach (var destination in destinations.Split(' '))
        {
            net.Route("rtb-private", destination, "natGatewayId", "nat-nat");
        }

        var result = net.Probe("App", "Db");

        Assert.True(result.Verdict == verdict, result.Explanation);
    }

    [Theory]
    [InlineData(true, Verdict.Reachable)]
    [InlineData(false, Verdict.Blocked)]
    public void Subnet_AsSource_HasThePublicAddressesThatItGives(bool maps, Verdict verdict)
    {
        var net = Net.Private().WithPublicSubnet();
        net.Set("public1", "mapPublicIpOnLaunch", maps);

        var result = net.Probe("subnet-public1", Example);

        Assert.True(result.Verdict == verdict, result.Explanation);
        Assert.DoesNotContain(result.Changes, change => change.Change.Contains("Elastic IP", StringComparison.Ordinal));
    }

    [Fact]
    public void DefaultRoute_ToAGatewayOfNoVpc_IsBlocked()
    {
        var net = Net.Private();
        net.Add("aws:ec2/internetGateway:InternetGateway", "igw-loose", "loose");
        net.Route("rtb-private", Net.Anywhere, "gatewayId", "igw-loose");
        net.Change("App", node => node with { Outputs = node.Outputs.With("associatePublicIpAddress", true) });

        Expect.Blocked(net.Probe("App", Example), ReasonCode.UnassociatedComponent);
    }

    [Fact]
    public void DefaultRoute_ByANatGatewayWithoutElasticIp_IsBlocked()
    {
        var net = Net.Private().WithPublicSubnet();
        net.Add(
            "aws:ec2/natGateway:NatGateway",
            "nat-bare",
            "bare",
            ("subnetId", "subnet-public1"),
            ("connectivityType", "public")
        );
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", "nat-bare");

        Expect.Blocked(net.Probe("App", Example), ReasonCode.PublicAddressForEgress);
    }

    [Theory]
    [InlineData("10.0.2.0/24", "natGatewayId", "nat-nat", ReasonCode.MoreSpecificRoute)]
    [InlineData("10.0.2.20/32", "gatewayId", "igw-igw", ReasonCode.MoreSpecificRoute)]
    [InlineData("10.0.0.0/15", "natGatewayId", "nat-nat", null)]
    [InlineData("10.0.3.0/24", "natGatewayId", "nat-nat", null)]
    public void Route_MoreSpecificThanTheLocalOne_Wins(
        string destination,
        string property,
        string target,
        string? reason
    )
    {
        var net = WithServer().WithPublicSubnet();
        net.NatGateway("nat", "subnet-public1");
        net.Route("rtb-private", destination, property, target);

        var result = net.Probe("App", "Server:80");

        if (reason is null)
        {
            Expect.Reachable(result);
        }
        else
        {
            Assert.Equal((Verdict.Blocked, reason), (result.Verdict, result.Reason));
            Assert.Contains(result.Changes, change =>
                change.Change.Contains($"Remove the route to {destination}", StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public void Route_ToADestinationThatIsNotKnown_LeavesThePublicWayOpen()
    {
        var net = Net.Private();
        net.Add(
            "aws:ec2/route:Route",
            "r-new",
            "new",
            ("routeTableId", "rtb-private"),
            ("destinationCidrBlock", PropertyValue.Unknown),
            ("natGatewayId", "nat-1")
        );

        Expect.Unknown(net.Probe("App", Example), ReasonCode.UnknownResource);
    }

    [Theory]
    [InlineData("ruleNo")]
    [InlineData("action")]
    [InlineData("cidrBlock")]
    [InlineData("protocol")]
    public void NetworkAclEntry_WithAPartThatIsNotKnown_IsUnknown(string part)
    {
        var net = WithServer();
        net.Acl("acl", "vpc-v", ["subnet-s2"], [], [(100, "allow", "all", Net.Anywhere)]);
        var entry = Net.Map(
            ("ruleNo", 100),
            ("action", "allow"),
            ("protocol", "-1"),
            ("fromPort", 0),
            ("toPort", 0),
            ("cidrBlock", Net.Anywhere)
        );
        net.Set("acl", "ingress", ListValue.Create([entry]));
        Expect.Reachable(net.Probe("App", "Server:80"));

        net.Set(
            "acl",
            "ingress",
            ListValue.Create([
                entry.With(part, PropertyValue.Unknown),
                Net.Map(
                    ("ruleNo", 200),
                    ("action", "deny"),
                    ("protocol", "-1"),
                    ("fromPort", 0),
                    ("toPort", 0),
                    ("cidrBlock", Net.Anywhere)
                ),
            ])
        );

        var result = net.Probe("App", "Server:80");
        Assert.True(result.Verdict == Verdict.Unknown, result.Explanation);
    }

    [Fact]
    public void UnpeeredVpcs_WhoseBlocksOverlap_AreDisconnected()
    {
        var net = WithOverlappingVpc();

        var result = net.Probe("Peer", "Server:80");

        Assert.Equal((Verdict.Blocked, ReasonCode.DisconnectedVpcs), (result.Verdict, result.Reason));
        Assert.DoesNotContain(result.Changes, change => change.Change.Contains("sg-peer", StringComparison.Ordinal));
    }

    [Fact]
    public void PeeredVpcs_WhoseBlocksOverlap_CannotBeRouted()
    {
        var net = WithOverlappingVpc();
        net.Peering("both", "vpc-v", "vpc-w");

        var result = net.Probe("Peer", "Server:80");

        Assert.Equal((Verdict.Blocked, ReasonCode.CannotRoute), (result.Verdict, result.Reason));
    }

    // App in s1 reaches Server in s2, which admits everything but what a test takes away.
    [Fact]
    public void NatGateway_InTheClientsOwnSubnet_HasToMove()
    {
        var net = Net.Private().WithPublicSubnet();
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", net.NatGateway("nat", "subnet-s1"));

        var result = net.Probe("App", Example);

        Expect.Blocked(result, ReasonCode.NoRouteToDestination);
        Assert.StartsWith(
            "Put NAT gateway 'nat' (nat-nat) into a public subnet",
            Assert.Single(result.Changes).Change,
            StringComparison.Ordinal
        );
        net.Set("nat", "subnetId", "subnet-public1");
        Expect.Reachable(net.Probe("App", Example));
    }

    [Fact]
    public void MoreSpecificRoute_ToAPeeringConnection_HasToBeLedElsewhere()
    {
        var net = Net.Private().WithPublicSubnet();
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", net.NatGateway("nat", "subnet-public1"));
        net.Route("rtb-private", "93.184.216.0/24", "vpcPeeringConnectionId", "pcx-gone");

        var result = net.Probe("App", "93.184.216.34:443");

        Expect.Blocked(result, ReasonCode.CannotRoute);
        Assert.StartsWith(
            "Lead the route 93.184.216.0/24 ",
            Assert.Single(result.Changes).Change,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(true, false, Verdict.Unknown)]
    [InlineData(true, true, Verdict.Blocked)]
    [InlineData(false, true, Verdict.Reachable)]
    public void RouteTableOfAnInternetGateway_WithRoutes_MayLeadToAMiddlebox(
        bool hasRoute,
        bool sourceDestCheck,
        Verdict expected
    )
    {
        var net = Net.Private().WithPublicSubnet();
        net.Ingress(net.Group("web", "vpc-v"), 80, Net.Anywhere);
        net.Egress("sg-web", -1, Net.Anywhere);
        net.Instance("Web", "subnet-public1", "10.0.100.10", ["sg-web"], isPublic: true);
        net.Add(
            "aws:ec2/routeTableAssociation:RouteTableAssociation",
            "edge-assoc",
            "edge-assoc",
            ("gatewayId", "igw-igw"),
            ("routeTableId", net.Table("edge", "vpc-v"))
        );
        if (hasRoute)
        {
            net.Route("rtb-edge", "10.0.100.0/24", "networkInterfaceId", "eni-App");
            net.Set("App", "sourceDestCheck", sourceDestCheck);
        }

        Assert.Equal(expected, net.Probe("internet", "Web:80").Verdict);
        Assert.Equal(expected, net.Probe("Web", Example).Verdict);
    }

    [Fact]
    public void MissingRoute_ToANatGatewayThatIsIncomplete_NeedsBoth()
    {
        var net = Net.Private().WithPublicSubnet();
        net.Add(
            "aws:ec2/natGateway:NatGateway",
            "nat-bare",
            "bare",
            ("subnetId", "subnet-public1"),
            ("connectivityType", "public")
        );
        Expect.Blocked(net.Probe("App", Example), ReasonCode.NoRouteToDestination, ReasonCode.PublicAddressForEgress);

        net.Unset("igw", "vpcId");
        Expect.Blocked(
            net.Probe("App", Example),
            ReasonCode.NoRouteToDestination,
            ReasonCode.PublicAddressForEgress,
            ReasonCode.UnassociatedComponent
        );

        // Another one, which needs nothing, is what the route can lead to.
        net.Set("igw", "vpcId", "vpc-v");
        net.NatGateway("whole", "subnet-public1");
        Expect.Blocked(net.Probe("App", Example), ReasonCode.NoRouteToDestination);
    }

    [Theory]
    [InlineData(true, ReasonCode.UnassociatedComponent)]
    [InlineData(false, ReasonCode.UnassociatedComponent, ReasonCode.PublicAddressForEgress)]
    public void DetachedInternetGateway_SourceWithoutPublicAddress_NeedsBoth(bool isPublic, params string[] reasons)
    {
        var net = Net.Private().WithPublicSubnet();
        net.Egress(net.Group("out", "vpc-v"), -1, Net.Anywhere);
        net.Instance("Out", "subnet-public1", "10.0.100.10", ["sg-out"], isPublic);
        net.Unset("igw", "vpcId");

        Expect.Blocked(net.Probe("Out", Example), reasons);
    }

    [Fact]
    public void DefaultVpc_HasAnInternetGatewayThatTheGraphDoesNotShow()
    {
        var net = new Net();
        net.Add(
            "aws:ec2/defaultVpc:DefaultVpc",
            "vpc-d",
            "default",
            ("cidrBlock", "172.31.0.0/16"),
            ("mainRouteTableId", "rtb-d"),
            ("defaultSecurityGroupId", "sg-d")
        );
        net.Add(
            "aws:ec2/defaultSubnet:DefaultSubnet",
            "subnet-d1",
            "d1",
            ("vpcId", "vpc-d"),
            ("cidrBlock", "172.31.0.0/20")
        );
        net.Add(
            "aws:ec2/defaultSubnet:DefaultSubnet",
            "subnet-d2",
            "d2",
            ("vpcId", "vpc-d"),
            ("cidrBlock", "172.31.16.0/20")
        );
        net.Instance("One", "subnet-d1", "172.31.0.10", ["sg-d"], isPublic: true);
        net.Instance("Two", "subnet-d2", "172.31.16.10", ["sg-d"], isPublic: true);
        net.Ingress("sg-d", 80, Net.Anywhere);

        Expect.Reachable(net.Probe("One", "Two:22"));
        Expect.Unknown(net.Probe("One", Example), ReasonCode.BadStateRoute);
        Expect.Unknown(net.Probe("internet", "One:80"), ReasonCode.UnknownResource);

        // A default subnet gives public addresses, unless it says otherwise.
        net.Unset("One", "associatePublicIpAddress");
        Expect.Unknown(net.Probe("One", Example), ReasonCode.BadStateRoute);
        Expect.Unknown(net.Probe("internet", "One:80"), ReasonCode.UnknownResource);

        // Adopting its route table takes AWS's route away.
        net.Add("aws:ec2/defaultRouteTable:DefaultRouteTable", "rtb-d", "adopted", ("defaultRouteTableId", "rtb-d"));
        Expect.Blocked(net.Probe("One", Example), ReasonCode.NoRouteToDestination);
    }

    private static Net WithServer()
    {
        var net = Net.Private();
        net.Subnet("s2", "vpc-v", "10.0.2.0/24", "b", "rtb-private");
        net.Ingress(net.Group("server", "vpc-v"), 80, "10.0.1.0/24");
        net.Instance("Server", "subnet-s2", "10.0.2.20", ["sg-server"]);
        return net;
    }

    // The same beside a VPC of the same block, with Peer in it.
    private static Net WithOverlappingVpc()
    {
        var net = WithServer();
        net.Vpc("w");
        net.Subnet("w1", "vpc-w", "10.0.7.0/24", "a", net.Table("w", "vpc-w"));
        net.Egress(net.Group("peer", "vpc-w"), -1, Net.Anywhere);
        net.Instance("Peer", "subnet-w1", "10.0.7.10", ["sg-peer"]);
        return net;
    }

    // A route by its resource's name; the last one for none.
    private static string NameOf(Net net, string? id) =>
        net
            .Nodes.Last(node =>
                id is null ? node.Type == "aws:ec2/route:Route" : node.Id == id || node.Urn.ToString() == id
            )
            .Name;
}
