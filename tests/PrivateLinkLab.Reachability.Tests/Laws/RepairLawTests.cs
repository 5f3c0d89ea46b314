using CsCheck;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Laws;

/// <summary>The changes of a blocked verdict are all that has to change, and nothing else.</summary>
public sealed class RepairLawTests
{
    [Fact]
    public void AllChanges_Made_MakeItReachable() =>
        EachBlocked(
            (plan, probe, blocked) =>
            {
                var repaired = Repaired(plan, probe.From, blocked.Changes).Probe(probe.From, probe.To);
                Assert.True(
                    repaired.Verdict == Verdict.Reachable,
                    $"{Text(probe, blocked)}\nthen: {repaired.Explanation}"
                );
            }
        );

    [Fact]
    public void AllChangesButOne_Made_DoNotMakeItReachable() =>
        EachBlocked(
            (plan, probe, blocked) =>
            {
                foreach (var left in blocked.Changes)
                {
                    var rest = Repaired(plan, probe.From, blocked.Changes.Where(change => change != left))
                        .Probe(probe.From, probe.To);
                    Assert.True(rest.Verdict != Verdict.Reachable, $"{Text(probe, blocked)}\nwithout: {left.Change}");
                }
            }
        );

    private static void EachBlocked(Action<Plan, (string From, string To), ProbeResult> check)
    {
        var understood = 0;
        Plan.Any.Sample(
            plan =>
            {
                foreach (var probe in Plan.Probes(""))
                {
                    var blocked = plan.Build().Probe(probe.From, probe.To);
                    if (blocked.Verdict == Verdict.Blocked && Repair.Apply(plan.Build(), probe.From, blocked.Changes))
                    {
                        Interlocked.Increment(ref understood);
                        check(plan, probe, blocked);
                    }
                }
            },
            iter: 200
        );

        // A law that no verdict comes under would say nothing.
        Assert.True(understood > 600, $"{understood} blocked verdicts had changes that this test can make.");
    }

    private static Net Repaired(Plan plan, string from, IEnumerable<RequiredChange> changes)
    {
        var net = plan.Build();
        Repair.Apply(net, from, changes);
        return net;
    }

    private static string Text((string From, string To) probe, ProbeResult blocked) =>
        $"{probe.From} "
        + $"-> {probe.To}: {blocked.Explanation}\n{string.Join("\n", blocked.Changes.Select(change => change.Change))}";
}
