using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Grounds;
using PrivateLinkLab.Lab.State;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons;

/// <summary>An act, played.</summary>
/// <param name="Act">The act.</param>
/// <param name="Change">What differs from the network of the act before; from nothing in the first one.</param>
/// <param name="Graph">The network.</param>
/// <param name="Trials">What came of the trials.</param>
internal sealed record PlayedAct(Act Act, GraphDiff Change, ResourceGraph Graph, IReadOnlyList<PlayedTrial> Trials)
{
    /// <summary>Plays every act of a lesson's play, on the simulated cloud.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="stack">The stack whose settings count.</param>
    /// <exception cref="LabFailure">The settings make a network in which the play cannot be played.</exception>
    public static async Task<IReadOnlyList<PlayedAct>> AllOfAsync(Lesson lesson, LabStack stack)
    {
        var acts = new List<PlayedAct>();
        ResourceGraph? before = null;
        foreach (var act in lesson.Play.Acts)
        {
            var config = stack.ReadConfig(lesson.Scenario.Name, act.Settings);
            var graph = WithFault(act, await SimulatedGround.PlanAsync(config, stack.Name, isPreview: false));
            acts.Add(new(act, GraphDiff.Compare(before, graph), graph, TrialsOf(lesson, act, graph)));
            before = graph;
        }

        return acts;
    }

    private static ResourceGraph WithFault(Act act, ResourceGraph graph) =>
        act.Fault is null
            ? graph
            : FaultCatalog.Find(act.Fault)?.Inject(graph)
                ?? throw LabFailure.BadInput(
                    $"With these settings the play has no beginning: the fault '{act.Fault}' does not apply to them."
                );

    private static List<PlayedTrial> TrialsOf(Lesson lesson, Act act, ResourceGraph graph)
    {
        var experiments = lesson.ExperimentsOn(graph);
        var prober = new Prober(ModelBuilder.Build(graph));
        return
        [
            .. act.Trials.SelectMany(trial =>
                experiments
                    .Where(experiment => experiment.Number == trial.Experiment && experiment.Before is null)
                    .Select(experiment => new PlayedTrial(
                        trial,
                        experiment,
                        prober.Probe(experiment.From, experiment.To, experiment.Action)
                    ))
            ),
        ];
    }
}

/// <summary>A trial, carried out.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Experiment">The experiment.</param>
/// <param name="Found">What the probe found.</param>
internal sealed record PlayedTrial(Trial Trial, Experiment Experiment, ProbeResult Found)
{
    /// <summary>Whether it came out as the play says.</summary>
    public bool AsTold => Found.Verdict == Trial.Expected;
}
