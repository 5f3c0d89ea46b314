namespace PrivateLinkLab.Network;

/// <summary>A public address of the graph at which nobody takes connections.</summary>
/// <param name="Holder">The NAT gateway or the Elastic IP.</param>
/// <param name="IsOfNatGateway">Whether it is a NAT gateway's, which lets connections out only; else it is an Elastic
/// IP that is associated with nothing.</param>
public sealed record IdleAddress(Identity Holder, bool IsOfNatGateway);
