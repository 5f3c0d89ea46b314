using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Scenarios;

/// <summary>A parked stack: nothing runs, so nothing is reachable, and each host's state is named.</summary>
public sealed class ParkedScenarioTests
{
    [Theory]
    [InlineData("port-forwarding", "JumpServer", "myDB:3306", "JumpServer-host-state", "myDB-state")]
    [InlineData("port-forwarding", "local:JumpServer", "myDB:3306", "JumpServer-host-state", "myDB-state")]
    [InlineData("gateway-endpoint", "BastionHost", "https://example.com", "BastionHost-state")]
    [InlineData("gateway-endpoint", "BastionHost", "session-manager", "BastionHost-state")]
    [InlineData("session-manager", "AppServer", "session-manager", "AppServer-state")]
    public async Task Probe_OfAParkedHost_IsBlockedByItsState(
        string scenario,
        string from,
        string to,
        params string[] states
    )
    {
        var graph = await ScenarioGraphs.PlanAsync((ConfigKeys.Scenario, scenario), (ConfigKeys.Parked, "true"));

        var result = new Prober(ModelBuilder.Build(graph)).Probe(from, to);

        Assert.Equal(Verdict.Blocked, result.Verdict);
        Assert.Equal(
            states,
            result
                .Changes.Where(change => change.Reason == ReasonCode.BadState)
                .Select(change => change.Component[(change.Component.LastIndexOf(':') + 1)..])
        );
    }

    [Theory]
    [MemberData(nameof(ScenarioGraphs.Names), MemberType = typeof(ScenarioGraphs))]
    public async Task Model_OfARunningScenario_HasEveryHostOn(string scenario)
    {
        var model = ModelBuilder.Build(await ScenarioGraphs.OfAsync(scenario));

        Assert.All(model.Instances.Values, instance => Assert.Equal(Truth.True, instance.Power.IsOn));
        Assert.All(model.Databases.Values, database => Assert.Equal(Truth.True, database.Power.IsOn));
        Assert.DoesNotContain(model.NotModelled, resource => resource.Type.Contains("State", StringComparison.Ordinal));
    }
}
