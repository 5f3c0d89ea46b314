namespace PrivateLinkLab.Graph.Isolation;

/// <summary>One route of a route table, from a resource of its own or from the table's list.</summary>
/// <param name="Opener">The resource that makes it.</param>
/// <param name="Destination">A block, or a prefix list's id.</param>
/// <param name="TargetKey">The property that names the target, such as natGatewayId.</param>
/// <param name="Target">The target's id; null while it is not known.</param>
internal sealed record DeclaredRoute(ResourceNode Opener, string Destination, string TargetKey, string? Target)
{
    private static readonly string[] Destinations =
    [
        "destinationCidrBlock",
        "destinationIpv6CidrBlock",
        "destinationPrefixListId",
        "cidrBlock",
        "ipv6CidrBlock",
    ];

    private static readonly string[] Targets =
    [
        "gatewayId",
        "natGatewayId",
        "egressOnlyGatewayId",
        "carrierGatewayId",
        "transitGatewayId",
        "vpcPeeringConnectionId",
        "networkInterfaceId",
        "vpcEndpointId",
        "localGatewayId",
        "coreNetworkArn",
    ];

    /// <summary>Whether the destination is every address of a family, or one of the halves that together are.</summary>
    public bool IsDefault =>
        Destination.EndsWith("/0", StringComparison.Ordinal) || Destination.EndsWith("/1", StringComparison.Ordinal);

    /// <summary>
    /// Whether the target is a gateway of the internet. A gatewayId may also be local, a VPN's or an endpoint's.
    /// </summary>
    public bool LeadsToTheInternet =>
        TargetKey switch
        {
            "natGatewayId" or "egressOnlyGatewayId" or "carrierGatewayId" => true,
            "gatewayId" => Target?.StartsWith("igw-", StringComparison.Ordinal) == true,
            _ => false,
        };

    /// <summary>Reads a route; null when the properties have no destination or no target.</summary>
    public static DeclaredRoute? Read(ResourceNode opener, MapValue properties)
    {
        var destination = Destinations.Select(properties.GetText).FirstOrDefault(text => !string.IsNullOrEmpty(text));
        var target = Array.Find(Targets, key =>
            properties.Find(key) is { Kind: not PropertyKind.Null } value && value.AsText() != ""
        );
        return destination is null || target is null
            ? null
            : new(opener, destination, target, properties.GetText(target));
    }
}
