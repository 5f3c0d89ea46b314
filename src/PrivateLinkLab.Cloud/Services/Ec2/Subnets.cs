using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>A subnet and the addresses in use.</summary>
internal sealed record SubnetRecord(
    string Id,
    string Name,
    VpcRecord Vpc,
    CidrBlock Block,
    string Zone,
    string ZoneId,
    bool MapsPublicIp
)
{
    public AddressPool Addresses { get; } = new(Block);

    /// <summary>The subnet's part of the VPC's IPv6 block; null without IPv6.</summary>
    public CidrBlock? Ipv6Block { get; init; }

    /// <summary>Whether network interfaces get an IPv6 address without asking for one.</summary>
    public bool AssignsIpv6 { get; init; }

    /// <summary>The id of its network ACL; null for the VPC's default one.</summary>
    public string? NetworkAcl { get; set; }

    /// <summary>The resource whose association gives the subnet its route table; null for the main one.</summary>
    public string? RouteTableAssociation { get; set; }

    /// <summary>The id of its route table; null for the VPC's main one.</summary>
    public string? RouteTableId { get; set; }
}

/// <summary>Subnets: Amazon VPC User Guide, "Subnet CIDR blocks".</summary>
internal static class Subnets
{
    public static readonly ResourceKind Kind = new(AwsTypes.Subnet, "EC2 Subnet", Create);

    public static Answer Create(ResourceRequest request)
    {
        var vpc = Vpcs.Required(request);
        var block = Cidr.Required(request, "cidrBlock");
        request.Require(
            block.PrefixLength is >= 16 and <= 28,
            "InvalidSubnet.Range",
            $"the CIDR block {block} is not between /16 and /28. Choose a block such as 10.0.1.0/24."
        );
        var blocks = Format.Choice([.. vpc.Blocks.Select(outer => outer.ToString())]);
        request.Require(
            vpc.Blocks.Any(outer => outer.Contains(block)),
            "InvalidSubnet.Range",
            $"the CIDR block {block} is not inside {blocks} of VPC '{vpc.Name}'. Choose a block inside {blocks}."
        );
        if (vpc.Subnets.Find(other => other.Block.Overlaps(block)) is { } taken)
        {
            throw request.Refuse(
                "InvalidSubnet.Conflict",
                $"the CIDR block {block} overlaps {taken.Block} of subnet '{taken.Name}'. "
                    + $"Choose a free block inside {blocks}."
            );
        }

        var ipv6 = Ipv6(request, vpc);
        var (zone, zoneId) = Zone(request);

        var id = request.Hash.Ec2Id("subnet");
        var subnet = new SubnetRecord(
            id,
            request.Name,
            vpc,
            block,
            zone,
            zoneId,
            request.Inputs.Flag("mapPublicIpOnLaunch") ?? false
        )
        {
            Ipv6Block = ipv6,
            AssignsIpv6 = request.Inputs.Flag("assignIpv6AddressOnCreation") ?? false,
        };
        vpc.Subnets.Add(subnet);
        request.All<SubnetRecord>().Add(id, subnet);

        return new Answer(
            id,
            request
                .NewRegionalState()
                .Set("availabilityZone", zone)
                .Set("availabilityZoneId", zoneId)
                .Defaults(
                    ("assignIpv6AddressOnCreation", false),
                    ("customerOwnedIpv4Pool", ""),
                    ("enableDns64", false),
                    ("enableLniAtDeviceIndex", 0),
                    ("enableResourceNameDnsARecordOnLaunch", false),
                    ("enableResourceNameDnsAaaaRecordOnLaunch", false),
                    ("ipv6CidrBlock", ""),
                    (
                        "ipv6CidrBlockAssociationId",
                        ipv6 is null ? "" : StableHash.Of(id, "ipv6 association").Ec2Id("subnet-cidr-assoc")
                    ),
                    ("ipv6Native", false),
                    ("mapCustomerOwnedIpOnLaunch", false),
                    ("mapPublicIpOnLaunch", false),
                    ("outpostArn", ""),
                    ("privateDnsHostnameTypeOnLaunch", "ip-name")
                )
                .Set("arn", request.Arn("ec2", $"subnet/{id}"))
                .Set("ownerId", request.AccountId)
                .TagsAll()
                .Build()
        );
    }

    /// <summary>The subnet with the id.</summary>
    public static SubnetRecord Find(ResourceRequest request, string id) =>
        request.All<SubnetRecord>().TryGetValue(id, out var subnet) && subnet.Vpc.Region == request.Region
            ? subnet
            : throw request.Refuse(
                "InvalidSubnetID.NotFound",
                $"the subnet '{id}' does not exist in {request.Region}."
            );

    /// <summary>Gives a network interface its address in the subnet: the chosen one, or one that is free.</summary>
    public static string TakeAddress(
        ResourceRequest request,
        SubnetRecord subnet,
        string interfaceId,
        string? chosen,
        string key
    )
    {
        if (chosen is null)
        {
            return subnet.Addresses.Take(interfaceId)
                ?? throw request.Refuse(
                    "InsufficientFreeAddressesInSubnet",
                    $"subnet '{subnet.Name}' ({subnet.Block}) has no free address. Choose a subnet with free "
                        + "addresses or a larger block."
                );
        }

        request.Require(
            IpAddress.TryParse(chosen, out var address) && subnet.Addresses.IsUsable(address),
            "InvalidParameterValue",
            $"{key} '{chosen}' is not an address that subnet '{subnet.Name}' ({subnet.Block}) gives out; "
                + "the first four and the last are AWS's own."
        );
        request.Require(
            subnet.Addresses.TryTake(address, interfaceId),
            "InvalidIPAddress.InUse",
            $"{key} '{chosen}' is in use in subnet '{subnet.Name}'. Choose another address or none."
        );
        return chosen;
    }

    // EC2 API reference, CreateSubnet: a block from /44 to /64, in steps of 4.
    private static CidrBlock? Ipv6(ResourceRequest request, VpcRecord vpc)
    {
        if (request.Inputs.Text("ipv6CidrBlock") is not { } text)
        {
            request.Require(
                request.Inputs.Flag("assignIpv6AddressOnCreation") != true,
                "InvalidParameterValue",
                "assignIpv6AddressOnCreation is true, and the subnet has no IPv6 block. Give it an ipv6CidrBlock."
            );
            return null;
        }

        var block = Cidr.ParseIpv6(request, "ipv6CidrBlock", text);
        request.Require(
            vpc.Ipv6Block is not null,
            "InvalidSubnet.Range",
            $"the IPv6 CIDR block {block} is of no use to VPC '{vpc.Name}', which has none. Set "
                + $"assignGeneratedIpv6CidrBlock of the VPC."
        );
        request.Require(
            block.PrefixLength is >= 44 and <= 64 && block.PrefixLength % 4 == 0,
            "InvalidSubnet.Range",
            $"the IPv6 CIDR block {block} is not between /44 and /64 in steps of 4. Choose a /64."
        );
        request.Require(
            vpc.Ipv6Block.Value.Contains(block),
            "InvalidSubnet.Range",
            $"the IPv6 CIDR block {block} is not inside {vpc.Ipv6Block} of VPC '{vpc.Name}'. Choose a /64 "
                + $"inside {vpc.Ipv6Block}."
        );
        var taken = vpc.Subnets.Find(other => other.Ipv6Block?.Overlaps(block) == true);
        request.Require(
            taken is null,
            "InvalidSubnet.Conflict",
            $"the IPv6 CIDR block {block} overlaps {taken?.Ipv6Block} of subnet '{taken?.Name}'. Choose a free /64 "
                + $"inside {vpc.Ipv6Block}."
        );
        return block;
    }

    // AWS picks a zone when none is given; here it is the region's first.
    private static (string Zone, string ZoneId) Zone(ResourceRequest request)
    {
        var zones = request.Zones.Names;
        var byId = request.Inputs.Text("availabilityZoneId");
        var name = request.Inputs.Text("availabilityZone") ?? (byId is null ? zones[0] : request.Zones.NameOf(byId));
        if (name is null)
        {
            throw request.Refuse(
                "InvalidParameterValue",
                $"availabilityZoneId '{byId}' is not a zone of {request.Region}; use "
                    + $"{Format.Choice([.. zones.Select(zone => request.Zones.IdOf(zone)!)])}."
            );
        }

        var id = request.Zones.IdOf(name)
            ?? throw request.Refuse(
                "InvalidParameterValue",
                $"availabilityZone '{name}' is not a zone of {request.Region}; use {Format.Choice(zones)}."
            );
        request.Require(
            byId is null || byId == id,
            "InvalidParameterCombination",
            $"availabilityZone '{name}' is {id}, not availabilityZoneId '{byId}'. Give one of the two."
        );
        return (name, id);
    }
}
