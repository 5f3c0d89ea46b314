using PrivateLinkLab.Components.PrivateLink;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Components.Tests.PrivateLink;

public class ConsumerEndpointTests
{
    private const string OtherAccount = "arn:aws:iam::222222222222:role/Consumer";

    [Fact]
    public async Task ConsumerEndpoint_ByDefault_HasItsOwnGroupAndAdmitsItsClientsOnly()
    {
        var graph = await GraphAsync(new());

        var endpoint = graph.Get(Types.VpcEndpoint, "consumer-endpoint");
        var group = graph.Get(Types.SecurityGroup, "consumer-security-group").Id!;
        var client = graph.Get(Types.SecurityGroup, "client-security-group").Id!;
        Assert.Equal("Interface", endpoint.Inputs.GetText("vpcEndpointType"));
        Assert.Equal(
            graph.Only(Types.EndpointService).Outputs.GetText("serviceName"),
            endpoint.Inputs.GetText("serviceName")
        );
        Assert.Equal([group], endpoint.Inputs.GetTexts("securityGroupIds"));
        Assert.False(endpoint.Inputs.GetBool("privateDnsEnabled"));
        Assert.False(endpoint.Inputs.ContainsKey("serviceRegion"));
        var from = graph.Get(Types.IngressRule, "consumer-from-client");
        Assert.Equal(
            (group, client, 80),
            (
                from.Inputs.GetText("securityGroupId"),
                from.Inputs.GetText("referencedSecurityGroupId"),
                from.Inputs.GetInt("fromPort")
            )
        );
        var to = graph.Get(Types.EgressRule, "consumer-for-client");
        Assert.Equal(
            (client, group, 80),
            (
                to.Inputs.GetText("securityGroupId"),
                to.Inputs.GetText("referencedSecurityGroupId"),
                to.Inputs.GetInt("fromPort")
            )
        );
    }

    [Fact]
    public async Task ConsumerEndpoint_NameAndAddress_AreOfTheConsumer()
    {
        var graph = await GraphAsync(new());

        var component = graph.Get(ComponentTypes.ConsumerEndpoint, "consumer");
        var service = graph.Only(Types.EndpointService);
        Assert.Matches(
            $@"^vpce-0[0-9a-f]{{16}}-[a-z0-9]{{8}}\.{service.Id}\.us-east-1\.vpce\.amazonaws\.com$",
            component.Outputs.GetText("dnsName")
        );
        Assert.Equal("pendingAcceptance", component.Outputs.GetText("state"));
        Assert.Equal(
            graph.OfType(Types.Vpc).Select(vpc => vpc.Inputs.GetText("cidrBlock")),
            ["10.0.0.0/16", "10.0.0.0/16"]
        );
    }

    [Fact]
    public async Task ConsumerEndpoint_Teardown_GoesFromTheConsumerToTheService()
    {
        var graph = await GraphAsync(new() { PrivateDnsName = "api.example.com" });

        string[] order =
        [
            "dns-private-dns",
            "acceptance-accepter",
            "consumer-endpoint",
            "service-allows-consumer",
            "service-service",
            "service-listener",
            "service-load-balancer",
            "service-security-group",
        ];
        var positions = graph
            .Resources.Select((node, index) => (node, index))
            .ToDictionary(pair => pair.node.Name, pair => pair.index);
        Assert.All(order.Zip(order.Skip(1)), pair =>
        {
            Assert.True(positions[pair.First] > positions[pair.Second], $"{pair.First} before {pair.Second}");
            Assert.Contains(pair.Second, Reached(graph, pair.First));
        });
        Assert.Contains("consumer-security-group", Reached(graph, "consumer-endpoint"));
        Assert.Contains("service-private-dns-verification", Reached(graph, "dns-private-dns"));
    }

    [Fact]
    public async Task ConsumerEndpoint_SeveralZones_HasAnInterfaceInEach()
    {
        var graph = await GraphAsync(
            new() { ProviderZones = ["us-east-1a", "us-east-1b"], ConsumerZones = ["us-east-1b", "us-east-1a"] }
        );

        Assert.Equal(2, graph.Only(Types.LoadBalancer).Inputs.GetTexts("subnets").Count);
        Assert.Equal(
            2,
            graph.Get(Types.VpcEndpoint, "consumer-endpoint").Outputs.GetTexts("networkInterfaceIds").Count
        );
        Assert.Empty(graph.Get(ComponentTypes.ConsumerEndpoint, "consumer").Outputs.GetTexts("excludedZones"));
    }

    [Theory]
    [InlineData(false, "use1-az4")]
    [InlineData(true, "us-east-1a")]
    public async Task ConsumerEndpoint_ZoneWithoutTheService_IsLeftOutAndNamed(bool looksUp, string zone)
    {
        var graph = await GraphAsync(new() { ConsumerZones = ["us-east-1b", "us-east-1a"], LooksZonesUp = looksUp });

        Assert.Equal(
            [graph.Get(Types.Subnet, "consumer-vpc-consumer-vpc-2").Id!],
            graph.Get(Types.VpcEndpoint, "consumer-endpoint").Inputs.GetTexts("subnetIds")
        );
        Assert.Equal(
            [$"subnet 'consumer-vpc-1' in us-east-1b (use1-az6): the service is in {zone} only"],
            graph.Get(ComponentTypes.ConsumerEndpoint, "consumer").Outputs.GetTexts("excludedZones")
        );
    }

    [Theory]
    [InlineData(false, "use1-az4", "us-east-1a (use1-az4)")]
    [InlineData(true, "us-east-1a", "us-east-1a")]
    public async Task ConsumerEndpoint_NoCommonZone_FailsAndNamesWhatWouldDo(
        bool looksUp,
        string offered,
        string choice
    )
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() =>
            GraphAsync(new() { ConsumerZones = ["us-east-1c"], LooksZonesUp = looksUp })
        );

        Assert.Equal(
            "ConsumerEndpoint 'consumer': Subnets has none in a zone of the service: subnet 'consumer-vpc-1' in "
                + $"us-east-1c (use1-az1): the service is in {offered} only. Use a subnet in {choice}.",
            failure.Message
        );
    }

    [Fact]
    public async Task ConsumerEndpoint_OfAnotherAccount_MatchesZonesByTheirId()
    {
        var sameLetter = await Assert.ThrowsAnyAsync<Exception>(() =>
            GraphAsync(new() { ConsumerRole = OtherAccount })
        );
        var zone = System
            .Text.RegularExpressions.Regex.Match(sameLetter.Message, @"Use a subnet in (us-east-1[a-f]) \(use1-az4\)\.")
            .Groups[1]
            .Value;
        Assert.Matches("^us-east-1[b-f]$", zone);

        var graph = await GraphAsync(new() { ConsumerRole = OtherAccount, ConsumerZones = [zone, "us-east-1a"] });

        var endpoint = graph.Get(Types.VpcEndpoint, "consumer-endpoint");
        Assert.Equal("222222222222", endpoint.Outputs.GetText("ownerId"));
        Assert.Equal(
            [graph.Get(Types.Subnet, "consumer-vpc-consumer-vpc-1").Id!],
            endpoint.Inputs.GetTexts("subnetIds")
        );
        Assert.Contains("::consumer-account::", endpoint.Provider, StringComparison.Ordinal);
        var accepter = graph.Only(Types.Accepter);
        Assert.Equal("available", accepter.Outputs.GetText("vpcEndpointState"));
        Assert.Contains("::default_7_48_0::", accepter.Provider, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConsumerEndpoint_OfAnotherRegion_NamesTheServicesAndTakesAllZonesOrTheGiven()
    {
        var options = new PrivateLinkPairOptions
        {
            ConsumerRole = OtherAccount,
            ConsumerRegion = "eu-west-1",
            ConsumerZones = ["eu-west-1a", "eu-west-1b"],
            SupportedRegions = ["eu-west-1"],
        };

        var all = (await GraphAsync(options)).Get(Types.VpcEndpoint, "consumer-endpoint");
        Assert.Equal("us-east-1", all.Inputs.GetText("serviceRegion"));
        Assert.Equal(2, all.Inputs.GetTexts("subnetIds").Count);

        var ids = await IdsAsync("eu-west-1a");
        var one = await GraphAsync(options with { ConsumerZoneIds = [ids] });
        Assert.Single(one.Get(Types.VpcEndpoint, "consumer-endpoint").Inputs.GetTexts("subnetIds"));
        Assert.Single(one.Get(ComponentTypes.ConsumerEndpoint, "consumer").Outputs.GetTexts("excludedZones"));

        async Task<string> IdsAsync(string zone) =>
            (await GraphAsync(options))
                .OfType(Types.Subnet)
                .Single(subnet => subnet.Inputs.GetText("availabilityZone") == zone)
                .Outputs.GetText("availabilityZoneId")!;
    }

    [Fact]
    public async Task Acceptance_LeftOut_LeavesTheConnectionPending()
    {
        var graph = await GraphAsync(new() { Accepted = false });

        Assert.Empty(graph.OfType(Types.Accepter));
        Assert.Equal("pendingAcceptance", graph.Get(Types.VpcEndpoint, "consumer-endpoint").Outputs.GetText("state"));
    }

    [Fact]
    public async Task Acceptance_NotRequired_MakesTheEndpointAvailableAtOnce()
    {
        var graph = await GraphAsync(new() { AcceptanceRequired = false });

        Assert.Equal("available", graph.Get(Types.VpcEndpoint, "consumer-endpoint").Outputs.GetText("state"));
    }

    public static TheoryData<string, ConsumerEndpointArgs, string> Refused =>
        new()
        {
            {
                "no subnet",
                new() { Network = ExistingVpc.Network(0), Service = Offer() },
                "Subnets is empty. An endpoint without a network interface is attached to nothing: give one "
                    + "subnet in each zone."
            },
            {
                "two subnets in one zone",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Service = Offer(),
                    Subnets = ExistingVpc.Network(3).Subnets,
                },
                "Subnets has 'mySubnet1' and 'mySubnet3' in us-east-1a. An endpoint takes one subnet in each "
                    + "availability zone."
            },
            {
                "port",
                new() { Network = ExistingVpc.Network(), Service = Offer(port: 0) },
                "Service has port 0. A TCP port is 1 to 65535."
            },
            {
                "private name",
                new() { Network = ExistingVpc.Network(), Service = Offer(privateDnsName: "api_1") },
                "Service has the private DNS name 'api_1'. Give a domain name in lower case, such as api.example.com "
                    + "or *.example.com."
            },
            {
                "a zone's name for its id",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Service = Offer(),
                    AvailabilityZoneIds = ["us-east-1a"],
                },
                "AvailabilityZoneIds has 'us-east-1a'. A zone's id looks like use1-az4; its name differs from "
                    + "account to account."
            },
            {
                "no zone",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Service = Offer(),
                    AvailabilityZoneIds = [],
                },
                "AvailabilityZoneIds is empty. Give at least one zone's id, such as use1-az4, or leave it out."
            },
            {
                "client's name",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Service = Offer(),
                    Clients = new() { ["Zoë"] = "sg-1" },
                },
                "Clients has the name 'Zoë'. It stands in a rule's description: use at most 100 letters, digits, "
                    + "spaces and ._-."
            },
        };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task ConsumerEndpoint_BadArguments_SaysWhich(string what, ConsumerEndpointArgs args, string message)
    {
        var refusal = await Refusal.OfAsync(() => _ = new ConsumerEndpoint("consumer", args));

        Assert.True($"ConsumerEndpoint 'consumer': {message}" == refusal, $"{what}: {refusal}");
    }

    private static Task<ResourceGraph> GraphAsync(PrivateLinkPairOptions options) =>
        ComponentGraph.OfAsync(() => _ = new PrivateLinkPair(options));

    private static EndpointServiceOffer Offer(int port = 80, string? privateDnsName = null) =>
        new()
        {
            ServiceName = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0",
            Port = port,
            PrivateDnsName = privateDnsName,
        };

    // What goes only after a resource has gone.
    private static HashSet<string> Reached(ResourceGraph graph, string name)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>([name]);
        while (open.TryPop(out var next))
        {
            foreach (
                var urn in graph
                    .Resources.Single(node => node.Name == next && node.Custom)
                    .Dependencies.Where(urn => reached.Add(urn.Name))
            )
            {
                open.Push(urn.Name);
            }
        }

        return reached;
    }
}
