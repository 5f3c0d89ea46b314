using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Lab.Lessons.Plays;
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
            Assert.NotEmpty(lesson.Play.Acts);
            Assert.All(await PlayedGraphs.ActsOfAsync(lesson), act => Assert.NotEmpty(act.Steps));
            Assert.NotEmpty(lesson.ExperimentsOn(await ScenarioGraphs.OfAsync(lesson.Scenario.Name)));
        }
    }

    // A step that names no experiment of the lesson would claim what nobody verifies.
    [Fact]
    public async Task All_StepsOfExperiments_AreExperimentsOfTheLesson()
    {
        foreach (var lesson in LessonCatalog.All)
        {
            var numbers = lesson
                .ExperimentsOn(await ScenarioGraphs.OfAsync(lesson.Scenario.Name))
                .Where(experiment => experiment.Before is null)
                .Select(experiment => experiment.Number)
                .ToHashSet();
            var steps = (await PlayedGraphs.ActsOfAsync(lesson)).SelectMany(act => act.Steps).ToList();

            Assert.Contains(steps, step => step.Experiment is not null);
            Assert.All(steps.Where(step => step.Experiment is not null), step =>
                Assert.Contains(step.Experiment, numbers)
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
    public async Task All_Plays_ShowTheDifferenceBetweenBeforeAndAfter()
    {
        foreach (var lesson in LessonCatalog.All.Where(lesson => lesson.Play.Acts.Count > 1))
        {
            var acts = await PlayedGraphs.ActsOfAsync(lesson);

            Assert.Contains(acts[^1].Steps, after =>
                after.Expected == Outcome.Works
                && acts[^2]
                    .Steps.Any(before =>
                        before.Experiment == after.Experiment
                        && before.Command == after.Command
                        && before.Expected == Outcome.Fails
                    )
            );
        }
    }
}
