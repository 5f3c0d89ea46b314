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

    public required string MainRouteTableId { get; init; }

    public required string DefaultNetworkAclId { get; init; }

    /// <summary>The IPv4 blocks that were associated later.</summary>
    public List<CidrBlock> OtherBlocks { get; } = [];

    public IEnumerable<CidrBlock> Blocks => OtherBlocks.Prepend(Block);

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
            MainRouteTableId = StableHash.Of(id, "main route table").Ec2Id("rtb"),
            DefaultNetworkAclId = StableHash.Of(id, "default network acl").Ec2Id("acl"),
        };
        Keep(request, vpc);

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
                .Set("defaultNetworkAclId", vpc.DefaultNetworkAclId)
                .Set("defaultRouteTableId", vpc.MainRouteTableId)
                .Set("defaultSecurityGroupId", vpc.DefaultSecurityGroupId)
                .Set("dhcpOptionsId", DhcpOptionsId(request))
                .Set("mainRouteTableId", vpc.MainRouteTableId)
                .Set("ownerId", request.AccountId)
                .TagsAll()
                .Build()
        );
    }

    /// <summary>Keeps a VPC with what AWS creates with every one.</summary>
    public static void Keep(CloudRequest request, VpcRecord vpc)
    {
        request.All<VpcRecord>().Add(vpc.Id, vpc);
        request
            .All<SecurityGroupRecord>()
            .Add(
                vpc.DefaultSecurityGroupId,
                new SecurityGroupRecord(vpc.DefaultSecurityGroupId, $"{vpc.Name} (default)", vpc)
            );
        request
            .All<RouteTableRecord>()
            .Add(vpc.MainRouteTableId, new RouteTableRecord(vpc.MainRouteTableId, $"{vpc.Name} (main)", vpc));
        request
            .All<NetworkAclRecord>()
            .Add(vpc.DefaultNetworkAclId, new NetworkAclRecord(vpc.DefaultNetworkAclId, $"{vpc.Name} (default)", vpc));
        request.Account.TakeName("security group", $"{vpc.Id}/default", vpc.Name);
        foreach (
            var (type, id, kind) in new[]
            {
                (AwsTypes.SecurityGroup, vpc.DefaultSecurityGroupId, "security-group"),
                (AwsTypes.RouteTable, vpc.MainRouteTableId, "route-table"),
                (AwsTypes.NetworkAcl, vpc.DefaultNetworkAclId, "network-acl"),
            }
        )
        {
            var state = new StateBuilder(InputBag.Empty)
                .Set("arn", $"arn:{request.Partition}:ec2:{request.Region}:{request.AccountId}:{kind}/{id}")
                .Set("ownerId", request.AccountId)
                .Set("vpcId", vpc.Id)
                .Set("isDefault", true);
            if (type == AwsTypes.SecurityGroup)
            {
                state.Set("name", "default").Set("description", "default VPC security group");
            }

            request.Account.Created.Add(new(type, id, request.Region, state.Build()));
        }
    }

    /// <summary>The DHCP options that a region's VPCs have from the start.</summary>
    public static string DhcpOptionsId(CloudRequest request) =>
        StableHash.Of(request.AccountId, request.Region, "dhcp options").Ec2Id("dopt");

    /// <summary>The VPC that the input names; without one the default VPC.</summary>
    public static VpcRecord Required(ResourceRequest request, string key = "vpcId")
    {
        if (request.Inputs.Text(key) is not { } id)
        {
            return DefaultVpcs.Find(request)
                ?? throw request.Refuse(
                    "VPCIdNotSpecified",
                    $"{key} is required, because the account has no default VPC."
                );
        }

        return request.All<VpcRecord>().TryGetValue(id, out var vpc) && vpc.Region == request.Region
            ? vpc
            : throw request.Refuse("InvalidVpcID.NotFound", $"the VPC '{id}' does not exist in {request.Region}.");
    }
}
