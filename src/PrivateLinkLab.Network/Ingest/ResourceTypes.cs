namespace PrivateLinkLab.Network.Ingest;

/// <summary>The types that the model is built from, in the spellings of the AWS provider's versions 6 and 7.</summary>
internal static class ResourceTypes
{
    public static readonly string[] Vpc = ["aws:ec2/vpc:Vpc", "aws:ec2/defaultVpc:DefaultVpc"];
    public static readonly string[] VpcBlock = ["aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation"];
    public static readonly string[] VpcIpv6Block = ["aws:ec2/vpcIpv6CidrBlockAssociation:VpcIpv6CidrBlockAssociation"];
    public static readonly string[] DhcpOptions = ["aws:ec2/vpcDhcpOptions:VpcDhcpOptions"];
    public static readonly string[] DhcpAssociation = ["aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation"];
    public static readonly string[] Subnet = ["aws:ec2/subnet:Subnet", "aws:ec2/defaultSubnet:DefaultSubnet"];
    public static readonly string[] RouteTable = ["aws:ec2/routeTable:RouteTable"];
    public static readonly string[] DefaultRouteTable = ["aws:ec2/defaultRouteTable:DefaultRouteTable"];
    public static readonly string[] Route = ["aws:ec2/route:Route"];
    public static readonly string[] RouteTableAssociation = ["aws:ec2/routeTableAssociation:RouteTableAssociation"];
    public static readonly string[] MainRouteTable = ["aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation"];
    public static readonly string[] InternetGateway = ["aws:ec2/internetGateway:InternetGateway"];
    public static readonly string[] InternetGatewayAttachment = ["aws:ec2/internetGatewayAttachment:InternetGatewayAttachment"];
    public static readonly string[] EgressOnlyGateway = ["aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway"];
    public static readonly string[] NatGateway = ["aws:ec2/natGateway:NatGateway"];
    public static readonly string[] ElasticIp = ["aws:ec2/eip:Eip"];
    public static readonly string[] ElasticIpAssociation = ["aws:ec2/eipAssociation:EipAssociation"];
    public static readonly string[] Peering = ["aws:ec2/vpcPeeringConnection:VpcPeeringConnection"];
    public static readonly string[] PeeringAccepter = ["aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter"];
    public static readonly string[] PeeringOptions = ["aws:ec2/peeringConnectionOptions:PeeringConnectionOptions"];
    public static readonly string[] NetworkAcl = ["aws:ec2/networkAcl:NetworkAcl"];
    public static readonly string[] DefaultNetworkAcl = ["aws:ec2/defaultNetworkAcl:DefaultNetworkAcl"];
    public static readonly string[] NetworkAclRule = ["aws:ec2/networkAclRule:NetworkAclRule"];
    public static readonly string[] NetworkAclAssociation = ["aws:ec2/networkAclAssociation:NetworkAclAssociation"];
    public static readonly string[] SecurityGroup = ["aws:ec2/securityGroup:SecurityGroup"];
    public static readonly string[] DefaultSecurityGroup = ["aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"];
    public static readonly string[] SecurityGroupRule = ["aws:ec2/securityGroupRule:SecurityGroupRule"];
    public static readonly string[] IngressRule = ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"];
    public static readonly string[] EgressRule = ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"];
    public static readonly string[] PrefixList = ["aws:ec2/managedPrefixList:ManagedPrefixList"];
    public static readonly string[] PrefixListEntry = ["aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry"];
    public static readonly string[] NetworkInterface = ["aws:ec2/networkInterface:NetworkInterface"];
    public static readonly string[] InterfaceAttachment = ["aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment"];

    public static readonly string[] InterfaceGroup =
        ["aws:ec2/networkInterfaceSecurityGroupAttachment:NetworkInterfaceSecurityGroupAttachment"];

    public static readonly string[] Instance = ["aws:ec2/instance:Instance", "aws:ec2/spotInstanceRequest:SpotInstanceRequest"];
    public static readonly string[] InstanceState = ["aws:ec2transitgateway/instanceState:InstanceState"];
    public static readonly string[] Endpoint = ["aws:ec2/vpcEndpoint:VpcEndpoint"];
    public static readonly string[] EndpointSubnet = ["aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation"];

    public static readonly string[] EndpointRouteTable =
        ["aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation"];

    public static readonly string[] EndpointGroup = ["aws:ec2/securityGroupAssociation:SecurityGroupAssociation"];
    public static readonly string[] EndpointPolicy = ["aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy"];
    public static readonly string[] EndpointPrivateDns = ["aws:vpc/endpointPrivateDns:EndpointPrivateDns"];
    public static readonly string[] EndpointService = ["aws:ec2/vpcEndpointService:VpcEndpointService"];

    public static readonly string[] AllowedPrincipal =
        ["aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple"];

    public static readonly string[] ConnectionAccepter =
        ["aws:ec2/vpcEndpointConnectionAccepter:VpcEndpointConnectionAccepter"];

    public static readonly string[] PrivateNameVerification =
        ["aws:vpc/endpointServicePrivateDnsVerification:EndpointServicePrivateDnsVerification"];

    public static readonly string[] LoadBalancer =
        Balancing("loadBalancer:LoadBalancer", "applicationLoadBalancer:ApplicationLoadBalancer");

    public static readonly string[] Listener = Balancing("listener:Listener");
    public static readonly string[] TargetGroup = Balancing("targetGroup:TargetGroup");
    public static readonly string[] TargetAttachment = Balancing("targetGroupAttachment:TargetGroupAttachment");
    public static readonly string[] Database = ["aws:rds/instance:Instance"];
    public static readonly string[] DatabaseState = ["aws:rds/instanceDesiredState:InstanceDesiredState"];
    public static readonly string[] SubnetGroup = ["aws:rds/subnetGroup:SubnetGroup"];
    public static readonly string[] Queue = ["aws:sqs/queue:Queue"];
    public static readonly string[] QueuePolicy = ["aws:sqs/queuePolicy:QueuePolicy"];
    public static readonly string[] Bucket = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"];
    public static readonly string[] BucketPolicy = ["aws:s3/bucketPolicy:BucketPolicy"];
    public static readonly string[] Role = ["aws:iam/role:Role"];
    public static readonly string[] RolePolicy = ["aws:iam/rolePolicy:RolePolicy"];
    public static readonly string[] RolePolicyAttachment = ["aws:iam/rolePolicyAttachment:RolePolicyAttachment"];
    public static readonly string[] PolicyAttachment = ["aws:iam/policyAttachment:PolicyAttachment"];
    public static readonly string[] RolePoliciesExclusive = ["aws:iam/rolePoliciesExclusive:RolePoliciesExclusive"];

    public static readonly string[] RolePolicyAttachmentsExclusive =
        ["aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive"];

    public static readonly string[] Policy = ["aws:iam/policy:Policy"];
    public static readonly string[] InstanceProfile = ["aws:iam/instanceProfile:InstanceProfile"];
    public static readonly string[] ServiceSetting = ["aws:ssm/serviceSetting:ServiceSetting"];
    public static readonly string[] PrivateZone = ["aws:route53/zone:Zone"];
    public static readonly string[] ZoneAssociation = ["aws:route53/zoneAssociation:ZoneAssociation"];

    // Load balancers are in three modules under the same names: lb, alb and elasticloadbalancingv2.
    private static string[] Balancing(params string[] names) =>
        [.. names.SelectMany(name => new[] { $"aws:lb/{name}", $"aws:alb/{name}", $"aws:elasticloadbalancingv2/{name}" })];
}
