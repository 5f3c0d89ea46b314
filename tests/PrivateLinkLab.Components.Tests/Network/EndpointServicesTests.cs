using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Policies;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Programs;

namespace PrivateLinkLab.Components.Tests.Network;

/// <summary>Which services endpoints are made for, on which ports, for whom, and with which policies.</summary>
public class EndpointServicesTests
{
    [Theory]
    [InlineData("fsx", "com.amazonaws.us-east-1.fsx", true)]
    [InlineData("my-own-private-thing", "com.amazonaws.us-east-1.my-own-private-thing", true)]
    [InlineData("kms-fips", "com.amazonaws.us-east-1.kms-fips", true)]
    [InlineData("email-smtp", "com.amazonaws.us-east-1.email-smtp", false)]
    [InlineData("com.amazonaws.us-east-1.sqs", "com.amazonaws.us-east-1.sqs", false)]
    [InlineData("com.amazonaws.us-east-1.fsx", "com.amazonaws.us-east-1.fsx", false)]
    [InlineData("aws.api.us-east-1.kendra-ranking", "aws.api.us-east-1.kendra-ranking", false)]
    public async Task InterfaceEndpointSet_ServiceOfAws_IsTakenAsItIsGiven(string given, string name, bool warned)
    {
        var graph = await GraphAsync(network => new() { Network = network, Services = [given] });

        Assert.Equal(name, graph.Get(Types.VpcEndpoint, $"endpoints-{given}").Inputs.GetText("serviceName"));
        Assert.Equal(
            warned,
            Set(graph)
                .Outputs.GetTexts("warnings")
                .Any(text => text.StartsWith($"{given} is not known", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task InterfaceEndpointSet_ServiceThatAwsDoesNotHave_IsRefusedByAws()
    {
        var refusal = await Assert.ThrowsAsync<CloudRefusedException>(() =>
            GraphAsync(network => new() { Network = network, Services = ["com.amazonaws.us-east-1.sqss"] })
        );

        Assert.Contains("'com.amazonaws.us-east-1.sqss' does not exist", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("email-smtp", null, "25 465 587 2465 2587")]
    [InlineData("cassandra", "9142", "9142")]
    [InlineData("sqs", null, "443")]
    public async Task InterfaceEndpointSet_Ports_AreOpenedForItsClientsOnBothSides(
        string service,
        string? given,
        string ports
    )
    {
        var graph = await GraphAsync(
            network =>
                new()
                {
                    Network = network,
                    Services = [service],
                    Ports = given is null ? [] : new() { [service] = [.. given.Split(' ').Select(int.Parse)] },
                },
            withInstance: true
        );

        var expected = ports.Split(' ').Select(int.Parse);
        Assert.Equal(expected, PortsOf(graph, Types.IngressRule).Order());
        Assert.Equal(expected, PortsOf(graph, Types.EgressRule).Order());
    }

    [Fact]
    public async Task InterfaceEndpointSet_Clients_GetBothHalvesOfTheWay()
    {
        var mocks = await Refusal.MocksOfAsync(() =>
            _ = new InterfaceEndpointSet(
                "endpoints",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Services = ["sqs"],
                    Clients = new() { ["tasks"] = "sg-0123456789abcdef0" },
                }
            )
        );

        Assert.Equal(
            "sg-0123456789abcdef0",
            mocks.Single(args => args.Name == "endpoints-from-tasks").Inputs["referencedSecurityGroupId"]
        );
        Assert.Equal(
            "sg-0123456789abcdef0",
            mocks.Single(args => args.Name == "endpoints-for-tasks").Inputs["securityGroupId"]
        );
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task InterfaceEndpointSet_SecurityGroupOfSomebody_IsUsedAndItsRulesAreLeftOnRequest(
        bool left,
        int rules
    )
    {
        const string Group = "sg-0123456789abcdef0";
        var mocks = await Refusal.MocksOfAsync(() =>
        {
            var network = ExistingVpc.Network();
            _ = new PrivateInstance(
                "AppServer",
                new()
                {
                    Network = network,
                    Endpoints = new(
                        "endpoints",
                        new()
                        {
                            Network = network,
                            Services = ["sqs"],
                            SecurityGroupId = Group,
                            LeavesRulesToOwner = left,
                        }
                    ),
                }
            );
        });

        Assert.Equal(
            rules,
            mocks.Count(args => args.Type == Types.IngressRule && (string)args.Inputs["securityGroupId"] == Group)
        );
        Assert.Equal(
            [Group],
            (IEnumerable<object>)mocks.Single(args => args.Type == Types.VpcEndpoint).Inputs["securityGroupIds"]
        );
        Assert.DoesNotContain(mocks, args => args.Name == "endpoints-security-group");
    }

    [Fact]
    public async Task InterfaceEndpointSet_Addresses_AreThoseOfItsInterfaces()
    {
        var graph = await GraphAsync(network =>
            new()
            {
                Network = network,
                Services = ["sqs"],
                Addresses = new() { ["sqs"] = new() { ["mySubnet2"] = "10.0.2.77" } },
            }
        );

        var configurations = graph.Only(Types.VpcEndpoint).Outputs.Find("subnetConfigurations")!.AsList();
        Assert.Contains(configurations, item => item.AsMap().GetText("ipv4") == "10.0.2.77");
        Assert.Equal(2, configurations.Count);
    }

    [Fact]
    public async Task InterfaceEndpointSet_Outputs_TellItsNamesAndTheirZones()
    {
        var graph = await GraphAsync(network => new() { Network = network, Services = ["sqs"] });

        var name = Set(graph).Outputs.GetMap("dnsNames").GetText("sqs");
        Assert.EndsWith(".sqs.us-east-1.vpce.amazonaws.com", name, StringComparison.Ordinal);
        Assert.Equal("Z7HUB22UULQXV", Set(graph).Outputs.GetMap("hostedZoneIds").GetText("sqs"));
    }

    [Fact]
    public async Task InterfaceEndpointSet_Policies_AreOnesOwnOrHaveOnesStatements()
    {
        var graph = await GraphAsync(network =>
            new()
            {
                Network = network,
                Services = ["sqs", "kms"],
                Policies = new() { ["sqs"] = Own },
                Statements = new()
                {
                    ["kms"] =
                    [
                        new PolicyStatement
                        {
                            Sid = "KeyOfPartner",
                            Principal = PolicyPrincipal.Anyone,
                            Actions = ["kms:Decrypt"],
                            Resources = ["arn:aws:kms:us-east-1:999999999999:key/1"],
                        },
                    ],
                },
            }
        );

        Assert.Equal(Own, graph.Get(Types.VpcEndpoint, "endpoints-sqs").Inputs.GetText("policy"));
        Assert.Equal(["ResourcesOfThisAccount", "KeyOfPartner"], Sids(graph.Get(Types.VpcEndpoint, "endpoints-kms")));
    }

    [Fact]
    public async Task InterfaceEndpointSet_StatementWithATakenId_FailsTheRun()
    {
        var refusal = await Refusal.DuringAsync(() =>
            _ = new InterfaceEndpointSet(
                "endpoints",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Services = ["kms"],
                    Statements = new()
                    {
                        ["kms"] = [new PolicyStatement { Sid = "ResourcesOfThisAccount", Actions = ["kms:Decrypt"] }],
                    },
                }
            )
        );

        Assert.Equal(
            "InterfaceEndpointSet 'endpoints': Statements['kms'] has the Sid 'ResourcesOfThisAccount', which another "
                + "statement of the policy has. Give every statement a Sid of its own, or none.",
            refusal
        );
    }

    [Fact]
    public async Task Endpoints_OfAnOrganization_AdmitItsPrincipalsAndResources()
    {
        var graph = await ComponentGraph.OfAsync(() =>
        {
            var network = Composition.NewVpc(flowLogs: false).Network;
            _ = new InterfaceEndpointSet(
                "endpoints",
                new()
                {
                    Network = network,
                    Services = ["sqs"],
                    OrganizationId = "o-a1b2c3d4e5",
                }
            );
            _ = new GatewayEndpointSet(
                "gateways",
                new()
                {
                    Network = network,
                    Services = ["dynamodb"],
                    OrganizationId = "o-a1b2c3d4e5",
                }
            );
        });

        foreach (
            var (endpoint, sid) in new[]
            {
                ("endpoints-sqs", "ResourcesOfThisOrganization"),
                ("gateways-dynamodb", "TablesOfThisOrganization"),
            }
        )
        {
            var condition = PolicyOf
                .Statement(graph.Get(Types.VpcEndpoint, endpoint), "policy", sid)
                .GetProperty("Condition")
                .GetProperty("StringEquals");
            Assert.Equal("o-a1b2c3d4e5", condition.GetProperty("aws:PrincipalOrgID").GetString());
            Assert.Equal("o-a1b2c3d4e5", condition.GetProperty("aws:ResourceOrgID").GetString());
        }
    }

    [Fact]
    public async Task GatewayEndpointSet_Resources_AreTheOnlyOnesThatAreReached()
    {
        var graph = await ComponentGraph.OfAsync(() =>
            _ = new GatewayEndpointSet(
                "gateways",
                new()
                {
                    Network = Composition.NewVpc(flowLogs: false).Network,
                    Services = ["s3", "dynamodb"],
                    Resources = new()
                    {
                        ["s3"] = ["arn:aws:s3:::fotos", "arn:aws:s3:::fotos/*"],
                        ["dynamodb"] = ["arn:aws:dynamodb:us-east-1:123456789012:table/orders"],
                    },
                    Workloads = [EndpointWorkload.ContainerImages],
                }
            )
        );

        Assert.Equal(["ResourcesOfThisStack", "ContainerLayers"], Sids(graph.Get(Types.VpcEndpoint, "gateways-s3")));
        Assert.Equal(["ResourcesOfThisStack"], Sids(graph.Get(Types.VpcEndpoint, "gateways-dynamodb")));
    }

    private const string Own =
        """{"Version":"2012-10-17","Statement":[{"Sid":"Mine","Effect":"Allow","Principal":"*","Action":"sqs:SendMessage","Resource":"*"}]}""";

    private static IEnumerable<string?> Sids(ResourceNode endpoint) =>
        PolicyOf
            .Input(endpoint, "policy")
            .GetProperty("Statement")
            .EnumerateArray()
            .Select(statement => statement.GetProperty("Sid").GetString());

    private static IEnumerable<int> PortsOf(ResourceGraph graph, string type) =>
        graph.OfType(type).Select(rule => rule.Inputs.Find("fromPort")!.AsInt()!.Value);

    private static ResourceNode Set(ResourceGraph graph) => graph.Get(ComponentTypes.InterfaceEndpointSet, "endpoints");

    private static Task<ResourceGraph> GraphAsync(
        Func<VpcNetwork, InterfaceEndpointSetArgs> args,
        bool withInstance = false
    ) =>
        ComponentGraph.OfAsync(() =>
        {
            var network = Composition.NewVpc(flowLogs: false).Network;
            var endpoints = new InterfaceEndpointSet("endpoints", args(network));
            if (withInstance)
            {
                _ = new PrivateInstance("AppServer", new() { Network = network, Endpoints = endpoints });
            }
        });
}
