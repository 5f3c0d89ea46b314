using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Lessons;

namespace PrivateLinkLab.Lab.Tests.Lessons;

/// <summary>The acts of plays with the default settings.</summary>
internal static class PlayedGraphs
{
    /// <summary>Plays a lesson's acts.</summary>
    public static async Task<IReadOnlyList<PlayedAct>> ActsOfAsync(Lesson lesson)
    {
        List<PlayedAct> acts = [];
        ResourceGraph? before = null;
        foreach (var act in lesson.Play.Acts)
        {
            var graph = await GraphOfAsync(lesson, act);
            acts.Add(PlayedAct.Of(lesson, act, before, graph));
            before = graph;
        }

        return acts;
    }

    /// <summary>Gives an act's network.</summary>
    public static async Task<ResourceGraph> GraphOfAsync(Lesson lesson, Act act)
    {
        var settings = act
            .Settings.Select(setting => setting.Split('=', 2))
            .Select(pair => (pair[0], pair[1]))
            .Prepend((ConfigKeys.Scenario.Name, lesson.Scenario.Name));
        var graph = await ScenarioGraphs.PlanAsync([.. settings]);
        return act.Fault is { } fault ? FaultCatalog.Find(fault)!.Inject(graph)! : graph;
    }
}
