using System.Collections.Immutable;
using PrivateLinkLab.Reachability.Authorization;
using PrivateLinkLab.Reachability.Model;
using PrivateLinkLab.Reachability.Paths;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Access;

/// <summary>Asks whether an instance's role may carry an action out over the way that its request takes.</summary>
internal sealed class ServiceAccess(Topology topology, IAuthorizer authorizer)
{
    /// <summary>The way of a request, as far as policies can ask for it.</summary>
    public static AccessPath PathOf(Topology topology, NetworkInterface from, VpcEndpoint? endpoint, bool isEncrypted = true)
    {
        if (endpoint is null)
        {
            return new AccessPath { SourceIp = from.PublicAddress, SecureTransport = isEncrypted };
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
        Trace trace, Instance instance, NetworkInterface from, VpcEndpoint? endpoint, string action, ResourceChoice resource, bool isEncrypted)
    {
        var (known, role) = InstanceCredentials.Of(topology.Model, instance, trace);
        if (!known)
        {
            return;
        }

        AccessDecision? best = null;
        foreach (var candidate in resource.Candidates)
        {
            var decision = authorizer.Decide(new AccessRequest
            {
                Principal = role,
                SessionName = instance.Identity.Key,
                Action = action,
                Resource = candidate.Arn,
                ResourceAccount = candidate.Account,
                ResourcePolicies = candidate.Policies,
                Region = resource.Region,
                Path = PathOf(topology, from, endpoint, isEncrypted),
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

        trace.Append(best!);
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
/// <param name="Account">Its owner's account; null to take it from the ARN.</param>
/// <param name="Policies">Its policies.</param>
internal sealed record ResourceCandidate(string? Arn, string? Account, ImmutableArray<PolicyText> Policies)
{
    /// <summary>For an action that knows no resource.</summary>
    public static ResourceCandidate None { get; } = new(AuthorizationRequest.AnyResource, null, []);
}
