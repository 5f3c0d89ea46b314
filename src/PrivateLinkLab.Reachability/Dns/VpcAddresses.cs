using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;

namespace PrivateLinkLab.Reachability.Dns;

/// <summary>What addresses mean to a VPC, and the names of its instances that say them.</summary>
internal sealed class VpcAddresses(Topology topology)
{
    /// <summary>What an address means in a VPC; on the internet without one.</summary>
    public Destination At(IpAddress address, Vpc? vpc)
    {
        var text = address.ToString();
        if (Exempt(address, vpc) is { } what)
        {
            return new Destination.Exempt(text, what);
        }

        if (vpc is not null && topology.At(vpc.Identity.Key, address) is { } item)
        {
            return new Destination.Interface(item);
        }

        if (!Place.IsPrivate(CidrBlock.Of(address)))
        {
            return AtPublic(text, vpc);
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
            : new Destination.UnusedAddress(text);
    }

    // Several of the VPCs behind it may have the address; then the graph does not say whose it is.
    private NetworkInterface? BehindTransitGateway(IpAddress address, Vpc vpc)
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

    private Destination AtPublic(string text, Vpc? vpc) =>
        topology.AtPublic(text) is { } item
            ? item.Owner != InterfaceOwner.LoadBalancer
                ? new Destination.Internet(text)
                : new Destination.PublicNode(item)
            : topology.Model.IdleAddresses.TryGetValue(text, out var idle)
                ? new Destination.Idle(text, idle)
                : OfInternet(text, vpc);

    /// <summary>
    /// A host of the internet; or something that the graph has, when it mentions the host. Asked from the internet,
    /// every mention counts.
    /// </summary>
    public Destination OfInternet(string host, Vpc? vpc) =>
        topology.Model.Mentioned.Find(host) is { } mention && (vpc is null || mention.IsOwn)
            ? new Destination.Mentioned(host, mention.By)
            : new Destination.Internet(host);

    /// <summary>
    /// What ec2-203-0-113-25.eu-west-1.compute.amazonaws.com leads to: the public address, and inside the instance's
    /// own VPC the private one (Amazon VPC User Guide, "DNS attributes for your VPC"; Amazon VPC Peering Guide,
    /// "Enable DNS resolution"). Null for another name.
    /// </summary>
    public Destination? OfPublicName(string host, Vpc? vpc)
    {
        if (Ec2HostName.PublicAddressIn(host) is not { } text || !IpAddress.TryParseIpv4(text, out var address))
        {
            return null;
        }

        if (
            vpc is null
            || topology.AtPublic(text) is not { } item
            || (
                item.Vpc != vpc.Identity.Key
                && topology.PeeringBetween(vpc.Identity.Key, item.Vpc)?.PrivateNamesOf.Contains(item.Vpc) != true
            )
        )
        {
            return At(address, vpc);
        }

        return topology.VpcOf(item).DnsHostnames switch
        {
            Truth.True => new Destination.Interface(item),
            Truth.False => At(address, vpc),
            _ => new Destination.Mentioned(host, item.Identity),
        };
    }

    /// <summary>What ip-10-0-1-37.ec2.internal leads to, as EC2 names its instances; null for another name.</summary>
    public Destination? OfInstanceName(string host, Vpc vpc)
    {
        if (Ec2HostName.PrivateAddressIn(host) is { } text && IpAddress.TryParseIpv4(text, out var address))
        {
            return At(address, vpc);
        }

        return
            Ec2HostName.InstanceIn(host) is { } id
            && topology.Model.Instances.TryGetValue(id, out var instance)
            && instance.Interfaces is [var primary, ..]
            && topology.Model.Interfaces.TryGetValue(primary, out var item)
            && item.Vpc == vpc.Identity.Key
            ? new Destination.Interface(item)
            : null;
    }

    // Amazon VPC User Guide, "Security groups" and "Network ACLs": neither filters these.
    private static ReservedService? Exempt(IpAddress address, Vpc? vpc) =>
        address.ToString() switch
        {
            "169.254.169.254" => ReservedService.Metadata,
            "169.254.169.253" => ReservedService.Resolver,
            "169.254.169.123" => ReservedService.Time,
            "169.254.170.2" => ReservedService.ContainerMetadata,
            "169.254.169.250" or "169.254.169.251" => ReservedService.WindowsLicence,
            _ => vpc is { Blocks: [var primary, ..] } && address == primary.Network.Plus(2)
                ? ReservedService.Resolver
                : null,
        };
}
