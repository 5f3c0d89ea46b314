using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Grounds;
using PrivateLinkLab.Lab.Lessons.Plays;
using PrivateLinkLab.Lab.State;

namespace PrivateLinkLab.Lab.Lessons;

/// <summary>An act, played.</summary>
/// <param name="Act">The act.</param>
/// <param name="Change">What differs from the network of the act before; from nothing in the first one.</param>
/// <param name="Graph">The network.</param>
/// <param name="Steps">What was typed, and answered.</param>
internal sealed record PlayedAct(Act Act, GraphDiff Change, ResourceGraph Graph, IReadOnlyList<PlayStep> Steps)
{
    /// <summary>Plays every act of a lesson's play, on the simulated cloud.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="stack">The stack whose settings count.</param>
    /// <param name="faults">What is put into the network of each act to which it applies.</param>
    /// <exception cref="LabFailure">
    /// The settings make a network in which the play cannot be played, or a fault applies to no act.
    /// </exception>
    public static async Task<IReadOnlyList<PlayedAct>> AllOfAsync(
        Lesson lesson,
        LabStack stack,
        IReadOnlyList<Fault> faults
    )
    {
        var acts = new List<PlayedAct>();
        var applied = new HashSet<Fault>();
        ResourceGraph? before = null;
        foreach (var act in lesson.Play.Acts)
        {
            var config = stack.ReadConfig(lesson.Scenario.Name, act.Settings);
            var graph = WithFault(act, await SimulatedGround.PlanAsync(config, stack.Name, isPreview: false));
            foreach (var fault in faults)
            {
                if (fault.Inject(graph) is { } changed)
                {
                    graph = changed;
                    applied.Add(fault);
                }
            }

            acts.Add(Of(lesson, act, before, graph));
            before = graph;
        }

        return faults.FirstOrDefault(fault => !applied.Contains(fault)) is { } inapplicable
            ? throw LabFailure.BadInput(
                $"The fault '{inapplicable}' applies to no act of '{lesson.Scenario.Name}': there is nothing in them "
                    + "to change."
            )
            : acts;
    }

    /// <summary>Plays an act in a network.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="act">The act.</param>
    /// <param name="before">The network of the act before; null for none.</param>
    /// <param name="graph">The network.</param>
    public static PlayedAct Of(Lesson lesson, Act act, ResourceGraph? before, ResourceGraph graph) =>
        new(act, GraphDiff.Compare(before, graph), graph, act.Steps(new(lesson, graph)));

    private static ResourceGraph WithFault(Act act, ResourceGraph graph) =>
        act.Fault is null
            ? graph
            : FaultCatalog.Find(act.Fault)?.Inject(graph)
                ?? throw LabFailure.BadInput(
                    $"With these settings the play has no beginning: the fault '{act.Fault}' does not apply to them."
                );
}
