using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Databases;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Values;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Components.Tests.Network;

/// <summary>
/// One switch on the VPC, and every component follows it; what AWS does not offer over IPv6 is refused.
/// </summary>
public class DualStackTests
{
    [Fact]
    public async Task PrivateVpc_DualStack_GivesEverySubnetItsPartOfTheBlock()
    {
        var graph = await GraphAsync();

        var block = CidrBlock.Parse(graph.Only(Types.Vpc).Outputs.GetText("ipv6CidrBlock")!);
        Assert.True(graph.Only(Types.Vpc).Inputs.GetBool("assignGeneratedIpv6CidrBlock"));
        Assert.Equal(56, block.PrefixLength);
        Assert.Equal(
            [block.Subnet(64, 0).ToString(), block.Subnet(64, 1).ToString()],
            graph.OfType(Types.Subnet).Select(subnet => subnet.Inputs.GetText("ipv6CidrBlock")!)
        );
        Assert.All(graph.OfType(Types.Subnet), subnet =>
            Assert.True(subnet.Inputs.GetBool("assignIpv6AddressOnCreation"))
        );
    }

    [Fact]
    public async Task DualStack_NothingLeadsToTheInternet()
    {
        var graph = await GraphAsync();

        Assert.Empty(Graph.Isolation.IsolationCheck.FindWaysOut(graph));
        Assert.All(graph.OfType(Types.RouteTable), table => Assert.False(table.Inputs.ContainsKey("routes")));
        Assert.All(graph.Resources, node =>
            Assert.DoesNotContain("::/0", node.Inputs.ToString(), StringComparison.Ordinal)
        );
        Assert.All(graph.Resources, node => Assert.DoesNotContain("gressOnly", node.Type, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sqs", "dualstack", "dualstack")]
    [InlineData("ssm", "ipv4", null)]
    [InlineData("ssmmessages", "ipv4", null)]
    public async Task InterfaceEndpointSet_DualStack_GivesIpv6WhereTheServiceTakesIt(
        string service,
        string type,
        string? records
    )
    {
        var endpoint = (await GraphAsync()).Get(Types.VpcEndpoint, $"endpoints-{service}");

        Assert.Equal(type, endpoint.Inputs.GetText("ipAddressType"));
        Assert.Equal(records, endpoint.Inputs.At("dnsOptions.dnsRecordIpType")?.AsText());
        Assert.All(endpoint.Outputs.GetList("subnetConfigurations"), item =>
            Assert.Equal(type == "dualstack", item.At("ipv6")!.AsText()!.Length > 0)
        );
    }

    [Fact]
    public async Task InterfaceEndpointSet_DualStack_AdmitsBothBlocksOfTheVpc()
    {
        var graph = await GraphAsync();

        string? Admitted(string role, string family) =>
            graph.Get(Types.IngressRule, $"endpoints-https-from-{role}").Inputs.GetText(family);
        Assert.Equal("10.0.0.0/16", Admitted("10.0.0.0-16", "cidrIpv4"));
        Assert.Equal("2001:db8:ffff::/64", Admitted("2001-db8-ffff---64", "cidrIpv6"));
        Assert.Equal(graph.Only(Types.Vpc).Outputs.GetText("ipv6CidrBlock"), Admitted("vpc-ipv6", "cidrIpv6"));
        Assert.Null(Admitted("vpc-ipv6", "cidrIpv4"));
    }

    [Fact]
    public async Task GatewayEndpointSet_DualStack_RoutesBothFamiliesToS3()
    {
        var graph = await GraphAsync();

        Assert.Equal("dualstack", graph.Get(Types.VpcEndpoint, "gateways-s3").Inputs.GetText("ipAddressType"));
        Assert.False(graph.Get(Types.VpcEndpoint, "gateways-dynamodb").Inputs.ContainsKey("ipAddressType"));
    }

    [Fact]
    public async Task PrivateInstance_DualStack_HasAnIpv6AddressAndMetadataOverIpv4()
    {
        var graph = await GraphAsync();

        var instance = graph.Only(Types.Instance);
        Assert.Equal(1, instance.Inputs.GetInt("ipv6AddressCount"));
        Assert.Single(instance.Outputs.GetTexts("ipv6Addresses"));
        Assert.Equal("disabled", instance.Inputs.At("metadataOptions.httpProtocolIpv6").AsTextOrFail());
        Assert.Equal("2001:db8:ffff::/64", graph.Get(Types.EgressRule, "AppServer-to-peer").Inputs.GetText("cidrIpv6"));
        Assert.False(graph.Get(Types.EgressRule, "AppServer-to-peer").Inputs.ContainsKey("cidrIpv4"));
        Assert.Equal(
            instance.Outputs.GetTexts("ipv6Addresses"),
            graph.Get("privatelinklab:compute:PrivateInstance", "AppServer").Outputs.GetTexts("ipv6Addresses")
        );
    }

    [Fact]
    public async Task RdsMySql_DualStack_TakesBothFamilies() =>
        Assert.Equal("DUAL", (await GraphAsync()).Only(Types.Database).Inputs.GetText("networkType"));

    [Fact]
    public async Task Ipv4_NothingSpeaksOfIpv6()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new Composition());

        Assert.All(graph.Resources, node =>
            Assert.DoesNotContain("pv6", node.Inputs.ToString(), StringComparison.Ordinal)
        );
        Assert.All(graph.Resources, node =>
            Assert.False(node.Inputs.ContainsKey("ipAddressType") || node.Inputs.ContainsKey("networkType"))
        );
        Assert.Empty(graph.Get(Types.Instance, "AppServer-instance").Outputs.GetTexts("ipv6Addresses"));
    }

    public static TheoryData<string, InterfaceEndpointSetArgs, string> InterfaceRefusals =>
        new()
        {
            {
                "service without IPv6",
                new() { Network = Network(), Services = ["sqs", "lambda"] },
                "Services has 'lambda', which AWS does not document to offer over IPv6, and the VPC is dual stack. "
                    + "Put it in Ipv4Services to reach it over IPv4; IPv6 reaches access-analyzer, acm-pca, "
                    + "athena, eks, "
                    + "kms, monitoring, rds-data, s3, servicediscovery, sqs, sts, xray."
            },
            {
                "everybody over IPv6",
                new()
                {
                    Network = Network(),
                    Services = ["sqs"],
                    AllowedCidrBlocks = ["::/0"],
                },
                "AllowedCidrBlocks has ::/0, which is everybody. Give the blocks of the clients, such as the VPC's "
                    + "10.0.0.0/16."
            },
            {
                "no IPv6 block",
                new()
                {
                    Network = Network(),
                    Services = ["sqs"],
                    AllowedCidrBlocks = ["2001:db8::1/64"],
                },
                "AllowedCidrBlocks is '2001:db8::1/64', which has host bits set (did you mean 2001:db8::/64?). An "
                    + "IPv6 block looks like 2001:db8:1234:1a00::/64."
            },
            {
                "IPv6 clients of an IPv4 VPC",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Services = ["sqs"],
                    AllowedCidrBlocks = ["2001:db8::/64"],
                },
                "AllowedCidrBlocks has 2001:db8::/64, and the VPC has IPv4 alone. Give IPv4 blocks, or make the VPC "
                    + "dual stack."
            },
            {
                "dual stack without a block",
                new() { Network = Network(ipv6CidrBlock: null), Services = ["sqs"] },
                "Network is dual stack and has no Ipv6CidrBlock. Give the VPC's IPv6 block."
            },
        };

    [Theory]
    [MemberData(nameof(InterfaceRefusals), DisableDiscoveryEnumeration = true)]
    public async Task InterfaceEndpointSet_WhatIpv6DoesNotGoWith_IsRefused(
        string what,
        InterfaceEndpointSetArgs args,
        string message
    )
    {
        var refusal = await Refusal.OfAsync(() => _ = new InterfaceEndpointSet("endpoints", args));

        Assert.True($"InterfaceEndpointSet 'endpoints': {message}" == refusal, $"{what}: {refusal}");
    }

    [Fact]
    public async Task GatewayEndpointSet_ServiceWithoutIpv6_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() =>
            _ = new GatewayEndpointSet(
                "gateways",
                new GatewayEndpointSetArgs { Network = Network(), Services = ["s3", "dynamodb"] }
            )
        );

        Assert.Equal(
            "GatewayEndpointSet 'gateways': Services has 'dynamodb', whose gateway endpoint AWS does not offer over "
                + "IPv6, and the VPC is dual stack. Put it in Ipv4Services to reach it over IPv4.",
            refusal
        );
    }

    [Fact]
    public async Task PrivateInstance_Ipv6DestinationFromAnIpv4Vpc_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() =>
            _ = new PrivateInstance(
                "AppServer",
                new PrivateInstanceArgs
                {
                    Network = ExistingVpc.Network(),
                    Egress = new() { ["peer"] = EgressDestination.ToCidrBlock("2001:db8:ffff::/64", 443, "peer") },
                }
            )
        );

        Assert.Equal(
            "PrivateInstance 'AppServer': Egress['peer'] is the IPv6 block 2001:db8:ffff::/64, and the VPC has IPv4 "
                + "alone. Give an IPv4 block.",
            refusal
        );
    }

    [Fact]
    public async Task InterfaceEndpointSet_RegionThatOffersNoIpv6_FailsSayingSo()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() =>
            Refusal.MocksOfAsync(() =>
                _ = new InterfaceEndpointSet(
                    "endpoints",
                    new InterfaceEndpointSetArgs { Network = Network(), Services = ["sqs"] }
                )
            )
        );

        Assert.Contains(
            "InterfaceEndpointSet 'endpoints': sqs is not offered over IPv6 in us-east-1, and the VPC is dual stack. "
                + "Put it in Ipv4Services to reach it over IPv4.",
            failure.ToString(),
            StringComparison.Ordinal
        );
    }

    private static VpcNetwork Network(string? ipv6CidrBlock = "2001:db8:0:1a00::/56") =>
        new()
        {
            VpcId = "vpc-0123456789abcdef0",
            CidrBlock = "10.0.0.0/16",
            AddressFamily = AddressFamily.DualStack,
            Ipv6CidrBlock = ipv6CidrBlock is null ? null : (Pulumi.Input<string>)ipv6CidrBlock,
            Subnets = [ExistingVpc.Subnet(1, "us-east-1a"), ExistingVpc.Subnet(2, "us-east-1b")],
        };

    private static Task<ResourceGraph> GraphAsync() =>
        ComponentGraph.OfAsync(() =>
        {
            var vpc = Composition.NewVpc(family: AddressFamily.DualStack);
            var endpoints = new InterfaceEndpointSet(
                "endpoints",
                new InterfaceEndpointSetArgs
                {
                    Network = vpc.Network,
                    Services = ["ssm", "ssmmessages", "sqs"],
                    AllowedCidrBlocks = ["10.0.0.0/16", "2001:db8:ffff::/64"],
                }
            );
            var gateways = new GatewayEndpointSet(
                "gateways",
                new GatewayEndpointSetArgs
                {
                    Network = vpc.Network,
                    Services = ["s3", "dynamodb"],
                    Ipv4Services = ["dynamodb"],
                }
            );
            _ = new PrivateInstance(
                "AppServer",
                new PrivateInstanceArgs
                {
                    Network = vpc.Network,
                    Endpoints = endpoints,
                    GatewayEndpoints = gateways,
                    Egress = new() { ["peer"] = EgressDestination.ToCidrBlock("2001:db8:ffff::/64", 443, "peer") },
                }
            );
            _ = new RdsMySql("myDB", new RdsMySqlArgs { Network = vpc.Network });
        });
}
