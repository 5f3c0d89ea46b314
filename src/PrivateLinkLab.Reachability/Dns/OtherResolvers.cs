using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Dns;

/// <summary>Who may answer a VPC's instances otherwise than Amazon's resolver does by what is modelled.</summary>
internal sealed class OtherResolvers(Topology topology)
{
    /// <summary>Notes each of them that may know a name.</summary>
    public void Note(Trace trace, string host, Vpc vpc)
    {
        foreach (var zone in topology.Model.PrivateZones)
        {
            if (zone.Vpcs.Contains(vpc.Identity.Key)
                && (zone.Name is null || host == zone.Name || host.EndsWith($".{zone.Name}", StringComparison.Ordinal)))
            {
                trace.LegacyDoubt(zone.Identity, HopKind.Dns,
                    $"The private hosted zone {zone.Identity} answers for {host} in VPC {vpc.Identity}; its records "
                        + "are not analysed.",
                    ReasonCode.UnsupportedComponent);
            }
        }

        foreach (var resource in topology.NotModelledAt(vpc.Identity.Key)
            .Where(resource => resource.Type.StartsWith(Topology.NameServices, StringComparison.Ordinal)))
        {
            trace.LegacyDoubt(resource.Identity, HopKind.NotModelled,
                $"{resource.Identity} of type {resource.Type} refers to VPC {vpc.Identity}; what it does to names is "
                    + "not modelled.",
                ReasonCode.UnsupportedComponent);
        }

        if (vpc.AmazonDns != true)
        {
            trace.LegacyDoubt(vpc.Identity, HopKind.Dns,
                vpc.AmazonDns == false
                    ? $"The DHCP options of VPC {vpc.Identity} name other DNS servers than Amazon's, and what those "
                        + "answer is not known."
                    : $"Which DNS servers VPC {vpc.Identity} uses is not known.",
                ReasonCode.UnsupportedComponent);
        }
    }
}
