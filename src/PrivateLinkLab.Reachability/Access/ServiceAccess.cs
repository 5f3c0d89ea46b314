using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Tracing;

namespace PrivateLinkLab.Reachability.Access;

/// <summary>
/// Asks whether the role of an instance, a function or a task may carry an action out over the way that its request
/// takes.
/// </summary>
internal sealed class ServiceAccess(Topology topology, InstanceCredentials credentials, ModelPolicies policies)
{
    // What is known of the credentials that a service obtains for a role: temporary ones, without MFA, of no federated
    // user (IAM user guide, "AWS global condition context keys").
    private static readonly ImmutableDictionary<string, ContextValue> OfServiceRole = AuthorizationRequest
        .NoContext.Add("aws:TokenIssueTime", ContextValue.Hidden)
        .Add("aws:MultiFactorAuthPresent", ContextValue.Of("false"))
        .Add("aws:MultiFactorAuthAge", ContextValue.Absent)
        .Add("aws:FederatedProvider", ContextValue.Absent)
        .Add("aws:SourceIdentity", ContextValue.Absent);

    private readonly ServiceCredentials _ofServices = new(topology.Model, policies);
    private readonly KeyAccess _keys = new(topology.Model, policies);

    /// <summary>The way of a request, as far as policies can ask for it.</summary>
    public static RequestPath PathOf(Topology topology, NetworkInterface from, HostTrace way)
    {
        if (way.Endpoint is not { } endpoint)
        {
            return RequestPath.Internet(PublicAddress(topology, from, way));
        }

        var vpc = topology.Model.Vpcs[endpoint.Vpc];
        var (id, vpcId) = (IdOf(endpoint.Identity), vpc.InGraph ? IdOf(vpc.Identity) : vpc.Identity.Key);
        var address = from.AddressKnown ? Addresses.Text(from.Address!.Value) : null;
        return endpoint switch
        {
            InterfaceEndpoint => RequestPath.InterfaceEndpoint(id, vpcId, address),
            GatewayEndpoint => RequestPath.GatewayEndpoint(id, vpcId, address),
            _ => throw new UnreachableException($"There is no endpoint of the kind {endpoint.GetType().Name}."),
        };
    }

    /// <summary>Adds what policies decide about an action of an instance.</summary>
    public void Decide(
        Trace trace,
        Instance instance,
        NetworkInterface from,
        HostTrace way,
        string action,
        ResourceChoice resource,
        bool isEncrypted
    )
    {
        var (known, role) = credentials.Of(instance, trace);
        if (!known)
        {
            return;
        }

        if (role is not null)
        {
            InstanceCredentials.Delivered(instance, role, trace);
        }

        Decide(
            trace,
            role,
            SessionNameOf(instance),
            PathOf(topology, from, way),
            way.Endpoint,
            action,
            resource,
            isEncrypted
        );
    }

    /// <summary>Adds what policies decide about an action of what a service runs.</summary>
    /// <param name="trace">What is added to.</param>
    /// <param name="service">The function, tasks or launched instances.</param>
    /// <param name="path">The way of the request.</param>
    /// <param name="endpoint">The endpoint that it passes; null for none.</param>
    /// <param name="action">The action.</param>
    /// <param name="resource">What it is about.</param>
    /// <param name="isEncrypted">Whether the request is encrypted.</param>
    public void Decide(
        Trace trace,
        PlacedService service,
        RequestPath path,
        VpcEndpoint? endpoint,
        string action,
        ResourceChoice resource,
        bool isEncrypted
    )
    {
        var (known, role) = _ofServices.Of(service, trace);
        if (known)
        {
            Decide(trace, role, null, path, endpoint, action, resource, isEncrypted);
        }
    }

    private void Decide(
        Trace trace,
        Role? role,
        string? sessionName,
        RequestPath path,
        VpcEndpoint? endpoint,
        string action,
        ResourceChoice resource,
        bool isEncrypted
    )
    {
        var caller = ModelPolicies.CallerOf(role, sessionName);
        AccessDecision? best = null;
        foreach (var candidate in resource.Candidates)
        {
            var decided = policies.Decide(
                new AuthorizationRequest
                {
                    Caller = caller,
                    Action = action,
                    ResourceArn = candidate.Arn,
                    IsNameOpen = candidate.IsNameOpen,
                    ResourceAccount = candidate.Owner.Account,
                    IsOfCallersAccount = role?.Owner.IsSameAs(candidate.Owner),
                    Region = resource.Region,
                    SecureTransport = isEncrypted,
                    Context = role is null ? AuthorizationRequest.NoContext : OfServiceRole,
                    Path = path,
                },
                role,
                candidate.Policies,
                endpoint,
                candidate.PolicyKind
            );
            var decision = new AccessDecision(decided, _keys.Decide(action, candidate, role, caller, resource.Region));
            if (
                best is null
                || decision.Passes == Truth.True
                || (best.Passes == Truth.False && IsBetter(decision, best))
            )
            {
                best = decision;
            }

            if (decision.Passes == Truth.True)
            {
                break;
            }
        }

        best!.AddTo(trace);
    }

    /// <summary>The name of the session of an instance's role: the instance's id; null while it has none.</summary>
    public static string? SessionNameOf(Instance instance) => IdOf(instance.Identity);

    // While the provider has given no id, the key is the URN.
    private static string? IdOf(Identity identity) => identity.Key == identity.Component ? null : identity.Key;

    // Behind a NAT gateway the service sees that one's address; over IPv6, one that the model does not have.
    private static string? PublicAddress(Topology topology, NetworkInterface from, HostTrace way)
    {
        if (way.IsIpv6)
        {
            return null;
        }

        return PublicSource.AddressOf(topology, from, way.Trace);
    }

    // Of denials the one that is the least away from an allow: most likely it is the resource that is meant.
    private static bool IsBetter(AccessDecision decision, AccessDecision denial) =>
        decision.Passes == Truth.Unknown
        || (decision.Passes == Truth.False && decision.ChangeCount < denial.ChangeCount);

    /// <summary>The decisions about one resource: by its policies, and by those of its key.</summary>
    private sealed record AccessDecision(PolicyDecision OfResource, ImmutableArray<KeyFinding> OfKey)
    {
        public Truth Passes { get; } =
            OfKey.Aggregate(OfResource.Passes, (passes, finding) => passes.And(finding.Passes));

        public int ChangeCount =>
            OfResource.Decision.Changes.Length + OfKey.Sum(finding => finding.Decision?.Decision.Changes.Length ?? 1);

        public void AddTo(Trace trace)
        {
            OfResource.AddTo(trace);
            foreach (var finding in OfKey)
            {
                finding.AddTo(trace);
            }
        }
    }
}

/// <summary>The resources that a request may be about; it is allowed when it is for one of them.</summary>
/// <param name="Candidates">At least one.</param>
/// <param name="Region">The region of the request; null when it is not known.</param>
internal sealed record ResourceChoice(ImmutableArray<ResourceCandidate> Candidates, string? Region);

/// <summary>A resource that a request may be about.</summary>
/// <param name="Arn">Its ARN; <c>*</c> for none; null when it is not known.</param>
/// <param name="Owner">The owner, where the ARN does not name one.</param>
/// <param name="Policies">Its policies.</param>
internal sealed record ResourceCandidate(string? Arn, Owner Owner, ImmutableArray<PolicyText> Policies)
{
    /// <summary>Whether the * at the end of <see cref="Arn"/> stands for a name that is not known.</summary>
    public bool IsNameOpen { get; init; }

    /// <summary>The key that encrypts it; null for one that asks nothing of callers.</summary>
    public Encryption? Encryption { get; init; }

    /// <summary>What sentences call its policies.</summary>
    public string PolicyKind { get; init; } = ModelPolicies.ResourcePolicy;

    /// <summary>For an action that knows no resource.</summary>
    public static ResourceCandidate None { get; } = new(AuthorizationRequest.AnyResource, default, []);
}
