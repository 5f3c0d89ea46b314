using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network;

/// <summary>
/// VPC Block Public Access of an account in a region: what it stops at the Internet gateways of all VPCs there (Amazon
/// VPC User Guide, "Block public access to VPCs and subnets").
/// </summary>
/// <param name="Identity">The resource's identity.</param>
/// <param name="Mode">What it stops.</param>
/// <param name="Region">The region; null when it is not known.</param>
/// <param name="Account">The account; null when it is not known.</param>
public sealed record PublicAccessBlock(Identity Identity, PublicAccessMode Mode, string? Region, string? Account);

/// <summary>What VPC Block Public Access stops.</summary>
public enum PublicAccessMode
{
    /// <summary>Nothing.</summary>
    Off,

    /// <summary>What does not leave by a NAT gateway or an egress-only Internet gateway.</summary>
    BlockIngress,

    /// <summary>Everything in both directions.</summary>
    BlockBidirectional,

    /// <summary>Not known.</summary>
    Unknown,
}

/// <summary>A VPC or subnet that VPC Block Public Access does not stop.</summary>
/// <param name="Identity">The resource's identity.</param>
/// <param name="Place">The key of the VPC or subnet; null when it is not known.</param>
/// <param name="BothWays">Whether connections from the internet get in too, not only out.</param>
public sealed record PublicAccessExclusion(Identity Identity, string? Place, Truth BothWays);
