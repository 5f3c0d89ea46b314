using System.Collections.Concurrent;
using PrivateLinkLab.Components.Validation;
using PrivateLinkLab.Components.Values;
using Pulumi;

namespace PrivateLinkLab.Components.Network;

/// <summary>
/// What other components need to know of a VPC. <see cref="PrivateVpc.Network"/> gives it for a VPC made here; fill one
/// in by hand for a VPC that exists already.
/// </summary>
public sealed class VpcNetwork : IArgumentGroup
{
    private readonly ConcurrentDictionary<string, string> _endpointClaims = new(StringComparer.Ordinal);

    /// <summary>The VPC's id, such as vpc-0123456789abcdef0.</summary>
    public required Input<string> VpcId { get; init; }

    /// <summary>The VPC's IPv4 block in CIDR notation, such as 10.0.0.0/16.</summary>
    public required string CidrBlock { get; init; }

    /// <summary>The subnets that components may use, none of which the internet can reach.</summary>
    public required IReadOnlyList<PrivateSubnet> Subnets { get; init; }

    /// <summary>
    /// Whether the VPC has both DNS attributes on (enableDnsSupport and enableDnsHostnames), which private DNS needs
    /// (Amazon VPC user guide, "DNS attributes for your VPC"). True when not set.
    /// </summary>
    public bool SupportsPrivateDns { get; init; } = true;

    /// <summary>
    /// The addresses of the VPC, which components follow: endpoints, rules, instances and databases get IPv6 as well
    /// with <see cref="AddressFamily.DualStack"/>. IPv4 alone when not set.
    /// </summary>
    public AddressFamily AddressFamily { get; init; }

    /// <summary>The VPC's IPv6 block in CIDR notation; needed with <see cref="AddressFamily.DualStack"/>.</summary>
    public Input<string>? Ipv6CidrBlock { get; init; }

    /// <summary>
    /// Whether the VPC is to have no way to the internet (<see cref="PrivateVpcArgs.Isolated"/>): a component that
    /// would open it refuses. False when not set: a VPC that exists already is its owner's business. To be opened by
    /// <see cref="PublicEgress"/>, it needs one route table for the private subnets of each availability zone.
    /// </summary>
    public bool Isolated { get; init; }

    internal bool IsDualStack => AddressFamily == AddressFamily.DualStack;

    /// <summary>The first subnet of every availability zone.</summary>
    internal IEnumerable<PrivateSubnet> FirstOfEachZone => Subnets.DistinctBy(subnet => subnet.AvailabilityZone);

    /// <summary>
    /// Notes that a component makes the endpoint of a service in this VPC. A service can have its private DNS name once
    /// in a VPC (AWS PrivateLink guide, "Access an AWS service using an interface VPC endpoint").
    /// </summary>
    /// <param name="service">The service, or the private DNS name of one that is not AWS's.</param>
    /// <param name="owner">The component's class and name, as error messages have them.</param>
    /// <returns>Null, or the component that has the service already.</returns>
    internal string? Claim(string service, string owner)
    {
        var first = _endpointClaims.GetOrAdd(service, owner);
        return first == owner ? null : first;
    }

    /// <summary>Tells which component has the endpoint of a service, without claiming it.</summary>
    internal string? OwnerOf(string service) => _endpointClaims.GetValueOrDefault(service);
}

/// <summary>
/// A subnet that the internet cannot reach. It has no route to the internet either, unless <see cref="PublicEgress"/>
/// gives it one through a NAT gateway.
/// </summary>
public sealed class PrivateSubnet
{
    /// <summary>The Name tag, which error messages use.</summary>
    public required string Name { get; init; }

    /// <summary>The subnet's id, such as subnet-0123456789abcdef0.</summary>
    public required Input<string> Id { get; init; }

    /// <summary>The subnet's IPv4 block in CIDR notation.</summary>
    public required string CidrBlock { get; init; }

    /// <summary>
    /// The availability zone: its name, such as us-east-1a, or its ID, such as use1-az4, and the same way in all the
    /// VPC.
    /// </summary>
    public required string AvailabilityZone { get; init; }

    /// <summary>
    /// The zone's ID, which is what two accounts have in common. <see cref="PrivateVpc"/> gives it; null when not set.
    /// </summary>
    public Input<string>? AvailabilityZoneId { get; init; }

    /// <summary>The id of the subnet's route table, for gateway endpoints.</summary>
    public required Input<string> RouteTableId { get; init; }
}
