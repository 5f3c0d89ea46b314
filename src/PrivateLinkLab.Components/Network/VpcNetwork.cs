using System.Collections.Concurrent;
using Pulumi;

namespace PrivateLinkLab.Components.Network;

/// <summary>
/// What other components need to know of a VPC. <see cref="PrivateVpc.Network"/> gives it for a VPC made here; fill one in
/// by hand for a VPC that exists already.
/// </summary>
public sealed class VpcNetwork
{
    private readonly ConcurrentDictionary<string, string> _endpointClaims = new(StringComparer.Ordinal);

    /// <summary>The VPC's id, such as vpc-0123456789abcdef0.</summary>
    public required Input<string> VpcId { get; init; }

    /// <summary>The VPC's IPv4 block in CIDR notation, such as 10.0.0.0/16.</summary>
    public required string CidrBlock { get; init; }

    /// <summary>The subnets that components may use, none of them with a route to the internet.</summary>
    public required IReadOnlyList<PrivateSubnet> Subnets { get; init; }

    /// <summary>
    /// Whether the VPC has both DNS attributes on (enableDnsSupport and enableDnsHostnames), which private DNS needs
    /// (Amazon VPC user guide, "DNS attributes for your VPC"). True when not set.
    /// </summary>
    public bool SupportsPrivateDns { get; init; } = true;

    /// <summary>
    /// Notes that a component makes the endpoint of a service in this VPC. A service can have its private DNS name once in a
    /// VPC (AWS PrivateLink guide, "Access an AWS service using an interface VPC endpoint").
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

/// <summary>A subnet without a route to the internet.</summary>
public sealed class PrivateSubnet
{
    /// <summary>The Name tag, which error messages use.</summary>
    public required string Name { get; init; }

    /// <summary>The subnet's id, such as subnet-0123456789abcdef0.</summary>
    public required Input<string> Id { get; init; }

    /// <summary>The subnet's IPv4 block in CIDR notation.</summary>
    public required string CidrBlock { get; init; }

    /// <summary>The name of the availability zone, such as us-east-1a.</summary>
    public required string AvailabilityZone { get; init; }

    /// <summary>The id of the subnet's route table, for gateway endpoints.</summary>
    public required Input<string> RouteTableId { get; init; }
}
