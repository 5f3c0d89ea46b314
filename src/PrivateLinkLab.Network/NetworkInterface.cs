using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network;

/// <summary>A network interface in a subnet.</summary>
public sealed record NetworkInterface
{
    /// <summary>The interface's identity: its own id, or its owner's name while it has no id.</summary>
    public required Identity Identity { get; init; }

    /// <summary>What it belongs to.</summary>
    public required InterfaceOwner Owner { get; init; }

    /// <summary>The key of the owner's record; its own key for an explicit interface.</summary>
    public required string OwnerKey { get; init; }

    /// <summary>The key of its subnet.</summary>
    public required string Subnet { get; init; }

    /// <summary>The key of its VPC.</summary>
    public required string Vpc { get; init; }

    /// <summary>
    /// Its private address: a /32, or the block it will be drawn from; null when not even that is known. Of several,
    /// the primary one, unless <see cref="AtEachAddress"/> says otherwise.
    /// </summary>
    public CidrBlock? Address { get; init; }

    /// <summary>The further private addresses that are known, each a /32.</summary>
    public ImmutableArray<CidrBlock> SecondaryAddresses { get; init; } = [];

    /// <summary>Whether <see cref="Address"/> is the address itself.</summary>
    public bool AddressKnown => Address is { PrefixLength: 32 };

    /// <summary>
    /// The interface once for each known private address, as seen from that address: <see cref="Address"/> is that
    /// address.
    /// </summary>
    public IEnumerable<NetworkInterface> AtEachAddress()
    {
        if (AddressKnown)
        {
            yield return this;
        }

        foreach (var address in SecondaryAddresses)
        {
            yield return this with
            {
                Address = address,
            };
        }
    }

    /// <summary>
    /// The keys of its security groups. Empty means that no group filters, as with a load balancer without one.
    /// </summary>
    public ImmutableArray<string> SecurityGroups { get; init; } = [];

    /// <summary>Whether <see cref="SecurityGroups"/> is complete.</summary>
    public bool SecurityGroupsKnown { get; init; } = true;

    /// <summary>Whether it has a public address.</summary>
    public Truth HasPublicAddress { get; init; } = Truth.False;

    /// <summary>The public address in dotted form; null when there is none or it is not known.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>Whether it has an IPv6 address, which is a public one.</summary>
    public Truth HasIpv6Address { get; init; } = Truth.False;

    /// <summary>Whether it drops traffic that is neither from nor to itself.</summary>
    public Truth SourceDestCheck { get; init; } = Truth.True;
}

/// <summary>What a network interface belongs to.</summary>
public enum InterfaceOwner
{
    /// <summary>An instance.</summary>
    Instance,

    /// <summary>An interface endpoint.</summary>
    Endpoint,

    /// <summary>A Network Load Balancer.</summary>
    LoadBalancer,

    /// <summary>A database, in one of the subnets that RDS may choose.</summary>
    Database,

    /// <summary>What a service runs, in one of the subnets that it may choose.</summary>
    Service,

    /// <summary>Nothing that is modelled: an interface of its own.</summary>
    None,
}
