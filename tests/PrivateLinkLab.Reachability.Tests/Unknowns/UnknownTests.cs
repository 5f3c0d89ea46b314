using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Unknowns;

/// <summary>Values that are not known yet, references that lead nowhere, types that nobody models.</summary>
public sealed class UnknownTests
{
    private const string Sqs = "https://sqs.us-east-1.amazonaws.com";

    [Theory]
    [InlineData("v", "enableDnsSupport")]
    [InlineData("v", "enableDnsHostnames")]
    [InlineData("sqs", "privateDnsEnabled")]
    [InlineData("sqs", "securityGroupIds")]
    [InlineData("rule2", "cidrIpv4")]
    [InlineData("rule2", "toPort")]
    [InlineData("rule1", "ipProtocol")]
    [InlineData("App", "vpcSecurityGroupIds")]
    public void UnknownInput_ThatMatters_GivesUnknown(string resource, string input)
    {
        var net = WithSqs();
        Expect.Reachable(net.Probe("App", Sqs));

        net.Set(resource, input, PropertyValue.Unknown);

        Assert.Equal(Verdict.Unknown, net.Probe("App", Sqs).Verdict);
    }

    [Theory]
    [InlineData("v", "tags")]
    [InlineData("sqs", "policy")]
    [InlineData("App", "iamInstanceProfile")]
    [InlineData("s1", "availabilityZone")]
    public void UnknownInput_ThatDoesNotMatter_ChangesNothing(string resource, string input)
    {
        var net = WithSqs();

        net.Set(resource, input, PropertyValue.Unknown);

        Expect.Reachable(net.Probe("App", Sqs));
    }

    [Fact]
    public void SecretInput_WithItsPlaintext_IsAsGoodAsAnyOther()
    {
        var net = WithSqs();
        net.Set("rule2", "cidrIpv4", PropertyValue.Secret("10.0.0.0/16"));

        Expect.Reachable(net.Probe("App", Sqs));

        net.Set("rule2", "cidrIpv4", PropertyValue.UnknownSecret);
        Assert.Equal(Verdict.Unknown, net.Probe("App", Sqs).Verdict);
    }

    [Fact]
    public void UnknownAndDefinitelyBlocked_IsBlocked()
    {
        var net = Net.Private();
        net.Set("rule1", "cidrIpv4", PropertyValue.Unknown);

        Assert.Equal(Verdict.Blocked, net.Probe("App", "https://example.com").Verdict);
    }

    [Fact]
    public void UnknownAddress_OfTheSubnet_IsJudgedByTheWholeSubnet()
    {
        var net = WithSqs();
        net.Set("App", "privateIp", PropertyValue.Unknown);
        Expect.Reachable(net.Probe("App", Sqs));

        net.Set("rule2", "cidrIpv4", "10.0.1.0/25");
        Expect.Unknown(net.Probe("App", Sqs), ReasonCode.UnknownResource);
    }

    [Fact]
    public void Preview_IdsNotKnown_FollowsTheDependencies()
    {
        var preview = PreviewGraph.Of(WithSqs());

        var result = new Prober(ModelBuilder.Build(preview)).Probe("App", Sqs);

        Expect.Reachable(result);
        Assert.Equal(["10.0.1.0/24"], result.Dns!.Answers);
    }

    [Theory]
    [InlineData("v", "v")]
    [InlineData("private", "private")]
    [InlineData("app", "rule1")]
    [InlineData("endpoints", "rule2")]
    public void DanglingReference_ThatMatters_GivesUnknown(string removed, string withIt)
    {
        var net = WithSqs();
        net.Subnet("s2", "vpc-v", "10.0.2.0/24", "b", "rtb-private");
        net.Instance("Far", "subnet-s2", "10.0.2.10", ["sg-app"]);
        net.Remove(removed);
        net.Remove(withIt);

        Assert.Equal(Verdict.Unknown, net.Probe("Far", Sqs).Verdict);
    }

    [Theory]
    [InlineData("aws:ec2/somethingNew:SomethingNew", "vpcId", "vpc-v", true)]
    [InlineData("aws:vpc/latticeGateway:LatticeGateway", "vpcId", "vpc-v", true)]
    [InlineData("aws:vpc/routeServerPropagation:RouteServerPropagation", "routeTableId", "rtb-private", true)]
    [InlineData("aws:ec2/somethingNew:SomethingNew", "vpcId", "vpc-other", false)]
    [InlineData("aws:ec2/flowLog:FlowLog", "vpcId", "vpc-v", false)]
    [InlineData("aws:codebuild/project:Project", "subnetId", "subnet-s1", false)]
    public void TypeNotModelled_OnTheWay_GivesUnknown(string type, string property, string key, bool matters)
    {
        var net = WithSqs();
        net.Subnet("s2", "vpc-v", "10.0.2.0/24", "b", "rtb-private");
        net.Instance("Far", "subnet-s2", "10.0.2.10", ["sg-app"]);
        net.Add(type, "x-1", "stranger", (property, key));

        var result = net.Probe("Far", Sqs);

        Assert.Equal(matters ? Verdict.Unknown : Verdict.Reachable, result.Verdict);
        Assert.Equal(type, Assert.Single(net.Model.NotModelled).Type);
        Assert.Equal(matters, result.Hops.Any(hop => hop.Kind == HopKind.NotModelled));
    }

    [Fact]
    public void PrivateHostedZone_OfTheName_MakesTheAnswerUnknown()
    {
        var net = WithSqs();
        net.Add(
            "aws:route53/zone:Zone",
            "Z1",
            "zone",
            ("name", "amazonaws.com"),
            ("vpcs", ListValue.Create([Net.Map(("vpcId", "vpc-v"))]))
        );

        Expect.Unknown(net.Probe("App", Sqs), ReasonCode.UnsupportedComponent);
    }

    private static Net WithSqs()
    {
        var net = Net.Private().WithEndpointGroup();
        net.Endpoint("sqs", "vpc-v", "sqs", [("subnet-s1", "10.0.1.37")], ["sg-endpoints"]);
        return net;
    }
}
