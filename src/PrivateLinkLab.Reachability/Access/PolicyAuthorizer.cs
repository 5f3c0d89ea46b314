using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Network;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Access;

/// <summary>Decides by the policies of the model. Compiled policies are kept as long as the authorizer lives.</summary>
public sealed class PolicyAuthorizer : IAuthorizer
{
    private readonly PolicyCache _cache = new();

    /// <inheritdoc/>
    public AccessDecision Decide(AccessRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var decision = Authorizer.Decide(
            new AuthorizationRequest
            {
                Caller = CallerOf(request),
                Action = request.Action,
                ResourceArn = request.Resource,
                IsNameOpen = request.IsNameOpen,
                ResourceAccount = request.ResourceOwner.Account,
                IsOfCallersAccount = request.Principal?.Owner.IsSameAs(request.ResourceOwner),
                Region = request.Region,
                SecureTransport = request.Path.SecureTransport,
                Path = PathOf(request.Path),
            },
            PoliciesOf(request));
        var outcome = decision.Outcome switch
        {
            AuthorizationOutcome.Allowed => Decision.Allow,
            AuthorizationOutcome.Denied => Decision.Deny,
            AuthorizationOutcome.Unknown => Decision.Unknown,
            _ => throw new UnreachableException($"There is no outcome {decision.Outcome}."),
        };
        return new(outcome, decision.Reason, decision.Explanation, HopsOf(request, decision, outcome),
            [.. decision.Changes.Select(change => new RequiredChange(change.Component, change.Reason, change.Change))]);
    }

    private static Caller CallerOf(AccessRequest request) => request switch
    {
        { Service: { } service } => Caller.Service(service),
        { Principal: { } role } => Caller.Role(role.Arn, request.SessionName, role.Owner.Account) with
        {
            Name = role.Identity.Name,
            Component = role.Identity.Component,
            Tags = role.Tags,
        },
        _ => Caller.Anonymous,
    };

    private static RequestPath PathOf(AccessPath path) => path.Endpoint switch
    {
        InterfaceEndpoint endpoint => RequestPath.InterfaceEndpoint(IdOf(endpoint.Identity), path.SourceVpc, path.VpcSourceIp),
        GatewayEndpoint endpoint => RequestPath.GatewayEndpoint(IdOf(endpoint.Identity), path.SourceVpc, path.VpcSourceIp),
        null => RequestPath.Internet(path.SourceIp),
        _ => throw new UnreachableException($"There is no endpoint of the kind {path.Endpoint.GetType().Name}."),
    };

    // While the provider has given no id, the key is the URN.
    private static string? IdOf(Identity identity) => identity.Key == identity.Component ? null : identity.Key;

    private AuthorizationPolicies PoliciesOf(AccessRequest request) => new()
    {
        Identity = request.Principal is { } role ? IdentityOf(role) : [],
        Boundary = BoundaryOf(request.Principal),
        Resource =
        [
            .. request.ResourcePolicies.Select(policy => request.Service is null
                ? Attached("resource policy", policy, PolicyPlace.Resource)
                : Attached("trust policy", policy, PolicyPlace.Trust)),
        ],
        Endpoint = request.Path.Endpoint?.Policy is { } endpoint ? Attached("endpoint policy", endpoint, PolicyPlace.Endpoint) : null,
    };

    private AttachedPolicy? BoundaryOf(Role? role) => role switch
    {
        { Boundary: { } boundary } => Attached("permissions boundary", boundary, PolicyPlace.Identity),
        { BoundaryArn: { } arn } => AttachedPolicy.AwsManaged(arn, role.Identity.Component),
        _ => null,
    };

    private ImmutableArray<AttachedPolicy> IdentityOf(Role role)
    {
        var policies = ImmutableArray.CreateBuilder<AttachedPolicy>();
        policies.AddRange(role.Policies.Select(policy => Attached("policy", policy, PolicyPlace.Identity)));
        policies.AddRange(role.ManagedPolicyArns.Select(arn => AttachedPolicy.AwsManaged(arn, role.Identity.Component)));
        if (!role.PoliciesKnown)
        {
            policies.Add(AttachedPolicy.Of($"another policy of role {role.Identity.Name}", role.Identity.Component, null, _cache));
        }

        return policies.ToImmutable();
    }

    private AttachedPolicy Attached(string what, PolicyText policy, PolicyPlace place) => AttachedPolicy.Of(
        $"{what} {policy.DeclaredBy.Name}", policy.DeclaredBy.Component, policy.Json, _cache, place);

    private static ImmutableArray<Hop> HopsOf(AccessRequest request, AuthorizationDecision decision, Decision outcome)
    {
        var hops = ImmutableArray.CreateBuilder<Hop>();
        foreach (var evidence in decision.Evidence.Where(evidence => evidence.Effect != PolicyEffect.None))
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

        // What the policies come to is a hop of its own when no single one of them says it.
        if (!hops.Any(hop => hop.Decision == outcome))
        {
            var caller = request.Principal?.Identity ?? Identity.OutsideGraph("anonymous");
            hops.Add(new(caller.Component, HopKind.Policy, outcome, decision.Explanation) { Name = caller.Name });
        }

        return hops.ToImmutable();
    }
}
