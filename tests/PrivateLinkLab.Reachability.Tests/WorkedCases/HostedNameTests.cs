using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.WorkedCases;

/// <summary>Names that the graph itself makes, and addresses that it mentions.</summary>
public sealed class HostedNameTests
{
    private const string Public = "52.2.2.2";
    private const string PublicName = "ec2-52-2-2-2.compute-1.amazonaws.com";

    [Fact]
    public void PrivateRecord_LeadsToItsAddress_InItsVpcOnly()
    {
        var net = WithWeb(hostnames: true);
        Zone(net, "corp.example.com", "vpc-v");
        Record(net, "web", "corp.example.com", "A", "10.0.100.20");

        var result = net.Probe("App", "http://web.corp.example.com");
        Expect.Reachable(result);
        Expect.Answer(result, DnsZone.Private, "10.0.100.20");
        Assert.Equal(Verdict.Unknown, net.Probe("App", "http://other.corp.example.com").Verdict);
        Assert.Equal(Verdict.Unknown, net.Probe("internet", "http://web.corp.example.com").Verdict);
    }

    [Fact]
    public void PrivateZone_OfAnAssociatedVpc_Answers_AndOfNoOther()
    {
        var net = WithWeb(hostnames: true);
        net.Vpc("w", "10.1.0.0/16");
        Zone(net, "corp.example.com", "vpc-w");
        Record(net, "web", "corp.example.com", "A", "10.0.100.20");

        Assert.Equal(Verdict.Unknown, net.Probe("App", "http://web.corp.example.com").Verdict);

        net.Add(
            "aws:route53/zoneAssociation:ZoneAssociation",
            "za",
            "za",
            ("zoneId", "Z-corp.example.com"),
            ("vpcId", "vpc-v")
        );
        Expect.Reachable(net.Probe("App", "http://web.corp.example.com"));
    }

    [Fact]
    public void Alias_LeadsToTheEndpoint()
    {
        var net = Net.Private().WithEndpointGroup();
        net.Endpoint("e", "vpc-v", "sqs", [("subnet-s1", "10.0.1.40")], ["sg-endpoints"], privateDns: false);
        Zone(net, "sqs.us-east-1.amazonaws.com", "vpc-v");
        net.Add(
            "aws:route53/record:Record",
            "r",
            "r",
            ("zoneId", "Z-sqs.us-east-1.amazonaws.com"),
            ("name", "sqs.us-east-1.amazonaws.com"),
            ("type", "A"),
            ("aliases", ListValue.Create([Net.Map(("name", Net.NameOf("e")), ("zoneId", "Z7HUB22UULQXV"))]))
        );

        var result = net.Probe("App", "https://sqs.us-east-1.amazonaws.com");

        Expect.Reachable(result);
        Expect.Answer(result, DnsZone.Private, "10.0.1.40");
    }

    [Fact]
    public void Record_WithSeveralAddresses_HoldsForAllOfThem()
    {
        var net = WithWeb(hostnames: true);
        Zone(net, "corp.example.com", "vpc-v");
        Record(net, "web", "corp.example.com", "A", "10.0.100.20", "10.0.100.21");

        Assert.Equal(Verdict.Unknown, net.Probe("App", "http://web.corp.example.com").Verdict);
    }

    [Fact]
    public void Records_ThatLeadToEachOther_LeadNowhere()
    {
        var net = WithWeb(hostnames: true);
        Zone(net, "corp.example.com", "vpc-v");
        Record(net, "a", "corp.example.com", "CNAME", "b.corp.example.com");
        Record(net, "b", "corp.example.com", "CNAME", "a.corp.example.com.");

        Assert.Equal(Verdict.Unknown, net.Probe("App", "http://a.corp.example.com").Verdict);
    }

    [Theory]
    [InlineData("www", "www.example.com", "A", Public)]
    [InlineData("*", "any.example.com", "A", Public)]
    [InlineData("www", "www.example.com", "CNAME", PublicName)]
    public void PublicRecord_LeadsToTheInstance_WhoseGroupsDecide(string name, string host, string type, string value)
    {
        var net = WithWeb(hostnames: true);
        Zone(net, "example.com", null);
        Record(net, name, "example.com", type, value);

        Assert.Equal(Verdict.Blocked, net.Probe("internet", $"{host}:22").Verdict);
        net.Ingress("sg-web", 22, Net.Anywhere);
        Expect.Reachable(net.Probe("internet", $"{host}:22"));
    }

    [Theory]
    [InlineData(true, "10.0.100.20")]
    [InlineData(false, Public)]
    public void PublicNameOfAnInstance_IsItsPrivateAddress_WhereTheVpcHasHostnames(bool hostnames, string answer)
    {
        var net = WithWeb(hostnames);

        Expect.Answer(net.Probe("App", $"http://{PublicName}"), DnsZone.Public, answer);
        Assert.Equal(Verdict.Blocked, net.Probe("internet", $"{PublicName}:22").Verdict);
    }

    [Theory]
    [InlineData("aws:cloudfront/distribution:Distribution", "domainName", "d1.cloudfront.net", "d1.cloudfront.net:443")]
    [InlineData(
        "aws:globalaccelerator/accelerator:Accelerator",
        "dnsName",
        "a1.awsglobalaccelerator.com",
        "a1.awsglobalaccelerator.com:80"
    )]
    [InlineData(
        "aws:apigateway/stage:Stage",
        "invokeUrl",
        "https://a1.execute-api.us-east-1.amazonaws.com/x",
        "a1.execute-api.us-east-1.amazonaws.com:443"
    )]
    [InlineData(
        "aws:msk/cluster:Cluster",
        "bootstrapBrokers",
        "b1.example.com:9092,b2.example.com:9092",
        "b2.example.com:9092"
    )]
    [InlineData("aws:ec2/customerGateway:CustomerGateway", "ipAddress", "203.0.113.9", "203.0.113.9:443")]
    public void WhatTheGraphMentions_AndTheModelDoesNotResolve_IsUnknown(
        string type,
        string property,
        string value,
        string to
    )
    {
        var net = WithWeb(hostnames: true);
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", net.NatGateway("n", "subnet-public1"));
        net.Add(type, "thing", "thing", (property, value), ("subnetId", "subnet-public1"));

        Assert.Equal(Verdict.Unknown, net.Probe("internet", to).Verdict);
        Assert.Equal(Verdict.Unknown, net.Probe("App", to).Verdict);
        Expect.Reachable(net.Probe("App", "example.org:443"));
    }

    [Fact]
    public void WhatAProgramIsTold_IsUnknownFromTheInternet_AndOfTheInternetFromInside()
    {
        var net = WithWeb(hostnames: true);
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", net.NatGateway("n", "subnet-public1"));
        net.Add("aws:ssm/parameter:Parameter", "p", "p", ("value", "api.partner.example"));

        Assert.Equal(Verdict.Unknown, net.Probe("internet", "api.partner.example:443").Verdict);
        Expect.Reachable(net.Probe("App", "api.partner.example:443"));
    }

    [Theory]
    [InlineData("ledger.s3.amazonaws.com", Verdict.Reachable)]
    [InlineData("others.s3.amazonaws.com", Verdict.Unknown)]
    [InlineData("s3-us-east-1.amazonaws.com", Verdict.Reachable)]
    [InlineData("ledger.s3-us-east-1.amazonaws.com", Verdict.Reachable)]
    [InlineData("s3-eu-west-1.amazonaws.com", Verdict.Blocked)]
    [InlineData("ap-123456789012.s3-accesspoint.us-east-1.amazonaws.com", Verdict.Reachable)]
    [InlineData("b.s3-website-us-east-1.amazonaws.com", Verdict.Unknown)]
    public void NameOfS3_BehindAGatewayEndpoint(string host, Verdict verdict)
    {
        var net = Net.Private();
        net.Gateway("s3", "vpc-v", "s3", "rtb-private");
        net.Add("aws:s3/bucket:Bucket", "ledger", "ledger", ("region", "us-east-1"));

        Assert.Equal(verdict, net.Probe("App", $"https://{host}").Verdict);
    }

    [Fact]
    public void RecordedPrivateNames_BeatTheGuess()
    {
        var net = Net.Private().WithEndpointGroup();
        net.Endpoint("e", "vpc-v", "sqs", [("subnet-s1", "10.0.1.40")], ["sg-endpoints"]);
        net.Set(
            "e",
            "dnsEntries",
            ListValue.Create([Net.Map(("dnsName", Net.NameOf("e"))), Net.Map(("dnsName", "queues.example.com"))])
        );

        Expect.Reachable(net.Probe("App", "https://queues.example.com"));
        Assert.Equal(Verdict.Blocked, net.Probe("App", "https://sqs.us-east-1.amazonaws.com").Verdict);
    }

    private static void Zone(Net net, string name, string? vpc)
    {
        net.Add("aws:route53/zone:Zone", $"Z-{name}", $"zone-{name}", ("name", name));
        if (vpc is not null)
        {
            net.Set($"zone-{name}", "vpcs", ListValue.Create([Net.Map(("vpcId", vpc))]));
        }
    }

    private static void Record(Net net, string name, string zone, string type, params string[] values) =>
        net.Add(
            "aws:route53/record:Record",
            $"r-{name}",
            $"r-{name}",
            ("zoneId", $"Z-{zone}"),
            ("name", name),
            ("type", type),
            ("records", Net.List(values))
        );

    // App in a private subnet, Web beside it with a public address, which takes HTTP from everywhere.
    private static Net WithWeb(bool hostnames)
    {
        var net = Net.Private(hostnames).WithPublicSubnet();
        net.Group("web", "vpc-v");
        net.Ingress("sg-web", 80, Net.Anywhere);
        net.Egress("sg-web", 80, Net.Anywhere);
        net.Instance("Web", "subnet-public1", "10.0.100.20", ["sg-web"]);
        net.Set("Web", "publicIp", Public);
        net.Set("Web", "associatePublicIpAddress", true);
        return net;
    }
}
