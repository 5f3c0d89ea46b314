using Pulumi;

namespace PrivateLinkLab.Components.Network;

/// <summary>
/// A subnet that a component makes: <see cref="PrivateSubnetArgs"/> or <see cref="PublicSubnetArgs"/>.
/// </summary>
public abstract class VpcSubnetArgs : ResourceArgs
{
    private protected VpcSubnetArgs() { }

    /// <summary>The subnet's Name tag, unique in the VPC, such as mySubnet1.</summary>
    [Input("name", required: true)]
    public required string Name { get; init; }

    /// <summary>An IPv4 block inside the VPC's, between /16 and /28, that overlaps no other subnet's.</summary>
    [Input("cidrBlock", required: true)]
    public required string CidrBlock { get; init; }

    /// <summary>
    /// The availability zone: its name in this account, such as us-east-1a, or its ID, such as use1-az4, which is the
    /// same zone in every account. All subnets of a VPC name their zones the same way.
    /// </summary>
    [Input("availabilityZone", required: true)]
    public required string AvailabilityZone { get; init; }
}
