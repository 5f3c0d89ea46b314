using System.Collections.Immutable;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons;

/// <summary>What came of an experiment.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Found">What the probe found.</param>
/// <param name="Differences">What is not as expected, a sentence for each; empty when everything is.</param>
public sealed record ExperimentResult(Experiment Experiment, ProbeResult Found, ImmutableArray<string> Differences)
{
    /// <summary>Whether everything is as expected.</summary>
    public bool AsExpected => Differences.IsEmpty;

    /// <summary>Holds what a probe found against what the experiment expects.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="found">What the probe found.</param>
    public static ExperimentResult Of(Experiment experiment, ProbeResult found)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(found);
        return new(experiment, found, Expectation.Differences(experiment, found));
    }
}
