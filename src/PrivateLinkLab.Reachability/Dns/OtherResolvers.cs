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

    /// <summary>Notes each of them that may know a name.</summary>
    public void Note(Trace trace, string host, Vpc vpc)
    {
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
}

/// <summary>A private hosted zone answers for a name, or may, of which the graph does not have the record.</summary>
internal sealed record PrivateZoneAnswers(string Host, Identity Vpc) : ResolutionDetail;

/// <summary>A resource of a type that is not modelled may decide about the names that a VPC sees.</summary>
internal sealed record NameServiceNotModelled(string Type, Identity Vpc) : ResolutionDetail;

/// <summary>A VPC uses other DNS servers than Amazon's, or may.</summary>
internal sealed record OtherDnsServers(Truth AreOthers) : ResolutionDetail;
