using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Access;

/// <summary>Decides requests by the policies of the model. Compiled policies are kept as long as it lives.</summary>
internal sealed class ModelPolicies
{
    /// <summary>What sentences call the policy of a queue, a bucket and so on.</summary>
    public const string ResourcePolicy = "resource policy";

    /// <summary>What sentences call the policy of a KMS key.</summary>
    public const string KeyPolicy = "key policy";

    /// <summary>What sentences call the policy that says who may assume a role.</summary>
    public const string TrustPolicy = "trust policy";

    private readonly PolicyCache _cache = new();

    /// <summary>A role as the caller of a request; an anonymous caller when there is none.</summary>
    /// <param name="role">The role; null for a request without credentials.</param>
    /// <param name="sessionName">The name of its session, as <c>aws:userid</c> has it; null when it is not
    /// known.</param>
    public static Caller CallerOf(Role? role, string? sessionName) =>
        role is null
            ? Caller.Anonymous
            : Caller.Role(role.Arn, sessionName, role.Owner.Account) with
            {
                Name = role.Identity.Name,
                Component = role.Identity.Component,
                Tags = role.Tags,
            };

    /// <summary>Decides a request of a role.</summary>
    /// <param name="request">The request.</param>
    /// <param name="role">The role that asks; null for a request without credentials.</param>
    /// <param name="resource">The policies of the resource.</param>
    /// <param name="endpoint">The endpoint that the request passes; null for none.</param>
    /// <param name="what">What sentences call the policies of the resource.</param>
    public PolicyDecision Decide(
        AuthorizationRequest request,
        Role? role,
        ImmutableArray<PolicyText> resource,
        VpcEndpoint? endpoint,
        string what = ResourcePolicy
    ) =>
        new(
            role?.Identity ?? Anonymous,
            Authorizer.Decide(
                request,
                new AuthorizationPolicies
                {
                    Identity = role is null ? [] : IdentityOf(role),
                    Boundary = BoundaryOf(role),
                    Resource =
                    [
                        .. resource.Select(policy =>
                            Attached(what, policy, what == TrustPolicy ? PolicyPlace.Trust : PolicyPlace.Resource)
                        ),
                    ],
                    Endpoint = endpoint?.Policy is { } policy
                        ? Attached("endpoint policy", policy, PolicyPlace.Endpoint)
                        : null,
                }
            )
        );

    /// <summary>Decides whether a role's trust policy allows a caller to assume it.</summary>
    public PolicyDecision DecideTrust(AuthorizationRequest request, PolicyText trust) =>
        new(
            Anonymous,
            Authorizer.Decide(
                request,
                new AuthorizationPolicies { Resource = [Attached(TrustPolicy, trust, PolicyPlace.Trust)] }
            )
        );

    private static Identity Anonymous => Identity.OutsideGraph("anonymous");

    private AttachedPolicy? BoundaryOf(Role? role) =>
        role switch
        {
            { Boundary: { } boundary } => Attached("permissions boundary", boundary, PolicyPlace.Identity),
            { BoundaryArn: { } arn } => AttachedPolicy.AwsManaged(arn, role.Identity.Component),
            _ => null,
        };

    private ImmutableArray<AttachedPolicy> IdentityOf(Role role)
    {
        var policies = ImmutableArray.CreateBuilder<AttachedPolicy>();
        policies.AddRange(role.Policies.Select(policy => Attached("policy", policy, PolicyPlace.Identity)));
        policies.AddRange(
            role.ManagedPolicyArns.Select(arn => AttachedPolicy.AwsManaged(arn, role.Identity.Component))
        );
        if (!role.PoliciesKnown)
        {
            policies.Add(
                AttachedPolicy.Of($"another policy of role {role.Identity.Name}", role.Identity.Component, null, _cache)
            );
        }

        return policies.ToImmutable();
    }

    private AttachedPolicy Attached(string what, PolicyText policy, PolicyPlace place) =>
        AttachedPolicy.Of(
            $"{what} {policy.DeclaredBy.Name}",
            policy.DeclaredBy.Component,
            policy.Json,
            _cache,
            place,
            policy.MadeFrom
        );
}

/// <summary>What policies decide about a request.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Decision">The decision; its evidence and changes are computed when they are read.</param>
internal sealed record PolicyDecision(Identity Caller, AuthorizationDecision Decision) : AuthorizationDetail
{
    /// <summary>Whether they let the request pass.</summary>
    public Truth Passes =>
        Decision.Outcome switch
        {
            AuthorizationOutcome.Allowed => Truth.True,
            AuthorizationOutcome.Denied => Truth.False,
            AuthorizationOutcome.Unknown => Truth.Unknown,
            _ => throw new UnreachableException($"There is no outcome {Decision.Outcome}."),
        };

    /// <summary>Adds the decision to a trace.</summary>
    public void AddTo(Trace trace)
    {
        var passes = Passes;
        trace.Add(new Authorized(Caller, passes, passes == Truth.True ? null : Reason.Of(Decision.Reason!), this));
        if (passes == Truth.False)
        {
            foreach (var change in Decision.Changes)
            {
                trace.Add(new ChangePolicy(change));
            }
        }
    }
}

/// <summary>A policy is to change.</summary>
internal sealed record ChangePolicy(PolicyChange Policy)
    : Change(Identity.OutsideGraph(Policy.Component), Reason.Of(Policy.Reason));
