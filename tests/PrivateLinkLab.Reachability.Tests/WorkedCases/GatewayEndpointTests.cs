using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.WorkedCases;

/// <summary>The gateway endpoint for S3: routes by prefix list.</summary>
public sealed class GatewayEndpointTests
{
    private const string S3 = "https://s3.us-east-1.amazonaws.com";
    private const string PrefixList = "pl-63a5400a";

    [Fact]
    public void Associated_PrefixListAdmitted_WorksAndDnsStaysPublic()
    {
        var net = Net.Private();
        net.Gateway("s3", "vpc-v", "s3", "rtb-private");

        var result = net.Probe("App", S3);

        Expect.Reachable(result);
        Expect.Answer(result, DnsZone.Public, "52.216.0.0/15", "54.231.0.0/16");
    }

    [Fact]
    public void EndpointOfAnotherVpc_InTheTable_ServesItsOwnOnly()
    {
        var net = Net.Private();
        net.Vpc("w", "10.1.0.0/16");
        net.Gateway("s3", "vpc-w", "s3", "rtb-private");

        var result = net.Probe("App", S3);

        Expect.Blocked(result, ReasonCode.GatewayEndpointSourceRestriction);
        Assert.Equal("Create a gateway endpoint in VPC 'v' (vpc-v).", Assert.Single(result.Changes).Change);
    }

    [Theory]
    [InlineData("10.0.0.0/16", false)]
    [InlineData(PrefixList, true)]
    [InlineData("52.0.0.0/6", true)]
    public void EgressRule_MustAdmitThePrefixList(string peer, bool isReachable)
    {
        var net = Net.Private();
        net.Gateway("s3", "vpc-v", "s3", "rtb-private");
        var group = net.Group("narrow", "vpc-v");
        net.Egress(group, 443, peer);
        net.Instance("Narrow", "subnet-s1", "10.0.1.11", [group]);

        var result = net.Probe("Narrow", S3);

        if (isReachable)
        {
            Expect.Reachable(result);
        }
        else
        {
            Assert.Equal(ReasonCode.SecurityGroupRulesMismatch, result.Reason);
            Assert.Equal(Verdict.Blocked, result.Verdict);
        }
    }

    [Fact]
    public void NetworkAcl_AdmitsBlocksOnly()
    {
        var net = Net.Private();
        net.Gateway("s3", "vpc-v", "s3", "rtb-private");
        net.Acl(
            "blocks",
            "vpc-v",
            ["subnet-s1"],
            [(100, "allow", "1024-65535", Net.Anywhere)],
            [(100, "allow", "443", "52.216.0.0/15"), (110, "allow", "443", "54.231.0.0/16")]
        );

        Expect.Reachable(net.Probe("App", S3));
    }

    [Fact]
    public void AssociatedWithAnotherTable_IsNotUsed()
    {
        var net = Net.Private();
        net.Gateway("s3", "vpc-v", "s3", net.Table("other", "vpc-v"));

        var result = net.Probe("App", S3);

        Assert.Equal(ReasonCode.NoRouteToDestination, result.Reason);
        Assert.Contains(result.Changes, change => change.Change.Contains("routeTableIds", StringComparison.Ordinal));
    }

    [Fact]
    public void MoreSpecificRoute_ToTheInternetGateway_Wins()
    {
        var net = Net.Private().WithPublicSubnet();
        net.Gateway("s3", "vpc-v", "s3", "rtb-private");
        net.Route("rtb-private", "52.216.0.0/16", "gatewayId", "igw-igw");
        net.Route("rtb-private", "52.217.0.0/16", "gatewayId", "igw-igw");

        var result = net.Probe("App", "52.216.3.4:443");

        Expect.Blocked(result, ReasonCode.PublicAddressForEgress);
    }

    [Fact]
    public void IdenticalStaticBlock_BeatsThePrefixList()
    {
        var net = Net.Private().WithPublicSubnet();
        net.Gateway("s3", "vpc-v", "s3", "rtb-private");
        net.Route("rtb-private", "52.216.0.0/15", "gatewayId", "igw-igw");
        net.Route("rtb-private", "54.231.0.0/16", "gatewayId", "igw-igw");

        Expect.Blocked(net.Probe("App", S3), ReasonCode.PublicAddressForEgress);
    }

    [Fact]
    public void OverlappingPrefixLists_ToDifferentTargets_AreUnknown()
    {
        var net = Net.Private().WithPublicSubnet();
        net.Gateway("s3", "vpc-v", "s3", "rtb-private");
        net.Add(
            "aws:ec2/managedPrefixList:ManagedPrefixList",
            "pl-own",
            "own",
            ("entries", PrivateLinkLab.Graph.ListValue.Create([Net.Map(("cidr", "52.216.0.0/15"))]))
        );
        net.Route("rtb-private", "pl-own", "gatewayId", "igw-igw");

        Expect.Unknown(net.Probe("App", S3), ReasonCode.UnknownResource);
    }

    [Fact]
    public void PeeredClient_CannotUseIt()
    {
        var net = Net.Private();
        net.Gateway("s3", "vpc-v", "s3", "rtb-private");
        net.Vpc("w", "172.16.0.0/16");
        net.Subnet("t1", "vpc-w", "172.16.1.0/24");
        net.Peering("p", "vpc-w", "vpc-v");
        net.Route("rtb-w-main", PrefixList, "vpcPeeringConnectionId", "pcx-p");
        net.Egress(net.Group("w-app", "vpc-w"), -1, Net.Anywhere);
        net.Instance("Peer", "subnet-t1", "172.16.1.10", ["sg-w-app"]);

        Expect.Blocked(net.Probe("Peer", S3), ReasonCode.CannotRoute);
    }

    [Theory]
    [InlineData("https://my-bucket.s3.us-east-1.amazonaws.com", true)]
    [InlineData("https://my-ap-123456789012.s3-accesspoint.us-east-1.amazonaws.com", true)]
    [InlineData("https://s3.eu-west-1.amazonaws.com", false)]
    [InlineData("https://my-bucket.s3.eu-west-1.amazonaws.com", false)]
    public void OtherRegion_IsNotServed(string to, bool isReachable)
    {
        var net = Net.Private().WithPublicSubnet();
        net.Gateway("s3", "vpc-v", "s3", "rtb-private");

        var result = net.Probe("App", to);
        if (isReachable)
        {
            Expect.Reachable(result);
            return;
        }

        Expect.Blocked(result, ReasonCode.NoRouteToDestination);
        Assert.Contains("NAT gateway", Assert.Single(result.Changes).Change, StringComparison.Ordinal);
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", net.NatGateway("nat", "subnet-public1"));
        Expect.Reachable(net.Probe("App", to));
    }

    [Fact]
    public void Deleted_CarriesNothing()
    {
        var net = Net.Private();
        net.Gateway("s3", "vpc-v", "s3", "rtb-private");
        net.Set("s3", "state", "deleted");

        Expect.Blocked(net.Probe("App", S3), ReasonCode.BadState);
    }

    [Fact]
    public void EachRegion_HasItsOwnBlocks()
    {
        var net = Net.Private();
        net.Gateway("s3", "vpc-v", "s3", "rtb-private");
        net.Vpc("eu", "10.5.0.0/16");
        net.Set("eu", "region", "eu-west-1");
        net.Subnet("eu1", "vpc-eu", "10.5.1.0/24", "a", net.Table("eu-table", "vpc-eu"));
        net.Gateway("eu-s3", "vpc-eu", "s3", "rtb-eu-table");
        net.Set("eu-s3", "serviceName", "com.amazonaws.eu-west-1.s3");
        net.Set("eu-s3", "prefixListId", "pl-6da54004");
        net.Set("eu-s3", "cidrBlocks", Net.List("52.218.0.0/17"));
        net.Egress(net.Group("eu-group", "vpc-eu"), 443, "52.218.0.0/17");
        net.Instance("Eu", "subnet-eu1", "10.5.1.10", ["sg-eu-group"]);

        var result = net.Probe("Eu", "https://s3.eu-west-1.amazonaws.com");

        Expect.Reachable(result);
        Expect.Answer(result, DnsZone.Public, "52.218.0.0/17");
    }
}
