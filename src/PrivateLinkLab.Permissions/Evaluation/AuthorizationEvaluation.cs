using System.Diagnostics;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Permissions;

/// <summary>
/// What every layer of policies says of a request, and what follows (IAM user guide, "Policy evaluation logic").
/// </summary>
internal readonly record struct AuthorizationEvaluation
{
    /// <summary>Whether an identity policy allows.</summary>
    public required Truth Identity { get; init; }

    /// <summary>Whether the permissions boundary lets through.</summary>
    public required Truth Boundary { get; init; }

    /// <summary>Whether the session policies let through.</summary>
    public required Truth Session { get; init; }

    /// <summary>Whether every level of service control policies lets through.</summary>
    public required Truth ServiceControl { get; init; }

    /// <summary>Whether the resource's policy allows, by the way it names the caller.</summary>
    public required PrincipalMatch Resource { get; init; }

    /// <summary>Whether the endpoint's policy lets through.</summary>
    public required Truth Endpoint { get; init; }

    /// <summary>Whether a statement of any policy denies.</summary>
    public required Truth Deny { get; init; }

    /// <summary>
    /// Whether the caller and the resource are of one account, or the resource is AWS's and open to everybody.
    /// </summary>
    public required Truth SameAccount { get; init; }

    /// <summary>Whether the resource's policy must take part even inside an account, as of keys and roles.</summary>
    public required bool ResourceDecides { get; init; }

    /// <summary>Whether identity policies apply to the caller.</summary>
    public required bool HasIdentity { get; init; }

    /// <summary>Whether identity and resource policies together grant.</summary>
    public Truth Granted
    {
        get
        {
            if (!HasIdentity)
            {
                return Resource.Direct;
            }

            var limits = Boundary.And(Session);
            var byIdentity = Identity.And(limits);
            var byResource = Resource.Direct.Or(Resource.Role.And(limits));
            var inside = byResource.Or(ResourceDecides ? Resource.Account.And(byIdentity) : byIdentity);
            return SameAccount.Choose(inside, Resource.Any.And(byIdentity));
        }
    }

    /// <summary>The outcome: an explicit deny wins, and whatever must allow has to.</summary>
    public AuthorizationOutcome Outcome =>
        Granted.And(ServiceControl).And(Endpoint).And(Deny.Not()) switch
        {
            Truth.True => AuthorizationOutcome.Allowed,
            Truth.False => AuthorizationOutcome.Denied,
            Truth.Unknown => AuthorizationOutcome.Unknown,
            var other => throw new UnreachableException($"There is no certainty {other}."),
        };

    public static AuthorizationEvaluation Evaluate(AuthorizationRequest request, AuthorizationPolicies policies)
    {
        var hasIdentity = request.Caller.Kind is CallerKind.Role or CallerKind.User or CallerKind.Root;
        var needsPrincipal = PrincipalRulesOf(request, policies);
        var deny = Truth.False;

        var identity = Truth.False;
        if (request.Caller.Kind == CallerKind.Root)
        {
            // The root user has every permission in its account; only the other layers limit it.
            identity = Truth.True;
        }
        else if (hasIdentity)
        {
            var result = PolicyResult.Of(policies.Identity, request);
            (identity, deny) = (result.Allow.Any, result.Deny);
        }

        var boundary = Truth.True;
        if (hasIdentity && policies.Boundary is not null)
        {
            var result = PolicyResult.Of(policies.Boundary, request, default);
            (boundary, deny) = (result.Allow.Any, deny.Or(result.Deny));
        }

        var session = Truth.True;
        if (hasIdentity && !policies.Session.IsEmpty)
        {
            var result = PolicyResult.Of(policies.Session, request);
            (session, deny) = (result.Allow.Any, deny.Or(result.Deny));
        }

        var serviceControl = Truth.True;
        if (hasIdentity)
        {
            foreach (var level in policies.ServiceControl)
            {
                var result = PolicyResult.Of(level, request);
                (serviceControl, deny) = (serviceControl.And(result.Allow.Any), deny.Or(result.Deny));
            }
        }

        var endpoint = Truth.True;
        if (request.Path.IsThroughEndpoint && policies.Endpoint is not null)
        {
            var result = PolicyResult.Of(
                policies.Endpoint,
                request,
                needsPrincipal with
                {
                    IsGatewayEndpoint = request.Path.Kind == RequestPathKind.GatewayEndpoint,
                }
            );
            (endpoint, deny) = (result.Allow.Any, deny.Or(result.Deny));
        }

        var resource = policies.Resource.IsEmpty
            ? WithoutPolicy(request)
            : PolicyResult.Of(policies.Resource, request, needsPrincipal);

        return new()
        {
            Identity = identity,
            Boundary = boundary,
            Session = session,
            ServiceControl = serviceControl,
            Resource = resource.Allow,
            Endpoint = endpoint,
            Deny = deny.Or(resource.Deny),
            SameAccount = IsSameAccount(request),
            ResourceDecides = IsKey(request) || IsTrust(request),
            HasIdentity = hasIdentity,
        };
    }

    /// <summary>What principals mean in the policies of resources.</summary>
    public static PrincipalRules PrincipalRulesOf(AuthorizationRequest request, AuthorizationPolicies policies) =>
        new(
            CallerHasBoundary: policies.Boundary is not null
                && request.Caller.Kind is (CallerKind.Role or CallerKind.User),
            NeedsPrincipal: true
        );

    /// <summary>Whether the request is one to assume a role, which the role's trust policy decides.</summary>
    public static bool IsTrust(AuthorizationRequest request) =>
        request.FoldedAction.StartsWith("sts:assumerole", StringComparison.Ordinal);

    // Actions such as kms:ListKeys are about no key.
    private static bool IsKey(AuthorizationRequest request) =>
        request.ResourceArn != AuthorizationRequest.AnyResource
        && request.FoldedAction.StartsWith("kms:", StringComparison.Ordinal);

    // Which role is assumed is not known, so that its trust policy is not either.
    private static PolicyResult WithoutPolicy(AuthorizationRequest request) =>
        IsKey(request) ? new(DefaultKeyPolicy(request), Truth.False)
        : IsTrust(request) && request.ResourceArn is null ? new(PrincipalMatch.Unknown, Truth.Unknown)
        : new(PrincipalMatch.None, Truth.False);

    // KMS developer guide, "Default key policy": the key's account, so that its identity policies count.
    private static PrincipalMatch DefaultKeyPolicy(AuthorizationRequest request) =>
        new(Truth.False, Truth.False, IsSameAccount(request));

    private static Truth IsSameAccount(AuthorizationRequest request)
    {
        var owner = request.OwnerAccount;
        if (owner == AuthorizationRequest.AwsOwned || request.ResourceArn == AuthorizationRequest.AnyResource)
        {
            return Truth.True;
        }

        // What no other account can be let into is the caller's own, unless it is named.
        if (
            owner is null
            && request is { ResourceArn: null, IsOfCallersAccount: null }
            && !ResourcePolicies.MayDecide(request.Action)
        )
        {
            return Truth.True;
        }

        return owner is null || request.Caller.Account is null
            ? request.IsOfCallersAccount is { } isSame
                ? TruthLogic.Of(isSame)
                : Truth.Unknown
            : TruthLogic.Of(string.Equals(owner, request.Caller.Account, StringComparison.Ordinal));
    }
}
