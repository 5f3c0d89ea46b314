using System.Collections.Concurrent;
using System.Collections.Immutable;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>
/// Says in sentences what steps, changes and notes hold as data. Each family of them has a file beside this one, which
/// knows its own and gives null for the others.
/// </summary>
internal static class Sentences
{
    private static readonly ImmutableArray<Func<Step, Told?>> Families =
    [
        FilterSentences.Of,
        RouteSentences.Of,
        PeeringSentences.Of,
        TransitGatewaySentences.Of,
        GatewaySentences.Of,
        MiddleboxSentences.Of,
        InternetSentences.Of,
        EndpointSentences.Of,
        LoadBalancerSentences.Of,
        DestinationSentences.Of,
        PlacedServiceSentences.Of,
        KubernetesSentences.Of,
        NameSentences.Of,
        SessionSentences.Of,
        PolicySentences.Of,
        WaySentences.Of,
    ];

    // Which family knows a kind of detail, so that not all of them are asked for each step.
    private static readonly ConcurrentDictionary<Type, Func<Step, Told?>> Known = new();

    /// <summary>
    /// What a step found: the kind of place it is, and the sentence; null for a step that others tell already.
    /// </summary>
    public static Told? Of(Step step)
    {
        if (step is Arrived { Detail: SilentArrival })
        {
            return null;
        }

        var kind = KindOf(step);
        if (Known.TryGetValue(kind, out var known) && known(step) is { } told)
        {
            return told;
        }

        foreach (var family in Families)
        {
            if (family(step) is { } found)
            {
                Known[kind] = family;
                return found;
            }
        }

        throw new UnreachableException($"No sentence is written for the step {step}.");
    }

    /// <summary>What a step found, as a verdict gives it for its cause.</summary>
    public static string Evidence(Step step) =>
        Of(step)?.Sentence ?? throw new UnreachableException($"The step {step} decides without a sentence.");

    /// <summary>What to change.</summary>
    public static string Of(Change change) =>
        FilterSentences.Of(change)
        ?? RouteSentences.Of(change)
        ?? PeeringSentences.Of(change)
        ?? TransitGatewaySentences.Of(change)
        ?? GatewaySentences.Of(change)
        ?? InternetSentences.Of(change)
        ?? EndpointSentences.Of(change)
        ?? LoadBalancerSentences.Of(change)
        ?? DestinationSentences.Of(change)
        ?? PlacedServiceSentences.Of(change)
        ?? KubernetesSentences.Of(change)
        ?? NameSentences.Of(change)
        ?? SessionSentences.Of(change)
        ?? PolicySentences.Of(change)
        ?? WaySentences.Of(change)
        ?? throw new UnreachableException($"No sentence is written for the change {change}.");

    /// <summary>What qualifies a verdict.</summary>
    public static string Of(Note note) =>
        WaySentences.Of(note)
        ?? LoadBalancerSentences.Of(note)
        ?? DestinationSentences.Of(note)
        ?? SessionSentences.Of(note)
        ?? throw new UnreachableException($"No sentence is written for the note {note}.");

    private static Type KindOf(Step step) =>
        step switch
        {
            Resolved { Detail: var detail } => detail.GetType(),
            Filtered { Detail: var detail } => detail.GetType(),
            Routed { Detail: var detail } => detail.GetType(),
            Translated { Detail: var detail } => detail.GetType(),
            Admitted { Detail: var detail } => detail.GetType(),
            Authorized { Detail: var detail } => detail.GetType(),
            Arrived { Detail: var detail } => detail.GetType(),
            Lost => typeof(Lost),
            _ => throw new UnreachableException($"There is no step of the kind {step.GetType().Name}."),
        };
}

/// <summary>What is told of a step.</summary>
/// <param name="Kind">The kind of place, one of <see cref="HopKind"/>.</param>
/// <param name="Sentence">What happens there.</param>
internal readonly record struct Told(string Kind, string Sentence);
