using Pulumi;

namespace PrivateLinkLab.Components.Network;

/// <summary>A subnet that a component makes: <see cref="PrivateSubnetArgs"/> or <see cref="PublicSubnetArgs"/>.</summary>
public abstract class VpcSubnetArgs : ResourceArgs
{
    private protected VpcSubnetArgs()
    {
    }

    /// <summary>The subnet's Name tag, unique in the VPC, such as mySubnet1.</summary>
    [Input("name", required: true)]
    public required string Name { get; init; }

    /// <summary>An IPv4 block inside the VPC's, between /16 and /28, that overlaps no other subnet's.</summary>
    [Input("cidrBlock", required: true)]
    public required string CidrBlock { get; init; }

    /// <summary>The name of the availability zone, such as us-east-1a.</summary>
    [Input("availabilityZone", required: true)]
    public required string AvailabilityZone { get; init; }
}
