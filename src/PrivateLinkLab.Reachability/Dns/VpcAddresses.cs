using PrivateLinkLab.Graph.Networking;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;

namespace PrivateLinkLab.Reachability.Dns;

/// <summary>What addresses mean to a VPC, and the names of its instances that say them.</summary>
internal sealed class VpcAddresses(Topology topology)
{
    /// <summary>What an address means in a VPC; on the internet without one.</summary>
    public Destination At(uint address, Vpc? vpc)
    {
        var text = Ipv4Address.Text(address);
        if (Exempt(address, vpc) is { } what)
        {
            return new Destination.Exempt(text, what);
        }

        if (vpc is not null && topology.At(vpc.Identity.Key, address) is { } item)
        {
            return new Destination.Interface(item);
        }

        if (!Place.IsPrivate(Ipv4Block.Of(address)))
        {
            return new Destination.Internet(text);
        }

        // Only a VPC's own blocks are looked up there: the same address in two VPCs means two different hosts.
        if (vpc is not null && !vpc.Blocks.Any(block => block.Contains(address)))
        {
            foreach (var peering in topology.PeeringsOf[vpc.Identity.Key])
            {
                if (peering.OtherSide(vpc.Identity.Key) is { } other && topology.At(other, address) is { } there)
                {
                    return new Destination.Interface(there);
                }
            }
        }

        return vpc is not null && BehindTransitGateway(address, vpc) is { } behind
            ? new Destination.Interface(behind)
            : new Destination.Nobody(text);
    }

    // Several of the VPCs behind it may have the address; then the graph does not say whose it is.
    private NetworkInterface? BehindTransitGateway(uint address, Vpc vpc)
    {
        if (vpc.Blocks.Any(block => block.Contains(address)))
        {
            return null;
        }

        NetworkInterface? found = null;
        foreach (var attachment in topology.AttachmentsOf[vpc.Identity.Key])
        {
            foreach (var other in topology.AttachmentsTo[attachment.Gateway])
            {
                if (
                    other.Vpc == vpc.Identity.Key
                    || topology.At(other.Vpc, address) is not { } there
                    || there.Identity.Key == found?.Identity.Key
                )
                {
                    continue;
                }

                if (found is not null)
                {
                    return null;
                }

                found = there;
            }
        }

        return found;
    }

    /// <summary>What ip-10-0-1-37.ec2.internal leads to, as EC2 names its instances; null for another name.</summary>
    public Destination? OfInstanceName(string host, Vpc vpc)
    {
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return
            dot > 3
            && host.StartsWith("ip-", StringComparison.Ordinal)
            && (
                host.EndsWith(".ec2.internal", StringComparison.Ordinal)
                || host.EndsWith(".compute.internal", StringComparison.Ordinal)
            )
            && Ipv4Address.TryParse(host[3..dot].Replace('-', '.'), out var address)
            ? At(address, vpc)
            : null;
    }

    // Amazon VPC User Guide, "Security groups" and "Network ACLs": neither filters these.
    private static ReservedService? Exempt(uint address, Vpc? vpc) =>
        Ipv4Address.Text(address) switch
        {
            "169.254.169.254" => ReservedService.Metadata,
            "169.254.169.253" => ReservedService.Resolver,
            "169.254.169.123" => ReservedService.Time,
            "169.254.170.2" => ReservedService.ContainerMetadata,
            "169.254.169.250" or "169.254.169.251" => ReservedService.WindowsLicence,
            _ => vpc is { Blocks: [var primary, ..] } && address == primary.Network + 2
                ? ReservedService.Resolver
                : null,
        };
}
