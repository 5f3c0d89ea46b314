using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Hops;

/// <summary>The API of an EKS cluster, and its nodes as sources.</summary>
public sealed class KubernetesTests
{
    private const string Host = "0a1b2c.gr7.us-east-1.eks.amazonaws.com";
    private const string Api = $"https://{Host}";
    private const string NatAddress = "203.0.113.7";

    // Private access, public access, from whom, and what comes of it. Node leaves by a NAT gateway, Inner not at all;
    // Peer is in another VPC.
    [Theory]
    [InlineData(true, false, "Node", Verdict.Reachable)]
    [InlineData(true, false, "Inner", Verdict.Reachable)]
    [InlineData(true, false, "Peer", Verdict.Reachable)]
    [InlineData(true, false, "internet", Verdict.Blocked)]
    [InlineData(true, true, "Node", Verdict.Reachable)]
    [InlineData(true, true, "Inner", Verdict.Reachable)]
    [InlineData(true, true, "Peer", Verdict.Blocked)]
    [InlineData(true, true, "internet", Verdict.Reachable)]
    [InlineData(false, true, "Node", Verdict.Reachable)]
    [InlineData(false, true, "Inner", Verdict.Blocked)]
    [InlineData(false, true, "internet", Verdict.Reachable)]
    [InlineData(null, null, "Inner", Verdict.Blocked)]
    [InlineData(null, null, "internet", Verdict.Reachable)]
    public void Access_PrivateAndPublic_DecidesWhichAddressesTheNameHas(
        bool? isPrivate,
        bool? isPublic,
        string from,
        Verdict expected
    )
    {
        var net = Cluster(isPrivate, isPublic);

        Assert.Equal(expected, net.Probe(from, Api).Verdict);
        Assert.Equal(expected, net.Probe(from, "cluster:443").Verdict);
        Assert.Equal(expected, net.Probe(from, "cluster").Verdict);
    }

    [Theory]
    [InlineData($"{NatAddress}/32", "Node", Verdict.Reachable)]
    [InlineData("198.51.100.0/24", "Node", Verdict.Blocked)]
    [InlineData("198.51.100.0/24", "internet", Verdict.Unknown)]
    [InlineData("198.51.100.9/32", "Web", Verdict.Reachable)]
    [InlineData($"{NatAddress}/32", "Web", Verdict.Blocked)]
    public void PublicAccessCidrs_LookAtThePublicAddressOfTheClient(string block, string from, Verdict expected)
    {
        var net = Cluster(isPrivate: false, isPublic: true, blocks: block);

        var result = net.Probe(from, Api);

        Assert.Equal(expected, result.Verdict);
        if (expected == Verdict.Blocked)
        {
            Assert.Equal(ReasonCode.EksPublicAccess, result.Reason);
        }
    }

    [Fact]
    public void PublicAccessCidrs_DoNotMatterInside() =>
        Expect.Reachable(Cluster(true, true, "198.51.100.0/24").Probe("Node", Api));

    [Fact]
    public void ClusterGroup_AdmitsItsMembersAndWhomRulesAdmit()
    {
        var net = Cluster(true, false);
        net.Set("Node", "vpcSecurityGroupIds", PropertyValue.OfTexts(["sg-other"]));
        Expect.Blocked(net.Probe("Node", Api), ReasonCode.SecurityGroupRulesMismatch);

        net.Ingress("sg-cluster", 443, "sg-other");
        Expect.Reachable(net.Probe("Node", Api));
    }

    [Fact]
    public void AdditionalGroup_OfTheCluster_AdmitsToo()
    {
        var net = Cluster(true, false);
        net.Set("Node", "vpcSecurityGroupIds", PropertyValue.OfTexts(["sg-other"]));
        net.Ingress(net.Group("extra", "vpc-v"), 443, "10.0.0.0/16");
        net.Change("cluster", node => node with { Inputs = With(node.Inputs), Outputs = With(node.Outputs) });

        Expect.Reachable(net.Probe("Node", Api));

        static MapValue With(MapValue all) =>
            all.With(
                "vpcConfig",
                all.GetMap("vpcConfig").With("securityGroupIds", PropertyValue.OfTexts(["sg-extra"]))
            );
    }

    [Fact]
    public void PrivateName_WhereTheVpcHasNoHostNames_IsPublic()
    {
        var net = Cluster(true, true);
        net.Set("v", "enableDnsHostnames", false);

        Assert.Equal(Verdict.Blocked, net.Probe("Inner", Api).Verdict);
    }

    [Fact]
    public void Port_OfAnotherService_IsBlocked() =>
        Assert.Equal(Verdict.Blocked, Cluster(true, false).Probe("Node", "cluster:80").Verdict);

    // Before it is made, its group has no id: rules refer to the cluster.
    [Fact]
    public void ClusterGroup_ThatIsNotMadeYet_IsKnownByTheCluster()
    {
        var net = Cluster(true, false);
        var urn = ResourceUrn.Create("dev", "lab", null, "aws:eks/cluster:Cluster", "cluster");
        net.Change("cluster", node => node with { Outputs = MapValue.Empty });
        net.Add(
            "aws:ec2/securityGroupRule:SecurityGroupRule",
            "",
            "rule",
            ("type", "ingress"),
            ("securityGroupId", PropertyValue.Unknown),
            ("protocol", "tcp"),
            ("fromPort", 443),
            ("toPort", 443),
            ("cidrBlocks", PropertyValue.OfTexts(["10.0.0.0/16"]))
        );
        net.Change("rule", node =>
            node with
            {
                PropertyDependencies = node.PropertyDependencies.Add("securityGroupId", [urn]),
            }
        );
        net.Set("Node", "vpcSecurityGroupIds", PropertyValue.OfTexts(["sg-other"]));

        Expect.Reachable(net.Probe("Node", "cluster"));
    }

    [Theory]
    [InlineData(null, Verdict.Reachable)]
    [InlineData("sg-other", Verdict.Blocked)]
    public void NodeGroup_HasTheClusterGroup_UnlessItsTemplateSaysOtherwise(string? group, Verdict expected)
    {
        var net = Cluster(true, false);
        List<(string, PropertyValue)> properties =
        [
            ("clusterName", "cluster-1"),
            ("subnetIds", PropertyValue.OfTexts(["subnet-inner"])),
        ];
        if (group is not null)
        {
            net.Add(
                "aws:ec2/launchTemplate:LaunchTemplate",
                "lt-1",
                "template",
                ("vpcSecurityGroupIds", PropertyValue.OfTexts([group]))
            );
            properties.Add(("launchTemplate", Net.Map(("id", "lt-1"), ("version", "1"))));
        }

        net.Add("aws:eks/nodeGroup:NodeGroup", "cluster-1:workers", "workers", [.. properties]);

        Assert.Equal(expected, net.Probe("workers", Api).Verdict);
    }

    [Theory]
    [InlineData(true, Verdict.Reachable)]
    [InlineData(false, Verdict.Blocked)]
    public void NodeGroup_HasPublicAddressesWhereItsSubnetGivesThem(bool isMapped, Verdict expected)
    {
        var net = Cluster(true, true);
        net.Set("public", "mapPublicIpOnLaunch", isMapped);
        net.Add(
            "aws:eks/nodeGroup:NodeGroup",
            "cluster-1:workers",
            "workers",
            ("clusterName", "cluster-1"),
            ("subnetIds", PropertyValue.OfTexts(["subnet-public"]))
        );

        Assert.Equal(expected, net.Probe("workers", "example.com:443").Verdict);
    }

    private static Net Cluster(bool? isPrivate, bool? isPublic, string? blocks = null)
    {
        var net = new Net();
        var vpc = net.Vpc("v");
        net.InternetGateway("igw", vpc);
        net.Route(net.Table("outward", vpc), Net.Anywhere, "gatewayId", "igw-igw");
        net.Subnet("public", vpc, "10.0.100.0/24", "a", "rtb-outward");
        net.NatGateway("out", "subnet-public");
        net.Set("out", "publicIp", NatAddress);
        net.Route(net.Table("behind", vpc), Net.Anywhere, "natGatewayId", "nat-out");
        net.Subnet("behind", vpc, "10.0.1.0/24", "a", "rtb-behind");
        net.Subnet("inner", vpc, "10.0.2.0/24", "b", net.Table("inner", vpc));
        net.Egress(net.Group("other", vpc), -1, Net.Anywhere);
        net.Instance("Node", "subnet-behind", "10.0.1.10", ["sg-cluster"]);
        net.Instance("Inner", "subnet-inner", "10.0.2.10", ["sg-cluster"]);
        net.Instance("Web", "subnet-public", "10.0.100.10", ["sg-cluster"], isPublic: true);
        net.Set("Web", "publicIp", "198.51.100.9");
        var other = net.Vpc("w", "10.1.0.0/16");
        net.Subnet("peer", other, "10.1.1.0/24");
        net.Instance("Peer", "subnet-peer", "10.1.1.10", ["sg-w-default"]);
        net.Egress("sg-w-default", -1, Net.Anywhere);
        net.Ingress("sg-cluster", 443, "10.1.0.0/16");
        net.Peering("vw", vpc, other);
        net.Route("rtb-w-main", "10.0.0.0/16", "vpcPeeringConnectionId", "pcx-vw");
        net.Route("rtb-inner", "10.1.0.0/16", "vpcPeeringConnectionId", "pcx-vw");
        List<(string, PropertyValue)> settings =
        [
            ("subnetIds", PropertyValue.OfTexts(["subnet-inner"])),
            ("clusterSecurityGroupId", "sg-cluster"),
        ];
        if (isPrivate is { } inside)
        {
            settings.Add(("endpointPrivateAccess", inside));
        }

        if (isPublic is { } outside)
        {
            settings.Add(("endpointPublicAccess", outside));
        }

        if (blocks is not null)
        {
            settings.Add(("publicAccessCidrs", PropertyValue.OfTexts([blocks])));
        }

        net.Add(
            "aws:eks/cluster:Cluster",
            "cluster-1",
            "cluster",
            ("endpoint", $"https://{Host.ToUpperInvariant()}"),
            ("vpcConfig", MapValue.Create([.. settings]))
        );
        return net;
    }
}
