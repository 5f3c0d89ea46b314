using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Hops;

/// <summary>VPC Block Public Access, regional NAT gateways and interfaces that forward.</summary>
public sealed class PublicAccessTests
{
    private const string Example = "https://example.com";

    [Theory]
    [InlineData("off", null, null, Verdict.Reachable, Verdict.Reachable)]
    [InlineData("block-ingress", null, null, Verdict.Blocked, Verdict.Reachable)]
    [InlineData("block-bidirectional", null, null, Verdict.Blocked, Verdict.Blocked)]
    [InlineData("block-bidirectional", "vpc-v", "allow-bidirectional", Verdict.Reachable, Verdict.Reachable)]
    [InlineData("block-bidirectional", "subnet-public1", "allow-bidirectional", Verdict.Reachable, Verdict.Reachable)]
    [InlineData("block-bidirectional", "subnet-s1", "allow-bidirectional", Verdict.Blocked, Verdict.Blocked)]
    [InlineData("block-bidirectional", "subnet-public1", "allow-egress", Verdict.Unknown, Verdict.Reachable)]
    [InlineData("block-ingress", "subnet-public1", "allow-egress", Verdict.Blocked, Verdict.Reachable)]
    public void BlockPublicAccess_ByModeAndExclusion(
        string mode,
        string? place,
        string? exclusion,
        Verdict ofHost,
        Verdict byNat
    )
    {
        var net = Net.Private().WithPublicSubnet();
        net.NatGateway("nat", "subnet-public1");
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", "nat-nat");
        net.Instance("Web", "subnet-public1", "10.0.100.10", ["sg-app"], isPublic: true);
        net.Add(
            "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions",
            Net.Account,
            "block",
            ("internetGatewayBlockMode", mode),
            ("awsRegion", Net.Region)
        );
        if (place is not null)
        {
            net.Add(
                "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion",
                "vpcbpa-exclude-1",
                "exclusion",
                (place.StartsWith("vpc-", StringComparison.Ordinal) ? "vpcId" : "subnetId", place),
                ("internetGatewayExclusionMode", exclusion!)
            );
        }

        var (web, app) = (net.Probe("Web", Example), net.Probe("App", Example));

        Assert.True(web.Verdict == ofHost, web.Explanation);
        Assert.Equal(
            ofHost == Verdict.Blocked,
            web.Reason == ReasonCode.BlockPublicAccessEnabled && ofHost != Verdict.Unknown
        );
        Assert.True(app.Verdict == byNat, app.Explanation);
    }

    [Theory]
    [InlineData(true, Verdict.Reachable)]
    [InlineData(false, Verdict.Blocked)]
    public void RegionalNatGateway_NeedsNoSubnetButTheInternetGateway(bool hasGateway, Verdict verdict)
    {
        var net = hasGateway ? Net.Private().WithPublicSubnet() : Net.Private();
        net.Add(
            "aws:ec2/natGateway:NatGateway",
            "nat-regional",
            "regional",
            ("availabilityMode", "regional"),
            ("vpcId", "vpc-v")
        );
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", "nat-regional");

        var result = net.Probe("App", Example);

        Assert.True(result.Verdict == verdict, result.Explanation);
    }

    [Theory]
    [InlineData("networkInterfaceId", "eni-Nat", true, Verdict.Blocked)]
    [InlineData("instanceId", "i-Nat", true, Verdict.Blocked)]
    [InlineData("networkInterfaceId", "eni-Nat", false, Verdict.Unknown)]
    public void NatInstance_DropsWhatIsForOthersWhileItsCheckIsOn(
        string property,
        string target,
        bool check,
        Verdict verdict
    )
    {
        var net = Net.Private().WithPublicSubnet();
        net.Ingress(net.Group("nat", "vpc-v"), -1, "10.0.0.0/16");
        net.Instance("Nat", "subnet-public1", "10.0.100.10", ["sg-nat"], isPublic: true);
        net.Set("Nat", "sourceDestCheck", check);
        net.Route("rtb-private", Net.Anywhere, property, target);

        var result = net.Probe("App", Example);

        Assert.True(result.Verdict == verdict, result.Explanation);
        Assert.Equal(check, result.Reason == ReasonCode.SourceDestCheckRestriction);
    }
}
