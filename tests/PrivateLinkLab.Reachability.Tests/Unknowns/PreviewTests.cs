using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Tests.Laws;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Unknowns;

/// <summary>A preview of a first deployment knows less than the deployed stack, and never the opposite.</summary>
public sealed class PreviewTests
{
    [Fact]
    public void Preview_OfAnything_NeverContradictsTheDeployedStack() =>
        CsCheck.Check.Sample(
            Plan.Any,
            plan =>
            {
                var net = plan.Build();
                var (deployed, preview) = (new Prober(net.Model), new Prober(ModelBuilder.Build(PreviewGraph.Of(net))));
                foreach (var (from, to) in Plan.Probes(""))
                {
                    var (after, before) = (deployed.Probe(from, to), preview.Probe(from, to));
                    Assert.True(
                        before.Verdict == Verdict.Unknown
                            || after.Verdict == Verdict.Unknown
                            || before.Verdict == after.Verdict,
                        $"Deployed: {after.Explanation}\nPreview: {before.Explanation}"
                    );
                }
            },
            iter: 200
        );

    [Fact]
    public void GroupsOfRules_AreFollowed()
    {
        var net = WithServer();
        net.Ingress("sg-server", 80, "sg-app");

        Expect.Reachable(Preview(net).Probe("App", "Server:80"));
    }

    [Fact]
    public void GroupAttachedToTheInterfaceOfAnInstance_Counts()
    {
        var net = WithServer();
        net.Ingress(net.Group("more", "vpc-v"), 80, "10.0.0.0/16");
        net.Add(
            "aws:ec2/networkInterfaceSecurityGroupAttachment:NetworkInterfaceSecurityGroupAttachment",
            "sga",
            "sga",
            ("securityGroupId", "sg-more"),
            ("networkInterfaceId", "eni-Server")
        );

        Expect.Reachable(net.Probe("App", "Server:80"));
        Expect.Reachable(Preview(net).Probe("App", "Server:80"));
    }

    [Fact]
    public void ElasticIpOfTheInterfaceOfAnInstance_Counts()
    {
        var net = Net.Private();
        net.Route("rtb-private", Net.Anywhere, "gatewayId", net.InternetGateway("igw", "vpc-v"));
        net.Add("aws:ec2/eip:Eip", "eipalloc-1", "eip");
        net.Add(
            "aws:ec2/eipAssociation:EipAssociation",
            "eipassoc-1",
            "eip-of-app",
            ("allocationId", "eipalloc-1"),
            ("networkInterfaceId", "eni-App")
        );

        Expect.Reachable(net.Probe("App", "https://example.com"));
        Expect.Reachable(Preview(net).Probe("App", "https://example.com"));
    }

    [Fact]
    public void MainRouteTable_ByTheVpcsOutput_HasTheRoutesThatAreAddedToIt()
    {
        var net = Net.Private().WithPublicSubnet();
        net.Remove("s1-table");
        net.Route("rtb-v-main", Net.Anywhere, "natGatewayId", net.NatGateway("nat", "subnet-public1"));
        net.Gateway("s3", "vpc-v", "s3", "rtb-v-main");
        net.Unset("s3", "cidrBlocks");
        net.Unset("s3", "prefixListId");

        Expect.Reachable(Preview(net).Probe("App", "https://example.com"));
        net.Remove("nat");
        Expect.Reachable(Preview(net).Probe("App", "https://s3.us-east-1.amazonaws.com"));
    }

    [Fact]
    public void DefaultNetworkAcl_ByTheVpcsOutput_HasTheEntriesThatAreAddedToIt()
    {
        var net = WithServer();
        net.Ingress("sg-server", 80, "10.0.0.0/16");
        net.Add(
            "aws:ec2/networkAclRule:NetworkAclRule",
            "deny",
            "deny",
            ("networkAclId", "acl-v-default"),
            ("ruleNumber", 50),
            ("protocol", "-1"),
            ("ruleAction", "deny"),
            ("cidrBlock", Net.Anywhere)
        );

        Assert.Equal(ReasonCode.NetworkAclRestriction, net.Probe("App", "Server:80").Reason);
        Assert.Equal(ReasonCode.NetworkAclRestriction, Preview(net).Probe("App", "Server:80").Reason);
    }

    private static Prober Preview(Net net) => new(ModelBuilder.Build(PreviewGraph.Of(net)));

    private static Net WithServer()
    {
        var net = Net.Private();
        net.Subnet("s2", "vpc-v", "10.0.2.0/24", "b", "rtb-private");
        net.Group("server", "vpc-v");
        net.Instance("Server", "subnet-s2", "10.0.2.20", ["sg-server"]);
        return net;
    }
}
