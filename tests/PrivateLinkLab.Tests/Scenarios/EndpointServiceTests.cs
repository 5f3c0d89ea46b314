using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Tests.Scenarios;

/// <summary>The endpoint service of the article, and what the settings make of it.</summary>
public class EndpointServiceTests
{
    private const string EndpointName = "NLB_Endpoint_Consumer-endpoint";
    private const string ServiceType = "aws:ec2/vpcEndpointService:VpcEndpointService";
    private const string EndpointType = "aws:ec2/vpcEndpoint:VpcEndpoint";
    private const string BalancerType = "aws:lb/loadBalancer:LoadBalancer";
    private const string AccepterType = "aws:ec2/vpcEndpointConnectionAccepter:VpcEndpointConnectionAccepter";
    private const string PrincipalType =
        "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple";
    private const string VpcType = "aws:ec2/vpc:Vpc";
    private const string Role = "arn:aws:iam::222222222222:role/Consumer";

    [Fact]
    public async Task Defaults_BothVpcs_HaveTheSameAddressesAndTheConnectionIsAccepted()
    {
        var graph = await GraphAsync();

        Assert.Equal(
            ["10.0.0.0/16", "10.0.0.0/16"],
            graph.OfType(VpcType).Select(vpc => vpc.Inputs.GetText("cidrBlock"))
        );
        Assert.Equal("available", graph.Outputs.GetText("endpointState"));
        Assert.False(graph.Outputs.ContainsKey("acceptCommand"));
        Assert.Equal(
            $"curl -i --connect-timeout 15 http://{graph.Outputs.GetText("endpointDnsName")}/",
            graph.Outputs.GetText("curlCommand")
        );
        Assert.Equal("curl -i --connect-timeout 15 http://localhost/", graph.Outputs.GetText("curlOnProviderCommand"));
        Assert.StartsWith(
            "com.amazonaws.vpce.us-east-1.vpce-svc-",
            graph.Outputs.GetText("serviceName"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(graph.Resources, node =>
            node.Type == "pulumi:providers:aws" && !node.Name.StartsWith("default", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task AcceptEndpointConnections_False_LeavesItPendingAsInTheArticle()
    {
        var graph = await GraphAsync(("acceptEndpointConnections", "false"));

        Assert.Empty(graph.OfType(AccepterType));
        Assert.Equal("pendingAcceptance", graph.Outputs.GetText("endpointState"));
        Assert.Equal(
            $"aws ec2 accept-vpc-endpoint-connections --service-id {graph.OfType(ServiceType).Single().Id} "
                + $"--vpc-endpoint-ids {graph.Outputs.GetText("endpointId")}",
            graph.Outputs.GetText("acceptCommand")
        );
    }

    [Fact]
    public async Task ServiceAllowedPrincipals_FirstOneLess_LeavesTheOthersTheirResources()
    {
        const string account = "arn:aws:iam::123456789012:root";
        var both = await GraphAsync(("serviceAllowedPrincipals", $"{Role},{account}"));
        var one = await GraphAsync(("serviceAllowedPrincipals", $"{account},{account}"));

        Assert.Equal(
            ["NLB-Provider-allows-123456789012-root", "NLB-Provider-allows-222222222222-role/Consumer"],
            both.OfType(PrincipalType).Select(principal => principal.Name).Order(StringComparer.Ordinal)
        );
        var left = Assert.Single(one.OfType(PrincipalType));
        Assert.Equal(
            ("NLB-Provider-allows-123456789012-root", account),
            (left.Name, left.Inputs.GetText("principalArn"))
        );
    }

    [Fact]
    public async Task Server_UserData_ServesThePageWithoutTheInternet()
    {
        var graph = await GraphAsync(("servicePort", "8080"));

        var script = graph.Resources.Single(node => node.Name == "HTTP_Provider-instance").Inputs.GetText("userData")!;
        Assert.StartsWith("#!/bin/bash\n", script, StringComparison.Ordinal);
        Assert.Contains("python3 -m http.server 8080 ", script, StringComparison.Ordinal);
        Assert.All(["http://", "https://", "dnf ", "yum ", "pip ", "curl ", "\r"], word =>
            Assert.DoesNotContain(word, script, StringComparison.Ordinal)
        );
        Assert.EndsWith(":8080/", graph.Outputs.GetText("curlCommand"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConsumerRole_IsAnotherAccountWithItsOwnProvider()
    {
        var graph = await GraphAsync(
            ("consumerRoleArn", Role),
            ("consumerAvailabilityZones", await ZoneOfAsync("use1-az4"))
        );

        var provider = graph.Resources.Single(node => node.Name == "consumer-account");
        Assert.Contains(Role, provider.Inputs.GetText("assumeRoles"), StringComparison.Ordinal);
        Assert.All(
            graph.Resources.Where(node =>
                node.Custom
                && (node.Name.StartsWith("VPC_Consumer", StringComparison.Ordinal) || node.Name == EndpointName)
            ),
            node => Assert.Equal($"{provider.Urn}::{provider.Id}", node.Provider)
        );
        Assert.Equal("222222222222", graph.Find(EndpointType, EndpointName)!.Outputs.GetText("ownerId"));
        Assert.Equal(
            "arn:aws:iam::222222222222:root",
            graph.OfType(PrincipalType).Single().Inputs.GetText("principalArn")
        );
        Assert.Contains("default_", graph.OfType(AccepterType).Single().Provider, StringComparison.Ordinal);
        Assert.Contains(
            "\"aws:PrincipalAccount\":\"222222222222\"",
            graph.Find(EndpointType, "VPC_Consumer-endpoints-ssm")!.Inputs.GetText("policy"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task ConsumerRegion_IsNamedOnBothSides()
    {
        var graph = await GraphAsync(
            ("consumerRegion", "eu-west-1"),
            ("consumerProfile", "shop"),
            ("consumerVpcCidr", "172.16.0.0/16")
        );

        Assert.Equal(
            ["eu-west-1", "us-east-1"],
            graph.OfType(ServiceType).Single().Inputs.GetTexts("supportedRegions")
        );
        var endpoint = graph.Find(EndpointType, EndpointName)!;
        Assert.Equal("us-east-1", endpoint.Inputs.GetText("serviceRegion"));
        Assert.StartsWith("arn:aws:ec2:eu-west-1:9", endpoint.Outputs.GetText("arn"), StringComparison.Ordinal);
        Assert.StartsWith(
            "aws ssm start-session --profile shop --region eu-west-1 --target i-",
            graph.Outputs.GetText("consumerSessionCommand"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "172.16.0.0/16",
            graph.Resources.Single(node => node.Name == "NLB-Provider-from-172.16.0.0-16").Inputs.GetText("cidrIpv4")
        );
        Assert.Contains(graph.Resources, node => node.Name == "VPC_Consumer-endpoints-https-from-172.16.0.0-16");
    }

    [Fact]
    public async Task SeveralZones_HaveALoadBalancerSubnetAServerAndAnInterfaceEach()
    {
        var graph = await GraphAsync(
            ("subnetCidrs", "10.0.1.0/24,10.0.2.0/24"),
            ("consumerSubnetCidrs", "10.0.1.0/24,10.0.2.0/24")
        );

        Assert.Equal(2, graph.OfType(BalancerType).Single().Inputs.GetTexts("subnets").Count);
        Assert.Equal(2, graph.OfType("aws:lb/targetGroupAttachment:TargetGroupAttachment").Count());
        Assert.Equal(2, graph.Find(EndpointType, EndpointName)!.Inputs.GetTexts("subnetIds").Count);
        Assert.Equal(
            graph
                .OfType("aws:ec2/subnet:Subnet")
                .Where(subnet => subnet.Parent!.Name == "VPC_Provider")
                .Select(subnet => subnet.Id),
            graph
                .OfType("aws:ec2/instance:Instance")
                .Where(node => node.Name.StartsWith("HTTP_Provider", StringComparison.Ordinal))
                .Select(node => node.Inputs.GetText("subnetId"))
        );
    }

    [Fact]
    public async Task ConsumerZoneWithoutTheService_IsAnOutput()
    {
        var graph = await GraphAsync(("consumerSubnetCidrs", "10.0.1.0/24,10.0.2.0/24"));

        Assert.Equal(
            ["subnet 'mySubnet2' in us-east-1b (use1-az6): the service is in use1-az4 only"],
            graph.Outputs.GetTexts("excludedZones")
        );
    }

    [Theory]
    [InlineData("true", "on", 1)]
    [InlineData("false", "off", 0)]
    public async Task EnforceInboundRules_DecidesWhetherTheConsumersAreListed(string value, string mode, int rules)
    {
        var graph = await GraphAsync(("serviceEnforceInboundRules", value));

        Assert.Equal(
            mode,
            graph.OfType(BalancerType).Single().Inputs.GetText("enforceSecurityGroupInboundRulesOnPrivateLinkTraffic")
        );
        Assert.Equal(
            rules,
            graph.Resources.Count(node => node.Name.StartsWith("NLB-Provider-from-", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("false", "true", 0, false)]
    [InlineData("true", "true", 1, true)]
    [InlineData("true", "false", 0, false)]
    public async Task PrivateDns_NeedsThePublishedRecordAndTheAcceptance(
        string verified,
        string accepted,
        int records,
        bool named
    )
    {
        var graph = await GraphAsync(
            ("servicePrivateDnsName", "api.example.com"),
            ("servicePrivateDnsVerified", verified),
            ("acceptEndpointConnections", accepted)
        );

        Assert.Matches(
            @"^_[0-9a-f]{20}\.api\.example\.com\. TXT ""vpce:[0-9a-f]{20}""$",
            graph.Outputs.GetText("privateDnsRecord")
        );
        Assert.Equal(records, graph.OfType("aws:vpc/endpointPrivateDns:EndpointPrivateDns").Count());
        Assert.Equal(
            named,
            graph.Outputs.GetText("curlCommand") == "curl -i --connect-timeout 15 http://api.example.com/"
        );
    }

    [Fact]
    public async Task Notifications_HaveATopic()
    {
        var graph = await GraphAsync(("serviceNotifications", "true"));

        Assert.Equal(graph.OfType("aws:sns/topic:Topic").Single().Id, graph.Outputs.GetText("notificationTopicArn"));
    }

    private static Task<ResourceGraph> GraphAsync(params (string Key, string Value)[] settings) =>
        ScenarioGraph.OfAsync([("scenario", "endpoint-service"), .. settings]);

    // The name of a zone in the consumer's account: six subnets, of which one is in it.
    private static async Task<string> ZoneOfAsync(string zoneId)
    {
        var graph = await GraphAsync(
            ("consumerRoleArn", Role),
            ("consumerSubnetCidrs", "10.0.1.0/24,10.0.2.0/24,10.0.3.0/24,10.0.4.0/24,10.0.5.0/24,10.0.6.0/24"),
            ("consumerAvailabilityZones", "us-east-1a,us-east-1b,us-east-1c,us-east-1d,us-east-1e,us-east-1f")
        );
        return graph
            .OfType("aws:ec2/subnet:Subnet")
            .Single(subnet =>
                subnet.Parent!.Name == "VPC_Consumer" && subnet.Outputs.GetText("availabilityZoneId") == zoneId
            )
            .Outputs.GetText("availabilityZone")!;
    }
}
