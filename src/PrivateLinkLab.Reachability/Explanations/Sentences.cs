using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>
/// Says in sentences what steps, changes and notes hold as data. Each family of them has a file beside this one, which knows
/// its own and gives null for the others.
/// </summary>
internal static class Sentences
{
    /// <summary>What a step found: the kind of place it is, and the sentence; null for a step that others tell already.</summary>
    public static Told? Of(Step step) => step switch
    {
        Arrived { Detail: SilentArrival } => null,
        _ => FilterSentences.Of(step)
            ?? RouteSentences.Of(step)
            ?? PeeringSentences.Of(step)
            ?? GatewaySentences.Of(step)
            ?? InternetSentences.Of(step)
            ?? EndpointSentences.Of(step)
            ?? LoadBalancerSentences.Of(step)
            ?? DestinationSentences.Of(step)
            ?? NameSentences.Of(step)
            ?? SessionSentences.Of(step)
            ?? PolicySentences.Of(step)
            ?? WaySentences.Of(step)
            ?? throw new UnreachableException($"No sentence is written for the step {step}."),
    };

    /// <summary>What a step found, as a verdict gives it for its cause.</summary>
    public static string Evidence(Step step) =>
        Of(step)?.Sentence ?? throw new UnreachableException($"The step {step} decides without a sentence.");

    /// <summary>What to change.</summary>
    public static string Of(Change change) =>
        FilterSentences.Of(change)
            ?? RouteSentences.Of(change)
            ?? PeeringSentences.Of(change)
            ?? GatewaySentences.Of(change)
            ?? InternetSentences.Of(change)
            ?? EndpointSentences.Of(change)
            ?? LoadBalancerSentences.Of(change)
            ?? DestinationSentences.Of(change)
            ?? NameSentences.Of(change)
            ?? SessionSentences.Of(change)
            ?? PolicySentences.Of(change)
            ?? throw new UnreachableException($"No sentence is written for the change {change}.");

    /// <summary>What qualifies a verdict.</summary>
    public static string Of(Note note) =>
        WaySentences.Of(note)
            ?? LoadBalancerSentences.Of(note)
            ?? DestinationSentences.Of(note)
            ?? SessionSentences.Of(note)
            ?? throw new UnreachableException($"No sentence is written for the note {note}.");
}

/// <summary>What is told of a step.</summary>
/// <param name="Kind">The kind of place, one of <see cref="HopKind"/>.</param>
/// <param name="Sentence">What happens there.</param>
internal readonly record struct Told(string Kind, string Sentence);
