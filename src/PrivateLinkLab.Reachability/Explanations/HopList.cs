using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Access;
using PrivateLinkLab.Reachability.Filters;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>A trace as the list of hops that people read.</summary>
internal static class HopList
{
    /// <summary>The hops in the order of the traffic, the ways of a fork one after the other.</summary>
    public static ImmutableArray<Hop> Read(Trace trace) => [.. HopsOf(trace)];

    private static List<Hop> HopsOf(Trace trace)
    {
        List<Hop> hops = [];
        foreach (var part in trace.Parts)
        {
            switch (part)
            {
                case { Step: { } step }:
                    hops.AddRange(Read(step));
                    break;
                case { Kind: TracePartKind.Fork }:
                    // What several ways pass alike is told once.
                    foreach (var hop in part.Traces.SelectMany(HopsOf))
                    {
                        if (!hops.Exists(other => IsSame(hop, other)))
                        {
                            hops.Add(hop);
                        }
                    }

                    break;
                case { Kind: TracePartKind.Stretch }:
                    hops.AddRange(part.Traces.SelectMany(HopsOf));
                    break;
                default:
                    throw new UnreachableException($"There is no part of the kind {part.Kind}.");
            }
        }

        return hops;
    }

    private static ImmutableArray<Hop> Read(Step step) =>
        step switch
        {
            Authorized { Detail: PolicyDecision decided } => PolicySentences.HopsOf(decided),
            _ when Sentences.Of(step) is var (kind, sentence) =>
            [
                new(step.Component.Component, kind, DecisionOf(step.Passes), sentence)
                {
                    Name = step.Component.Name,
                    Direction = step.Direction,
                    Rule = RuleOf(step),
                },
            ],
            _ => [],
        };

    /// <summary>A step's certainty as the decision of its hop.</summary>
    public static Decision DecisionOf(Truth passes) =>
        passes switch
        {
            Truth.True => Decision.Allow,
            Truth.False => Decision.Deny,
            Truth.Unknown => Decision.Unknown,
            _ => throw new UnreachableException($"There is no certainty {passes}."),
        };

    private static string? RuleOf(Step step) =>
        step switch
        {
            Filtered { Detail: GroupRules { Outcome.Line: { } line } } => line.Origin.Component,
            Filtered { Detail: AclEntries { Outcome.Line: { } line } } => line.Origin.Component,
            Routed { Detail: IByRoute { Route: var route } } => route.DeclaredBy.Component,
            _ => null,
        };

    private static bool IsSame(Hop one, Hop other) =>
        (one.Component, one.Name, one.Kind, one.Decision, one.Evidence)
        == (other.Component, other.Name, other.Kind, other.Decision, other.Evidence);
}
