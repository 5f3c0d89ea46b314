using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.WorkedCases;

/// <summary>Interface endpoints for AWS services: names, filters, permissions.</summary>
public sealed class EndpointTests
{
    private const string Sqs = "https://sqs.us-east-1.amazonaws.com";
    private const string SendMessage = "sqs:SendMessage";

    private static readonly string AllowSend = Policies.Allow(SendMessage, "*");

    [Fact]
    public void NoEndpoint_DefaultName_IsPublicAndHasNoRoute()
    {
        var result = Net.Private().Probe("App", Sqs);

        Expect.Answer(result, DnsZone.Public, "a public address");
        Expect.Blocked(result, ReasonCode.NoRouteToDestination);
        Assert.Contains("com.amazonaws.us-east-1.sqs", result.Changes[0].Change, StringComparison.Ordinal);
    }

    [Fact]
    public void Endpoint_PrivateDnsAndRole_SendsThroughItsInterface()
    {
        var net = WithSqs(role: true);
        net.Queue("A");

        var result = net.Probe("App", Sqs, SendMessage);

        Expect.Reachable(result);
        Expect.Answer(result, DnsZone.Private, "10.0.1.37");
        Expect.Blocked(net.Probe("App", "https://example.com"), ReasonCode.NoRouteToDestination);
    }

    [Fact]
    public void SecurityGroup_InboundRulesOnly_HasNoEgress()
    {
        var net = WithSqs();
        var group = net.Group("ingress-only", "vpc-v");
        net.Ingress(group, 443, "10.0.0.0/16");
        net.Instance("Silent", "subnet-s1", "10.0.1.11", [group]);

        Expect.Blocked(net.Probe("Silent", Sqs), ReasonCode.SecurityGroupHasNoRules);
    }

    // An endpoint that has lost its subnets: nothing is there that the traffic could arrive at.
    [Theory]
    [InlineData("internet", ReasonCode.PublicAddressForIngress)]
    [InlineData("App", ReasonCode.PrivateLinkNoSubnet)]
    public void Endpoint_WithoutSubnets_IsReachedFromNowhere(string from, string reason)
    {
        var net = WithSqs();
        net.Set("sqs", "subnetIds", Net.List());

        Expect.Blocked(net.Probe(from, "sqs:443"), reason);
    }

    [Fact]
    public void PrivateDns_WithoutHostnames_IsInvalid() =>
        Expect.Blocked(WithSqs(hostnames: false).Probe("App", Sqs), ReasonCode.DnsHostnamesDisabled);

    [Fact]
    public void PrivateDns_WithoutDnsSupport_HasNoAnswer()
    {
        var net = WithSqs();
        net.Set("v", "enableDnsSupport", false);

        var result = net.Probe("App", Sqs);

        Expect.Blocked(result, ReasonCode.DnsSupportDisabled);
        Expect.Answer(result, DnsZone.Private);
    }

    [Fact]
    public void PrivateDnsOff_DefaultNameThenOwnName_FailsThenWorks()
    {
        var net = WithSqs(privateDns: false);

        var byDefaultName = net.Probe("App", Sqs);
        Expect.Answer(byDefaultName, DnsZone.Public, "a public address");
        Expect.Blocked(byDefaultName, ReasonCode.DnsPrivateDnsDisabled);

        var byOwnName = net.Probe("App", $"https://{Net.NameOf("sqs")}");
        Expect.Answer(byOwnName, DnsZone.Public, "10.0.1.37");
        Expect.Reachable(byOwnName);
        Expect.Reachable(net.Probe("App", $"https://{Net.NameOf("sqs", "us-east-1a")}"));
    }

    [Fact]
    public void PrivateDnsOff_EndpointGroupClosedToo_NeedsBothChanges()
    {
        var net = WithSqs(privateDns: false);
        net.Remove("rule2");

        Expect.Blocked(net.Probe("App", Sqs), ReasonCode.DnsPrivateDnsDisabled, ReasonCode.SecurityGroupHasNoRules);
    }

    [Fact]
    public void PrivateDnsOff_WithNatGateway_StillWorksOverThePublicName()
    {
        var net = WithSqs(privateDns: false).WithPublicSubnet();
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", net.NatGateway("nat", "subnet-public1"));

        Expect.Reachable(net.Probe("App", Sqs));
    }

    [Theory]
    [InlineData("us-east-1.queue.amazonaws.com", ReasonCode.DnsNameNotOverridden)]
    // Has an endpoint service of its own.
    [InlineData("sqs-fips.us-east-1.amazonaws.com", ReasonCode.NoRouteToDestination)]
    public void OtherNamesOfTheService_AreNotOverridden(string host, string reason)
    {
        var result = WithSqs().Probe("App", $"https://{host}");

        Expect.Answer(result, DnsZone.Public, "a public address");
        Expect.Blocked(result, reason);
    }

    [Theory]
    [InlineData("sts", "sts.amazonaws.com", "sts.us-east-1.amazonaws.com")]
    [InlineData("ec2", "ec2.amazonaws.com", "ec2.us-east-1.amazonaws.com")]
    public void NameWithoutRegion_OfAServiceWithAnEndpoint_AdvisesTheRegionalName(
        string service,
        string host,
        string regional
    )
    {
        var net = Net.Private().WithEndpointGroup();
        net.Endpoint(service, "vpc-v", service, [("subnet-s1", "10.0.1.37")], ["sg-endpoints"]);

        var result = net.Probe("App", $"https://{host}");

        Expect.Answer(result, DnsZone.Public, "a public address");
        Expect.Blocked(result, ReasonCode.DnsNameNotOverridden);
        Assert.Contains($"Use the name {regional}", result.Changes[0].Change, StringComparison.Ordinal);
        Expect.Reachable(net.Probe("App", $"https://{regional}"));
    }

    [Fact]
    public void PrivateDnsForInboundResolversOnly_IsNamedAsThat()
    {
        var net = WithSqs();
        net.Set("sqs", "dnsOptions", Net.Map(("privateDnsOnlyForInboundResolverEndpoint", true)));

        var result = net.Probe("App", Sqs);

        Expect.Blocked(result, ReasonCode.DnsPrivateDnsDisabled);
        Assert.Contains("inbound endpoints only", result.Explanation, StringComparison.Ordinal);
        Assert.StartsWith(
            "Set dnsOptions.privateDnsOnlyForInboundResolverEndpoint of endpoint",
            result.Changes[0].Change,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void DualStackName_OfAnEndpointWithIpv4Alone_LeadsToIt()
    {
        var result = WithSqs().Probe("App", "https://sqs.us-east-1.api.aws");

        Expect.Answer(result, DnsZone.Private, "10.0.1.37");
        Expect.Reachable(result);
    }

    [Fact]
    public void OneZone_ClientInAnother_CrossesByTheLocalRoute()
    {
        var net = WithSqs();
        net.Subnet("s2", "vpc-v", "10.0.2.0/24", "b", "rtb-private");
        net.Instance("Far", "subnet-s2", "10.0.2.10", ["sg-app"]);

        var result = net.Probe("Far", Sqs);

        Expect.Reachable(result);
        Assert.Contains(
            "crosses from Availability Zone us-east-1b to us-east-1a",
            result.Explanation,
            StringComparison.Ordinal
        );
        Assert.Equal(4, result.Hops.Count(hop => hop.Kind == HopKind.NetworkAcl));
        Assert.Equal(2, result.Hops.Count(hop => hop.Kind == HopKind.RouteTable));
    }

    [Fact]
    public void PeeredClient_DefaultNameThenOwnName_IsPublicThenWorks()
    {
        var net = WithSqs();
        net.WithPeer();

        Expect.Blocked(
            net.Probe("Peer", Sqs),
            ReasonCode.DnsPrivateNameNotPeered,
            ReasonCode.SecurityGroupRulesMismatch
        );
        Expect.Blocked(net.Probe("Peer", $"https://{Net.NameOf("sqs")}"), ReasonCode.SecurityGroupRulesMismatch);

        net.Ingress("sg-endpoints", 443, "172.16.0.0/16");
        Expect.Reachable(net.Probe("Peer", $"https://{Net.NameOf("sqs")}"));
    }

    [Fact]
    public void EndpointPolicy_NamesAnotherQueue_DeniesImplicitly()
    {
        var net = WithSqs(
            role: true,
            policy: Policies.Allow(SendMessage, $"arn:aws:sqs:us-east-1:{Net.Account}:A", principal: "*")
        );
        net.Queue("A");
        net.Queue("B");

        Expect.Reachable(net.Probe("App", "A", SendMessage));
        Expect.Blocked(net.Probe("App", "B", SendMessage), AuthorizationReason.EndpointImplicitDeny);
    }

    [Theory]
    [InlineData(Net.Account, true)]
    [InlineData("999999999999", false)]
    public void QueuePolicy_RoleLacksSqs_GrantsInTheSameAccountOnly(string account, bool isReachable)
    {
        var net = WithSqs(role: true, rolePolicy: false);
        net.Queue(
            "A",
            account,
            Policies.Allow(
                SendMessage,
                $"arn:aws:sqs:us-east-1:{account}:A",
                principal: $"arn:aws:iam::{Net.Account}:role/role"
            )
        );

        var result = net.Probe("App", "A", SendMessage);

        if (isReachable)
        {
            Expect.Reachable(result);
        }
        else
        {
            Expect.Blocked(result, AuthorizationReason.NoIdentityAllow);
        }
    }

    [Fact]
    public void NoInstanceProfile_Action_HasNoCredentials()
    {
        var net = WithSqs();
        net.Queue("A");

        Expect.Blocked(net.Probe("App", "A", SendMessage), AuthorizationReason.NoCredentials);
    }

    [Fact]
    public void NoSecurityGroupGiven_UsesTheDefaultGroupOfTheVpc()
    {
        var net = Net.Private();
        net.Endpoint("sqs", "vpc-v", "sqs", [("subnet-s1", "10.0.1.37")], []);

        Expect.Blocked(net.Probe("App", Sqs), ReasonCode.SecurityGroupRulesMismatch);
    }

    [Fact]
    public void OtherPort_OfAnHttpsService_IsNotServed()
    {
        var net = WithSqs();
        net.Ingress("sg-endpoints", 80, "10.0.0.0/16");

        Expect.Blocked(net.Probe("App", "http://sqs.us-east-1.amazonaws.com"), ReasonCode.PrivateLinkPort);
    }

    [Fact]
    public void NoSubnet_HasNoInterface()
    {
        var net = Net.Private();
        net.Endpoint("sqs", "vpc-v", "sqs", [], []);

        Expect.Blocked(net.Probe("App", Sqs), ReasonCode.PrivateLinkNoSubnet);
    }

    [Fact]
    public void NoSubnet_SourceWithoutOutboundRule_NeedsBoth()
    {
        var net = Net.Private().WithEndpointGroup();
        net.Endpoint("sqs", "vpc-v", "sqs", [], ["sg-endpoints"]);
        net.Remove("rule1");

        Expect.Blocked(
            net.Probe("App", "https://sqs.us-east-1.amazonaws.com"),
            ReasonCode.PrivateLinkNoSubnet,
            ReasonCode.SecurityGroupHasNoRules
        );
    }

    [Fact]
    public void Endpoint_AsSource_NeverOpensConnections() =>
        Expect.Blocked(WithSqs().Probe("sqs", "App:22"), ReasonCode.PrivateLinkOneWay);

    private static Net WithSqs(
        bool privateDns = true,
        bool hostnames = true,
        bool role = false,
        bool rolePolicy = true,
        string? policy = null
    )
    {
        var net = Net.Private(hostnames, role ? "role" : null).WithEndpointGroup();
        if (role && rolePolicy)
        {
            net.Policy("role", AllowSend);
        }

        net.Endpoint("sqs", "vpc-v", "sqs", [("subnet-s1", "10.0.1.37")], ["sg-endpoints"], privateDns, policy);
        return net;
    }
}
