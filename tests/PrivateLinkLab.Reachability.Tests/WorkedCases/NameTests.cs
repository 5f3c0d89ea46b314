using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.WorkedCases;

/// <summary>Names whose answer depends on more than one setting, or is not in the graph.</summary>
public sealed class NameTests
{
    private const string Sqs = "https://sqs.us-east-1.amazonaws.com";
    private const string S3Endpoint = "vpce-e-abcd.s3.us-east-1.vpce.amazonaws.com";

    [Theory]
    [InlineData("https://vpce-0123456789abcdef0-abcd1234.sqs.us-east-1.vpce.amazonaws.com")]
    [InlineData("other.abc.us-east-1.rds.amazonaws.com:3306")]
    [InlineData("cluster.cluster-abc.us-east-1.rds.amazonaws.com:3306")]
    [InlineData("my.abc.ng.0001.use1.cache.amazonaws.com:6379")]
    [InlineData("b-1.x.abc.c2.kafka.us-east-1.amazonaws.com:9092")]
    [InlineData("http://internal-shop-123.us-east-1.elb.amazonaws.com")]
    [InlineData("http://db.corp.internal")]
    public void NameOfACustomersOwn_OutsideTheGraph_IsUnknown(string to)
    {
        Expect.Unknown(WithNat().Probe("App", to), ReasonCode.UnknownDestination);
        Expect.Unknown(Net.Private().Probe("App", to), ReasonCode.UnknownDestination);
        Expect.Unknown(WithNat().Probe("internet", to), ReasonCode.UnknownDestination);
    }

    [Theory]
    [InlineData("https://rds.us-east-1.amazonaws.com")]
    [InlineData("https://kafka.us-east-1.amazonaws.com")]
    [InlineData("https://elasticloadbalancing.us-east-1.amazonaws.com")]
    [InlineData("https://abc.lambda-url.us-east-1.on.aws")]
    public void NameOfAService_IsPublic(string to) => Expect.Reachable(WithNat().Probe("App", to));

    [Theory]
    [InlineData("bucket." + S3Endpoint)]
    [InlineData("my-bucket.bucket." + S3Endpoint)]
    [InlineData("bucket.vpce-e-abcd-us-east-1a.s3.us-east-1.vpce.amazonaws.com")]
    public void WildcardNameOfAnEndpoint_HasTheNamesBelowIt(string host)
    {
        var net = Net.Private().WithEndpointGroup();
        net.Endpoint("e", "vpc-v", "s3", [("subnet-s1", "10.0.1.40")], ["sg-endpoints"], privateDns: false);
        net.Set(
            "e",
            "dnsEntries",
            ListValue.Create([
                Net.Map(("dnsName", "*." + S3Endpoint)),
                Net.Map(("dnsName", "*.vpce-e-abcd-us-east-1a.s3.us-east-1.vpce.amazonaws.com")),
            ])
        );

        var result = net.Probe("App", $"https://{host}");

        Expect.Reachable(result);
        Expect.Answer(result, DnsZone.Public, "10.0.1.40");
        Expect.Unknown(net.Probe("App", $"https://{S3Endpoint}"), ReasonCode.UnknownDestination);
    }

    [Fact]
    public void TwoEndpoints_ThatClaimOneName_AreAConflict()
    {
        var net = Net.Private().WithEndpointGroup();
        net.Endpoint("one", "vpc-v", "sqs", [("subnet-s1", "10.0.1.40")], ["sg-endpoints"]);
        net.Endpoint("two", "vpc-v", "sqs", [("subnet-s1", "10.0.1.41")], ["sg-endpoints"]);

        var result = net.Probe("App", Sqs);

        Expect.Unknown(result, ReasonCode.DnsPrivateDnsConflict);
        Assert.Contains("'one'", result.Explanation, StringComparison.Ordinal);
        Assert.Contains("'two'", result.Explanation, StringComparison.Ordinal);

        net.Set("two", "privateDnsEnabled", false);
        Expect.Reachable(net.Probe("App", Sqs));
    }

    [Fact]
    public void SeveralSettings_OfOneName_AreAllListed()
    {
        var net = Net.Private(hostnames: false).WithEndpointGroup();
        net.Endpoint("sqs", "vpc-v", "sqs", [("subnet-s1", "10.0.1.40")], ["sg-endpoints"], privateDns: false);
        Expect.Blocked(net.Probe("App", Sqs), ReasonCode.DnsPrivateDnsDisabled, ReasonCode.DnsHostnamesDisabled);

        net.Set("v", "enableDnsSupport", false);
        Expect.Blocked(
            net.Probe("App", Sqs),
            ReasonCode.DnsSupportDisabled,
            ReasonCode.DnsPrivateDnsDisabled,
            ReasonCode.DnsHostnamesDisabled
        );

        net.Set("v", "enableDnsSupport", true);
        net.Set("v", "enableDnsHostnames", true);
        net.Set("sqs", "privateDnsEnabled", true);
        Expect.Reachable(net.Probe("App", Sqs));
    }

    // Whoever answers may lead the name to what is open.
    [Theory]
    [InlineData("aws:route53/zone:Zone", true)]
    [InlineData("aws:route53/resolverRuleAssociation:ResolverRuleAssociation", true)]
    [InlineData("aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation", true)]
    [InlineData("aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation", false)]
    public void NameThatSomebodyElseAnswers_WithoutAWay_IsUnknown(string type, bool support)
    {
        var net = Net.Private();
        net.Set("v", "enableDnsSupport", support);
        net.Add(
            "aws:ec2/vpcDhcpOptions:VpcDhcpOptions",
            "dopt-1",
            "own-servers",
            ("domainNameServers", Net.List("10.0.1.200"))
        );
        net.Add(
            type,
            "x-1",
            "stranger",
            ("name", "example.com"),
            ("vpcs", ListValue.Create([Net.Map(("vpcId", "vpc-v"))])),
            ("vpcId", "vpc-v"),
            ("dhcpOptionsId", "dopt-1")
        );

        Expect.Unknown(net.Probe("App", "https://example.com"), ReasonCode.UnsupportedComponent);
    }

    [Theory]
    [InlineData(true, Verdict.Unknown)]
    [InlineData(false, Verdict.Blocked)]
    public void PrivateDnsNotKnown_EndpointClosed_DependsOnThePublicWay(bool hasNat, Verdict expected)
    {
        var net = (hasNat ? WithNat() : Net.Private()).WithEndpointGroup();
        net.Endpoint("sqs", "vpc-v", "sqs", [("subnet-s1", "10.0.1.40")], ["sg-v-default"]);
        net.Set("sqs", "privateDnsEnabled", PropertyValue.Unknown);

        Assert.Equal(expected, net.Probe("App", Sqs).Verdict);
    }

    [Fact]
    public void AmazonsOwnAddresses_WhoseServiceIsOff_DoNotAnswer()
    {
        var net = Net.Private();
        Expect.Reachable(net.Probe("App", "http://169.254.169.254"));
        Expect.Reachable(net.Probe("App", "10.0.0.2:53"));

        net.Set("App", "metadataOptions", Net.Map(("httpEndpoint", "disabled")));
        net.Set("v", "enableDnsSupport", false);
        Expect.Blocked(net.Probe("App", "http://169.254.169.254"), ReasonCode.BadState);
        Expect.Blocked(net.Probe("App", "10.0.0.2:53"), ReasonCode.DnsSupportDisabled);
    }

    private static Net WithNat()
    {
        var net = Net.Private().WithPublicSubnet();
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", net.NatGateway("nat", "subnet-public1"));
        return net;
    }
}
