using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Scenarios;

/// <summary>The articles' experiments on the scenarios' own graphs.</summary>
public sealed class ScenarioProbeTests
{
    [Theory]
    [InlineData("private-subnet", "AppServer", "https://example.com", null, ReasonCode.NoRouteToDestination)]
    [InlineData(
        "private-subnet",
        "AppServer",
        "https://sqs.us-east-1.amazonaws.com",
        null,
        ReasonCode.NoRouteToDestination
    )]
    [InlineData("private-subnet", "AppServer", "session-manager", null, ReasonCode.SsmEndpointUnreachable)]
    [InlineData("session-manager", "AppServer", "session-manager", null, null)]
    [InlineData("session-manager", "AppServer", "https://example.com", null, ReasonCode.NoRouteToDestination)]
    [InlineData(
        "session-manager",
        "AppServer",
        "https://sqs.us-east-1.amazonaws.com",
        null,
        ReasonCode.NoRouteToDestination
    )]
    [InlineData("sqs-endpoint", "AppServer", "https://sqs.us-east-1.amazonaws.com", null, null)]
    [InlineData("sqs-endpoint", "AppServer", "FilaTeste", "sqs:SendMessage", null)]
    [InlineData("sqs-endpoint", "AppServer", "https://example.com", null, ReasonCode.NoRouteToDestination)]
    [InlineData("sqs-endpoint", "AppServer", "session-manager", null, null)]
    [InlineData("sqs-endpoint", "internet", "AppServer:22", null, ReasonCode.PublicAddressForIngress)]
    [InlineData("port-forwarding", "JumpServer", "session-manager", null, null)]
    [InlineData("port-forwarding", "local:JumpServer", "myDB:3306", null, null)]
    [InlineData("port-forwarding", "local:JumpServer", "https://sqs.us-east-1.amazonaws.com", null, null)]
    [InlineData("port-forwarding", "internet", "myDB:3306", null, ReasonCode.PublicAddressForIngress)]
    [InlineData("port-forwarding", "local", "myDB:3306", null, ReasonCode.SsmJumpServerRequired)]
    public async Task Probe_OfAScenario_GivesTheArticlesOutcome(
        string scenario,
        string from,
        string to,
        string? action,
        string? reason
    )
    {
        var result = await ScenarioGraph.ProbeAsync(scenario, from, to, action);

        if (reason is null)
        {
            Expect.Reachable(result);
        }
        else
        {
            Assert.True(result.Verdict == Verdict.Blocked, result.Explanation);
            Assert.Equal(reason, result.Reason);
        }
    }

    [Theory]
    [InlineData("us-east-1", "ipv4")]
    [InlineData("us-east-1", "dualstack")]
    [InlineData("cn-north-1", "dualstack")]
    public async Task Probe_EveryNameThatTheCloudGivesAnEndpoint_LeadsToIt(string region, string addressFamily)
    {
        var graph = await ScenarioGraphs.PlanAsync(
            (ConfigKeys.Scenario, "sqs-endpoint"),
            (ConfigKeys.Region, region),
            ("addressFamily", addressFamily)
        );
        var prober = new Prober(ModelBuilder.Build(graph));
        var names = graph
            .OfType(AwsTypes.VpcEndpoint)
            .SelectMany(endpoint => endpoint.Outputs.GetList("dnsEntries").OfType<MapValue>())
            .Select(entry => entry.GetText("dnsName")!)
            .ToList();

        Assert.Contains(AwsRegion.Of(region).Host(AwsServices.Sqs), names);
        Assert.Contains(AwsRegion.Of(region).DualStackHost(AwsServices.Sqs), names);
        Assert.All(names, name => Expect.Reachable(prober.Probe("AppServer", $"https://{name}")));
    }

    [Theory]
    [InlineData("private-subnet")]
    [InlineData("session-manager")]
    [InlineData("sqs-endpoint")]
    [InlineData("port-forwarding")]
    public async Task Model_OfAScenario_HasNoWarningAndNothingThatCouldDecide(string scenario)
    {
        var model = ModelBuilder.Build(await ScenarioGraph.OfAsync(scenario));

        Assert.Empty(model.Warnings);
        Assert.DoesNotContain(model.NotModelled, resource => resource.Touches.Length > 0);
    }

    [Fact]
    public async Task SqsEndpoint_Dig_AnswersTheEndpointsInterface()
    {
        var model = ModelBuilder.Build(await ScenarioGraph.OfAsync("sqs-endpoint"));

        var result = await ScenarioGraph.ProbeAsync("sqs-endpoint", "AppServer", "https://sqs.us-east-1.amazonaws.com");

        var endpoint = model.InterfaceEndpoints.Values.Single(endpoint =>
            endpoint.ServiceName == "com.amazonaws.us-east-1.sqs"
        );
        Assert.Equal(DnsZone.Private, result.Dns!.Zone);
        Assert.Equal([$"{result.Dns.Answers[0]}/32"], endpoint.Interfaces.Select(item => item.Address.ToString()));
    }
}
