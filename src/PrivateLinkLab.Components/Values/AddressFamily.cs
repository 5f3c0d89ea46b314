namespace PrivateLinkLab.Components.Values;

/// <summary>
/// The addresses of a VPC and of all that stands in it. There is no IPv6-only VPC: every VPC has an IPv4 block (Amazon
/// VPC user guide, "IP addressing for your VPCs and subnets").
/// </summary>
public enum AddressFamily
{
    /// <summary>IPv4 alone.</summary>
    Ipv4,

    /// <summary>IPv4 and, beside it, IPv6 from a block that Amazon gives the VPC.</summary>
    DualStack,
}
