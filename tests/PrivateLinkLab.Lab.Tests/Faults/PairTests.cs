using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Lab.Tests.Faults;

/// <summary>Two faults at once: neither hides the other, unless it takes away what the other is at.</summary>
public sealed class PairTests
{
    // With these there is no component, or none that is known, whose other settings could be judged.
    private static readonly string[] Hiding =
    [
        ReasonCode.NoRouteToDestination,
        ReasonCode.PrivateLinkNoSubnet,
        ReasonCode.ListenersMismatch,
        ReasonCode.NoTargetsInZone,
        ReasonCode.PrivateLinkRejected,
        ReasonCode.SsmNoInstanceProfile,
        "IAM_NO_CREDENTIALS",
        // What servers of one's own would answer is not known, and so not what lies behind the answer.
        "DNS_SERVERS_UNREACHABLE",
    ];

    public static TheoryData<string> Scenarios => [.. ScenarioCatalog.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task TwoFaults_ThatBlockAlone_AreBothListed(string scenario)
    {
        var graph = await ScenarioGraphs.OfAsync(scenario);
        List<Fault> faults = [.. FaultCatalog.ApplyingTo(graph).Where(fault => !fault.Opens)];
        var alone = faults.ToDictionary(fault => fault, fault => Blocked(scenario, fault.Inject(graph)!));
        foreach (var (index, one) in faults.Index())
        {
            foreach (var two in faults.Skip(index + 1))
            {
                if (two.Inject(one.Inject(graph)!) is not { } both)
                {
                    continue;
                }

                foreach (var (probe, reasons) in Blocked(scenario, both).Where(pair => !pair.Value.Overlaps(Hiding)))
                {
                    var missing = Of(alone[one], probe).Union(Of(alone[two], probe)).Except(reasons).ToList();
                    Assert.True(
                        missing.Count == 0,
                        $"{probe} with {one.Name} and {two.Name} lists {string.Join(", ", reasons)}, but "
                            + $"not {string.Join(", ", missing)}."
                    );
                }
            }
        }
    }

    // The reasons of what has to change, by probe; of one kind are those that one rule, policy or route settles.
    private static Dictionary<string, HashSet<string>> Blocked(string scenario, Graph.ResourceGraph graph) =>
        Verification
            .Run(scenario, graph)
            .Results.Where(result =>
                result.Experiment.Expected == Verdict.Reachable && result.Found.Verdict == Verdict.Blocked
            )
            .Select(result => result.Found)
            .GroupBy(found => $"{found.From} -> {found.To} {found.Action}", StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.First().Changes.Select(change => Kind(change.Reason)).ToHashSet(),
                StringComparer.Ordinal
            );

    private static HashSet<string> Of(Dictionary<string, HashSet<string>> blocked, string probe) =>
        blocked.GetValueOrDefault(probe, []);

    private static string Kind(string reason) =>
        reason switch
        {
            ReasonCode.SecurityGroupHasNoRules => ReasonCode.SecurityGroupRulesMismatch,
            _ when reason.StartsWith("VPCE_POLICY_", StringComparison.Ordinal) => "VPCE_POLICY",
            _ => reason,
        };
}
