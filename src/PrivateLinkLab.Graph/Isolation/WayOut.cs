namespace PrivateLinkLab.Graph.Isolation;

/// <summary>What leads out of a VPC.</summary>
public enum WayOut
{
    /// <summary>An Internet gateway is attached to the VPC.</summary>
    InternetGateway,

    /// <summary>An egress-only Internet gateway, the one for IPv6, is attached to the VPC.</summary>
    EgressOnlyInternetGateway,

    /// <summary>A NAT gateway stands in one of the VPC's subnets, or serves the whole VPC.</summary>
    NatGateway,

    /// <summary>A route table leads every address, or a half of them, to somewhere.</summary>
    DefaultRoute,

    /// <summary>A route table leads a narrower block to a gateway of the internet.</summary>
    GatewayRoute,
}
