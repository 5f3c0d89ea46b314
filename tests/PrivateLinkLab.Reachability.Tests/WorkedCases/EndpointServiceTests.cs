using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.WorkedCases;

/// <summary>An endpoint service behind a Network Load Balancer, and the consumer's endpoint for it.</summary>
public sealed class EndpointServiceTests
{
    private static readonly string Url = $"http://{Net.NameOf("consumer")}";

    [Fact]
    public void Acceptance_PendingThenAcceptedThenRejected()
    {
        var net = Service();
        net.Set("consumer", "state", "pendingAcceptance");
        Expect.Blocked(net.Probe("Test_Consumer", Url), ReasonCode.PrivateLinkPendingAcceptance);

        net.Accepter("vpce-svc-service", "vpce-consumer");
        Expect.Reachable(net.Probe("Test_Consumer", Url));

        net.Set("consumer", "state", "rejected");
        Expect.Blocked(net.Probe("Test_Consumer", Url), ReasonCode.PrivateLinkRejected);
    }

    [Fact]
    public void OverlappingVpcs_DoNotMatter()
    {
        var result = Service().Probe("Test_Consumer", Url);

        Expect.Reachable(result);
        Expect.Answer(result, DnsZone.Public, "10.0.1.50");
    }

    [Fact]
    public void OverlappingVpcs_AddressIsLookedUpInTheClientsOwn()
    {
        var net = Service();
        net.Instance("Twin", "subnet-consumer1", "10.0.1.80", ["sg-client"]);

        // 10.0.1.80 is the provider's server as well; the consumer's own interface is meant.
        var result = net.Probe("Test_Consumer", "10.0.1.80:80");

        Expect.Blocked(result, ReasonCode.SecurityGroupHasNoRules);
        Assert.Contains(result.Hops, hop => hop.Name == "Twin");
    }

    [Fact]
    public void ServerDirectly_FromTheConsumer_HasNothingBetween() =>
        Expect.Blocked(
            Service(providerBlock: "10.1.0.0/16").Probe("Test_Consumer", "HTTP_Provider:80"),
            ReasonCode.DisconnectedVpcs,
            ReasonCode.SecurityGroupRulesMismatch
        );

    [Fact]
    public void Server_ToItself_NeverLeaves() => Expect.Reachable(Service().Probe("HTTP_Provider", "HTTP_Provider:80"));

    [Fact]
    public void Target_SeesTheLoadBalancersAddress()
    {
        var net = Service(serverAdmits: "10.0.1.0/24");
        Expect.Reachable(net.Probe("Test_Consumer", Url));

        // The client's own address, which PrivateLink hides, is of no use; part of the nodes' subnet may or may not do.
        var byClient = Service(providerBlock: "10.1.0.0/16", serverAdmits: "10.0.1.10/32");
        Expect.Blocked(byClient.Probe("Test_Consumer", Url), ReasonCode.SecurityGroupRulesMismatch);
        var narrow = Service(serverAdmits: "10.0.1.128/25");
        Expect.Unknown(narrow.Probe("Test_Consumer", Url), ReasonCode.UnknownResource);
    }

    [Theory]
    [InlineData("10.0.1.10/32", true)]
    [InlineData("10.0.1.50/32", false)]
    public void LoadBalancerGroup_SeesTheClientsAddressNotTheEndpoints(string admitted, bool isReachable)
    {
        var net = Service(balancerAdmits: admitted);

        var result = net.Probe("Test_Consumer", Url);

        if (isReachable)
        {
            Expect.Reachable(result);
        }
        else
        {
            Expect.Blocked(result, ReasonCode.SecurityGroupRulesMismatch);
            net.Set("nlb", "enforceSecurityGroupInboundRulesOnPrivateLinkTraffic", "off");
            Expect.Reachable(net.Probe("Test_Consumer", Url));
        }
    }

    [Fact]
    public void Listener_OtherPort_IsNotServed()
    {
        var net = Service();
        net.Ingress("sg-endpoint", 8080, "10.0.0.0/16");

        var result = net.Probe("Test_Consumer", $"{Net.NameOf("consumer")}:8080");

        Expect.Blocked(result, ReasonCode.ListenerPortRestriction);
    }

    [Fact]
    public void NoTarget_IsBlocked()
    {
        var net = Service();
        net.Remove("nlb-i-HTTP_Provider");

        Expect.Blocked(net.Probe("Test_Consumer", Url), ReasonCode.NoTargetsInZone);
    }

    [Fact]
    public void TargetInAnotherZone_NeedsCrossZone()
    {
        var net = Service();
        net.Subnet("provider2", "vpc-provider", "10.0.2.0/24", "b");
        net.Remove("nlb-i-HTTP_Provider");
        net.Instance("Far", "subnet-provider2", "10.0.2.80", ["sg-server"]);
        net.Add(
            "aws:lb/targetGroupAttachment:TargetGroupAttachment",
            "far",
            "far-target",
            ("targetGroupArn", "arn:tg:nlb"),
            ("targetId", "i-Far"),
            ("port", 80)
        );

        Expect.Blocked(net.Probe("Test_Consumer", Url), ReasonCode.ElbNotCrossZone);

        net.Set("nlb", "enableCrossZoneLoadBalancing", true);
        Expect.Reachable(net.Probe("Test_Consumer", Url));
    }

    [Fact]
    public void Zones_AreComparedByIdAcrossAccounts()
    {
        var net = Service();
        net.Set("consumer1", "availabilityZone", "us-east-1b");
        Expect.Reachable(net.Probe("Test_Consumer", Url));

        net.Set("consumer1", "availabilityZoneId", "use1-az6");
        Expect.Blocked(net.Probe("Test_Consumer", Url), ReasonCode.PrivateLinkNoCommonZone);
    }

    [Theory]
    [InlineData("us-east-1a", "us-east-1a", Net.Account, Verdict.Reachable)]
    [InlineData("us-east-1b", "us-east-1a", Net.Account, Verdict.Blocked)]
    [InlineData("us-east-1a", "us-east-1a", "999999999999", Verdict.Unknown)]
    [InlineData("us-east-1b", "us-east-1a", "999999999999", Verdict.Unknown)]
    [InlineData(null, "us-east-1a", Net.Account, Verdict.Unknown)]
    public void Zones_WithoutIds_AreComparedByNameInOneAccountOnly(
        string? consumer,
        string provider,
        string account,
        Verdict expected
    )
    {
        var net = Service(account: account);
        foreach (var (subnet, zone) in new[] { ("consumer1", consumer), ("provider1", provider) })
        {
            net.Unset(subnet, "availabilityZoneId");
            net.Unset(subnet, "availabilityZone");
            if (zone is not null)
            {
                net.Set(subnet, "availabilityZone", zone);
            }
        }

        var result = net.Probe("Test_Consumer", Url);

        Assert.Equal(expected, result.Verdict);
        Assert.Equal(expected == Verdict.Reachable ? null : ReasonCode.PrivateLinkNoCommonZone, result.Reason);
    }

    [Fact]
    public void Zones_OfTwoRegions_AreNotCompared()
    {
        var net = Service();
        net.Set("consumer-vpc", "region", "us-west-2");
        net.Set("consumer1", "availabilityZone", "us-west-2a");
        net.Set("consumer1", "availabilityZoneId", "usw2-az1");

        Expect.Reachable(net.Probe("Test_Consumer", Url));
    }

    [Theory]
    [InlineData(null, Verdict.Blocked)]
    [InlineData("*", Verdict.Reachable)]
    [InlineData($"arn:aws:iam::{Net.Account}:root", Verdict.Reachable)]
    [InlineData($"arn:aws:iam::{Net.Account}:role/Consumer", Verdict.Unknown)]
    [InlineData("arn:aws:iam::111122223333:root", Verdict.Blocked)]
    public void OtherAccount_WhoseEndpointIsNotMadeYet_NeedsToBeAllowed(string? principal, Verdict expected)
    {
        var net = Service(account: "999999999999");
        net.Unset("consumer", "state");
        net.Accepter("vpce-svc-service", "vpce-consumer");
        if (principal is not null)
        {
            net.Add(
                "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple",
                "allowed",
                "allowed",
                ("vpcEndpointServiceId", "vpce-svc-service"),
                ("principalArn", principal)
            );
        }

        var result = net.Probe("Test_Consumer", Url);

        Assert.Equal(expected, result.Verdict);
        Assert.Equal(expected == Verdict.Reachable ? null : ReasonCode.PrivateLinkPrincipalNotAllowed, result.Reason);
        Assert.Equal(expected == Verdict.Blocked ? 1 : 0, result.Changes.Length);
    }

    [Fact]
    public void OtherAccount_WhosePermissionIsWithdrawn_KeepsItsConnection() =>
        Expect.Reachable(Service(account: "999999999999").Probe("Test_Consumer", Url));

    [Fact]
    public void OwnersAccount_WhoseEndpointIsNotMadeYet_NeedsNoPermission()
    {
        var net = Service();
        net.Unset("consumer", "state");
        net.Accepter("vpce-svc-service", "vpce-consumer");

        Expect.Reachable(net.Probe("Test_Consumer", Url));
    }

    [Theory]
    [InlineData(Net.Account, true)]
    [InlineData("999999999999", false)]
    public void AutoAccept_OfAnotherAccountsService_DoesNotAccept(string owner, bool isReachable)
    {
        var net = Service(account: owner);
        net.Unset("consumer", "state");
        net.Set("consumer", "autoAccept", true);
        net.Set("service", "allowedPrincipals", Net.List("*"));

        var result = net.Probe("Test_Consumer", Url);

        if (isReachable)
        {
            Expect.Reachable(result);
        }
        else
        {
            Expect.Blocked(result, ReasonCode.PrivateLinkPendingAcceptance);
        }
    }

    [Fact]
    public void PrivateName_WorksOnceVerified()
    {
        var net = Service();
        net.Set("service", "privateDnsName", "api.example.com");
        net.Set("consumer", "privateDnsEnabled", true);
        net.Set("service", "privateDnsNameConfigurations", Verification("pendingVerification"));
        Expect.Blocked(net.Probe("Test_Consumer", "http://api.example.com"), ReasonCode.DnsPrivateNameNotVerified);

        net.Set("service", "privateDnsNameConfigurations", Verification("verified"));
        var result = net.Probe("Test_Consumer", "http://api.example.com");
        Expect.Reachable(result);
        Expect.Answer(result, DnsZone.Private, "10.0.1.50");
    }

    [Fact]
    public void LoadBalancer_Directly_InItsOwnVpc_KeepsTheClientsAddress()
    {
        var net = Service(serverAdmits: "10.0.1.0/24");
        net.Egress(net.Group("inside", "vpc-provider"), -1, Net.Anywhere);
        net.Instance("Inside", "subnet-provider1", "10.0.1.20", ["sg-inside"]);

        var result = net.Probe("Inside", "nlb");

        Expect.Reachable(result);
        Assert.Contains(result.Hops, hop =>
            hop.Evidence.Contains("sees 10.0.1.20 as the source", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void UnhealthyTargets_FailOpenAndAreDoubtful()
    {
        var net = Service(serverAdmits: "10.0.1.0/24");
        net.Set("nlb-targets", "healthCheck", Net.Map(("port", "9999")));

        var result = net.Probe("Test_Consumer", Url);

        Expect.Reachable(result);
        Assert.Contains("passes its health check", result.Explanation, StringComparison.Ordinal);
    }

    private static PrivateLinkLab.Graph.ListValue Verification(string state) =>
        PrivateLinkLab.Graph.ListValue.Create([Net.Map(("state", state))]);

    private static Net Service(
        string providerBlock = "10.0.0.0/16",
        string? serverAdmits = null,
        string? balancerAdmits = null,
        string account = Net.Account
    )
    {
        var net = new Net();
        var prefix = providerBlock[..providerBlock.IndexOf(".0.0/", StringComparison.Ordinal)];
        net.Vpc("provider", providerBlock, account: account);
        net.Subnet("provider1", "vpc-provider", $"{prefix}.1.0/24");
        net.Ingress(net.Group("server", "vpc-provider"), 80, serverAdmits ?? $"{prefix}.1.0/24");
        net.Instance("HTTP_Provider", "subnet-provider1", $"{prefix}.1.80", ["sg-server"]);
        string[] groups = [];
        if (balancerAdmits is not null)
        {
            groups = [net.Group("balancer", "vpc-provider")];
            net.Ingress(groups[0], 80, balancerAdmits);
            net.Egress(groups[0], 80, $"{prefix}.1.0/24");
        }

        net.LoadBalancer("nlb", "vpc-provider", ["subnet-provider1"], groups, "i-HTTP_Provider");
        net.EndpointService("service", "arn:nlb:nlb", account: account);

        net.Vpc("consumer-vpc");
        net.Subnet("consumer1", "vpc-consumer-vpc", "10.0.1.0/24");
        net.Egress(net.Group("client", "vpc-consumer-vpc"), -1, Net.Anywhere);
        net.Ingress(net.Group("endpoint", "vpc-consumer-vpc"), 80, "10.0.0.0/16");
        net.Instance("Test_Consumer", "subnet-consumer1", "10.0.1.10", ["sg-client"]);
        net.Endpoint(
            "consumer",
            "vpc-consumer-vpc",
            "com.amazonaws.vpce.us-east-1.vpce-svc-service",
            [("subnet-consumer1", "10.0.1.50")],
            ["sg-endpoint"],
            privateDns: false
        );
        return net;
    }
}
