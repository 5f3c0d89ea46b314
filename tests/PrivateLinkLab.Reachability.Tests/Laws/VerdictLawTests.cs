using CsCheck;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Laws;

/// <summary>What holds between the verdicts of networks that differ in one thing.</summary>
public sealed class VerdictLawTests
{
    private static readonly Gen<PlannedRule> Rule = Gen.Select(
        Gen.Int[0, 2],
        Gen.Bool,
        Gen.OneOf(-1, 22, 80, 443, 3306),
        Gen.Int[0, 5],
        (group, egress, port, peer) => new PlannedRule(group, egress, port, peer)
    );

    [Fact]
    public void AddingAnAllowRule_NeverLowersAVerdict() =>
        Gen.Select(Plan.Any, Rule)
            .Sample(
                (plan, rule) => AssertNoneLower(Verdicts(plan.Build()), Verdicts(plan.Build(extra: rule))),
                iter: 400
            );

    [Fact]
    public void RemovingAnAllowRule_NeverRaisesAVerdict() =>
        Gen.Select(Plan.Any, Gen.Int[0, 9])
            .Sample(
                (plan, index) =>
                {
                    var removed = plan.Parts.Rules.ElementAtOrDefault(index);
                    AssertNoneLower(Verdicts(plan.Build(keepsRule: rule => rule != removed)), Verdicts(plan.Build()));
                },
                iter: 400
            );

    [Fact]
    public void RemovingRoutes_NeverRaisesAVerdict() =>
        Plan.Any.Sample(
            plan =>
                AssertNoneLower(
                    Verdicts((plan with { NatRoute = false, PeeringRoutes = false }).Build()),
                    Verdicts(plan.Build())
                ),
            iter: 300
        );

    [Fact]
    public void Renaming_ChangesNoVerdict() =>
        Plan.Any.Sample(
            plan => Assert.Equal(Outcomes(plan.Build()), Outcomes(plan.Build(prefix: "x-"), "x-")),
            iter: 300
        );

    [Fact]
    public void ShiftingTheBlocks_ChangesNoVerdict() =>
        Gen.Select(Plan.Any, Gen.Int[1, 250])
            .Sample((plan, octet) => Assert.Equal(Outcomes(plan.Build()), Outcomes(plan.Build(octet))), iter: 300);

    [Fact]
    public void Reordering_ChangesNoVerdict() =>
        Gen.Select(Plan.Any, Gen.Int[0, 1_000_000])
            .Sample(
                (plan, seed) =>
                {
                    var net = plan.Build();
                    var shuffled = net.Nodes.ToArray();
                    new Random(seed).Shuffle(shuffled);

                    Assert.Equal(Outcomes(net.Graph), Outcomes(ResourceGraph.Create("lab", "dev", shuffled)));
                },
                iter: 300
            );

    [Fact]
    public void Blocked_ListsAChange_AndReachableNone() =>
        Plan.Any.Sample(
            plan =>
            {
                foreach (var result in Results(plan.Build().Graph, ""))
                {
                    Assert.Equal(
                        result.Verdict == Verdict.Blocked,
                        result.Hops.Any(hop => hop.Decision == Decision.Deny) && result.Verdict != Verdict.Unknown
                    );
                    Assert.True(result.Verdict != Verdict.Blocked || result.Changes.Length > 0, result.Explanation);
                    Assert.True(
                        result.Verdict != Verdict.Reachable || result is { Changes.IsEmpty: true, Reason: null },
                        result.Explanation
                    );
                    Assert.True(result.Verdict == Verdict.Reachable || result.Reason is not null, result.Explanation);
                }
            },
            iter: 300
        );

    // Laws over networks in which everything is blocked would say little.
    [Fact]
    public void Plans_GiveSeveralVerdictsToAllProbesButTheSession()
    {
        var seen = new Dictionary<string, HashSet<Verdict>>();
        Plan.Any.Sample(
            plan =>
            {
                lock (seen)
                {
                    foreach (var result in Results(plan.Build().Graph, ""))
                    {
                        seen.TryAdd(result.To + result.From, []);
                        seen[result.To + result.From].Add(result.Verdict);
                    }
                }
            },
            iter: 1000,
            threads: 1,
            seed: "0000KOIPe036"
        );

        var text = string.Join("\n", seen.Select(pair => $"{pair.Key}: {string.Join(",", pair.Value)}"));
        Assert.True(seen.Values.Count(verdicts => verdicts.Count == 3) >= 2, text);
        Assert.True(seen.Count(pair => pair.Value.Count == 1) <= 1, text);
    }

    private static List<Verdict> Verdicts(Net net) => [.. Results(net.Graph, "").Select(result => result.Verdict)];

    private static List<string> Outcomes(Net net, string prefix = "") => Outcomes(net.Graph, prefix);

    // Which of several rules is named may follow the order; what comes out may not.
    private static List<string> Outcomes(ResourceGraph graph, string prefix = "") =>
        [
            .. Results(graph, prefix)
                .Select(result =>
                    $"{result.Verdict} {result.Reason} "
                    + $"{string.Join(" ", result.Changes.Select(change => change.Reason).Order(StringComparer.Ordinal))}"
                ),
        ];

    private static List<ProbeResult> Results(ResourceGraph graph, string prefix)
    {
        var prober = new Prober(ModelBuilder.Build(graph));
        return [.. Plan.Probes(prefix).Select(probe => prober.Probe(probe.From, probe.To))];
    }

    private static void AssertNoneLower(List<Verdict> less, List<Verdict> more)
    {
        for (var index = 0; index < less.Count; index++)
        {
            Assert.True(
                Height(more[index]) >= Height(less[index]),
                $"{Plan.Probes("")[index]}: {less[index]} became {more[index]}."
            );
        }
    }

    private static int Height(Verdict verdict) =>
        verdict switch
        {
            Verdict.Blocked => 0,
            Verdict.Unknown => 1,
            _ => 2,
        };
}
