namespace PrivateLinkLab.Components.Network;

/// <summary>
/// Which NAT gateways the private subnets of a VPC go out through. Each costs by the hour and by the GB (Amazon VPC
/// pricing).
/// </summary>
public enum NatGatewayPlacement
{
    /// <summary>None: the private subnets have no way out.</summary>
    None,

    /// <summary>
    /// One for all zones. The loss of its zone takes the way out along, and traffic from another zone is charged as
    /// between zones.
    /// </summary>
    One,

    /// <summary>One in each zone that has a private subnet.</summary>
    PerZone,
}
