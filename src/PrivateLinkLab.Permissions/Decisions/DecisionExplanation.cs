using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Permissions;

/// <summary>The reason, evidence and changes of a decision.</summary>
internal sealed record DecisionExplanation(
    string? Reason,
    string Text,
    ImmutableArray<PolicyEvidence> Evidence,
    ImmutableArray<PolicyChange> Changes
)
{
    public static DecisionExplanation Explain(
        AuthorizationRequest request,
        AuthorizationPolicies policies,
        AuthorizationEvaluation evaluation
    )
    {
        var evidence = EvidenceOf(request, policies, evaluation);
        switch (evaluation.Outcome)
        {
            case AuthorizationOutcome.Allowed:
                return new(
                    null,
                    $"{Who(request)} may call {request.Subject}. {Grant(evidence, evaluation)}",
                    evidence,
                    []
                );
            case AuthorizationOutcome.Denied:
                var changes = RequiredChanges.Find(request, policies, evaluation, evidence);
                return new(
                    changes[0].Reason,
                    $"{Who(request)} may not call {request.Subject}. {Obstacle(changes[0], request, evidence)}",
                    evidence,
                    changes
                );
            default:
                var (reason, text) = UnknownCauses.First(request, evaluation, policies, evidence);
                return new(
                    reason,
                    $"Whether {request.Caller} may call {request.Subject} is not known: {text}.",
                    evidence,
                    []
                );
        }
    }

    private static string Who(AuthorizationRequest request) => PolicyEvidenceReader.Sentence(request.Caller.ToString());

    private static ImmutableArray<PolicyEvidence> EvidenceOf(
        AuthorizationRequest request,
        AuthorizationPolicies policies,
        AuthorizationEvaluation evaluation
    )
    {
        var rules = AuthorizationEvaluation.PrincipalRulesOf(request, policies);
        var evidence = ImmutableArray.CreateBuilder<PolicyEvidence>();
        void Add(PolicyLayer layer, IEnumerable<AttachedPolicy> attached, PrincipalRules principals = default)
        {
            foreach (var policy in attached)
            {
                evidence.Add(PolicyEvidenceReader.Read(layer, policy, request, principals));
            }
        }

        if (evaluation.HasIdentity)
        {
            Add(PolicyLayer.ServiceControl, policies.ServiceControl.SelectMany(level => level));
            if (request.Caller.Kind != CallerKind.Root)
            {
                Add(PolicyLayer.Identity, policies.Identity);
            }

            Add(PolicyLayer.Boundary, policies.Boundary is { } boundary ? [boundary] : []);
            Add(PolicyLayer.Session, policies.Session);
        }

        Add(PolicyLayer.Resource, policies.Resource, rules);
        if (request.Path.IsThroughEndpoint && policies.Endpoint is { } endpoint)
        {
            Add(
                PolicyLayer.Endpoint,
                [endpoint],
                rules with
                {
                    IsGatewayEndpoint = request.Path.Kind == RequestPathKind.GatewayEndpoint,
                }
            );
        }

        return evidence.ToImmutable();
    }

    private static string Grant(ImmutableArray<PolicyEvidence> evidence, AuthorizationEvaluation evaluation)
    {
        var layers =
            evaluation.Identity == Truth.True
                ? new[] { PolicyLayer.Identity, PolicyLayer.Resource }
                : [PolicyLayer.Resource];
        return evidence.FirstOrDefault(one => one.Effect == PolicyEffect.Allow && layers.Contains(one.Layer))?.Text
            ?? "The account's own permissions allow it.";
    }

    private static string Obstacle(
        PolicyChange first,
        AuthorizationRequest request,
        ImmutableArray<PolicyEvidence> evidence
    )
    {
        var text = first.Layer is not { } layer
            ? null
            : evidence
                .FirstOrDefault(one =>
                    one.Layer == layer && one.Effect == (first.IsDenial ? PolicyEffect.Deny : PolicyEffect.None)
                )
                ?.Text;
        return text
            ?? first.Reason switch
            {
                AuthorizationReason.NoCredentials => "It has no credentials, and no policy lets everybody in.",
                AuthorizationReason.NoIdentityAllow => $"No identity policy of {request.Caller} allows it.",
                AuthorizationReason.CrossAccountResourceMissing =>
                    $"{PolicyEvidenceReader.Sentence(request.ResourceText)} belongs to another account and has no "
                        + "policy that allows it.",
                _ => "No policy allows it.",
            };
    }
}
