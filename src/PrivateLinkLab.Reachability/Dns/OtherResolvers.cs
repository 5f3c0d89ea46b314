using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Dns;

/// <summary>What may answer a VPC's instances other than Amazon's resolver as modelled.</summary>
internal sealed class OtherResolvers(Topology topology)
{
    private readonly ILookup<string, HostedZone> _unnamed = topology
        .Model.HostedZones.Where(zone => zone.Name is null)
        .SelectMany(zone => zone.Vpcs.Distinct().Select(vpc => (vpc, zone)))
        .ToLookup(pair => pair.vpc, pair => pair.zone, StringComparer.Ordinal);

    private readonly ILookup<string, ResolverRule> _rules = topology
        .Model.ResolverRules.SelectMany(rule => rule.Vpcs.Distinct().Select(vpc => (vpc, rule)))
        .ToLookup(pair => pair.vpc, pair => pair.rule, StringComparer.Ordinal);

    /// <summary>Whether any VPC has a rule.</summary>
    public bool HasRules => _rules.Count > 0;

    /// <summary>Notes each of them that may know a name.</summary>
    /// <param name="trace">What is found.</param>
    /// <param name="host">The name.</param>
    /// <param name="vpc">The VPC.</param>
    /// <param name="answering">The domain of the VPC's own zone that answers for the name; null when none does.</param>
    public void Note(Trace trace, string host, Vpc vpc, string? answering)
    {
        NoteRules(trace, host, vpc, answering);
        foreach (var zone in _unnamed[vpc.Identity.Key])
        {
            trace.Doubt(zone.Identity, Reason.UnsupportedComponent, new PrivateZoneAnswers(host, vpc.Identity));
        }

        foreach (
            var resource in topology
                .NotModelledAt(vpc.Identity.Key)
                .Where(resource => resource.Type.StartsWith(Topology.NameServices, StringComparison.Ordinal))
        )
        {
            trace.Doubt(
                resource.Identity,
                Reason.UnsupportedComponent,
                new NameServiceNotModelled(resource.Type, vpc.Identity)
            );
        }

        if (vpc.AmazonDns != Truth.True)
        {
            trace.Doubt(vpc.Identity, Reason.UnsupportedComponent, new OtherDnsServers(vpc.AmazonDns.Not()));
        }
    }

    // The most specific domain counts, and of one that a zone has as well the rule (Amazon Route 53 Developer Guide,
    // "Forwarding outbound DNS queries to your network": how Resolver decides).
    private void NoteRules(Trace trace, string host, Vpc vpc, string? answering)
    {
        ResolverRule? best = null;
        foreach (var rule in _rules[vpc.Identity.Key])
        {
            if (rule.Domain is not { } domain)
            {
                trace.Doubt(rule.Identity, Reason.UnsupportedComponent, new MayBeForwarded(host, vpc.Identity));
            }
            else if (IsIn(host, domain) && !(best?.Domain!.Length > domain.Length))
            {
                best = rule;
            }
        }

        if (best is { Forwards: not Truth.False } && !(answering?.Length > best.Domain!.Length))
        {
            trace.Doubt(best.Identity, Reason.UnsupportedComponent, new MayBeForwarded(host, vpc.Identity));
        }
    }

    private static bool IsIn(string host, string domain) =>
        domain.Length == 0
        || host == domain
        || (host.EndsWith(domain, StringComparison.Ordinal) && host[^(domain.Length + 1)] == '.');
}

/// <summary>A private hosted zone answers for a name, or may, of which the graph does not have the record.</summary>
internal sealed record PrivateZoneAnswers(string Host, Identity Vpc) : ResolutionDetail;

/// <summary>A rule of Resolver sends a name to other DNS servers, or may.</summary>
internal sealed record MayBeForwarded(string Host, Identity Vpc) : ResolutionDetail;

/// <summary>A resource of a type that is not modelled may decide about the names that a VPC sees.</summary>
internal sealed record NameServiceNotModelled(string Type, Identity Vpc) : ResolutionDetail;

/// <summary>A VPC uses other DNS servers than Amazon's, or may.</summary>
internal sealed record OtherDnsServers(Truth AreOthers) : ResolutionDetail;
