using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tracing;

// The bridge for hops that still write sentences themselves. Goes when the last of them leaves data instead.

/// <summary>A step with a ready sentence.</summary>
internal sealed record LegacyStep(Identity Component, Direction Direction, Truth Passes, Reason? Reason, string Kind, string Sentence)
    : Step(Component, Direction, Passes, Reason);

/// <summary>An arrival with a ready sentence.</summary>
internal sealed record LegacyArrival(string Kind, string Sentence) : ArrivalDetail;

/// <summary>A change with a ready sentence.</summary>
internal sealed record LegacyChange(Identity Component, Reason Reason, string Sentence) : Change(Component, Reason);

/// <summary>A note with a ready sentence.</summary>
internal sealed record LegacyNote(string Sentence) : Note;

/// <summary>Adds ready sentences to a trace.</summary>
internal static class LegacyTrace
{
    public static void LegacyAllow(this Trace trace, Identity component, string kind, string evidence, Direction direction = Direction.Request) =>
        trace.Add(new LegacyStep(component, direction, Truth.True, null, kind, evidence));

    public static void LegacyDeny(
        this Trace trace, Identity component, string kind, string evidence, string reason, string change, Direction direction = Direction.Request) =>
        trace.LegacyDeny(component, kind, evidence, reason, component, change, direction);

    public static void LegacyDeny(
        this Trace trace, Identity component, string kind, string evidence, string reason, Identity changed, string change,
        Direction direction = Direction.Request) =>
        trace.Add(
            new LegacyStep(component, direction, Truth.False, Reason.Of(reason), kind, evidence),
            new LegacyChange(changed, Reason.Of(reason), change));

    /// <summary>Notes an obstacle whose changes are noted already.</summary>
    public static void LegacyFail(this Trace trace, Identity component, string kind, string evidence, string reason) =>
        trace.Add(new LegacyStep(component, Direction.Request, Truth.False, Reason.Of(reason), kind, evidence));

    public static void LegacyDoubt(
        this Trace trace, Identity component, string kind, string evidence, string reason, Direction direction = Direction.Request) =>
        trace.Add(new LegacyStep(component, direction, Truth.Unknown, Reason.Of(reason), kind, evidence));

    public static void LegacyArrive(this Trace trace, Identity component, string kind, string evidence) =>
        trace.Arrive(component, new LegacyArrival(kind, evidence));

    public static void LegacyRemark(this Trace trace, string note) => trace.Add(new LegacyNote(note));
}
