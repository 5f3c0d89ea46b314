using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tracing;

/// <summary>Adds the steps that most places have: something passes, is stopped, or is not known.</summary>
internal static class TraceSteps
{
    /// <summary>Something lets the request pass.</summary>
    public static void Pass(this Trace trace, Identity at, AdmissionDetail detail) =>
        trace.Add(new Admitted(at, Direction.Request, Truth.True, null, detail));

    /// <summary>Something stops the request.</summary>
    public static void Stop(this Trace trace, Identity at, Reason reason, AdmissionDetail detail, Change change) =>
        trace.Add(new Admitted(at, Direction.Request, Truth.False, reason, detail), change);

    /// <summary>Whether something lets the request pass is not known.</summary>
    public static void Doubt(this Trace trace, Identity at, Reason reason, AdmissionDetail detail) =>
        trace.Add(new Admitted(at, Direction.Request, Truth.Unknown, reason, detail));

    /// <summary>A route leads packets on.</summary>
    public static void Pass(
        this Trace trace,
        Identity at,
        RouteDetail detail,
        Direction direction = Direction.Request
    ) => trace.Add(new Routed(at, direction, Truth.True, null, detail));

    /// <summary>No route leads packets on, or one leads them astray.</summary>
    public static void Stop(
        this Trace trace,
        Identity at,
        Reason reason,
        RouteDetail detail,
        Change change,
        Direction direction = Direction.Request
    ) => trace.Add(new Routed(at, direction, Truth.False, reason, detail), change);

    /// <summary>Whether a route leads packets on is not known.</summary>
    public static void Doubt(
        this Trace trace,
        Identity at,
        Reason reason,
        RouteDetail detail,
        Direction direction = Direction.Request
    ) => trace.Add(new Routed(at, direction, Truth.Unknown, reason, detail));

    /// <summary>A name is resolved.</summary>
    public static void Pass(this Trace trace, Identity at, ResolutionDetail detail) =>
        trace.Add(new Resolved(at, Truth.True, null, detail));

    /// <summary>A name has no answer, or leads elsewhere.</summary>
    public static void Stop(this Trace trace, Identity at, Reason reason, ResolutionDetail detail, Change change) =>
        trace.Add(new Resolved(at, Truth.False, reason, detail), change);

    /// <summary>What answer a name has is not known.</summary>
    public static void Doubt(this Trace trace, Identity at, Reason reason, ResolutionDetail detail) =>
        trace.Add(new Resolved(at, Truth.Unknown, reason, detail));
}
