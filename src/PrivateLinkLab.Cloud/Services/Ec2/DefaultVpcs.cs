using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>The default VPC of a region.</summary>
internal sealed record DefaultVpcRecord(VpcRecord Vpc);

/// <summary>
/// Default VPCs: 172.31.0.0/16 with a public subnet in each zone, an Internet gateway and a route to it (Amazon VPC
/// User Guide, "Default VPC components"). A resource that stands for one adopts it, and makes it where the account
/// has none (internal/service/ec2/vpc_default_vpc.go of the Terraform provider).
/// </summary>
internal static class DefaultVpcs
{
    public static readonly ResourceKind Kind = new(AwsTypes.DefaultVpc, "EC2 Default VPC", Adopt);
    public static readonly ResourceKind SubnetKind = new(AwsTypes.DefaultSubnet, "EC2 Default Subnet", AdoptSubnet);

    private static readonly CidrBlock Block = CidrBlock.Parse("172.31.0.0/16");

    /// <summary>The account's default VPC in the region; null when it has none.</summary>
    public static VpcRecord? Find(CloudRequest request) =>
        request.All<DefaultVpcRecord>().TryGetValue(request.Region, out var found) ? found.Vpc
        : request.Cloud.Options.HasDefaultVpc ? Make(request)
        : null;

    public static Answer Adopt(ResourceRequest request)
    {
        var existed = Find(request) is not null;
        var vpc = Find(request) ?? Make(request);
        Note(
            request,
            AwsTypes.Vpc,
            vpc.Id,
            StateOf(request, vpc, request.NewRegionalState()).Set("isDefault", true).TagsAll()
        );
        return new(
            vpc.Id,
            StateOf(request, vpc, request.NewRegionalState())
                .Set("existingDefaultVpc", existed)
                .Default("enableDnsHostnames", true)
                .Default("enableDnsSupport", true)
                .Default("forceDestroy", false)
                .Filled(AwsTypes.DefaultVpc)
                .Build()
        );
    }

    public static Answer AdoptSubnet(ResourceRequest request)
    {
        var zone = request.RequiredText("availabilityZone");
        request.Require(
            request.Zones.IdOf(zone) is not null,
            "InvalidParameterValue",
            $"availabilityZone '{zone}' is not a zone of {request.Region}; use {Format.Choice(request.Zones.Names)}."
        );
        var vpc = Find(request)
            ?? throw request.Refuse(
                "DefaultVpcDoesNotExist",
                $"the account has no default VPC in {request.Region}. Create it first, by an ec2.DefaultVpc."
            );
        var subnet = vpc.Subnets.Find(subnet => subnet.Zone == zone && subnet.Name == NameOf(zone))!;
        Note(
            request,
            AwsTypes.Subnet,
            subnet.Id,
            SubnetState(request, subnet, request.NewRegionalState()).Set("isDefault", true).TagsAll()
        );
        return new(
            subnet.Id,
            SubnetState(request, subnet, request.NewRegionalState())
                .Set("existingDefaultSubnet", true)
                .Default("mapPublicIpOnLaunch", true)
                .Default("forceDestroy", false)
                .Filled(AwsTypes.DefaultSubnet)
                .Build()
        );
    }

    /// <summary>What a default subnet has that the program does not say.</summary>
    private static StateBuilder SubnetState(CloudRequest request, SubnetRecord subnet, StateBuilder state) =>
        state
            .Set("arn", Arn(request, $"subnet/{subnet.Id}"))
            .Set("availabilityZone", subnet.Zone)
            .Set("availabilityZoneId", subnet.ZoneId)
            .Set("cidrBlock", subnet.Block.ToString())
            .Set("ownerId", request.AccountId)
            .Set("vpcId", subnet.Vpc.Id)
            .Defaults(("mapPublicIpOnLaunch", true), ("privateDnsHostnameTypeOnLaunch", "ip-name"));

    private static StateBuilder StateOf(CloudRequest request, VpcRecord vpc, StateBuilder state) =>
        state
            .Set("arn", Arn(request, $"vpc/{vpc.Id}"))
            .Set("cidrBlock", Block.ToString())
            .Set("defaultNetworkAclId", vpc.DefaultNetworkAclId)
            .Set("defaultRouteTableId", vpc.MainRouteTableId)
            .Set("defaultSecurityGroupId", vpc.DefaultSecurityGroupId)
            .Set("dhcpOptionsId", Vpcs.DhcpOptionsId(request))
            .Set("instanceTenancy", "default")
            .Set("mainRouteTableId", vpc.MainRouteTableId)
            .Set("ownerId", request.AccountId);

    private static VpcRecord Make(CloudRequest request)
    {
        var hash = request.Account.IsOwn
            ? StableHash.Of("default vpc", request.Region)
            : StableHash.Of("default vpc", request.Region, request.AccountId);
        var id = hash.Ec2Id("vpc");
        var vpc = new VpcRecord(
            id,
            "default VPC",
            request.Region,
            Block,
            DnsSupport: true,
            DnsHostnames: true,
            StableHash.Of(id, "default security group").Ec2Id("sg")
        )
        {
            DefaultNetworkAclId = StableHash.Of(id, "default network acl").Ec2Id("acl"),
            MainRouteTableId = StableHash.Of(id, "main route table").Ec2Id("rtb"),
        };
        request.All<DefaultVpcRecord>().Add(request.Region, new(vpc));
        Vpcs.Keep(request, vpc);

        var gateway = new InternetGatewayRecord(
            StableHash.Of(id, "internet gateway").Ec2Id("igw"),
            "default internet gateway",
            request.Region,
            vpc
        );
        vpc.InternetGateway = gateway;
        request.All<InternetGatewayRecord>().Add(gateway.Id, gateway);
        request.All<RouteTableRecord>()[vpc.MainRouteTableId].Routes["0.0.0.0/0"] = gateway.Name;

        // A /20 in each zone, in the order of their names.
        for (var index = 0; index < request.Zones.Names.Count; index++)
        {
            var zone = request.Zones.Names[index];
            var subnet = new SubnetRecord(
                StableHash.Of(id, "default subnet", zone).Ec2Id("subnet"),
                NameOf(zone),
                vpc,
                CidrBlock.Parse($"172.31.{16 * index}.0/20"),
                zone,
                request.Zones.IdOf(zone)!,
                MapsPublicIp: true
            );
            vpc.Subnets.Add(subnet);
            request.All<SubnetRecord>().Add(subnet.Id, subnet);
            Note(request, AwsTypes.Subnet, subnet.Id, SubnetState(request, subnet, Empty()).Set("isDefault", true));
        }

        Note(request, AwsTypes.Vpc, id, StateOf(request, vpc, Empty()).Set("isDefault", true));
        Note(
            request,
            AwsTypes.InternetGateway,
            gateway.Id,
            Empty().Set("vpcId", id).Set("arn", Arn(request, $"internet-gateway/{gateway.Id}"))
        );
        return vpc;
    }

    private static string NameOf(string zone) => $"default subnet of {zone}";

    private static StateBuilder Empty() => new(InputBag.Empty);

    private static string Arn(CloudRequest request, string resource) =>
        $"arn:{request.Partition}:ec2:{request.Region}:{request.AccountId}:{resource}";

    private static void Note(CloudRequest request, string type, string id, StateBuilder state) =>
        request.Account.Created.Add(new(type, id, request.Region, state.Build()));
}
