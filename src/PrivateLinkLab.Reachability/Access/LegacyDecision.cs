using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Access;

/// <summary>What policies decide, with ready sentences. Goes with the rest of the bridge in Tracing/Legacy.cs.</summary>
internal sealed record LegacyDecision(AccessDecision Decision) : AuthorizationDetail;

/// <summary>Adds what policies decide to a trace.</summary>
internal static class LegacyAccess
{
    public static void LegacyAppend(this Trace trace, AccessDecision decision)
    {
        var passes = decision.Decision switch
        {
            Verdicts.Decision.Allow => Truth.True,
            Verdicts.Decision.Deny => Truth.False,
            Verdicts.Decision.Unknown => Truth.Unknown,
            _ => throw new ArgumentOutOfRangeException(nameof(decision), decision.Decision, "There is no such decision."),
        };
        var component = decision.Hops is [var first, ..] ? first.Component : "policy";
        trace.Add(new Authorized(
            Identity.OutsideGraph(component), passes, passes == Truth.True ? null : Reason.Of(decision.Reason!), new LegacyDecision(decision)));
        foreach (var change in decision.Changes)
        {
            trace.Add(new LegacyChange(Identity.OutsideGraph(change.Component), Reason.Of(change.Reason), change.Change));
        }
    }
}
