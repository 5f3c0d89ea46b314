using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Access;
using PrivateLinkLab.Reachability.Sessions;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>Says who has which credentials, and passes on what Permissions says of policies.</summary>
internal static class PolicySentences
{
    public static Told? Of(Step step) =>
        step is Authorized { Detail: var detail } && Sentence(step, detail) is { } sentence
            ? new(HopKind.Policy, sentence)
            : null;

    public static string? Of(Change change) =>
        change switch
        {
            ChangePolicy { Policy.Change: var text } => text,
            EncryptWithOwnKey { Resource: var resource } =>
                $"Encrypt {resource ?? "the resource"} with a KMS key of your own, and allow the caller in its policy.",
            EnableKey { Key: var key } => $"Enable the KMS key {key}.",
            _ => null,
        };

    /// <summary>
    /// A hop for each policy that decides, and one of its own when no single one says what they come to.
    /// </summary>
    public static ImmutableArray<Hop> HopsOf(PolicyDecision decided)
    {
        var outcome = HopList.DecisionOf(decided.Passes);
        var hops = ImmutableArray.CreateBuilder<Hop>();
        foreach (var evidence in decided.Decision.Evidence.Where(evidence => evidence.Effect != PolicyEffect.None))
        {
            var effect = evidence.Effect switch
            {
                PolicyEffect.Allow => Decision.Allow,
                PolicyEffect.Deny => Decision.Deny,
                PolicyEffect.Unknown => Decision.Unknown,
                _ => throw new UnreachableException($"There is no effect {evidence.Effect} of a policy that decides."),
            };
            hops.Add(new(evidence.Component, HopKind.Policy, effect, evidence.Text) { Name = evidence.Name });
        }

        if (!hops.Any(hop => hop.Decision == outcome))
        {
            hops.Add(
                new(decided.Caller.Component, HopKind.Policy, outcome, decided.Decision.Explanation)
                {
                    Name = decided.Caller.Name,
                }
            );
        }

        return hops.ToImmutable();
    }

    private static string? Sentence(Step step, AuthorizationDetail detail) =>
        detail switch
        {
            PolicyDecision { Decision: var decision } => decision.Explanation,
            RoleNotInGraph { Profile: var profile } => $"The role of {step.Component} is not in the "
                + $"graph{(profile is null ? "" : $" (instance profile {profile})")}, so what it may do "
                + "is not known.",
            PlacedRoleNotInGraph { Role: var role } => $"The role of {step.Component} is not in the "
                + $"graph{(role is null ? "" : $" (role {role})")}, so what its programs may do is not known.",
            CredentialsNotDelivered { Role: var role } when step.Passes == Truth.False =>
                $"The metadata service of {step.Component} is off, so its programs do not get the credentials of "
                    + $"role {role}.",
            CredentialsNotDelivered => $"Whether the metadata service of {step.Component} is on is not known.",
            RoleMayCall { Actions: var actions, ThroughEndpoint: var throughEndpoint } => $"Role {step.Component} may "
                + $"call {string.Join(", ", actions)}{(throughEndpoint ? ", and the endpoint's policy lets it" : "")}.",
            EncryptedWith { Actions: var actions } =>
                $"It is encrypted with the KMS key {step.Component}, so the caller needs "
                    + $"{string.Join(" and ", actions)} on that key as well.",
            KeyNotInGraph { Named: var named, Actions: var actions } => named is null
                ? $"Which KMS key {step.Component} is encrypted with is not known, nor whether the caller has "
                    + $"{string.Join(" and ", actions)} on it."
                : $"It is encrypted with the KMS key {named}, which is not in the graph, so whether its policy "
                    + "lets the "
                    + $"caller have {string.Join(" and ", actions)} is not known.",
            AwsManagedKey { Named: var named } when step.Passes == Truth.False =>
                $"It is encrypted with the AWS managed key {named}, whose policy lets in callers of its own "
                    + "account only.",
            AwsManagedKey { Named: var named } =>
                $"It is encrypted with the AWS managed key {named}, and whether the caller is of its account "
                    + "is not known.",
            KeyState { Enabled: Truth.False } =>
                $"It is encrypted with the KMS key {step.Component}, which is disabled.",
            KeyState => $"Whether the KMS key {step.Component}, with which it is encrypted, is enabled is not known.",
            KeyMayBeGranted { Action: var needed, Role: var role } =>
                $"No policy allows role {role} {needed} on the KMS key {step.Component}, but a grant of the key may.",
            CallerNotInGraph { Action: var action } =>
                $"Whose credentials ask for {action} from {step.Component.Name} is not part of the graph.",
            _ => null,
        };
}
