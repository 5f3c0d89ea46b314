using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Reachability.Tests.Laws;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Tests.Lessons;

/// <summary>The law of traces, on what the articles build and on everything that can be broken in it.</summary>
public sealed class TraceLawTests
{
    [Theory]
    [MemberData(nameof(ScenarioGraphs.Names), MemberType = typeof(ScenarioGraphs))]
    public async Task Verdict_OfAScenarioWithAnyFault_FollowsFromTheSteps(string scenario)
    {
        var graph = await ScenarioGraphs.OfAsync(scenario);
        ResourceGraph[] graphs = [graph, .. FaultCatalog.ApplyingTo(graph).Select(fault => fault.Inject(graph)!)];

        var verdicts = new HashSet<Verdict>();
        foreach (var result in graphs.SelectMany(one => Verification.Run(scenario, one)!.Results))
        {
            TraceLaw.Hold(result.Found);
            verdicts.Add(result.Found.Verdict);
        }

        Assert.True(verdicts.Count > 1, $"Everything of {scenario} is {string.Join(", ", verdicts)}.");
    }
}
