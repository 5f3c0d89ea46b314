using PrivateLinkLab.Reachability.Experiments;
using PrivateLinkLab.Reachability.Faults;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Reachability.Tests.Faults;

public sealed class DetectionTests
{
    public static TheoryData<string, string> FaultsOfScenarios
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var scenario in ScenarioCatalog.All)
            {
                var graph = ScenarioGraphs.OfAsync(scenario.Name).GetAwaiter().GetResult();
                foreach (var fault in FaultCatalog.ApplyingTo(graph))
                {
                    data.Add(scenario.Name, fault.Name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(FaultsOfScenarios))]
    public async Task Verification_Fault_IsFoundForTheRightReason(string scenario, string name)
    {
        var fault = FaultCatalog.Find(name)!;

        var verification = Verification.Run(scenario, fault.Inject(await ScenarioGraphs.OfAsync(scenario))!)!;

        var unexpected = verification.Results.Where(result => !result.AsExpected).ToList();
        Assert.Contains(unexpected, result =>
            fault.Reasons.Contains(result.Found.Reason ?? "") || result.Found.Changes.Any(change => fault.Reasons.Contains(change.Reason)));
        Assert.All(unexpected, result => Assert.NotEmpty(result.Found.Explanation));
    }
}
