using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.WorkedCases;

/// <summary>The way to the internet: routes, gateways, network ACLs, security groups.</summary>
public sealed class InternetTests
{
    private const string Example = "https://example.com";

    [Fact]
    public void LocalRouteOnly_Example_HasNoRoute() =>
        Expect.Blocked(Net.Private().Probe("App", Example), ReasonCode.NoRouteToDestination);

    [Fact]
    public void InternetGateway_WithoutPublicAddress_Drops()
    {
        var net = Net.Private().WithPublicSubnet();
        net.Instance("Bare", "subnet-public1", "10.0.100.10", ["sg-app"]);

        Expect.Blocked(net.Probe("Bare", Example), ReasonCode.PublicAddressForEgress);
    }

    [Fact]
    public void InternetGateway_ElasticIpAndNoInboundRule_LetsTheReplyIn()
    {
        var net = Net.Private().WithPublicSubnet();
        var group = net.Group("https-only", "vpc-v");
        net.Egress(group, 443, Net.Anywhere);
        net.Instance("Public", "subnet-public1", "10.0.100.10", [group]);
        net.Add("aws:ec2/eip:Eip", "eipalloc-1", "address", ("instance", "i-Public"), ("publicIp", "203.0.113.7"));

        Expect.Reachable(net.Probe("Public", Example));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void NatGateway_PublicOrPrivate_PassesOrIsDropped(bool isPublic)
    {
        var net = Net.Private().WithPublicSubnet();
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", net.NatGateway("nat", "subnet-public1", isPublic));

        var result = net.Probe("App", Example);

        if (isPublic)
        {
            Expect.Reachable(result);
        }
        else
        {
            Expect.Blocked(result, ReasonCode.PublicAddressForEgress);
        }
    }

    [Fact]
    public void NatGateway_OfAnotherVpc_ServesSourcesOfItsOwnOnly()
    {
        var net = Net.Private();
        net.Vpc("w", "10.1.0.0/16");
        net.Subnet("w1", "vpc-w", "10.1.1.0/24");
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", net.NatGateway("nat", "subnet-w1"));

        var result = net.Probe("App", Example);

        Expect.Blocked(result, ReasonCode.NatRequiresSourceInVpc);
        Assert.Equal(
            "Create a NAT gateway in VPC 'v' (vpc-v) and route to that.",
            Assert.Single(result.Changes).Change
        );
    }

    [Fact]
    public void NatGateway_ItsSubnetWithoutInternetRoute_HasNoRoute()
    {
        var net = Net.Private();
        net.Subnet("s2", "vpc-v", "10.0.2.0/24", "b", net.Table("other", "vpc-v"));
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", net.NatGateway("nat", "subnet-s2"));

        Expect.Blocked(net.Probe("App", Example), ReasonCode.NoRouteToDestination);
    }

    [Fact]
    public void NetworkAcl_WithoutInboundEphemeralPorts_StopsTheReply()
    {
        var net = Net.Private().WithPublicSubnet();
        net.Instance("Public", "subnet-public1", "10.0.100.10", ["sg-app"], isPublic: true);
        net.Acl("strict", "vpc-v", ["subnet-public1"], [], [(100, "allow", "443", Net.Anywhere)]);

        var result = net.Probe("Public", Example);

        Expect.Blocked(result, ReasonCode.NetworkAclRestriction);
        Assert.Contains("inbound entry", result.Changes[0].Change, StringComparison.Ordinal);
        Assert.Contains("32768-61000", result.Changes[0].Change, StringComparison.Ordinal);
    }

    [Fact]
    public void NetworkAcl_PartOfTheEphemeralPorts_StopsSomeReplies()
    {
        var net = Net.Private().WithPublicSubnet();
        net.Instance("Public", "subnet-public1", "10.0.100.10", ["sg-app"], isPublic: true);
        net.Acl(
            "strict",
            "vpc-v",
            ["subnet-public1"],
            [(100, "allow", "49152-65535", Net.Anywhere)],
            [(100, "allow", "443", Net.Anywhere)]
        );

        var result = net.Probe("Public", Example);

        Expect.Blocked(result, ReasonCode.NetworkAclRestriction);
        Assert.Contains("32768-49151", result.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void NetworkAcl_LowerNumberDenies_FirstMatchWins()
    {
        var net = Net.Private().WithPublicSubnet();
        net.Instance("Public", "subnet-public1", "10.0.100.10", ["sg-app"], isPublic: true);
        net.Acl(
            "denying",
            "vpc-v",
            ["subnet-public1"],
            [(100, "allow", "all", Net.Anywhere)],
            [(100, "allow", "all", Net.Anywhere), (90, "deny", "443", Net.Anywhere)]
        );

        var result = net.Probe("Public", Example);

        Expect.Blocked(result, ReasonCode.NetworkAclRestriction);
        Assert.Contains("below 90", result.Changes[0].Change, StringComparison.Ordinal);
    }

    [Fact]
    public void NetworkAcl_DeniesAll_IsNotAskedInsideTheSubnet()
    {
        var net = Net.Private();
        net.Acl("closed", "vpc-v", ["subnet-s1"], [], []);
        net.Ingress("sg-app", 80, "sg-app");
        net.Instance("Other", "subnet-s1", "10.0.1.11", ["sg-app"]);

        var result = net.Probe("App", "Other:80");

        Expect.Reachable(result);
        Assert.DoesNotContain(result.Hops, hop => hop.Kind == HopKind.NetworkAcl);
    }

    [Fact]
    public void MainRouteTable_WithoutAssociation_CountsAndTheLongerPrefixWins()
    {
        var net = new Net();
        net.Vpc("v");
        net.Vpc("w", "172.16.0.0/16");
        net.InternetGateway("igw", "vpc-v");
        net.Peering("p", "vpc-v", "vpc-w");
        net.Route("rtb-v-main", Net.Anywhere, "gatewayId", "igw-igw");
        net.Route("rtb-v-main", "172.16.0.0/16", "vpcPeeringConnectionId", "pcx-p");
        net.Route("rtb-w-main", "10.0.0.0/16", "vpcPeeringConnectionId", "pcx-p");
        net.Subnet("s1", "vpc-v", "10.0.1.0/24");
        net.Subnet("t1", "vpc-w", "172.16.1.0/24");
        var open = net.Group("open", "vpc-v");
        net.Egress(open, -1, Net.Anywhere);
        var server = net.Group("server", "vpc-w");
        net.Ingress(server, 80, "10.0.0.0/16");
        net.Instance("App", "subnet-s1", "10.0.1.10", [open]);
        net.Instance("Server", "subnet-t1", "172.16.1.10", [server]);

        var result = net.Probe("App", "172.16.1.10:80");

        Expect.Reachable(result);
        Assert.Contains(result.Hops, hop =>
            hop.Kind == HopKind.RouteTable
            && hop.Evidence.StartsWith("Main route table", StringComparison.Ordinal)
            && hop.Evidence.Contains("pcx-p", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void DefaultSecurityGroup_Untouched_AdmitsItsMembersAndNobodyElse()
    {
        var net = Net.Private().WithPublicSubnet();
        net.Instance("One", "subnet-public1", "10.0.100.10", [], isPublic: true);
        net.Instance("Two", "subnet-public1", "10.0.100.11", [], isPublic: true);

        Expect.Reachable(net.Probe("One", "Two:22"));
        Expect.Blocked(net.Probe("internet", "Two:22"), ReasonCode.SecurityGroupRulesMismatch);
    }

    [Fact]
    public void FiltersThatAdmitSomeAddresses_FromTheInternet_SayWhich()
    {
        var net = Net.Private().WithPublicSubnet();
        net.Group("some", "vpc-v");
        net.Ingress("sg-some", 22, "203.0.113.7/32");
        net.Ingress("sg-some", 22, "198.51.100.0/24");
        net.Instance("Host", "subnet-public1", "10.0.100.10", ["sg-some"], isPublic: true);

        var result = net.Probe("internet", "Host:22");

        Assert.Equal(Verdict.Unknown, result.Verdict);
        Assert.Contains(
            "depends on whether that is one of 203.0.113.7/32, 198.51.100.0/24.",
            result.Explanation,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void DefaultSecurityGroup_Adopted_HasNoRules()
    {
        var net = Net.Private();
        net.Add("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "sg-v-default", "adopted", ("vpcId", "vpc-v"));
        net.Instance("One", "subnet-s1", "10.0.1.20", []);
        net.Instance("Two", "subnet-s1", "10.0.1.21", []);

        Expect.Blocked(
            net.Probe("One", "Two:22"),
            ReasonCode.SecurityGroupHasNoRules,
            ReasonCode.SecurityGroupHasNoRules
        );
    }

    [Fact]
    public void Internet_ToInstanceWithPublicAddress_PassesByItsInboundRule()
    {
        var net = Net.Private().WithPublicSubnet();
        var web = net.Group("web", "vpc-v");
        net.Ingress(web, 80, Net.Anywhere);
        net.Instance("Web", "subnet-public1", "10.0.100.10", [web], isPublic: true);

        Expect.Reachable(net.Probe("internet", "http://Web"));
    }
}
