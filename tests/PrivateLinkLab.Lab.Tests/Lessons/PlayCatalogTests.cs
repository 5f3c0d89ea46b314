using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Tests.Lessons;

public sealed class PlayCatalogTests
{
    [Fact]
    public void All_Scenarios_HaveAPlay() => Assert.Equal(
        ExperimentCatalog.Scenarios.Order(StringComparer.Ordinal), PlayCatalog.All.Select(play => play.Scenario).Order(StringComparer.Ordinal));

    [Fact]
    public void All_Plays_EndWithTheScenarioAsItIs() => Assert.All(PlayCatalog.All, play =>
    {
        Assert.Empty(play.Acts[^1].Settings);
        Assert.Null(play.Acts[^1].Fault);
        Assert.All(play.Acts.SkipLast(1), act => Assert.True(act.Settings.Count > 0 || FaultCatalog.Find(act.Fault!) is not null));
    });

    [Fact]
    public void All_Plays_ShowTheDifferenceBetweenBeforeAndAfter() => Assert.All(
        PlayCatalog.All.Where(play => play.Acts.Count > 1),
        play => Assert.Contains(play.Acts[^1].Trials, after =>
            after.Expected == Verdict.Reachable
            && play.Acts[^2].Trials.Any(before => before.Experiment == after.Experiment && before.Expected == Verdict.Blocked)));
}
