using System.Collections.Immutable;
using System.Diagnostics;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Permissions;

/// <summary>
/// Lists what has to change for a denied request: first the denials, then what is missing, layer by layer.
/// </summary>
internal static class RequiredChanges
{
    public static ImmutableArray<PolicyChange> Find(
        AuthorizationRequest request,
        AuthorizationPolicies policies,
        AuthorizationEvaluation evaluation,
        ImmutableArray<PolicyEvidence> evidence
    )
    {
        var changes = ImmutableArray.CreateBuilder<PolicyChange>();
        foreach (var policy in evidence)
        {
            changes.AddRange(
                policy
                    .Statements.Where(statement => statement is { Denies: true, Matches: Truth.True })
                    .Select(statement => new PolicyChange(
                        policy.Component,
                        DenyReason(policy.Layer),
                        Denial(policy, statement, request)
                    )
                    {
                        Layer = policy.Layer,
                        IsDenial = true,
                    })
            );
        }

        var missing = new MissingAllow(request, evidence);
        if (evaluation.ServiceControl == Truth.False)
        {
            changes.AddRange(missing.ServiceControl(policies));
        }

        if (evaluation.Granted == Truth.False)
        {
            changes.AddRange(Grants(request, evaluation, missing));
        }

        if (evaluation.Endpoint == Truth.False)
        {
            changes.Add(missing.In(PolicyLayer.Endpoint, AuthorizationReason.EndpointImplicitDeny));
        }

        return changes.ToImmutable();
    }

    private static IEnumerable<PolicyChange> Grants(
        AuthorizationRequest request,
        AuthorizationEvaluation evaluation,
        MissingAllow missing
    )
    {
        if (request.Caller.Kind == CallerKind.Anonymous)
        {
            yield return missing.Credentials();
            yield break;
        }

        var isCrossAccount = evaluation.HasIdentity && evaluation.SameAccount != Truth.True;
        var byRole = !isCrossAccount && evaluation.Resource.Role == Truth.True;
        // Inside an account the policy of a key or role may hand over to the identity policies, or name the caller
        // itself.
        var byResource =
            !isCrossAccount && evaluation.ResourceDecides && evaluation.Resource.Account == Truth.False && !byRole;
        if (evaluation.HasIdentity && !byRole && !byResource && evaluation.Identity == Truth.False)
        {
            yield return missing.Identity();
        }

        if (isCrossAccount && evaluation.Resource.Any == Truth.False && !ResourcePolicies.MayDecide(request.Action))
        {
            yield return missing.OtherAccount();
        }
        else if (isCrossAccount && evaluation.Resource.Any == Truth.False)
        {
            yield return missing.In(PolicyLayer.Resource, AuthorizationReason.CrossAccountResourceMissing);
        }
        else if (byResource || !evaluation.HasIdentity)
        {
            yield return missing.In(PolicyLayer.Resource, AuthorizationReason.ResourceNoAllow);
        }

        if (evaluation.Boundary == Truth.False)
        {
            yield return missing.In(PolicyLayer.Boundary, AuthorizationReason.BoundaryNoAllow);
        }

        if (evaluation.Session == Truth.False)
        {
            yield return missing.In(PolicyLayer.Session, AuthorizationReason.SessionNoAllow);
        }
    }

    private static string Denial(PolicyEvidence policy, StatementEvidence statement, AuthorizationRequest request)
    {
        var conditions = statement.Held.IsEmpty
            ? ""
            : $", or see to it that one of its conditions does not hold: {string.Join("; ", statement.Held)}";
        return $"Narrow {statement.Label} of {policy.Name} so that it no longer "
            + $"denies {request.Caller} {request.Subject}"
            + $"{conditions}.";
    }

    private static string DenyReason(PolicyLayer layer) =>
        layer switch
        {
            PolicyLayer.ServiceControl => AuthorizationReason.ServiceControlExplicitDeny,
            PolicyLayer.Boundary => AuthorizationReason.BoundaryExplicitDeny,
            PolicyLayer.Session => AuthorizationReason.SessionExplicitDeny,
            PolicyLayer.Resource => AuthorizationReason.ResourceExplicitDeny,
            PolicyLayer.Endpoint => AuthorizationReason.EndpointExplicitDeny,
            PolicyLayer.Identity => AuthorizationReason.ExplicitDeny,
            _ => throw new UnreachableException($"There is no layer {layer} of policies."),
        };
}
