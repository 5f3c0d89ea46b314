using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>A VPC and what AWS creates with it.</summary>
internal sealed record VpcRecord(
    string Id,
    string Name,
    string Region,
    CidrBlock Block,
    bool DnsSupport,
    bool DnsHostnames,
    string DefaultSecurityGroupId
)
{
    /// <summary>The block that Amazon gave the VPC; null without IPv6.</summary>
    public CidrBlock? Ipv6Block { get; init; }

    public List<SubnetRecord> Subnets { get; } = [];

    /// <summary>Services that a gateway endpoint of this VPC leads to.</summary>
    public HashSet<string> GatewayServices { get; } = new(StringComparer.Ordinal);

    /// <summary>The Internet gateway attached to the VPC; null when there is none.</summary>
    public InternetGatewayRecord? InternetGateway { get; set; }

    /// <summary>
    /// Private DNS names that interface endpoints answer in this VPC, with the endpoint's resource name.
    /// </summary>
    public Dictionary<string, string> PrivateDnsOwners { get; } = new(StringComparer.Ordinal);
}

/// <summary>VPCs: Amazon VPC User Guide, "VPC CIDR blocks" and "DNS attributes for your VPC".</summary>
internal static class Vpcs
{
    public static readonly ResourceKind Kind = new(AwsTypes.Vpc, "EC2 VPC", Create);

    private static readonly string[] Tenancies = ["default", "dedicated"];

    public static Answer Create(ResourceRequest request)
    {
        var block = Cidr.Required(request, "cidrBlock");
        request.Require(
            block.PrefixLength is >= 16 and <= 28,
            "InvalidVpc.Range",
            $"the CIDR block {block} is not between /16 and /28. Choose a block such as 10.0.0.0/16."
        );
        request.RequireOneOf("instanceTenancy", Tenancies);

        request.Require(
            request.Inputs.Text("ipv6CidrBlock") is null && request.Inputs.Text("ipv6IpamPoolId") is null,
            "InvalidIpamPoolId.NotFound",
            "an IPv6 block of one's own comes from an IPAM pool, and the account has none. Set "
                + "assignGeneratedIpv6CidrBlock for one of Amazon's."
        );

        var id = request.Hash.Ec2Id("vpc");
        CidrBlock? ipv6 =
            request.Inputs.Flag("assignGeneratedIpv6CidrBlock") == true
                ? Ipv6Addresses.BlockOf(StableHash.Of(id, "ipv6 block"))
                : null;
        var vpc = new VpcRecord(
            id,
            request.Name,
            request.Region,
            block,
            request.Inputs.Flag("enableDnsSupport") ?? true,
            request.Inputs.Flag("enableDnsHostnames") ?? false,
            StableHash.Of(id, "default security group").Ec2Id("sg")
        )
        {
            Ipv6Block = ipv6,
        };
        var mainRouteTable = StableHash.Of(id, "main route table").Ec2Id("rtb");
        request.All<VpcRecord>().Add(id, vpc);
        request
            .All<SecurityGroupRecord>()
            .Add(
                vpc.DefaultSecurityGroupId,
                new SecurityGroupRecord(vpc.DefaultSecurityGroupId, $"{request.Name} (default)", vpc)
            );
        request
            .All<RouteTableRecord>()
            .Add(mainRouteTable, new RouteTableRecord(mainRouteTable, $"{request.Name} (main)", vpc));
        request.Account.TakeName("security group", $"{id}/default", request.Name);

        return new Answer(
            id,
            request
                .NewRegionalState()
                .Defaults(
                    ("assignGeneratedIpv6CidrBlock", false),
                    ("enableDnsHostnames", false),
                    ("enableDnsSupport", true),
                    ("enableNetworkAddressUsageMetrics", false),
                    ("instanceTenancy", "default"),
                    (
                        "ipv6AssociationId",
                        ipv6 is null ? "" : StableHash.Of(id, "ipv6 association").Ec2Id("vpc-cidr-assoc")
                    ),
                    ("ipv6CidrBlock", ipv6?.ToString() ?? ""),
                    ("ipv6CidrBlockNetworkBorderGroup", ipv6 is null ? "" : request.Region)
                )
                .Set("arn", request.Arn("ec2", $"vpc/{id}"))
                .Set("defaultNetworkAclId", StableHash.Of(id, "default network acl").Ec2Id("acl"))
                .Set("defaultRouteTableId", mainRouteTable)
                .Set("defaultSecurityGroupId", vpc.DefaultSecurityGroupId)
                .Set("dhcpOptionsId", StableHash.Of(request.AccountId, request.Region, "dhcp options").Ec2Id("dopt"))
                .Set("mainRouteTableId", mainRouteTable)
                .Set("ownerId", request.AccountId)
                .TagsAll()
                .Build()
        );
    }

    /// <summary>The VPC that the input names.</summary>
    public static VpcRecord Required(ResourceRequest request, string key = "vpcId")
    {
        if (request.Inputs.Text(key) is not { } id)
        {
            throw request.Refuse("VPCIdNotSpecified", $"{key} is required, because the account has no default VPC.");
        }

        return request.All<VpcRecord>().TryGetValue(id, out var vpc) && vpc.Region == request.Region
            ? vpc
            : throw request.Refuse("InvalidVpcID.NotFound", $"the VPC '{id}' does not exist in {request.Region}.");
    }
}
