using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.PrivateLink;
using PrivateLinkLab.Components.Values;
using PrivateLinkLab.Graph;
using Pulumi;

namespace PrivateLinkLab.Components.Tests.PrivateLink;

public class ProviderEndpointServiceTests
{
    [Fact]
    public async Task ProviderEndpointService_ByDefault_IsInternalEnforcesRulesAndWaitsForAcceptance()
    {
        var graph = await GraphAsync();

        var balancer = graph.Only(Types.LoadBalancer);
        Assert.Equal("network", balancer.Inputs.GetText("loadBalancerType"));
        Assert.True(balancer.Inputs.GetBool("internal"));
        Assert.Equal("on", balancer.Inputs.GetText("enforceSecurityGroupInboundRulesOnPrivateLinkTraffic"));
        Assert.Equal([Group(graph, "service-security-group")], balancer.Inputs.GetTexts("securityGroups"));
        Assert.False(balancer.Inputs.GetBool("enableCrossZoneLoadBalancing"));
        Assert.True(balancer.Inputs.GetBool("enableDeletionProtection"));
        Assert.Equal("service", balancer.Inputs.GetText("name"));
        var service = graph.Only(Types.EndpointService);
        Assert.True(service.Inputs.GetBool("acceptanceRequired"));
        Assert.Equal([balancer.Id!], service.Inputs.GetTexts("networkLoadBalancerArns"));
        Assert.False(service.Inputs.ContainsKey("supportedRegions"));
        Assert.Equal(
            PrivateLinkPair.AllowedPrincipal,
            graph.Only(Types.AllowedPrincipal).Inputs.GetText("principalArn")
        );
        Assert.Empty(graph.OfType(Types.Topic));
        Assert.Empty(graph.OfType(Types.PrivateDnsVerification));
    }

    [Fact]
    public async Task ProviderEndpointService_Targets_AreAddressesThatSeeTheLoadBalancer()
    {
        var graph = await GraphAsync();

        var group = graph.Only(Types.TargetGroup);
        Assert.Equal(
            ("ip", "TCP", 80, "false"),
            (
                group.Inputs.GetText("targetType"),
                group.Inputs.GetText("protocol"),
                group.Inputs.GetInt("port"),
                group.Inputs.GetText("preserveClientIp")
            )
        );
        Assert.Equal("service-80", group.Inputs.GetText("name"));
        Assert.Equal("TCP", group.Inputs.At("healthCheck.protocol").AsTextOrFail());
        var target = graph.Only(Types.TargetGroupAttachment);
        Assert.Equal(
            graph.Get(Types.Instance, "server-instance").Outputs.GetText("privateIp"),
            target.Inputs.GetText("targetId")
        );
        var listener = graph.Only(Types.Listener);
        Assert.Equal(("TCP", 80), (listener.Inputs.GetText("protocol"), listener.Inputs.GetInt("port")));
        Assert.Equal(group.Id, listener.Inputs.At("defaultActions[0].targetGroupArn").AsTextOrFail());
    }

    [Fact]
    public async Task ProviderEndpointService_Rules_LeadFromTheConsumersBlockToTheTargetsGroup()
    {
        var graph = await GraphAsync();
        var (balancer, server) = (Group(graph, "service-security-group"), Group(graph, "server-security-group"));

        var from = graph.Get(Types.IngressRule, "service-from-10.0.0.0-16");
        Assert.Equal(
            (balancer, "10.0.0.0/16"),
            (from.Inputs.GetText("securityGroupId"), from.Inputs.GetText("cidrIpv4"))
        );
        var to = graph.Get(Types.EgressRule, "service-to-server");
        Assert.Equal(
            (balancer, server),
            (to.Inputs.GetText("securityGroupId"), to.Inputs.GetText("referencedSecurityGroupId"))
        );
        var into = graph.Get(Types.IngressRule, "service-into-server");
        Assert.Equal(
            (server, balancer),
            (into.Inputs.GetText("securityGroupId"), into.Inputs.GetText("referencedSecurityGroupId"))
        );
        Assert.All(
            graph.Resources.Where(node => node.Parent?.Name == "service" && node.Inputs.ContainsKey("fromPort")),
            rule => Assert.Equal(80, rule.Inputs.GetInt("fromPort"))
        );
    }

    [Fact]
    public async Task ProviderEndpointService_Service_GoesBeforeWhatItLeadsTo()
    {
        var graph = await GraphAsync();

        var needed = graph.Only(Types.EndpointService).Dependencies.Select(urn => urn.Name);
        Assert.Equal(
            [
                "service-from-10.0.0.0-16",
                "service-into-server",
                "service-listener",
                "service-load-balancer",
                "service-target-server",
                "service-to-server",
            ],
            needed.Where(name => name.StartsWith("service-", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        );
        Assert.Contains("service-security-group", graph.Only(Types.LoadBalancer).Dependencies.Select(urn => urn.Name));
        Assert.Contains("service-target-group", graph.Only(Types.Listener).Dependencies.Select(urn => urn.Name));
    }

    [Fact]
    public async Task ProviderEndpointService_Options_ReachTheResources()
    {
        var graph = await ComponentGraph.OfAsync(() =>
            _ = new ProviderEndpointService("service", Args(NewNetwork(), args => new()
                    {
                        Network = args.Network,
                        Port = 443,
                        TargetPort = 8443,
                        HealthCheckPath = "/health",
                        CrossZone = true,
                        PreserveClientIp = true,
                        EnforceInboundRules = false,
                        AllowedPrincipals = args.AllowedPrincipals,
                        SupportedRegions = ["eu-west-1"],
                        PrivateDnsName = "*.example.com",
                        LoadBalancerName = "NLB-Provider",
                        DeletionProtection = false,
                    }))
        );

        var balancer = graph.Only(Types.LoadBalancer);
        Assert.Equal(
            ("NLB-Provider", "off"),
            (
                balancer.Inputs.GetText("name"),
                balancer.Inputs.GetText("enforceSecurityGroupInboundRulesOnPrivateLinkTraffic")
            )
        );
        Assert.Equal(
            (true, false),
            (
                balancer.Inputs.GetBool("enableCrossZoneLoadBalancing"),
                balancer.Inputs.GetBool("enableDeletionProtection")
            )
        );
        Assert.Equal(2, balancer.Inputs.GetTexts("subnets").Count);
        var group = graph.Only(Types.TargetGroup);
        Assert.Equal(
            (8443, "true", "NLB-Provider-8443"),
            (group.Inputs.GetInt("port"), group.Inputs.GetText("preserveClientIp"), group.Inputs.GetText("name"))
        );
        Assert.Equal(
            "HTTP /health",
            $"{group.Inputs.At("healthCheck.protocol").AsTextOrFail()} "
                + $"{group.Inputs.At("healthCheck.path").AsTextOrFail()}"
        );
        Assert.Equal(443, graph.Only(Types.Listener).Inputs.GetInt("port"));
        Assert.Equal(["eu-west-1", "us-east-1"], graph.Only(Types.EndpointService).Inputs.GetTexts("supportedRegions"));
        Assert.Matches(
            @"^_[0-9a-f]{20}\.example\.com\. TXT ""vpce:[0-9a-f]{20}""$",
            graph.Get(ComponentTypes.ProviderEndpointService, "service").Outputs.GetText("privateDnsRecord")
        );
    }

    [Fact]
    public async Task ProviderEndpointService_Notifications_LetTheServiceAlonePublish()
    {
        var graph = await ComponentGraph.OfAsync(() =>
            _ = new PrivateLinkPair(new PrivateLinkPairOptions { Notifications = true })
        );

        var policy = graph.Only(Types.TopicPolicy);
        var allowed = PolicyOf.Statement(policy, "policy", "EndpointService");
        Assert.Equal("vpce.amazonaws.com", allowed.GetProperty("Principal").GetProperty("Service").GetString());
        Assert.Equal(
            graph.Only(Types.EndpointService).Outputs.GetText("arn"),
            allowed.GetProperty("Condition").GetProperty("ArnLike").GetProperty("aws:SourceArn").GetString()
        );
        Assert.Equal("Deny", PolicyOf.Statement(policy, "policy", "TlsOnly").GetProperty("Effect").GetString());
        var notification = graph.Only(Types.ConnectionNotification);
        Assert.Equal(["Accept", "Connect", "Delete", "Reject"], notification.Inputs.GetTexts("connectionEvents"));
        Assert.Contains(policy.Urn, notification.Dependencies);
    }

    public static TheoryData<string, Func<ProviderEndpointServiceArgs, ProviderEndpointServiceArgs>, string> Refused =>
        new()
        {
            {
                "no subnet",
                args => Args(args, subnets: 0),
                "Subnets is empty. A load balancer without a network interface is attached to nothing: give one "
                    + "subnet in each zone."
            },
            { "port 0", args => Args(args, port: 0), "Port is 0. A TCP port is 1 to 65535." },
            { "target port", args => Args(args, targetPort: 70000), "TargetPort is 70000. A TCP port is 1 to 65535." },
            {
                "health check",
                args => Args(args, healthCheckPath: "health"),
                "HealthCheckPath is 'health'. A path begins with / and has at most 1024 characters without spaces."
            },
            {
                "target's name",
                args => Args(args, target: "server's"),
                "Targets has the name 'server's'. It stands in a rule's description: use at most 100 letters, "
                    + "digits, spaces and ._-."
            },
            {
                "enforced without consumers",
                args => Args(args, consumers: []),
                "ConsumerCidrBlocks is empty while inbound rules are enforced, which drops every connection. Give "
                    + "the blocks of the consumers' clients, or set EnforceInboundRules to false."
            },
            {
                "consumers without enforcement",
                args => Args(args, enforce: false),
                "ConsumerCidrBlocks is 10.0.0.0/16 while inbound rules are not enforced, which lets everybody "
                    + "through PrivateLink in. Set EnforceInboundRules to true, or give no block."
            },
            {
                "everybody",
                args => Args(args, consumers: ["0.0.0.0/0"]),
                "ConsumerCidrBlocks has 0.0.0.0/0, which is everybody. Give the blocks of the consumers' clients."
            },
            {
                "no block",
                args => Args(args, consumers: ["10.0.0.1/16"]),
                "ConsumerCidrBlocks is '10.0.0.1/16', which has host bits set (did you mean 10.0.0.0/16?). An IPv4 "
                    + "block looks like 10.0.1.0/24."
            },
            {
                "a block twice",
                args => Args(args, consumers: ["10.0.0.0/16", "10.0.0.0/16"]),
                "ConsumerCidrBlocks is 10.0.0.0/16, 10.0.0.0/16, the same block twice. Name every block once: AWS "
                    + "refuses a rule that exists."
            },
            {
                "no principal",
                args => Args(args, principals: []),
                "AllowedPrincipals is empty. Nobody could connect: name at least one account, such as "
                    + "arn:aws:iam::123456789012:root."
            },
            {
                "region",
                args => Args(args, regions: ["Europe"]),
                "SupportedRegions has 'Europe'. Give the codes of regions, such as eu-west-1."
            },
            {
                "private name",
                args => Args(args, privateDnsName: "API"),
                "PrivateDnsName is 'API'. Give a domain name in lower case, such as api.example.com or *.example.com."
            },
            {
                "verification of nothing",
                args => Args(args, verify: true),
                "VerifyPrivateDnsName is true without a PrivateDnsName. Give the name to verify, or leave it false."
            },
            {
                "load balancer's name",
                args => Args(args, loadBalancerName: "internal-NLB"),
                "LoadBalancerName is 'internal-NLB'. It has 1 to 26 letters, digits and single hyphens, neither "
                    + "begins nor ends with a hyphen, nor begins with internal-."
            },
            {
                "load balancer's long name",
                args => Args(args, loadBalancerName: "a23456789012345678901234567"),
                "LoadBalancerName is 'a23456789012345678901234567'. It has 1 to 26 letters, digits and single "
                    + "hyphens, neither begins nor ends with a hyphen, nor begins with internal-."
            },
        };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task ProviderEndpointService_BadArguments_SaysWhich(
        string what,
        Func<ProviderEndpointServiceArgs, ProviderEndpointServiceArgs> change,
        string message
    )
    {
        var refusal = await Refusal.OfAsync(() =>
            _ = new ProviderEndpointService("service", Args(ExistingVpc.Network(), change))
        );

        Assert.True($"ProviderEndpointService 'service': {message}" == refusal, $"{what}: {refusal}");
    }

    [Fact]
    public async Task ProviderEndpointService_PrincipalThatTurnsOutToBeEverybody_FailsTheDeployment()
    {
        var refusal = await Refusal.DuringAsync(() =>
            _ = new ProviderEndpointService(
                "service",
                Args(NewNetwork(), args => Args(args, principals: new() { ["all"] = Output.Create("*") }))
            )
        );

        Assert.Equal(
            "ProviderEndpointService 'service': AllowedPrincipals['all'] is *, which is everybody. Give the ARN of "
                + "an account, a user or a role.",
            refusal
        );
    }

    [Theory]
    [InlineData(AddressFamily.Ipv4, "ipv4", "ipv4", null)]
    [InlineData(AddressFamily.DualStack, "dualstack", "ipv4 ipv6", "dualstack")]
    public async Task ProviderEndpointService_AddressFamily_IsThatOfTheVpcs(
        AddressFamily family,
        string balancer,
        string service,
        string? endpoint
    )
    {
        var graph = await ComponentGraph.OfAsync(() =>
            _ = new PrivateLinkPair(new PrivateLinkPairOptions { Family = family })
        );

        Assert.Equal(balancer, graph.Only(Types.LoadBalancer).Inputs.GetText("ipAddressType"));
        Assert.Equal(
            service,
            string.Join(' ', graph.Only(Types.EndpointService).Inputs.GetTexts("supportedIpAddressTypes"))
        );
        Assert.Equal(endpoint, graph.Get(Types.VpcEndpoint, "consumer-endpoint").Inputs.GetText("ipAddressType"));
        Assert.Equal(
            family == AddressFamily.DualStack,
            graph.Find(Types.IngressRule, "service-from-consumer-ipv6") is not null
        );
    }

    [Fact]
    public async Task ProviderEndpointService_DualStackConsumerOfAnIpv4Service_KeepsToIpv4()
    {
        var mocks = await Refusal.MocksOfAsync(() =>
            _ = new ConsumerEndpoint(
                "consumer",
                new ConsumerEndpointArgs
                {
                    Network = Composition.NewVpc(flowLogs: false, family: AddressFamily.DualStack).Network,
                    Service = new EndpointServiceOffer
                    {
                        ServiceName = "com.amazonaws.vpce.us-east-1.vpce-svc-1",
                        Port = 80,
                        AvailabilityZoneIds = "use1-az4",
                    },
                }
            )
        );

        var endpoint = Assert.Single(mocks, mock => mock.Name == "consumer-endpoint");
        Assert.Equal("ipv4", endpoint.Inputs["ipAddressType"]);
        Assert.False(endpoint.Inputs.ContainsKey("dnsOptions"));
    }

    [Theory]
    [InlineData(
        AddressFamily.Ipv4,
        true,
        "ConsumerIpv6CidrBlocks names all, and the VPC has IPv4 alone. Give no block, or make the VPC dual stack."
    )]
    [InlineData(
        AddressFamily.DualStack,
        false,
        "ConsumerIpv6CidrBlocks names all while inbound rules are not enforced, which lets everybody through "
            + "PrivateLink in. Set EnforceInboundRules to true, or give no block."
    )]
    public async Task ProviderEndpointService_Ipv6ConsumersOfNoUse_AreRefused(
        AddressFamily family,
        bool enforce,
        string reason
    )
    {
        var refusal = await Refusal.OfAsync(() =>
            _ = new ProviderEndpointService(
                "service",
                new ProviderEndpointServiceArgs
                {
                    Network = new VpcNetwork
                    {
                        VpcId = "vpc-0123456789abcdef0",
                        CidrBlock = "10.0.0.0/16",
                        Subnets = [ExistingVpc.Subnet(1, "us-east-1a")],
                        AddressFamily = family,
                        Ipv6CidrBlock = "2001:db8:0:1a00::/56",
                    },
                    Port = 80,
                    CrossZone = false,
                    EnforceInboundRules = enforce,
                    ConsumerIpv6CidrBlocks = new() { ["all"] = "2001:db8:1::/56" },
                    AllowedPrincipals = new() { ["consumer"] = PrivateLinkPair.AllowedPrincipal },
                }
            )
        );

        Assert.Equal($"ProviderEndpointService 'service': {reason}", refusal);
    }

    private static Task<ResourceGraph> GraphAsync() =>
        ComponentGraph.OfAsync(() => _ = new PrivateLinkPair(new PrivateLinkPairOptions()));

    private static VpcNetwork NewNetwork() => Composition.NewVpc(flowLogs: false).Network;

    private static string Group(ResourceGraph graph, string name) => graph.Get(Types.SecurityGroup, name).Id!;

    private static ProviderEndpointServiceArgs Args(
        VpcNetwork network,
        Func<ProviderEndpointServiceArgs, ProviderEndpointServiceArgs> change
    ) =>
        change(
            new()
            {
                Network = network,
                Port = 80,
                CrossZone = false,
                AllowedPrincipals = new() { ["consumer"] = PrivateLinkPair.AllowedPrincipal },
            }
        );

    private static ProviderEndpointServiceArgs Args(
        ProviderEndpointServiceArgs args,
        int subnets = 2,
        int port = 80,
        int? targetPort = null,
        string? healthCheckPath = null,
        string? target = null,
        string[]? consumers = null,
        bool enforce = true,
        Dictionary<string, Input<string>>? principals = null,
        string[]? regions = null,
        string? privateDnsName = null,
        bool verify = false,
        string? loadBalancerName = null
    ) =>
        new()
        {
            Network = args.Network,
            Subnets = subnets == 0 ? [] : null,
            Port = port,
            TargetPort = targetPort,
            HealthCheckPath = healthCheckPath,
            Targets = target is null
                ? []
                : new Dictionary<string, ServiceTarget> { [target] = new("10.0.1.7", "sg-1") },
            CrossZone = false,
            ConsumerCidrBlocks = consumers ?? ["10.0.0.0/16"],
            EnforceInboundRules = enforce,
            AllowedPrincipals = principals ?? args.AllowedPrincipals,
            SupportedRegions = regions ?? [],
            PrivateDnsName = privateDnsName,
            VerifyPrivateDnsName = verify,
            LoadBalancerName = loadBalancerName,
        };
}
