using PrivateLinkLab.Cli.Deployments;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Experiments;
using PrivateLinkLab.Reachability.Faults;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Cli.Plays;

/// <summary>An act, played.</summary>
/// <param name="Act">The act.</param>
/// <param name="Change">What differs from the network of the act before; from nothing in the first one.</param>
/// <param name="Graph">The network.</param>
/// <param name="Trials">What came of the trials.</param>
internal sealed record PlayedAct(Act Act, GraphDiff Change, ResourceGraph Graph, IReadOnlyList<PlayedTrial> Trials);

/// <summary>A trial, carried out.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Experiment">The experiment.</param>
/// <param name="Found">What the probe found.</param>
internal sealed record PlayedTrial(Trial Trial, Experiment Experiment, ProbeResult Found)
{
    /// <summary>Whether it came out as the play says.</summary>
    public bool AsTold => Found.Verdict == Trial.Expected;
}

/// <summary>Plays plays.</summary>
internal static class Performance
{
    /// <summary>Plays every act, on the simulated cloud.</summary>
    /// <exception cref="LabFailure">The settings make a network in which the play cannot be played.</exception>
    public static async Task<IReadOnlyList<PlayedAct>> OfAsync(Play play, LabInvocation invocation)
    {
        var acts = new List<PlayedAct>();
        ResourceGraph? before = null;
        foreach (var act in play.Acts)
        {
            var config = invocation.ReadConfig(play.Scenario, act.Settings);
            var graph = WithFault(act, await SimulatedRun.PlanAsync(config, invocation.Stack, isPreview: false));
            acts.Add(new(act, GraphDiff.Compare(before, graph), graph, Trials(play, act, graph)));
            before = graph;
        }

        return acts;
    }

    private static ResourceGraph WithFault(Act act, ResourceGraph graph) =>
        act.Fault is null ? graph
        : FaultCatalog.Find(act.Fault)?.Inject(graph) ?? throw LabFailure.BadInput(
            $"With these settings the play has no beginning: the fault '{act.Fault}' does not apply to them.");

    private static List<PlayedTrial> Trials(Play play, Act act, ResourceGraph graph)
    {
        var experiments = ExperimentCatalog.For(play.Scenario, graph)!;
        var prober = new Prober(NetworkModel.Of(graph));
        return
        [
            .. act.Trials.SelectMany(trial => experiments
                .Where(experiment => experiment.Number == trial.Experiment && experiment.Before is null)
                .Select(experiment => new PlayedTrial(trial, experiment, prober.Probe(experiment.From, experiment.To, experiment.Action)))),
        ];
    }
}
