using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Lab.Tests.Faults;

public sealed class DetectionTests
{
    public static TheoryData<string, string> Blocking => FaultsOfScenarios(opens: false);

    public static TheoryData<string, string> Opening => FaultsOfScenarios(opens: true);

    [Theory]
    [MemberData(nameof(Blocking))]
    public async Task Verification_Fault_IsFoundForTheRightReason(string scenario, string name)
    {
        var fault = FaultCatalog.Find(name)!;

        var unexpected = Unexpected(scenario, fault.Inject(await ScenarioGraphs.OfAsync(scenario))!);

        Assert.Contains(unexpected, result =>
            fault.Reasons.Contains(result.Found.Reason ?? "")
            || result.Found.Changes.Any(change => fault.Reasons.Contains(change.Reason))
        );
        Assert.All(unexpected, result => Assert.NotEmpty(result.Found.Explanation));
    }

    [Theory]
    [MemberData(nameof(Opening))]
    public async Task Verification_OpeningFault_IsFoundAndTheVerdictNamesWhatWasOpened(string scenario, string name)
    {
        var before = await ScenarioGraphs.OfAsync(scenario);
        var after = FaultCatalog.Find(name)!.Inject(before)!;
        var changed = after.Resources.Where(node => before.Find(node.Urn) != node).ToList();

        var opened = Unexpected(scenario, after)
            .Where(result => (result.Experiment.Expected, result.Found.Verdict) is (Verdict.Blocked, Verdict.Reachable))
            .ToList();

        Assert.Contains(opened, result =>
            result.Found.Hops.Any(hop =>
                changed.Exists(node =>
                    hop.Component == node.Urn.ToString()
                    || hop.Evidence.Contains($"'{node.Name}'", StringComparison.Ordinal)
                )
            )
        );
        Assert.All(opened, result =>
            Assert.Contains(result.Differences, difference =>
                difference.StartsWith("Expected blocked, found reachable, let through by ", StringComparison.Ordinal)
            )
        );
    }

    [Theory]
    [InlineData("consumerRoleArn", "arn:aws:iam::222222222222:role/Consumer", "principal-not-allowed", "222222222222")]
    [InlineData("consumerRoleArn", "arn:aws:iam::222222222222:role/Consumer", "zones-without-overlap", "use1-az")]
    [InlineData("consumerSubnetCidrs", "10.0.1.0/24,10.0.2.0/24", "principal-not-allowed", "111122223333")]
    public async Task Verification_ServiceFaultOfOtherSettings_NamesTheRepair(
        string key,
        string value,
        string name,
        string named
    )
    {
        (string, string)[] zones =
            key == "consumerRoleArn" ? [("consumerAvailabilityZones", "us-east-1d")] : [("serviceCrossZone", "true")];
        var graph = await ScenarioGraphs.PlanAsync([("scenario", "endpoint-service"), (key, value), .. zones]);
        Assert.Empty(Unexpected("endpoint-service", graph));

        var fault = FaultCatalog.Find(name)!;
        var unexpected = Unexpected("endpoint-service", fault.Inject(graph)!);

        Assert.Contains(unexpected, result =>
            result.Found.Changes.Any(change =>
                fault.Reasons.Contains(change.Reason) && change.Change.Contains(named, StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task ZonesWithoutOverlap_OfTwoRegions_DoesNotApply()
    {
        var graph = await ScenarioGraphs.PlanAsync(("scenario", "endpoint-service"), ("consumerRegion", "us-west-2"));

        Assert.Null(FaultCatalog.Find("zones-without-overlap")!.Inject(graph));
    }

    private static List<ExperimentResult> Unexpected(string scenario, ResourceGraph graph) =>
        [.. Verification.Run(scenario, graph).Results.Where(result => !result.AsExpected)];

    private static TheoryData<string, string> FaultsOfScenarios(bool opens)
    {
        var data = new TheoryData<string, string>();
        foreach (var scenario in ScenarioCatalog.All)
        {
            var graph = ScenarioGraphs.OfAsync(scenario.Name).GetAwaiter().GetResult();
            foreach (var fault in FaultCatalog.ApplyingTo(graph).Where(fault => fault.Opens == opens))
            {
                data.Add(scenario.Name, fault.Name);
            }
        }

        return data;
    }
}
