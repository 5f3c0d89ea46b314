using System.Collections.Immutable;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Access;

/// <summary>Whether policies allow a request.</summary>
/// <param name="Decision">What they come to.</param>
/// <param name="Reason">Of a decision other than allow, one of <see cref="Permissions.AuthorizationReason"/>; else null.</param>
/// <param name="Explanation">The same as a sentence.</param>
/// <param name="Hops">A hop of kind <see cref="HopKind.Policy"/> for each policy that decides.</param>
/// <param name="Changes">Of a denial, every policy that has to change.</param>
public sealed record AccessDecision(
    Decision Decision,
    string? Reason,
    string Explanation,
    ImmutableArray<Hop> Hops,
    ImmutableArray<RequiredChange> Changes);
