using Pulumi;

namespace PrivateLinkLab.Components.Network;

/// <summary>
/// A subnet with a route to the internet. What has a public address in it can be reached from there, as far as security
/// groups let it; private components do not take one.
/// </summary>
public sealed class PublicSubnet
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
}
