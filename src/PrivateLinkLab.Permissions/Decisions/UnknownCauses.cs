using System.Collections.Immutable;
using System.Diagnostics;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Permissions;

/// <summary>Finds what keeps a decision from being known.</summary>
internal static class UnknownCauses
{
    /// <summary>The first cause: its reason code, and a clause that names what is not known.</summary>
    public static (string Reason, string Text) First(
        AuthorizationRequest request,
        AuthorizationEvaluation evaluation,
        AuthorizationPolicies policies,
        ImmutableArray<PolicyEvidence> evidence
    )
    {
        foreach (var policy in evidence.Where(policy => policy.Effect == PolicyEffect.Unknown))
        {
            if (Of(policy, policies, IsOpen(policy.Layer, evaluation)) is { } cause)
            {
                return policy.Layer == PolicyLayer.Endpoint ? (AuthorizationReason.EndpointUnknown, cause.Text) : cause;
            }
        }

        if (request.ResourceArn is null && AuthorizationEvaluation.IsTrust(request))
        {
            return (
                AuthorizationReason.UnknownResource,
                "the trust policy of the role decides, and which role is meant is not said"
            );
        }

        return (
            AuthorizationReason.UnknownResourceAccount,
            $"whether {request.ResourceText} belongs to the account of {request.Caller}"
        );
    }

    // An allow that is not known matters only where nothing else of the layer allows.
    private static bool IsOpen(PolicyLayer layer, AuthorizationEvaluation evaluation) =>
        Truth.Unknown
        == layer switch
        {
            PolicyLayer.ServiceControl => evaluation.ServiceControl,
            PolicyLayer.Identity => evaluation.Identity,
            PolicyLayer.Boundary => evaluation.Boundary,
            PolicyLayer.Session => evaluation.Session,
            PolicyLayer.Resource => evaluation
                .Resource.Direct.Or(evaluation.Resource.Role)
                .Or(evaluation.Resource.Account),
            PolicyLayer.Endpoint => evaluation.Endpoint,
            _ => throw new UnreachableException($"There is no layer {layer} of policies."),
        };

    private static (string Reason, string Text)? Of(PolicyEvidence policy, AuthorizationPolicies policies, bool isOpen)
    {
        if (policy.Statements.IsEmpty)
        {
            var attached = All(policies).First(one => one.Name == policy.Name && one.Component == policy.Component);
            return (attached.ProblemReason!, attached.Problem!);
        }

        foreach (var statement in policy.Statements)
        {
            if (statement.Matches == Truth.Unknown && (statement.Denies || isOpen))
            {
                var miss = statement.Misses.First(one => one.IsUnknown);
                return (ReasonOf(miss), $"of {statement.Label} of {policy.Name}, {miss.Text}");
            }
        }

        return null;
    }

    private static string ReasonOf(StatementMiss miss) =>
        miss.Element switch
        {
            StatementElement.Principal => AuthorizationReason.UnknownPrincipal,
            StatementElement.Resource => AuthorizationReason.UnknownResource,
            StatementElement.Condition => AuthorizationReason.UnknownContextKey,
            _ => throw new UnreachableException($"There is no element {miss.Element} of a statement."),
        };

    private static IEnumerable<AttachedPolicy> All(AuthorizationPolicies policies) =>
        [
            .. policies.ServiceControl.SelectMany(level => level),
            .. policies.Identity,
            .. policies.Session,
            .. policies.Resource,
            .. new[] { policies.Boundary, policies.Endpoint }.OfType<AttachedPolicy>(),
        ];
}
