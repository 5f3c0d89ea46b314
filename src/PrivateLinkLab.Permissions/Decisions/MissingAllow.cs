using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Permissions;

/// <summary>Says what to add where nothing allows, and which statement comes nearest to it.</summary>
internal sealed class MissingAllow(AuthorizationRequest request, ImmutableArray<PolicyEvidence> evidence)
{
    /// <summary>No identity policy allows.</summary>
    public PolicyChange Identity()
    {
        var policies = evidence.Where(policy => policy.Layer == PolicyLayer.Identity).ToList();
        if (policies.Count == 0)
        {
            return new(
                request.Caller.Component,
                AuthorizationReason.NoIdentityAllow,
                $"Attach to {request.Caller}, which has no identity policy, one that allows {request.Subject}."
            );
        }

        var (nearest, hint) = Nearest(policies);
        return new(
            nearest?.Component ?? request.Caller.Component,
            AuthorizationReason.NoIdentityAllow,
            $"Allow {request.Subject} in an identity policy of {request.Caller}{hint}."
        );
    }

    /// <summary>The resource is another account's, and of a kind that has no policy to let others in.</summary>
    public PolicyChange OtherAccount() =>
        new(
            request.Caller.Component,
            AuthorizationReason.CrossAccountResourceMissing,
            $"Call {request.Action} with a role of the account that has {request.ResourceText}: resources of this kind "
                + "have no policies that let another account in."
        );

    /// <summary>The one policy of a layer does not allow, or is missing.</summary>
    public PolicyChange In(PolicyLayer layer, string reason)
    {
        var policies = evidence.Where(policy => policy.Layer == layer).ToList();
        if (policies.Count == 0)
        {
            return new(
                request.ResourceArn ?? request.Caller.Component,
                reason,
                $"Give {request.ResourceText} a policy that allows {request.Caller}{ArnText} to call {request.Action}."
            )
            {
                Layer = layer,
            };
        }

        var (nearest, hint) = Nearest(policies);
        var policy = nearest ?? policies[0];
        return new(
            policy.Component,
            reason,
            $"Allow {request.Caller}{ArnText} {request.Subject} in {policy.Name}{hint}."
        )
        {
            Layer = layer,
        };
    }

    /// <summary>Levels of service control policies do not allow.</summary>
    public IEnumerable<PolicyChange> ServiceControl(AuthorizationPolicies policies)
    {
        foreach (var level in policies.ServiceControl)
        {
            if (PolicyResult.Of(level, request).Allow.Any != Truth.False)
            {
                continue;
            }

            var (nearest, hint) = Nearest([
                .. level.Select(policy =>
                    PolicyEvidenceReader.Read(PolicyLayer.ServiceControl, policy, request, default)
                ),
            ]);
            var names = level.IsEmpty
                ? "the service control policies of its account"
                : string.Join(" or ", level.Select(policy => policy.Name));
            yield return new(
                nearest?.Component ?? level.FirstOrDefault()?.Component ?? request.Caller.Component,
                AuthorizationReason.ServiceControlNoAllow,
                $"Allow {request.Subject} in {names}{hint}."
            )
            {
                Layer = PolicyLayer.ServiceControl,
            };
        }
    }

    /// <summary>The caller has no credentials.</summary>
    public PolicyChange Credentials() =>
        new(
            request.Caller.Component,
            AuthorizationReason.NoCredentials,
            $"Give the caller credentials, an instance by a profile with a role, that allow {request.Subject}."
        );

    private string ArnText =>
        request.Caller is { Arn: { } arn, Kind: CallerKind.Role or CallerKind.User } ? $" ({arn})" : "";

    private static (PolicyEvidence? Policy, string Hint) Nearest(List<PolicyEvidence> policies)
    {
        var nearest = policies
            .Select(policy => (Policy: policy, Statement: PolicyEvidenceReader.Nearest(policy.Statements)))
            .Where(pair => pair.Statement is not null)
            .OrderBy(pair => pair.Statement!.Misses.Length)
            .FirstOrDefault();
        return nearest.Statement is { } statement
            ? (
                nearest.Policy,
                $": {statement.Label} of {nearest.Policy.Name} comes nearest, but "
                    + string.Join("; ", statement.Misses.Select(miss => miss.Text))
            )
            : (null, "");
    }
}
