using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tracing;

/// <summary>
/// What happens to packets at one place, as data: sentences are written from it in Explanations alone. Each kind of
/// step has a detail, which is one record for each thing that can be found there, with what its sentence needs.
/// </summary>
/// <param name="Component">Where it happens: the resource that decides.</param>
/// <param name="Direction">Whether it is the request that passes, or the reply.</param>
/// <param name="Passes">Whether the packets get on.</param>
/// <param name="Reason">Why not, or why that is not known; null when they do.</param>
internal abstract record Step(Identity Component, Direction Direction, Truth Passes, Reason? Reason);

/// <summary>A name is resolved, or is not.</summary>
internal sealed record Resolved(Identity Component, Truth Passes, Reason? Reason, ResolutionDetail Detail)
    : Step(Component, Direction.Request, Passes, Reason);

/// <summary>A security group or a network ACL looks at the packets.</summary>
internal sealed record Filtered(
    Identity Component,
    Direction Direction,
    Truth Passes,
    Reason? Reason,
    FilterDetail Detail
) : Step(Component, Direction, Passes, Reason);

/// <summary>A route table picks where the packets go next.</summary>
internal sealed record Routed(Identity Component, Direction Direction, Truth Passes, Reason? Reason, RouteDetail Detail)
    : Step(Component, Direction, Passes, Reason);

/// <summary>An address is exchanged for another.</summary>
internal sealed record Translated(
    Identity Component,
    Direction Direction,
    Truth Passes,
    Reason? Reason,
    TranslationDetail Detail
) : Step(Component, Direction, Passes, Reason);

/// <summary>
/// Something on the way lets the packets pass or not: a gateway, endpoint, peering connection, listener, target group.
/// </summary>
internal sealed record Admitted(
    Identity Component,
    Direction Direction,
    Truth Passes,
    Reason? Reason,
    AdmissionDetail Detail
) : Step(Component, Direction, Passes, Reason);

/// <summary>
/// Policies decide about what the packets ask for. The packets themselves have arrived before, or not.
/// </summary>
internal sealed record Authorized(Identity Component, Truth Passes, Reason? Reason, AuthorizationDetail Detail)
    : Step(Component, Direction.Request, Passes, Reason);

/// <summary>
/// The packets are where they were to go: the request at its destination, the reply at the one who asked.
/// </summary>
internal sealed record Arrived(Identity Component, Direction Direction, ArrivalDetail Detail)
    : Step(Component, Direction, Truth.True, null);

/// <summary>
/// The packets are followed no further, and nothing says that they arrive: the analysis fails closed.
/// </summary>
/// <param name="After">The last place that they are followed to; null for none.</param>
/// <param name="Direction">Whether it is the request, or the reply.</param>
internal sealed record Lost(Identity? After, Direction Direction)
    : Step(After ?? Identity.OutsideGraph("nowhere"), Direction, Truth.Unknown, Reason.UnknownDestination);

/// <summary>What a step of the resolver found.</summary>
internal abstract record ResolutionDetail;

/// <summary>What a filter found.</summary>
internal abstract record FilterDetail;

/// <summary>What a route table does.</summary>
internal abstract record RouteDetail;

/// <summary>What a declared route does: the rule that decides.</summary>
internal interface IByRoute
{
    /// <summary>The route.</summary>
    Route Route { get; }
}

/// <summary>What is exchanged, or why nothing is.</summary>
internal abstract record TranslationDetail;

/// <summary>Why something lets packets pass or not.</summary>
internal abstract record AdmissionDetail;

/// <summary>What policies say.</summary>
internal abstract record AuthorizationDetail;

/// <summary>Where packets arrive.</summary>
internal abstract record ArrivalDetail
{
    /// <summary>An arrival that the steps before it tell already, so that it has no sentence of its own.</summary>
    public static ArrivalDetail Silent { get; } = new SilentArrival();
}

/// <summary>An arrival without a sentence.</summary>
internal sealed record SilentArrival : ArrivalDetail;
