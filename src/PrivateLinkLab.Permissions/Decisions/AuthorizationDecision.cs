using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Permissions;

/// <summary>
/// A decision about a request. The outcome is known at once, the rest is worked out when it is asked for.
/// </summary>
public sealed class AuthorizationDecision
{
    private readonly Lazy<DecisionExplanation> _explanation;

    internal AuthorizationDecision(
        AuthorizationRequest request,
        AuthorizationPolicies policies,
        AuthorizationEvaluation evaluation
    )
    {
        Request = request;
        Outcome = evaluation.Outcome;
        IsExplicitDeny = Outcome == AuthorizationOutcome.Denied && evaluation.Deny == Truth.True;
        _explanation = new(() => DecisionExplanation.Explain(request, policies, evaluation));
    }

    /// <summary>The request.</summary>
    public AuthorizationRequest Request { get; }

    /// <summary>Whether the request is allowed, denied, or neither is known.</summary>
    public AuthorizationOutcome Outcome { get; }

    /// <summary>Whether a statement denies; a denial without one is an implicit one.</summary>
    public bool IsExplicitDeny { get; }

    /// <summary>
    /// The main reason, a code of <see cref="AuthorizationReason"/>; null when the request is allowed.
    /// </summary>
    public string? Reason => _explanation.Value.Reason;

    /// <summary>The decision and its main reason in one sentence.</summary>
    public string Explanation => _explanation.Value.Text;

    /// <summary>What every policy that has a say says, layer by layer.</summary>
    public ImmutableArray<PolicyEvidence> Evidence => _explanation.Value.Evidence;

    /// <summary>
    /// Every change that a denied request needs, not only the first: together they allow it, as far as everything is
    /// known. Empty for the other outcomes.
    /// </summary>
    public ImmutableArray<PolicyChange> Changes => _explanation.Value.Changes;
}
