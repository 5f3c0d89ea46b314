using CsCheck;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Questions;

namespace PrivateLinkLab.Reachability.Tests.Laws;

/// <summary>The law of traces on any network.</summary>
public sealed class TraceLawTests
{
    [Fact]
    public void Verdict_OfAnyPlan_FollowsFromTheSteps() =>
        Plan.Any.Sample(
            plan =>
            {
                var prober = new Prober(ModelBuilder.Build(plan.Build().Graph));
                Assert.All(Plan.Probes(""), probe => TraceLaw.Hold(prober.Probe(probe.From, probe.To)));
            },
            iter: 300
        );
}
