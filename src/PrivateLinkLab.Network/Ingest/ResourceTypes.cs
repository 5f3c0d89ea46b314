using PrivateLinkLab.Amazon.Types;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>What several types of resource stand for.</summary>
internal static class ResourceTypes
{
    public static readonly ResourceType[] Vpcs = [AwsTypes.Vpc, AwsTypes.DefaultVpc];
    public static readonly ResourceType[] Subnets = [AwsTypes.Subnet, AwsTypes.DefaultSubnet];
    public static readonly ResourceType[] Instances = [AwsTypes.Instance, AwsTypes.SpotInstanceRequest];

    // Where the id of one may come from: a VPC has its main route table, default network ACL and default security
    // group.
    public static readonly ResourceType[] RouteTables = [AwsTypes.RouteTable, AwsTypes.DefaultRouteTable, .. Vpcs];
    public static readonly ResourceType[] NetworkAcls = [AwsTypes.NetworkAcl, AwsTypes.DefaultNetworkAcl, .. Vpcs];

    // An EKS cluster has the group that AWS makes for it.
    public static readonly ResourceType[] SecurityGroups =
    [
        AwsTypes.SecurityGroup,
        AwsTypes.DefaultSecurityGroup,
        AwsTypes.EksCluster,
        .. Vpcs,
    ];

    // An instance has its primary network interface.
    public static readonly ResourceType[] NetworkInterfaces = [AwsTypes.NetworkInterface, .. Instances];
    public static readonly ResourceType[] Targets =
    [
        .. NetworkInterfaces,
        AwsTypes.LoadBalancer,
        AwsTypes.LambdaFunction,
        AwsTypes.LambdaAlias,
    ];
}
