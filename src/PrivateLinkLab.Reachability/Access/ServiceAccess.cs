using System.Collections.Immutable;
using PrivateLinkLab.Network;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Access;

/// <summary>Asks whether an instance's role may carry an action out over the way that its request takes.</summary>
internal sealed class ServiceAccess(Topology topology, InstanceCredentials credentials, IAuthorizer authorizer)
{
    /// <summary>The way of a request, as far as policies can ask for it.</summary>
    public static AccessPath PathOf(Topology topology, NetworkInterface from, HostTrace way, bool isEncrypted = true)
    {
        if (way.Endpoint is not { } endpoint)
        {
            return new AccessPath { SourceIp = PublicAddress(topology, from, way), SecureTransport = isEncrypted };
        }

        var vpc = topology.Model.Vpcs[endpoint.Vpc].Identity;
        return new AccessPath
        {
            Endpoint = endpoint,
            SourceVpc = vpc.Key == vpc.Component && topology.Model.Vpcs[endpoint.Vpc].InGraph ? null : vpc.Key,
            VpcSourceIp = from.AddressKnown ? Addresses.Text(from.Address!.Value) : null,
            SecureTransport = isEncrypted,
        };
    }

    /// <summary>Adds what policies decide about an action of an instance.</summary>
    public void Decide(
        Trace trace, Instance instance, NetworkInterface from, HostTrace way, string action, ResourceChoice resource, bool isEncrypted)
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

        AccessDecision? best = null;
        foreach (var candidate in resource.Candidates)
        {
            var decision = authorizer.Decide(new AccessRequest
            {
                Principal = role,
                SessionName = SessionNameOf(instance),
                Action = action,
                Resource = candidate.Arn,
                IsNameOpen = candidate.IsNameOpen,
                ResourceOwner = candidate.Owner,
                ResourcePolicies = candidate.Policies,
                Region = resource.Region,
                Path = PathOf(topology, from, way, isEncrypted),
            });
            if (best is null || decision.Decision == Decision.Allow || (best.Decision == Decision.Deny && IsBetter(decision, best)))
            {
                best = decision;
            }

            if (decision.Decision == Decision.Allow)
            {
                break;
            }
        }

        trace.LegacyAppend(best!);
    }

    /// <summary>The name of the session of an instance's role: the instance's id; null while it has none.</summary>
    public static string? SessionNameOf(Instance instance) =>
        instance.Identity.Key == instance.Identity.Component ? null : instance.Identity.Key;

    // Behind a NAT gateway the service sees that one's address; over IPv6, one that the model does not have.
    private static string? PublicAddress(Topology topology, NetworkInterface from, HostTrace way)
    {
        if (way.IsIpv6)
        {
            return null;
        }

        string[] gateways = [.. way.Trace.Steps.Where(step => step is LegacyStep { Kind: HopKind.NatGateway }).Select(step => step.Component.Component).Distinct()];
        return gateways.Length == 0
            ? from.PublicAddress
            : topology.Model.NatGateways.Values.Where(nat => gateways.Contains(nat.Identity.Component)).ToList() is [var only]
                ? only.PublicAddress
                : null;
    }

    // Of denials the one that is the least away from an allow: most likely it is the resource that is meant.
    private static bool IsBetter(AccessDecision decision, AccessDecision denial) =>
        decision.Decision == Decision.Unknown
        || (decision.Decision == Decision.Deny && decision.Changes.Length < denial.Changes.Length);
}

/// <summary>The resources that a request may be about; it is allowed when it is for one of them.</summary>
/// <param name="Candidates">At least one.</param>
/// <param name="Region">The region of the request; null when it is not known.</param>
internal sealed record ResourceChoice(ImmutableArray<ResourceCandidate> Candidates, string? Region);

/// <summary>A resource that a request may be about.</summary>
/// <param name="Arn">Its ARN; <c>*</c> for none; null when it is not known.</param>
/// <param name="Owner">Whose it is, as far as the ARN does not say.</param>
/// <param name="Policies">Its policies.</param>
internal sealed record ResourceCandidate(string? Arn, Owner Owner, ImmutableArray<PolicyText> Policies)
{
    /// <summary>Whether the * at the end of <see cref="Arn"/> stands for a name that is not known.</summary>
    public bool IsNameOpen { get; init; }

    /// <summary>For an action that knows no resource.</summary>
    public static ResourceCandidate None { get; } = new(AuthorizationRequest.AnyResource, default, []);
}
