using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Tables;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>
/// What finds networks, instances and addresses: EC2 API Reference, the Describe actions and their filters.
/// </summary>
internal static class Ec2Lookups
{
    private static readonly ResourceType[] VpcTypes = [AwsTypes.Vpc, AwsTypes.DefaultVpc];
    private static readonly ResourceType[] SubnetTypes = [AwsTypes.Subnet, AwsTypes.DefaultSubnet];
    private static readonly ResourceType[] TableTypes = [AwsTypes.RouteTable, AwsTypes.DefaultRouteTable];

    private static readonly (string, string)[] VpcFilters =
    [
        ("vpc-id", "id"),
        ("cidr", "cidrBlock"),
        ("cidr-block", "cidrBlock"),
        ("cidrBlock", "cidrBlock"),
        ("is-default", "isDefault"),
        ("isDefault", "isDefault"),
        ("owner-id", "ownerId"),
        ("dhcp-options-id", "dhcpOptionsId"),
    ];

    private static readonly (string, string)[] SubnetFilters =
    [
        ("subnet-id", "id"),
        ("vpc-id", "vpcId"),
        ("availability-zone", "availabilityZone"),
        ("availabilityZone", "availabilityZone"),
        ("availability-zone-id", "availabilityZoneId"),
        ("cidr-block", "cidrBlock"),
        ("default-for-az", "isDefault"),
        ("defaultForAz", "isDefault"),
        ("map-public-ip-on-launch", "mapPublicIpOnLaunch"),
        ("owner-id", "ownerId"),
    ];

    private static readonly (string, string)[] GroupFilters =
    [
        ("group-id", "id"),
        ("group-name", "name"),
        ("vpc-id", "vpcId"),
        ("description", "description"),
        ("owner-id", "ownerId"),
    ];

    private static readonly (string, string)[] TableFilters =
    [
        ("route-table-id", "id"),
        ("vpc-id", "vpcId"),
        ("association.main", "isDefault"),
    ];

    private static readonly LookupRow[] Rows =
    [
        new("aws:ec2/getVpc:getVpc", "EC2 VPC", VpcTypes)
        {
            NotFound = "InvalidVpcID.NotFound",
            Keys =
            [
                ("id", "id"),
                ("cidrBlock", "cidrBlock"),
                ("default", "isDefault"),
                ("dhcpOptionsId", "dhcpOptionsId"),
            ],
            Filters = VpcFilters,
            Values = (request, vpc) =>
                [
                    ("default", IsDefault(vpc)),
                    (
                        "cidrBlockAssociations",
                        StateBuilder.Maps(
                            request
                                .All<VpcRecord>()[vpc.Id]
                                .Blocks.Select(block =>
                                    StateBuilder.Map(
                                        (
                                            "associationId",
                                            Hashing.StableHash.Of(vpc.Id, block.ToString()).Ec2Id("vpc-cidr-assoc")
                                        ),
                                        ("cidrBlock", block.ToString()),
                                        ("state", "associated")
                                    )
                                )
                        )
                    ),
                    ("state", "available"),
                ],
            Elsewhere = [("cidrBlock", "10.0.0.0/16"), ("enableDnsHostnames", true), ("enableDnsSupport", true)],
        },
        new("aws:ec2/getVpcs:getVpcs", "EC2 VPCs", VpcTypes)
        {
            Keys = [],
            Filters = VpcFilters,
            Several = "ids",
        },
        new("aws:ec2/getSubnet:getSubnet", "EC2 Subnet", SubnetTypes)
        {
            NotFound = "InvalidSubnetID.NotFound",
            Keys =
            [
                ("id", "id"),
                ("vpcId", "vpcId"),
                ("availabilityZone", "availabilityZone"),
                ("availabilityZoneId", "availabilityZoneId"),
                ("cidrBlock", "cidrBlock"),
                ("defaultForAz", "isDefault"),
            ],
            Filters = SubnetFilters,
            Values = (request, subnet) =>
                [
                    ("defaultForAz", IsDefault(subnet)),
                    ("availableIpAddressCount", request.All<SubnetRecord>()[subnet.Id].Addresses.Free),
                    ("state", "available"),
                ],
            // Some zone: a program that spreads over zones asks for the one that each subnet is in.
            Elsewhere = [("availabilityZone", "{region}a"), ("cidrBlock", "10.0.0.0/24"), ("state", "available")],
        },
        new("aws:ec2/getSubnets:getSubnets", "EC2 Subnets", SubnetTypes)
        {
            Keys = [],
            Filters = SubnetFilters,
            Several = "ids",
        },
        new("aws:ec2/getSecurityGroup:getSecurityGroup", "EC2 Security Group", SecurityGroups.Types)
        {
            NotFound = "InvalidGroup.NotFound",
            Keys = [("id", "id"), ("name", "name"), ("vpcId", "vpcId")],
            Filters = GroupFilters,
        },
        new("aws:ec2/getSecurityGroups:getSecurityGroups", "EC2 Security Groups", SecurityGroups.Types)
        {
            Keys = [],
            Filters = GroupFilters,
            Several = "ids",
        },
        new("aws:ec2/getRouteTable:getRouteTable", "EC2 Route Table", TableTypes)
        {
            NotFound = "InvalidRouteTableID.NotFound",
            Keys = [("routeTableId", "id"), ("vpcId", "vpcId")],
            Filters = TableFilters,
            Where = (request, table) =>
                request.Inputs.Text("subnetId") is not { } id
                || (
                    request.All<SubnetRecord>().TryGetValue(id, out var subnet)
                    && (subnet.RouteTableId ?? subnet.Vpc.MainRouteTableId) == table.Id
                ),
            // Of a VPC's tables, the main one.
            Narrow = (request, found) =>
                found.Where(table => request.All<RouteTableRecord>()[table.Id].Vpc.MainRouteTableId == table.Id),
            Values = (_, table) => [("routeTableId", table.Id)],
        },
        new("aws:ec2/getRouteTables:getRouteTables", "EC2 Route Tables", TableTypes)
        {
            Keys = [("vpcId", "vpcId")],
            Filters = TableFilters,
            Several = "ids",
        },
        new("aws:ec2/getInternetGateway:getInternetGateway", "EC2 Internet Gateway", AwsTypes.InternetGateway)
        {
            NotFound = "InvalidInternetGatewayID.NotFound",
            Keys = [("internetGatewayId", "id")],
            Filters = [("internet-gateway-id", "id"), ("attachment.vpc-id", "vpcId")],
            Values = (_, gateway) =>
                [
                    ("internetGatewayId", gateway.Id),
                    (
                        "attachments",
                        StateBuilder.Maps(
                            gateway.Text("vpcId") is { Length: > 0 } vpc
                                ? [StateBuilder.Map(("state", "available"), ("vpcId", vpc))]
                                : []
                        )
                    ),
                ],
        },
        new("aws:ec2/getNatGateway:getNatGateway", "EC2 NAT Gateway", AwsTypes.NatGateway)
        {
            NotFound = "NatGatewayNotFound",
            Keys = [("id", "id"), ("subnetId", "subnetId"), ("vpcId", "vpcId")],
            Filters = [("nat-gateway-id", "id"), ("subnet-id", "subnetId"), ("vpc-id", "vpcId")],
            Values = (_, _) => [("state", "available")],
        },
        new("aws:ec2/getInstance:getInstance", "EC2 Instance", AwsTypes.Instance)
        {
            NotFound = "InvalidInstanceID.NotFound",
            Keys = [("instanceId", "id")],
            Filters =
            [
                ("instance-id", "id"),
                ("image-id", "ami"),
                ("instance-type", "instanceType"),
                ("instance-state-name", "instanceState"),
                ("private-ip-address", "privateIp"),
                ("subnet-id", "subnetId"),
                ("availability-zone", "availabilityZone"),
            ],
            Values = (_, instance) =>
                [("instanceId", instance.Id), ("networkInterfaceId", instance.Text("primaryNetworkInterfaceId") ?? "")],
        },
        new("aws:ec2/getElasticIp:getElasticIp", "EC2 EIP", AwsTypes.Eip)
        {
            NotFound = "InvalidAddress.NotFound",
            Keys = [("id", "id"), ("publicIp", "publicIp")],
            Filters = [("allocation-id", "id"), ("public-ip", "publicIp"), ("domain", "domain")],
        },
        new("aws:ec2/getVpcEndpoint:getVpcEndpoint", "EC2 VPC Endpoint", AwsTypes.VpcEndpoint)
        {
            NotFound = "InvalidVpcEndpointId.NotFound",
            Keys = [("id", "id"), ("serviceName", "serviceName"), ("vpcId", "vpcId"), ("state", "state")],
            Filters = [("vpc-endpoint-id", "id"), ("vpc-id", "vpcId"), ("service-name", "serviceName")],
        },
        new("aws:ec2/getKeyPair:getKeyPair", "EC2 Key Pair", AwsTypes.KeyPair)
        {
            NotFound = "InvalidKeyPair.NotFound",
            Keys = [("keyName", "keyName"), ("keyPairId", "keyPairId")],
            Filters = [("key-name", "keyName"), ("fingerprint", "fingerprint")],
        },
    ];

    /// <summary>All of them; each finds the default VPC and what is in it.</summary>
    public static readonly IReadOnlyList<LookupRow> All =
    [
        .. Rows.Select(row => row with { Before = request => DefaultVpcs.Find(request) }),
    ];

    private static bool IsDefault(CreatedResource resource) =>
        resource.Type is "aws:ec2/defaultVpc:DefaultVpc" or "aws:ec2/defaultSubnet:DefaultSubnet"
        || resource.State.Find("isDefault")?.AsBool() == true;

    /// <summary>The prefix lists of AWS's services: EC2 API Reference, "DescribePrefixLists".</summary>
    public static readonly FunctionKind PrefixListKind = new(
        "aws:ec2/getPrefixList:getPrefixList",
        "EC2 Prefix List",
        request =>
        {
            var wanted = new[] { request.Inputs.Text("name"), request.Inputs.Text("prefixListId") }
                .Concat(request.Inputs.Bags("filters").SelectMany(filter => filter.Texts("values")))
                .OfType<string>()
                .FirstOrDefault("");
            foreach (var service in (string[])["s3", "dynamodb"])
            {
                var (id, name) = (
                    PrefixLists.IdOf(service, request.Region),
                    $"com.amazonaws.{request.Region}.{service}"
                );
                if (wanted == id || wanted == name)
                {
                    return StateBuilder.Map(
                        ("cidrBlocks", StateBuilder.List(PrefixLists.BlocksOf(service))),
                        ("id", id),
                        ("name", name),
                        ("prefixListId", id),
                        ("region", request.Region)
                    );
                }
            }

            throw request.Refuse(wanted, "InvalidPrefixListId.NotFound", "it is neither S3's nor DynamoDB's list.");
        }
    )
    {
        Elsewhere = [],
    };
}
