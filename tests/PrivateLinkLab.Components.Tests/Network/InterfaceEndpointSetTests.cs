using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Policies;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Components.Tests.Network;

public class InterfaceEndpointSetTests
{
    [Fact]
    public async Task InterfaceEndpointSet_Services_GetOneEndpointEachBehindOneSecurityGroup()
    {
        var graph = await GraphAsync(network => new() { Network = network, Services = ["ssm", "ssmmessages", "sqs"] });

        var group = graph.Only(Types.SecurityGroup);
        var endpoints = graph.OfType(Types.VpcEndpoint).ToList();
        Assert.Equal(
            ["com.amazonaws.us-east-1.ssm", "com.amazonaws.us-east-1.ssmmessages", "com.amazonaws.us-east-1.sqs"],
            endpoints.Select(endpoint => endpoint.Inputs.GetText("serviceName"))
        );
        Assert.All(endpoints, endpoint =>
        {
            Assert.Equal("Interface", endpoint.Inputs.GetText("vpcEndpointType"));
            Assert.True(endpoint.Inputs.GetBool("privateDnsEnabled"));
            Assert.Equal([group.Id!], endpoint.Inputs.GetTexts("securityGroupIds"));
            Assert.Equal(
                graph.OfType(Types.Subnet).Select(subnet => subnet.Id!),
                endpoint.Inputs.GetTexts("subnetIds")
            );
        });
    }

    [Fact]
    public async Task InterfaceEndpointSet_EveryServiceThatItAccepts_GetsAnEndpointInAws()
    {
        var accepted = AwsServices.All.Where(service => service.IsHttps).ToList();

        var graph = await ComponentGraph.OfAsync(() =>
        {
            var network = Composition.NewVpc(flowLogs: false).Network;
            foreach (var group in accepted.GroupBy(service => service.HasPrivateDns))
            {
                _ = new InterfaceEndpointSet(
                    $"endpoints-{group.Key}",
                    new()
                    {
                        Network = network,
                        Services = [.. group.Select(service => service.Name)],
                        PrivateDnsEnabled = group.Key,
                        PrivateDnsOnlyForInboundResolver = false,
                    }
                );
            }
        });

        Assert.Equal(
            accepted.Select(service => $"com.amazonaws.us-east-1.{service}").Order(StringComparer.Ordinal),
            graph
                .OfType(Types.VpcEndpoint)
                .Select(endpoint => endpoint.Inputs.GetText("serviceName")!)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task InterfaceEndpointSet_NoService_LeavesTheSecurityGroupReady()
    {
        var graph = await GraphAsync(network =>
            new()
            {
                Network = network,
                Services = [],
                AllowedCidrBlocks = [network.CidrBlock.Plain!],
            }
        );

        Assert.Empty(graph.OfType(Types.VpcEndpoint));
        Assert.Equal("10.0.0.0/16", graph.Only(Types.IngressRule).Inputs.GetText("cidrIpv4"));
        Assert.Equal(443, graph.Only(Types.IngressRule).Inputs.GetInt("fromPort"));
    }

    [Fact]
    public async Task InterfaceEndpointSet_ByDefault_AdmitsNobody()
    {
        var graph = await GraphAsync(network => new() { Network = network, Services = ["sqs"] });

        Assert.Empty(graph.OfType(Types.IngressRule));
        Assert.Empty(graph.OfType(Types.EgressRule));
    }

    [Fact]
    public async Task InterfaceEndpointSet_LeastPrivilege_AllowsTheAgentTheQueueAndOtherwiseTheAccount()
    {
        var graph = await GraphAsync(network =>
            new()
            {
                Network = network,
                Services = ["ssm", "ssmmessages", "sqs", "kms"],
                Resources = new() { ["sqs"] = "arn:aws:sqs:us-east-1:123456789012:FilaTeste" },
            }
        );

        var messages = PolicyOf.Statement(Endpoint(graph, "ssmmessages"), "policy", "AgentOfThisAccount");
        Assert.Equal(4, messages.GetProperty("Action").GetArrayLength());
        Assert.Equal(
            "123456789012",
            PolicyOf
                .Statement(Endpoint(graph, "ssm"), "policy", "ResourcesOfThisAccount")
                .GetProperty("Condition")
                .GetProperty("StringEquals")
                .GetProperty("aws:ResourceAccount")
                .GetString()
        );
        var queue = PolicyOf.Statement(Endpoint(graph, "sqs"), "policy", "QueuesOfThisStack");
        Assert.Equal("arn:aws:sqs:us-east-1:123456789012:FilaTeste", queue.GetProperty("Resource").GetString());
        var keys = PolicyOf.Statement(Endpoint(graph, "kms"), "policy", "ResourcesOfThisAccount");
        Assert.Equal(
            "123456789012",
            keys.GetProperty("Condition").GetProperty("StringEquals").GetProperty("aws:ResourceAccount").GetString()
        );
    }

    [Fact]
    public async Task InterfaceEndpointSet_S3_LetsPackagesThroughAsTheGatewayDoes()
    {
        var graph = await GraphAsync(network => new() { Network = network, Services = ["s3"] });

        var repositories = PolicyOf.Statement(graph.Only(Types.VpcEndpoint), "policy", "AmazonLinuxRepositories");
        Assert.Equal(
            ["arn:aws:s3:::al2023-repos-us-east-1-de612dc2/*", "arn:aws:s3:::al2023-us-east-1/*"],
            repositories.GetProperty("Resource").EnumerateArray().Select(arn => arn.GetString())
        );
    }

    [Fact]
    public async Task InterfaceEndpointSet_ServiceThatAwsRetires_IsWarnedOf()
    {
        var graph = await GraphAsync(network => new() { Network = network, Services = ["ssm", "ec2messages"] });

        Assert.Equal(
            [
                "ec2messages: AWS retires it, reportedly on 30 September 2026. SSM agents from 3.3.40.0 on use "
                    + "ssmmessages: leave it out.",
            ],
            graph.Get(ComponentTypes.InterfaceEndpointSet, "endpoints").Outputs.GetTexts("warnings")
        );
    }

    [Fact]
    public async Task InterfaceEndpointSet_FullPolicies_LeavesTheDefaultToAws()
    {
        var graph = await GraphAsync(network =>
            new()
            {
                Network = network,
                Services = ["sqs"],
                PolicyMode = EndpointPolicyMode.Full,
            }
        );

        Assert.False(graph.Only(Types.VpcEndpoint).Inputs.ContainsKey("policy"));
    }

    [Fact]
    public async Task InterfaceEndpointSet_ExistingEndpoint_IsNotMadeAgain()
    {
        InterfaceEndpointSet? endpoints = null;
        var graph = await ComponentGraph.OfAsync(() =>
            endpoints = new InterfaceEndpointSet(
                "endpoints",
                new InterfaceEndpointSetArgs
                {
                    Network = Composition.NewVpc().Network,
                    Services = ["ssm", "sqs"],
                    ExistingEndpoints = new() { ["ssm"] = "vpce-0123456789abcdef0" },
                }
            )
        );

        Assert.EndsWith(".sqs", graph.Only(Types.VpcEndpoint).Inputs.GetText("serviceName"), StringComparison.Ordinal);
        Assert.True(endpoints!.Has("ssm"));
    }

    [Fact]
    public async Task InterfaceEndpointSet_ServiceThatAnotherSetHas_IsRefusedNamingBoth()
    {
        var network = ExistingVpc.Network();

        var refusal = await Refusal.AfterAsync(
            () =>
                _ = new InterfaceEndpointSet(
                    "one",
                    new InterfaceEndpointSetArgs { Network = network, Services = ["sqs"] }
                ),
            () =>
                _ = new InterfaceEndpointSet(
                    "two",
                    new InterfaceEndpointSetArgs { Network = network, Services = ["ssm", "sqs"] }
                )
        );

        Assert.Equal(
            "InterfaceEndpointSet 'two': Services has 'sqs', whose private DNS name InterfaceEndpointSet 'one' "
                + "claims in this VPC already. Use that endpoint, or set PrivateDnsEnabled to false.",
            refusal
        );
    }

    [Fact]
    public async Task EndpointId_ServiceWithoutEndpoint_SaysWhichThereAre()
    {
        var message = "";
        await ComponentGraph.OfAsync(() =>
        {
            var endpoints = new InterfaceEndpointSet(
                "endpoints",
                new InterfaceEndpointSetArgs { Network = Composition.NewVpc().Network, Services = ["ssm"] }
            );
            message = Assert.Throws<ArgumentException>(() => endpoints.EndpointId("sqs")).Message;
        });

        Assert.StartsWith(
            "InterfaceEndpointSet 'endpoints' has no endpoint for 'sqs'; it has ssm.",
            message,
            StringComparison.Ordinal
        );
    }

    private static ResourceNode Endpoint(ResourceGraph graph, string service) =>
        graph.Get(Types.VpcEndpoint, $"endpoints-{service}");

    private static Task<ResourceGraph> GraphAsync(Func<VpcNetwork, InterfaceEndpointSetArgs> args) =>
        ComponentGraph.OfAsync(() =>
            _ = new InterfaceEndpointSet("endpoints", args(Composition.NewVpc(flowLogs: false).Network))
        );
}
