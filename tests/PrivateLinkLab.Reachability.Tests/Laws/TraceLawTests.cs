using CsCheck;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Experiments;
using PrivateLinkLab.Reachability.Explanations;
using PrivateLinkLab.Reachability.Faults;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Laws;

/// <summary>
/// Reachable if and only if the last step of the request and that of the reply is an arrival, and no step denies or is
/// doubtful. What policies decide comes after the packets have arrived.
/// </summary>
public sealed class TraceLawTests
{
    [Fact]
    public void Verdict_OfAnyPlan_FollowsFromTheSteps() => Plan.Any.Sample(plan =>
    {
        var prober = new Prober(NetworkModel.Of(plan.Build().Graph));
        Assert.All(Plan.Probes(""), probe => AssertLaw(prober.Probe(probe.From, probe.To)));
    }, iter: 300);

    [Theory]
    [MemberData(nameof(ScenarioGraphs.Names), MemberType = typeof(ScenarioGraphs))]
    public async Task Verdict_OfAScenarioWithAnyFault_FollowsFromTheSteps(string scenario)
    {
        var graph = await ScenarioGraphs.OfAsync(scenario);
        ResourceGraph[] graphs = [graph, .. FaultCatalog.ApplyingTo(graph).Select(fault => fault.Inject(graph)!)];

        var verdicts = new HashSet<Verdict>();
        foreach (var result in graphs.SelectMany(one => Verification.Run(scenario, one)!.Results))
        {
            AssertLaw(result.Found);
            verdicts.Add(result.Found.Verdict);
        }

        Assert.True(verdicts.Count > 1, $"Everything of {scenario} is {string.Join(", ", verdicts)}.");
    }

    private static void AssertLaw(ProbeResult result)
    {
        var steps = Assert.IsType<ProbeReport>(result.Findings).Trace.Steps.ToList();
        var holds = Arrives(Direction.Request) && Arrives(Direction.Reply) && steps.TrueForAll(step => step.Passes == Truth.True);

        Assert.True(result.Verdict == Verdict.Reachable == holds, $"{result.Explanation}\n{string.Join("\n", steps)}");
        // Without an obstacle nothing is blocked, and whatever stops packets or may has a reason.
        Assert.True(result.Verdict != Verdict.Blocked || steps.Exists(step => step.Passes == Truth.False), result.Explanation);
        Assert.All(steps, step => Assert.Equal(step.Passes == Truth.True, step.Reason is null));

        bool Arrives(Direction direction) => steps.FindLast(step => step is not Authorized && step.Direction == direction) is Arrived;
    }
}
