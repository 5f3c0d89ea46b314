using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Network;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons;

/// <summary>A scenario's experiments, carried out on a stack.</summary>
public sealed record Verification
{
    /// <summary>The scenario's name.</summary>
    public required string Scenario { get; init; }

    /// <summary>What came of each experiment, in the order in which a person does them.</summary>
    public required ImmutableArray<ExperimentResult> Results { get; init; }

    /// <summary>What does not fit together in the stack, and is a warning only.</summary>
    public ImmutableArray<ModelWarning> Warnings { get; init; } = [];

    /// <summary>What the analysis does not know.</summary>
    public ImmutableArray<NotModelledResource> NotModelled { get; init; } = [];

    /// <summary>Whether every experiment came out as expected.</summary>
    public bool AsExpected => Results.All(result => result.AsExpected);

    /// <summary>Carries out a scenario's experiments.</summary>
    /// <param name="scenario">The scenario's name.</param>
    /// <param name="graph">A stack that is this scenario.</param>
    /// <returns>The results.</returns>
    /// <exception cref="ArgumentException">There is no such scenario.</exception>
    /// <exception cref="ProbeException">The stack lacks what an experiment starts from or is for.</exception>
    public static Verification Run(string scenario, ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(graph);
        var experiments = LessonCatalog.Get(scenario).ExperimentsOn(graph);
        // One prober for the stack, and one for each fault that experiments put into it; none where it does not apply.
        var probers = new Dictionary<string, Prober?>(StringComparer.Ordinal);
        var asIs = new Prober(ModelBuilder.Build(graph));
        return new()
        {
            Scenario = scenario,
            Results =
            [
                .. experiments.Select(experiment =>
                    ExperimentResult.Of(
                        experiment,
                        ProberFor(experiment.Before) is { } prober
                            ? Probe(prober, experiment)
                            : WithoutFault(Probe(asIs, experiment), experiment)
                    )
                ),
            ],
            Warnings = asIs.Model.Warnings,
            NotModelled = asIs.Model.NotModelled,
        };

        Prober? ProberFor(string? before)
        {
            if (before is null)
            {
                return asIs;
            }

            if (!probers.TryGetValue(before, out var prober))
            {
                prober = FaultCatalog.Get(before).Inject(graph) is { } changed
                    ? new Prober(ModelBuilder.Build(changed))
                    : null;
                probers.Add(before, prober);
            }

            return prober;
        }
    }

    // Where a fault does not apply, the stack may be as bad already. If it is not, nobody knows what it would do: in a
    // plan what it changes may not be known yet.
    private static ProbeResult WithoutFault(ProbeResult found, Experiment experiment) =>
        found.Verdict == experiment.Expected
            ? found
            : found with
            {
                Verdict = Verdict.Unknown,
                Reason = ReasonCode.UnknownResource,
                Explanation =
                    $"The experiment needs the fault {experiment.Before}, which does not apply to this stack; what "
                    + "would happen with it is not known.",
                Hops = [],
                Changes = [],
            };

    private static ProbeResult Probe(Prober prober, Experiment experiment)
    {
        try
        {
            return prober.Probe(experiment.From, experiment.To, experiment.Action);
        }
        catch (ProbeException missing)
        {
            throw new ProbeException(
                $"The stack lacks '{missing.Value}', which the experiment '{experiment.Title}' needs; what is parked "
                    + "comes back with parked=false.",
                missing.Value,
                missing.Suggestions
            );
        }
    }
}
