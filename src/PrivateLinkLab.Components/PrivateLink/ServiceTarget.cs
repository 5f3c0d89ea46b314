using Pulumi;

namespace PrivateLinkLab.Components.PrivateLink;

/// <summary>A server behind an endpoint service.</summary>
/// <param name="IpAddress">Its private IPv4 address, in the load balancer's VPC.</param>
/// <param name="SecurityGroupId">Its security group, which gets a rule for the load balancer's.</param>
public sealed record ServiceTarget(Input<string> IpAddress, Input<string> SecurityGroupId);
