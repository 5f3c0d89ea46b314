using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Lab.Tests.Lessons;

public sealed class LessonCatalogTests
{
    [Fact]
    public void All_Scenarios_HaveOneLesson() =>
        Assert.Equal(
            ScenarioCatalog.All.Select(scenario => scenario.Name).Order(StringComparer.Ordinal),
            LessonCatalog.All.Select(lesson => lesson.Scenario.Name).Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task All_Lessons_HaveAllThatALessonHas()
    {
        foreach (var lesson in LessonCatalog.All)
        {
            Assert.NotEmpty(lesson.NextStep.Command);
            Assert.NotEmpty(lesson.NextStep.Effect);
            Assert.All([lesson.Play.Title, lesson.Play.Introduction, lesson.Play.Afterwards], Assert.NotEmpty);
            Assert.NotEmpty(lesson.Play.Acts);
            Assert.All(lesson.Play.Acts, act => Assert.NotEmpty(act.Trials));
            Assert.NotEmpty(lesson.ExperimentsOn(await ScenarioGraphs.OfAsync(lesson.Scenario.Name)));
        }
    }

    // A trial that names no experiment would be left out of the play without a word.
    [Fact]
    public async Task All_Trials_AreExperimentsOfTheLesson()
    {
        foreach (var lesson in LessonCatalog.All)
        {
            var numbers = lesson
                .ExperimentsOn(await ScenarioGraphs.OfAsync(lesson.Scenario.Name))
                .Where(experiment => experiment.Before is null)
                .Select(experiment => experiment.Number)
                .ToHashSet();

            Assert.All(lesson.Play.Acts.SelectMany(act => act.Trials), trial =>
                Assert.Contains(trial.Experiment, numbers)
            );
        }
    }

    [Fact]
    public async Task All_Experiments_NameFaultsThatApply()
    {
        foreach (var lesson in LessonCatalog.All)
        {
            var graph = await ScenarioGraphs.OfAsync(lesson.Scenario.Name);

            Assert.All(lesson.ExperimentsOn(graph).Select(experiment => experiment.Before).OfType<string>(), name =>
                Assert.NotNull(FaultCatalog.Find(name)?.Inject(graph))
            );
        }
    }

    [Fact]
    public void All_Plays_EndWithTheScenarioAsItIs() => Assert.All(LessonCatalog.All, lesson =>
        {
            var acts = lesson.Play.Acts;
            Assert.Empty(acts[^1].Settings);
            Assert.Null(acts[^1].Fault);
            Assert.All(acts.SkipLast(1), act =>
                Assert.True(act.Settings.Count > 0 || FaultCatalog.Find(act.Fault!) is not null)
            );
        });

    [Fact]
    public void All_Plays_ShowTheDifferenceBetweenBeforeAndAfter() =>
        Assert.All(LessonCatalog.All.Select(lesson => lesson.Play).Where(play => play.Acts.Count > 1), play =>
            Assert.Contains(play.Acts[^1].Trials, after =>
                after.Expected == Verdict.Reachable
                && play.Acts[^2]
                    .Trials.Any(before => before.Experiment == after.Experiment && before.Expected == Verdict.Blocked)
            )
        );
}
