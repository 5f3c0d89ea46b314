namespace PrivateLinkLab.Amazon.Types;

/// <summary>
/// The resource types of the AWS provider that are dealt with somewhere, under Pulumi's names; where two would be the
/// same, AWS's own stands before. What replaces a resource is what the Terraform AWS provider's documentation calls
/// 'Forces new resource'; the aliases are those of Pulumi's package.
/// </summary>
public static class AwsTypes
{
    private static readonly List<ResourceType> Known = new(128);

#pragma warning disable CS1591 // Every one is the type that its token names.

    // --- VPCs, subnets and routes

    public static readonly ResourceType Vpc = Of(
        "aws:ec2/vpc:Vpc",
        "aws_vpc",
        replacedBy: "cidrBlock instanceTenancy ipv4IpamPoolId ipv4NetmaskLength region"
    );

    public static readonly ResourceType DefaultVpc = Simulated(
        "aws:ec2/defaultVpc:DefaultVpc",
        "aws_default_vpc",
        replacedBy: "region"
    );

    public static readonly ResourceType VpcIpv4CidrBlockAssociation = Of(
        "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation",
        "aws_vpc_ipv4_cidr_block_association",
        replacedBy: "cidrBlock ipv4IpamPoolId ipv4NetmaskLength region vpcId"
    );

    public static readonly ResourceType VpcIpv6CidrBlockAssociation = OnlyRead(
        "aws:ec2/vpcIpv6CidrBlockAssociation:VpcIpv6CidrBlockAssociation",
        "aws_vpc_ipv6_cidr_block_association"
    );

    public static readonly ResourceType DhcpOptions = Simulated(
        "aws:ec2/vpcDhcpOptions:VpcDhcpOptions",
        "aws_vpc_dhcp_options",
        replacedBy: """
        domainName domainNameServers ipv6AddressPreferredLeaseTime netbiosNameServers netbiosNodeType
        ntpServers region
        """
    );

    public static readonly ResourceType DhcpOptionsAssociation = Simulated(
        "aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation",
        "aws_vpc_dhcp_options_association",
        replacedBy: "region vpcId"
    );

    public static readonly ResourceType Subnet = Of(
        "aws:ec2/subnet:Subnet",
        "aws_subnet",
        replacedBy: """
        availabilityZone availabilityZoneId cidrBlock ipv4IpamPoolId ipv4NetmaskLength ipv6IpamPoolId
        ipv6Native ipv6NetmaskLength outpostArn region vpcId
        """
    );

    public static readonly ResourceType DefaultSubnet = Simulated(
        "aws:ec2/defaultSubnet:DefaultSubnet",
        "aws_default_subnet",
        replacedBy: "availabilityZone ipv6Native region"
    );

    public static readonly ResourceType SubnetCidrReservation = OnlyRead(
        "aws:ec2/subnetCidrReservation:SubnetCidrReservation",
        "aws_ec2_subnet_cidr_reservation"
    );

    public static readonly ResourceType RouteTable = Of(
        "aws:ec2/routeTable:RouteTable",
        "aws_route_table",
        replacedBy: "region vpcId"
    );

    public static readonly ResourceType DefaultRouteTable = Simulated(
        "aws:ec2/defaultRouteTable:DefaultRouteTable",
        "aws_default_route_table",
        replacedBy: "defaultRouteTableId region"
    );

    public static readonly ResourceType MainRouteTableAssociation = Simulated(
        "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation",
        "aws_main_route_table_association",
        replacedBy: "region vpcId"
    );

    public static readonly ResourceType RouteTableAssociation = Of(
        "aws:ec2/routeTableAssociation:RouteTableAssociation",
        "aws_route_table_association",
        replacedBy: "gatewayId region subnetId"
    );

    // The target is changed in place.
    public static readonly ResourceType Route = Of(
        "aws:ec2/route:Route",
        "aws_route",
        replacedBy: "destinationCidrBlock destinationIpv6CidrBlock destinationPrefixListId region routeTableId"
    );

    // --- Gateways and connections

    // It is detached and attached in place.
    public static readonly ResourceType InternetGateway = Of(
        "aws:ec2/internetGateway:InternetGateway",
        "aws_internet_gateway",
        replacedBy: "region"
    );

    public static readonly ResourceType InternetGatewayAttachment = Simulated(
        "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment",
        "aws_internet_gateway_attachment",
        replacedBy: "internetGatewayId region vpcId"
    );

    public static readonly ResourceType EgressOnlyInternetGateway = Of(
        "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway",
        "aws_egress_only_internet_gateway",
        replacedBy: "region vpcId"
    );

    public static readonly ResourceType NatGateway = Of(
        "aws:ec2/natGateway:NatGateway",
        "aws_nat_gateway",
        replacedBy: """
        allocationId availabilityMode connectivityType privateIp region secondaryPrivateIpAddressCount
        subnetId vpcId
        """
    );

    public static readonly ResourceType Eip = Of(
        "aws:ec2/eip:Eip",
        "aws_eip",
        replacedBy: "address domain ipamPoolId networkBorderGroup publicIpv4Pool region"
    );

    public static readonly ResourceType EipAssociation = Simulated(
        "aws:ec2/eipAssociation:EipAssociation",
        "aws_eip_association",
        replacedBy: """
        allocationId allowReassociation instanceId networkInterfaceId privateIpAddress publicIp region
        """
    );

    public static readonly ResourceType VpcPeeringConnection = Simulated(
        "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
        "aws_vpc_peering_connection",
        replacedBy: "peerOwnerId peerRegion peerVpcId region vpcId"
    );

    public static readonly ResourceType VpcPeeringConnectionAccepter = Simulated(
        "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
        "aws_vpc_peering_connection_accepter",
        replacedBy: "region vpcPeeringConnectionId"
    );

    public static readonly ResourceType PeeringConnectionOptions = Simulated(
        "aws:ec2/peeringConnectionOptions:PeeringConnectionOptions",
        "aws_vpc_peering_connection_options",
        replacedBy: "region vpcPeeringConnectionId"
    );

    public static readonly ResourceType CustomerGateway = Simulated(
        "aws:ec2/customerGateway:CustomerGateway",
        "aws_customer_gateway",
        replacedBy: "bgpAsn bgpAsnExtended certificateArn deviceName ipAddress region type"
    );

    public static readonly ResourceType VpnConnection = OnlyRead(
        "aws:ec2/vpnConnection:VpnConnection",
        "aws_vpn_connection"
    );
    public static readonly ResourceType VpnGateway = Simulated(
        "aws:ec2/vpnGateway:VpnGateway",
        "aws_vpn_gateway",
        replacedBy: "amazonSideAsn availabilityZone region"
    );

    public static readonly ResourceType VpnGatewayAttachment = Simulated(
        "aws:ec2/vpnGatewayAttachment:VpnGatewayAttachment",
        "aws_vpn_gateway_attachment",
        replacedBy: "region vpcId vpnGatewayId"
    );

    public static readonly ResourceType VpnGatewayRoutePropagation = OnlyRead(
        "aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation",
        "aws_vpn_gateway_route_propagation"
    );

    public static readonly ResourceType VpnConnectionRoute = OnlyRead(
        "aws:ec2/vpnConnectionRoute:VpnConnectionRoute",
        "aws_vpn_connection_route"
    );

    public static readonly ResourceType VpcBlockPublicAccessOptions = OnlyRead(
        "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions",
        "aws_vpc_block_public_access_options"
    );

    public static readonly ResourceType VpcBlockPublicAccessExclusion = OnlyRead(
        "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion",
        "aws_vpc_block_public_access_exclusion"
    );

    // --- Filters

    public static readonly ResourceType SecurityGroupVpcAssociation = OnlyRead(
        "aws:vpc/securityGroupVpcAssociation:SecurityGroupVpcAssociation",
        "aws_vpc_security_group_vpc_association"
    );

    public static readonly ResourceType SecurityGroup = Of(
        "aws:ec2/securityGroup:SecurityGroup",
        "aws_security_group",
        replacedBy: "description name namePrefix region vpcId"
    );

    public static readonly ResourceType DefaultSecurityGroup = Of(
        "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
        "aws_default_security_group",
        replacedBy: "region vpcId"
    );

    public static readonly ResourceType SecurityGroupRule = Simulated(
        "aws:ec2/securityGroupRule:SecurityGroupRule",
        "aws_security_group_rule",
        replacedBy: """
        cidrBlocks fromPort ipv6CidrBlocks prefixListIds protocol region securityGroupId self
        sourceSecurityGroupId toPort type
        """
    );

    // The kind of source cannot change in place, its value can.
    public static readonly ResourceType SecurityGroupIngressRule = Of(
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        "aws_vpc_security_group_ingress_rule",
        replacedBy: "region securityGroupId cidrIpv4! cidrIpv6! prefixListId! referencedSecurityGroupId!"
    );

    public static readonly ResourceType SecurityGroupEgressRule = Of(
        "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
        "aws_vpc_security_group_egress_rule",
        replacedBy: "region securityGroupId cidrIpv4! cidrIpv6! prefixListId! referencedSecurityGroupId!"
    );

    public static readonly ResourceType NetworkAcl = Simulated(
        "aws:ec2/networkAcl:NetworkAcl",
        "aws_network_acl",
        replacedBy: "region vpcId"
    );

    public static readonly ResourceType DefaultNetworkAcl = Simulated(
        "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
        "aws_default_network_acl",
        replacedBy: "defaultNetworkAclId region"
    );

    public static readonly ResourceType NetworkAclRule = Simulated(
        "aws:ec2/networkAclRule:NetworkAclRule",
        "aws_network_acl_rule",
        replacedBy: """
        cidrBlock egress fromPort icmpCode icmpType ipv6CidrBlock networkAclId protocol region ruleAction
        ruleNumber toPort
        """
    );

    public static readonly ResourceType NetworkAclAssociation = Simulated(
        "aws:ec2/networkAclAssociation:NetworkAclAssociation",
        "aws_network_acl_association",
        replacedBy: "region subnetId"
    );

    public static readonly ResourceType ManagedPrefixList = Simulated(
        "aws:ec2/managedPrefixList:ManagedPrefixList",
        "aws_ec2_managed_prefix_list",
        replacedBy: "addressFamily region"
    );

    public static readonly ResourceType ManagedPrefixListEntry = Simulated(
        "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry",
        "aws_ec2_managed_prefix_list_entry",
        replacedBy: "cidr prefixListId region"
    );

    // --- VPC endpoints and endpoint services

    public static readonly ResourceType VpcEndpoint = Of(
        "aws:ec2/vpcEndpoint:VpcEndpoint",
        "aws_vpc_endpoint",
        replacedBy: """
        region resourceConfigurationArn serviceName serviceNetworkArn serviceRegion vpcEndpointType vpcId
        """
    );

    public static readonly ResourceType VpcEndpointSubnetAssociation = Simulated(
        "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation",
        "aws_vpc_endpoint_subnet_association",
        replacedBy: "region subnetId vpcEndpointId"
    );

    public static readonly ResourceType VpcEndpointRouteTableAssociation = Simulated(
        "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation",
        "aws_vpc_endpoint_route_table_association",
        replacedBy: "region routeTableId vpcEndpointId"
    );

    public static readonly ResourceType VpcEndpointSecurityGroupAssociation = Simulated(
        "aws:ec2/securityGroupAssociation:SecurityGroupAssociation",
        "aws_vpc_endpoint_security_group_association",
        replacedBy: "region replaceDefaultAssociation securityGroupId vpcEndpointId"
    );

    public static readonly ResourceType VpcEndpointPolicy = Simulated(
        "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy",
        "aws_vpc_endpoint_policy",
        replacedBy: "region vpcEndpointId"
    );

    public static readonly ResourceType VpcEndpointPrivateDns = Of(
        "aws:vpc/endpointPrivateDns:EndpointPrivateDns",
        "aws_vpc_endpoint_private_dns",
        replacedBy: "region vpcEndpointId"
    );

    public static readonly ResourceType VpcEndpointService = Of(
        "aws:ec2/vpcEndpointService:VpcEndpointService",
        "aws_vpc_endpoint_service",
        replacedBy: "region"
    );

    public static readonly ResourceType VpcEndpointServiceAllowedPrincipal = Of(
        "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple",
        "aws_vpc_endpoint_service_allowed_principal",
        replacedBy: "principalArn region vpcEndpointServiceId"
    );

    // It has no update.
    public static readonly ResourceType VpcEndpointServicePrivateDnsVerification = Of(
        "aws:vpc/endpointServicePrivateDnsVerification:EndpointServicePrivateDnsVerification",
        "aws_vpc_endpoint_service_private_dns_verification",
        replacedBy: "region serviceId"
    );

    public static readonly ResourceType VpcEndpointConnectionAccepter = Of(
        "aws:ec2/vpcEndpointConnectionAccepter:VpcEndpointConnectionAccepter",
        "aws_vpc_endpoint_connection_accepter",
        replacedBy: "region vpcEndpointId vpcEndpointServiceId"
    );

    public static readonly ResourceType VpcEndpointConnectionNotification = Of(
        "aws:ec2/vpcEndpointConnectionNotification:VpcEndpointConnectionNotification",
        "aws_vpc_endpoint_connection_notification",
        replacedBy: "region vpcEndpointId vpcEndpointServiceId"
    );

    // --- Load balancers. aws_alb and its like are the same resources under the names that they had first

    // Security groups can be changed, and neither given to a network load balancer without any nor all taken away.
    public static readonly ResourceType LoadBalancer = Of(
        "aws:lb/loadBalancer:LoadBalancer",
        "aws_lb",
        replacedBy: "customerOwnedIpv4Pool internal loadBalancerType name namePrefix region securityGroups!",
        aliases:
        [
            "aws:elasticloadbalancingv2/loadBalancer:LoadBalancer",
            "aws:alb/loadBalancer:LoadBalancer",
            "aws:applicationloadbalancing/loadBalancer:LoadBalancer",
        ]
    );

    public static readonly ResourceType ClassicLoadBalancer = Simulated(
        "aws:elb/loadBalancer:LoadBalancer",
        "aws_elb",
        replacedBy: "internal name namePrefix region",
        aliases: ["aws:elasticloadbalancing/loadBalancer:LoadBalancer"]
    );

    public static readonly ResourceType ClassicLoadBalancerAttachment = Simulated(
        "aws:elb/attachment:Attachment",
        "aws_elb_attachment",
        replacedBy: "elb instance region",
        aliases: ["aws:elasticloadbalancing/attachment:Attachment"]
    );

    public static readonly ResourceType Listener = Of(
        "aws:lb/listener:Listener",
        "aws_lb_listener",
        replacedBy: "loadBalancerArn region",
        aliases:
        [
            "aws:elasticloadbalancingv2/listener:Listener",
            "aws:alb/listener:Listener",
            "aws:applicationloadbalancing/listener:Listener",
        ]
    );

    public static readonly ResourceType ListenerRule = Simulated(
        "aws:lb/listenerRule:ListenerRule",
        "aws_lb_listener_rule",
        replacedBy: "listenerArn region",
        aliases:
        [
            "aws:elasticloadbalancingv2/listenerRule:ListenerRule",
            "aws:alb/listenerRule:ListenerRule",
            "aws:applicationloadbalancing/listenerRule:ListenerRule",
        ]
    );

    public static readonly ResourceType WebAcl = OnlyRead("aws:wafv2/webAcl:WebAcl", "aws_wafv2_web_acl");

    public static readonly ResourceType WebAclAssociation = OnlyRead(
        "aws:wafv2/webAclAssociation:WebAclAssociation",
        "aws_wafv2_web_acl_association"
    );

    public static readonly ResourceType TargetGroup = Of(
        "aws:lb/targetGroup:TargetGroup",
        "aws_lb_target_group",
        replacedBy: """
        ipAddressType name namePrefix port protocol protocolVersion region targetControlPort targetType
        vpcId
        """,
        aliases:
        [
            "aws:elasticloadbalancingv2/targetGroup:TargetGroup",
            "aws:alb/targetGroup:TargetGroup",
            "aws:applicationloadbalancing/targetGroup:TargetGroup",
        ]
    );

    public static readonly ResourceType TargetGroupAttachment = Of(
        "aws:lb/targetGroupAttachment:TargetGroupAttachment",
        "aws_lb_target_group_attachment",
        replacedBy: "availabilityZone port quicServerId region targetGroupArn targetId",
        aliases:
        [
            "aws:elasticloadbalancingv2/targetGroupAttachment:TargetGroupAttachment",
            "aws:alb/targetGroupAttachment:TargetGroupAttachment",
            "aws:applicationloadbalancing/targetGroupAttachment:TargetGroupAttachment",
        ]
    );

    // --- Instances and what belongs to them

    public static readonly ResourceType Instance = Of(
        "aws:ec2/instance:Instance",
        "aws_instance",
        replacedBy: """
        ami associatePublicIpAddress availabilityZone cpuOptions ebsBlockDevices.deleteOnTermination
        ebsBlockDevices.deviceName ebsBlockDevices.encrypted ebsBlockDevices.iops ebsBlockDevices.kmsKeyId
        ebsBlockDevices.snapshotId ebsBlockDevices.throughput ebsBlockDevices.volumeSize
        ebsBlockDevices.volumeType ebsOptimized enclaveOptions.enabled ephemeralBlockDevices hibernation
        hostId instanceMarketOptions ipv6Addresses keyName launchTemplate.id launchTemplate.name
        networkInterfaces placementGroup placementGroupId placementPartitionNumber primaryNetworkInterface
        privateIp region rootBlockDevice.encrypted rootBlockDevice.kmsKeyId secondaryNetworkInterfaces
        securityGroups subnetId tenancy userData?userDataReplaceOnChange
        userDataBase64?userDataReplaceOnChange
        """
    );

    public static readonly ResourceType SpotInstanceRequest = OnlyRead(
        "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
        "aws_spot_instance_request"
    );

    public static readonly ResourceType InstanceState = Of(
        "aws:ec2transitgateway/instanceState:InstanceState",
        "aws_ec2_instance_state",
        replacedBy: "instanceId region"
    );

    // internal/service/ec2/vpc_network_interface.go of the provider: while the primary address stays, the others come
    // and go.
    public static readonly ResourceType NetworkInterface = Of(
        "aws:ec2/networkInterface:NetworkInterface",
        "aws_network_interface",
        replacedBy: "interfaceType privateIpLists[0]?privateIpListEnabled privateIps[0] region subnetId"
    );

    public static readonly ResourceType NetworkInterfaceAttachment = Of(
        "aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment",
        "aws_network_interface_attachment",
        replacedBy: "deviceIndex instanceId networkCardIndex networkInterfaceId region"
    );

    public static readonly ResourceType NetworkInterfaceSecurityGroupAttachment = Simulated(
        "aws:ec2/networkInterfaceSecurityGroupAttachment:NetworkInterfaceSecurityGroupAttachment",
        "aws_network_interface_sg_attachment",
        replacedBy: "networkInterfaceId region securityGroupId"
    );

    public static readonly ResourceType Ami = OnlyRead("aws:ec2/ami:Ami", "aws_ami");
    public static readonly ResourceType AmiCopy = OnlyRead("aws:ec2/amiCopy:AmiCopy", "aws_ami_copy");

    public static readonly ResourceType AmiFromInstance = OnlyRead(
        "aws:ec2/amiFromInstance:AmiFromInstance",
        "aws_ami_from_instance"
    );

    public static readonly ResourceType CapacityReservation = OnlyRead(
        "aws:ec2/capacityReservation:CapacityReservation",
        "aws_ec2_capacity_reservation"
    );

    public static readonly ResourceType DedicatedHost = OnlyRead("aws:ec2/dedicatedHost:DedicatedHost", "aws_ec2_host");

    public static readonly ResourceType DefaultCreditSpecification = OnlyRead(
        "aws:ec2/defaultCreditSpecification:DefaultCreditSpecification",
        "aws_ec2_default_credit_specification"
    );

    public static readonly ResourceType KeyPair = Simulated(
        "aws:ec2/keyPair:KeyPair",
        "aws_key_pair",
        replacedBy: "keyName keyNamePrefix publicKey region"
    );

    public static readonly ResourceType LaunchConfiguration = OnlyRead(
        "aws:ec2/launchConfiguration:LaunchConfiguration",
        "aws_launch_configuration"
    );

    public static readonly ResourceType LaunchTemplate = Simulated(
        "aws:ec2/launchTemplate:LaunchTemplate",
        "aws_launch_template",
        replacedBy: "name namePrefix region"
    );

    public static readonly ResourceType PlacementGroup = Simulated(
        "aws:ec2/placementGroup:PlacementGroup",
        "aws_placement_group",
        replacedBy: "name partitionCount region spreadLevel strategy"
    );

    public static readonly ResourceType SnapshotCreateVolumePermission = OnlyRead(
        "aws:ec2/snapshotCreateVolumePermission:SnapshotCreateVolumePermission",
        "aws_snapshot_create_volume_permission"
    );

    public static readonly ResourceType Tag = OnlyRead("aws:ec2/tag:Tag", "aws_ec2_tag");

    public static readonly ResourceType VolumeAttachment = Simulated(
        "aws:ec2/volumeAttachment:VolumeAttachment",
        "aws_volume_attachment",
        replacedBy: "deviceName instanceId region volumeId"
    );

    // --- Transit gateways

    public static readonly ResourceType TransitGateway = Of(
        "aws:ec2transitgateway/transitGateway:TransitGateway",
        "aws_ec2_transit_gateway",
        replacedBy: "amazonSideAsn multicastSupport region"
    );

    public static readonly ResourceType TransitGatewayVpcAttachment = Of(
        "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
        "aws_ec2_transit_gateway_vpc_attachment",
        replacedBy: "region transitGatewayId vpcId"
    );

    public static readonly ResourceType TransitGatewayVpcAttachmentAccepter = Simulated(
        "aws:ec2transitgateway/vpcAttachmentAccepter:VpcAttachmentAccepter",
        "aws_ec2_transit_gateway_vpc_attachment_accepter",
        replacedBy: "region transitGatewayAttachmentId"
    );

    public static readonly ResourceType TransitGatewayRouteTable = Of(
        "aws:ec2transitgateway/routeTable:RouteTable",
        "aws_ec2_transit_gateway_route_table",
        replacedBy: "region transitGatewayId"
    );

    public static readonly ResourceType TransitGatewayRoute = Simulated(
        "aws:ec2transitgateway/route:Route",
        "aws_ec2_transit_gateway_route",
        replacedBy: """
        blackhole destinationCidrBlock region transitGatewayAttachmentId transitGatewayRouteTableId
        """
    );

    public static readonly ResourceType TransitGatewayPrefixListReference = Simulated(
        "aws:ec2transitgateway/prefixListReference:PrefixListReference",
        "aws_ec2_transit_gateway_prefix_list_reference",
        replacedBy: "prefixListId region transitGatewayRouteTableId"
    );

    public static readonly ResourceType TransitGatewayRouteTableAssociation = Of(
        "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation",
        "aws_ec2_transit_gateway_route_table_association",
        replacedBy: """
        region replaceExistingAssociation transitGatewayAttachmentId transitGatewayRouteTableId
        """
    );

    public static readonly ResourceType TransitGatewayRouteTablePropagation = Of(
        "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation",
        "aws_ec2_transit_gateway_route_table_propagation",
        replacedBy: "region transitGatewayAttachmentId transitGatewayRouteTableId"
    );

    public static readonly ResourceType TransitGatewayDefaultRouteTableAssociation = OnlyRead(
        "aws:ec2transitgateway/defaultRouteTableAssociation:DefaultRouteTableAssociation",
        "aws_ec2_transit_gateway_default_route_table_association"
    );

    public static readonly ResourceType TransitGatewayDefaultRouteTablePropagation = OnlyRead(
        "aws:ec2transitgateway/defaultRouteTablePropagation:DefaultRouteTablePropagation",
        "aws_ec2_transit_gateway_default_route_table_propagation"
    );

    // --- What services run in the subnets of a VPC

    public static readonly ResourceType LambdaFunction = Of(
        "aws:lambda/function:Function",
        "aws_lambda_function",
        replacedBy: "durableConfig name packageType region"
    );

    public static readonly ResourceType EcsService = Of(
        "aws:ecs/service:Service",
        "aws_ecs_service",
        replacedBy: "cluster iamRole launchType name placementConstraints region schedulingStrategy"
    );

    public static readonly ResourceType EcsTaskDefinition = Of(
        "aws:ecs/taskDefinition:TaskDefinition",
        "aws_ecs_task_definition",
        replacedBy: """
        containerDefinitions cpu enableFaultInjection ephemeralStorage executionRoleArn family
        inferenceAccelerators ipcMode memory networkMode pidMode placementConstraints proxyConfiguration
        region requiresCompatibilities runtimePlatform taskRoleArn volumes
        """
    );

    public static readonly ResourceType LambdaAlias = Simulated(
        "aws:lambda/alias:Alias",
        "aws_lambda_alias",
        replacedBy: "functionName name region"
    );

    public static readonly ResourceType AutoScalingGroup = Simulated(
        "aws:autoscaling/group:Group",
        "aws_autoscaling_group",
        replacedBy: "availabilityZoneDistribution name namePrefix region"
    );

    public static readonly ResourceType AutoScalingAttachment = Simulated(
        "aws:autoscaling/attachment:Attachment",
        "aws_autoscaling_attachment",
        replacedBy: "autoscalingGroupName elb lbTargetGroupArn region"
    );

    public static readonly ResourceType AutoScalingTrafficSource = OnlyRead(
        "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment",
        "aws_autoscaling_traffic_source_attachment"
    );

    public static readonly ResourceType EksCluster = Simulated(
        "aws:eks/cluster:Cluster",
        "aws_eks_cluster",
        replacedBy: """
        bootstrapSelfManagedAddons kubernetesNetworkConfig.ipFamily kubernetesNetworkConfig.serviceIpv4Cidr
        name outpostConfig region roleArn
        """
    );

    public static readonly ResourceType EksNodeGroup = Simulated(
        "aws:eks/nodeGroup:NodeGroup",
        "aws_eks_node_group",
        replacedBy: """
        amiType capacityType clusterName diskSize instanceTypes launchTemplate.id launchTemplate.name
        nodeGroupName nodeGroupNamePrefix nodeRoleArn region remoteAccess subnetIds
        """
    );

    public static readonly ResourceType RdsCluster = Of(
        "aws:rds/cluster:Cluster",
        "aws_rds_cluster",
        replacedBy: """
        availabilityZones characterSetName clusterIdentifier clusterIdentifierPrefix databaseName
        dbSubnetGroupName engine kmsKeyId masterUsername region restoreToPointInTime s3Import
        snapshotIdentifier sourceRegion storageEncrypted
        """
    );

    public static readonly ResourceType RdsClusterInstance = Of(
        "aws:rds/clusterInstance:ClusterInstance",
        "aws_rds_cluster_instance",
        replacedBy: """
        availabilityZone clusterIdentifier dbSubnetGroupName engine identifier identifierPrefix
        publiclyAccessible region
        """
    );

    public static readonly ResourceType RdsProxy = OnlyRead("aws:rds/proxy:Proxy", "aws_db_proxy");

    public static readonly ResourceType DocDbCluster = OnlyRead("aws:docdb/cluster:Cluster", "aws_docdb_cluster");

    public static readonly ResourceType DocDbSubnetGroup = OnlyRead(
        "aws:docdb/subnetGroup:SubnetGroup",
        "aws_docdb_subnet_group"
    );

    public static readonly ResourceType NeptuneCluster = OnlyRead("aws:neptune/cluster:Cluster", "aws_neptune_cluster");

    public static readonly ResourceType NeptuneSubnetGroup = OnlyRead(
        "aws:neptune/subnetGroup:SubnetGroup",
        "aws_neptune_subnet_group"
    );

    public static readonly ResourceType ElastiCacheCluster = Simulated(
        "aws:elasticache/cluster:Cluster",
        "aws_elasticache_cluster",
        replacedBy: """
        availabilityZone clusterId engine networkType outpostMode port preferredOutpostArn region
        replicationGroupId snapshotArns snapshotName subnetGroupName transitEncryptionEnabled
        """
    );

    public static readonly ResourceType ElastiCacheReplicationGroup = Simulated(
        "aws:elasticache/replicationGroup:ReplicationGroup",
        "aws_elasticache_replication_group",
        replacedBy: """
        atRestEncryptionEnabled dataTieringEnabled globalReplicationGroupId kmsKeyId networkType port
        preferredCacheClusterAzs region replicationGroupId snapshotArns snapshotName subnetGroupName
        """
    );

    public static readonly ResourceType ElastiCacheServerlessCache = Simulated(
        "aws:elasticache/serverlessCache:ServerlessCache",
        "aws_elasticache_serverless_cache",
        replacedBy: "kmsKeyId name networkType region snapshotArnsToRestores subnetIds"
    );

    public static readonly ResourceType ElastiCacheSubnetGroup = Simulated(
        "aws:elasticache/subnetGroup:SubnetGroup",
        "aws_elasticache_subnet_group",
        replacedBy: "name region"
    );

    public static readonly ResourceType MemoryDbCluster = OnlyRead(
        "aws:memorydb/cluster:Cluster",
        "aws_memorydb_cluster"
    );

    public static readonly ResourceType MemoryDbSubnetGroup = OnlyRead(
        "aws:memorydb/subnetGroup:SubnetGroup",
        "aws_memorydb_subnet_group"
    );

    public static readonly ResourceType OpenSearchDomain = OnlyRead(
        "aws:opensearch/domain:Domain",
        "aws_opensearch_domain"
    );

    public static readonly ResourceType ElasticsearchDomain = OnlyRead(
        "aws:elasticsearch/domain:Domain",
        "aws_elasticsearch_domain"
    );

    public static readonly ResourceType EfsFileSystem = Simulated(
        "aws:efs/fileSystem:FileSystem",
        "aws_efs_file_system",
        replacedBy: "availabilityZoneName creationToken encrypted kmsKeyId performanceMode region"
    );

    public static readonly ResourceType EfsMountTarget = Simulated(
        "aws:efs/mountTarget:MountTarget",
        "aws_efs_mount_target",
        replacedBy: "fileSystemId ipAddress ipAddressType ipv6Address region subnetId"
    );

    public static readonly ResourceType MskCluster = OnlyRead("aws:msk/cluster:Cluster", "aws_msk_cluster");

    public static readonly ResourceType RedshiftCluster = OnlyRead(
        "aws:redshift/cluster:Cluster",
        "aws_redshift_cluster"
    );

    public static readonly ResourceType RedshiftSubnetGroup = OnlyRead(
        "aws:redshift/subnetGroup:SubnetGroup",
        "aws_redshift_subnet_group"
    );

    public static readonly ResourceType MqBroker = OnlyRead("aws:mq/broker:Broker", "aws_mq_broker");

    // --- What inspects traffic that routes lead to it

    public static readonly ResourceType NetworkFirewall = OnlyRead(
        "aws:networkfirewall/firewall:Firewall",
        "aws_networkfirewall_firewall"
    );

    public static readonly ResourceType NetworkFirewallEndpoint = OnlyRead(
        "aws:networkfirewall/vpcEndpointAssociation:VpcEndpointAssociation",
        "aws_networkfirewall_vpc_endpoint_association"
    );

    // --- Watching the network

    public static readonly ResourceType FlowLog = Of(
        "aws:ec2/flowLog:FlowLog",
        "aws_flow_log",
        replacedBy: """
        deliverCrossAccountRole destinationOptions eniId iamRoleArn logDestination logDestinationType
        logFormat maxAggregationInterval region regionalNatGatewayId subnetId trafficType
        transitGatewayAttachmentId transitGatewayId vpcId
        """
    );

    public static readonly ResourceType LogGroup = Of(
        "aws:cloudwatch/logGroup:LogGroup",
        "aws_cloudwatch_log_group",
        replacedBy: "logGroupClass name namePrefix region"
    );

    public static readonly ResourceType NetworkInsightsAnalysis = OnlyRead(
        "aws:ec2/networkInsightsAnalysis:NetworkInsightsAnalysis",
        "aws_ec2_network_insights_analysis"
    );

    public static readonly ResourceType NetworkInsightsPath = OnlyRead(
        "aws:ec2/networkInsightsPath:NetworkInsightsPath",
        "aws_ec2_network_insights_path"
    );

    public static readonly ResourceType TrafficMirrorSession = OnlyRead(
        "aws:ec2/trafficMirrorSession:TrafficMirrorSession",
        "aws_ec2_traffic_mirror_session"
    );

    public static readonly ResourceType TrafficMirrorTarget = OnlyRead(
        "aws:ec2/trafficMirrorTarget:TrafficMirrorTarget",
        "aws_ec2_traffic_mirror_target"
    );

    // --- Route 53

    public static readonly ResourceType HostedZone = Of(
        "aws:route53/zone:Zone",
        "aws_route53_zone",
        replacedBy: "delegationSetId name"
    );

    public static readonly ResourceType HostedZoneAssociation = Of(
        "aws:route53/zoneAssociation:ZoneAssociation",
        "aws_route53_zone_association",
        replacedBy: "vpcId vpcRegion zoneId"
    );

    public static readonly ResourceType DnsRecord = Of(
        "aws:route53/record:Record",
        "aws_route53_record",
        replacedBy: "name setIdentifier type zoneId"
    );

    public static readonly ResourceType PrivateDnsNamespace = OnlyRead(
        "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace",
        "aws_service_discovery_private_dns_namespace"
    );

    public static readonly ResourceType HealthCheck = OnlyRead(
        "aws:route53/healthCheck:HealthCheck",
        "aws_route53_health_check"
    );

    public static readonly ResourceType QueryLog = OnlyRead("aws:route53/queryLog:QueryLog", "aws_route53_query_log");

    public static readonly ResourceType ResolverRule = OnlyRead(
        "aws:route53/resolverRule:ResolverRule",
        "aws_route53_resolver_rule"
    );

    public static readonly ResourceType ResolverRuleAssociation = OnlyRead(
        "aws:route53/resolverRuleAssociation:ResolverRuleAssociation",
        "aws_route53_resolver_rule_association"
    );

    public static readonly ResourceType ResolverQueryLogConfig = OnlyRead(
        "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig",
        "aws_route53_resolver_query_log_config"
    );

    public static readonly ResourceType ResolverQueryLogConfigAssociation = OnlyRead(
        "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation",
        "aws_route53_resolver_query_log_config_association"
    );

    // --- IAM, which is global: there is no region to change

    public static readonly ResourceType Role = Of(
        "aws:iam/role:Role",
        "aws_iam_role",
        replacedBy: "name namePrefix path"
    );

    public static readonly ResourceType RolePolicy = Of(
        "aws:iam/rolePolicy:RolePolicy",
        "aws_iam_role_policy",
        replacedBy: "name namePrefix role"
    );

    public static readonly ResourceType RolePolicyAttachment = Of(
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        "aws_iam_role_policy_attachment",
        replacedBy: "policyArn role"
    );

    public static readonly ResourceType RolePoliciesExclusive = OnlyRead(
        "aws:iam/rolePoliciesExclusive:RolePoliciesExclusive",
        "aws_iam_role_policies_exclusive"
    );

    public static readonly ResourceType RolePolicyAttachmentsExclusive = OnlyRead(
        "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
        "aws_iam_role_policy_attachments_exclusive"
    );

    public static readonly ResourceType Policy = Of(
        "aws:iam/policy:Policy",
        "aws_iam_policy",
        replacedBy: "description name namePrefix path"
    );

    public static readonly ResourceType PolicyAttachment = Simulated(
        "aws:iam/policyAttachment:PolicyAttachment",
        "aws_iam_policy_attachment",
        replacedBy: "name policyArn"
    );

    public static readonly ResourceType InstanceProfile = Of(
        "aws:iam/instanceProfile:InstanceProfile",
        "aws_iam_instance_profile",
        replacedBy: "name namePrefix path"
    );

    // --- Databases, storage, messages and secrets

    // The identifier is changed in place.
    public static readonly ResourceType DbInstance = Of(
        "aws:rds/instance:Instance",
        "aws_db_instance",
        replacedBy: """
        availabilityZone backupTarget characterSetName customIamInstanceProfile dbName engine kmsKeyId
        ncharCharacterSetName region restoreToPointInTime s3Import snapshotIdentifier storageEncrypted
        timezone username
        """
    );

    // internal/service/rds/instance_state.go of the provider.
    public static readonly ResourceType DbInstanceState = Of(
        "aws:rds/instanceDesiredState:InstanceDesiredState",
        "aws_rds_instance_state",
        replacedBy: "identifier region"
    );

    public static readonly ResourceType DbSnapshot = Of(
        "aws:rds/snapshot:Snapshot",
        "aws_db_snapshot",
        replacedBy: "dbInstanceIdentifier dbSnapshotIdentifier region"
    );

    public static readonly ResourceType DbSubnetGroup = Of(
        "aws:rds/subnetGroup:SubnetGroup",
        "aws_db_subnet_group",
        replacedBy: "name namePrefix region"
    );

    public static readonly ResourceType DbParameterGroup = Of(
        "aws:rds/parameterGroup:ParameterGroup",
        "aws_db_parameter_group",
        replacedBy: "description family name namePrefix region"
    );

    public static readonly ResourceType Bucket = Of(
        "aws:s3/bucket:Bucket",
        "aws_s3_bucket",
        replacedBy: "bucket bucketNamespace bucketPrefix objectLockEnabled region",
        aliases: ["aws:s3/bucketV2:BucketV2"]
    );

    public static readonly ResourceType BucketPolicy = Of(
        "aws:s3/bucketPolicy:BucketPolicy",
        "aws_s3_bucket_policy",
        replacedBy: "bucket region"
    );

    public static readonly ResourceType BucketPublicAccessBlock = Of(
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        "aws_s3_bucket_public_access_block",
        replacedBy: "bucket region"
    );

    public static readonly ResourceType BucketEncryption = Of(
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        "aws_s3_bucket_server_side_encryption_configuration",
        replacedBy: "bucket expectedBucketOwner region",
        aliases: ["aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2"]
    );

    public static readonly ResourceType Queue = Of(
        "aws:sqs/queue:Queue",
        "aws_sqs_queue",
        replacedBy: "fifoQueue name namePrefix region"
    );

    public static readonly ResourceType QueuePolicy = Of(
        "aws:sqs/queuePolicy:QueuePolicy",
        "aws_sqs_queue_policy",
        replacedBy: "queueUrl region"
    );

    public static readonly ResourceType RedriveAllowPolicy = Of(
        "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
        "aws_sqs_queue_redrive_allow_policy",
        replacedBy: "queueUrl region"
    );

    public static readonly ResourceType Topic = Of(
        "aws:sns/topic:Topic",
        "aws_sns_topic",
        replacedBy: "fifoTopic name namePrefix region"
    );

    public static readonly ResourceType TopicPolicy = Of(
        "aws:sns/topicPolicy:TopicPolicy",
        "aws_sns_topic_policy",
        replacedBy: "arn region"
    );

    public static readonly ResourceType KmsKey = Simulated(
        "aws:kms/key:Key",
        "aws_kms_key",
        replacedBy: "customKeyStoreId customerMasterKeySpec keyUsage multiRegion region xksKeyId"
    );
    public static readonly ResourceType KmsExternalKey = OnlyRead(
        "aws:kms/externalKey:ExternalKey",
        "aws_kms_external_key"
    );
    public static readonly ResourceType KmsReplicaKey = OnlyRead(
        "aws:kms/replicaKey:ReplicaKey",
        "aws_kms_replica_key"
    );
    public static readonly ResourceType KmsReplicaExternalKey = OnlyRead(
        "aws:kms/replicaExternalKey:ReplicaExternalKey",
        "aws_kms_replica_external_key"
    );
    public static readonly ResourceType KmsKeyPolicy = Simulated(
        "aws:kms/keyPolicy:KeyPolicy",
        "aws_kms_key_policy",
        replacedBy: "keyId region"
    );
    public static readonly ResourceType KmsAlias = Simulated(
        "aws:kms/alias:Alias",
        "aws_kms_alias",
        replacedBy: "name namePrefix region"
    );
    public static readonly ResourceType KmsGrant = OnlyRead("aws:kms/grant:Grant", "aws_kms_grant");
    public static readonly ResourceType SecretPolicy = Simulated(
        "aws:secretsmanager/secretPolicy:SecretPolicy",
        "aws_secretsmanager_secret_policy",
        replacedBy: "region secretArn"
    );
    public static readonly ResourceType Parameter = Simulated(
        "aws:ssm/parameter:Parameter",
        "aws_ssm_parameter",
        replacedBy: "name region"
    );
    public static readonly ResourceType Table = Simulated(
        "aws:dynamodb/table:Table",
        "aws_dynamodb_table",
        replacedBy: """
        attributes! hashKey importTable name rangeKey region restoreDateTime restoreSourceName
        restoreSourceTableArn
        """
    );
    public static readonly ResourceType TablePolicy = Simulated(
        "aws:dynamodb/resourcePolicy:ResourcePolicy",
        "aws_dynamodb_resource_policy",
        replacedBy: "region resourceArn"
    );
    public static readonly ResourceType Secret = Simulated(
        "aws:secretsmanager/secret:Secret",
        "aws_secretsmanager_secret",
        replacedBy: "name namePrefix region"
    );

    // Another content is another version of the document (internal/service/ssm/document.go of the provider).
    public static readonly ResourceType SsmDocument = Of(
        "aws:ssm/document:Document",
        "aws_ssm_document",
        replacedBy: "name region"
    );

    public static readonly ResourceType SsmServiceSetting = OnlyRead(
        "aws:ssm/serviceSetting:ServiceSetting",
        "aws_ssm_service_setting"
    );

    // --- What programs of other people have beside, and no network asks for

    public static readonly ResourceType IamUser = Simulated("aws:iam/user:User", "aws_iam_user", replacedBy: "");

    public static readonly ResourceType IamUserPolicy = Simulated(
        "aws:iam/userPolicy:UserPolicy",
        "aws_iam_user_policy",
        replacedBy: "name namePrefix user"
    );

    public static readonly ResourceType IamUserPolicyAttachment = Simulated(
        "aws:iam/userPolicyAttachment:UserPolicyAttachment",
        "aws_iam_user_policy_attachment",
        replacedBy: "policyArn user"
    );

    public static readonly ResourceType IamGroup = Simulated("aws:iam/group:Group", "aws_iam_group", replacedBy: "");

    public static readonly ResourceType IamGroupPolicyAttachment = Simulated(
        "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
        "aws_iam_group_policy_attachment",
        replacedBy: "group policyArn"
    );

    public static readonly ResourceType IamAccessKey = Simulated(
        "aws:iam/accessKey:AccessKey",
        "aws_iam_access_key",
        replacedBy: "pgpKey user"
    );

    public static readonly ResourceType OpenIdConnectProvider = Simulated(
        "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
        "aws_iam_openid_connect_provider",
        replacedBy: "url"
    );

    public static readonly ResourceType EbsVolume = Simulated(
        "aws:ebs/volume:Volume",
        "aws_ebs_volume",
        replacedBy: "availabilityZone encrypted kmsKeyId outpostArn region snapshotId"
    );

    public static readonly ResourceType EcsCluster = Of(
        "aws:ecs/cluster:Cluster",
        "aws_ecs_cluster",
        replacedBy: "name region"
    );

    public static readonly ResourceType EcsClusterCapacityProviders = Simulated(
        "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
        "aws_ecs_cluster_capacity_providers",
        replacedBy: "clusterName region"
    );

    public static readonly ResourceType EksAddon = Simulated(
        "aws:eks/addon:Addon",
        "aws_eks_addon",
        replacedBy: "addonName clusterName region"
    );

    public static readonly ResourceType EksFargateProfile = Simulated(
        "aws:eks/fargateProfile:FargateProfile",
        "aws_eks_fargate_profile",
        replacedBy: "clusterName fargateProfileName podExecutionRoleArn region selectors subnetIds"
    );

    public static readonly ResourceType EcrRepository = Of(
        "aws:ecr/repository:Repository",
        "aws_ecr_repository",
        replacedBy: "encryptionConfigurations name region"
    );

    public static readonly ResourceType EcrLifecyclePolicy = Simulated(
        "aws:ecr/lifecyclePolicy:LifecyclePolicy",
        "aws_ecr_lifecycle_policy",
        replacedBy: "policy region repository"
    );

    public static readonly ResourceType EcrRepositoryPolicy = Simulated(
        "aws:ecr/repositoryPolicy:RepositoryPolicy",
        "aws_ecr_repository_policy",
        replacedBy: "region repository"
    );

    public static readonly ResourceType LambdaPermission = Simulated(
        "aws:lambda/permission:Permission",
        "aws_lambda_permission",
        replacedBy: """
        action eventSourceToken function functionUrlAuthType principal principalOrgId qualifier region
        sourceAccount sourceArn statementId statementIdPrefix
        """
    );

    public static readonly ResourceType LambdaEventSourceMapping = Simulated(
        "aws:lambda/eventSourceMapping:EventSourceMapping",
        "aws_lambda_event_source_mapping",
        replacedBy: """
        eventSourceArn queues region selfManagedEventSource startingPosition startingPositionTimestamp
        """
    );

    public static readonly ResourceType LambdaLayerVersion = Simulated(
        "aws:lambda/layerVersion:LayerVersion",
        "aws_lambda_layer_version",
        replacedBy: """
        code compatibleArchitectures compatibleRuntimes description layerName licenseInfo region s3Bucket
        s3Key s3ObjectVersion sourceCodeHash
        """
    );

    public static readonly ResourceType SecretVersion = Simulated(
        "aws:secretsmanager/secretVersion:SecretVersion",
        "aws_secretsmanager_secret_version",
        replacedBy: "region secretId"
    );

    public static readonly ResourceType ElastiCacheParameterGroup = Simulated(
        "aws:elasticache/parameterGroup:ParameterGroup",
        "aws_elasticache_parameter_group",
        replacedBy: "description family name region"
    );

    public static readonly ResourceType BucketObject = Simulated(
        "aws:s3/bucketObject:BucketObject",
        "aws_s3_bucket_object",
        replacedBy: "bucket key region"
    );

    public static readonly ResourceType BucketObjectV2 = Simulated(
        "aws:s3/bucketObjectv2:BucketObjectv2",
        "aws_s3_object",
        replacedBy: "bucket key region"
    );

    public static readonly ResourceType BucketNotification = Simulated(
        "aws:s3/bucketNotification:BucketNotification",
        "aws_s3_bucket_notification",
        replacedBy: "bucket region"
    );

    public static readonly ResourceType BucketOwnershipControls = Simulated(
        "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
        "aws_s3_bucket_ownership_controls",
        replacedBy: "bucket region"
    );

    public static readonly ResourceType BucketAcl = Simulated(
        "aws:s3/bucketAcl:BucketAcl",
        "aws_s3_bucket_acl",
        replacedBy: "bucket expectedBucketOwner region",
        aliases: ["aws:s3/bucketAclV2:BucketAclV2"]
    );

    public static readonly ResourceType BucketVersioning = Simulated(
        "aws:s3/bucketVersioning:BucketVersioning",
        "aws_s3_bucket_versioning",
        replacedBy: "bucket expectedBucketOwner region",
        aliases: ["aws:s3/bucketVersioningV2:BucketVersioningV2"]
    );

    public static readonly ResourceType BucketWebsite = Simulated(
        "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
        "aws_s3_bucket_website_configuration",
        replacedBy: "bucket expectedBucketOwner region",
        aliases: ["aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2"]
    );

    public static readonly ResourceType BucketLifecycle = Simulated(
        "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
        "aws_s3_bucket_lifecycle_configuration",
        replacedBy: "bucket expectedBucketOwner region",
        aliases: ["aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2"]
    );

    public static readonly ResourceType BucketCors = Simulated(
        "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration",
        "aws_s3_bucket_cors_configuration",
        replacedBy: "bucket expectedBucketOwner region",
        aliases: ["aws:s3/bucketCorsConfigurationV2:BucketCorsConfigurationV2"]
    );

    public static readonly ResourceType BucketLogging = Simulated(
        "aws:s3/bucketLogging:BucketLogging",
        "aws_s3_bucket_logging",
        replacedBy: "bucket expectedBucketOwner region",
        aliases: ["aws:s3/bucketLoggingV2:BucketLoggingV2"]
    );

    public static readonly ResourceType LogStream = Simulated(
        "aws:cloudwatch/logStream:LogStream",
        "aws_cloudwatch_log_stream",
        replacedBy: "logGroupName name region"
    );

    public static readonly ResourceType MetricAlarm = Simulated(
        "aws:cloudwatch/metricAlarm:MetricAlarm",
        "aws_cloudwatch_metric_alarm",
        replacedBy: "name region"
    );

    public static readonly ResourceType EventRule = Simulated(
        "aws:cloudwatch/eventRule:EventRule",
        "aws_cloudwatch_event_rule",
        replacedBy: "eventBusName name namePrefix region"
    );

    public static readonly ResourceType EventTarget = Simulated(
        "aws:cloudwatch/eventTarget:EventTarget",
        "aws_cloudwatch_event_target",
        replacedBy: "eventBusName region rule targetId"
    );

    public static readonly ResourceType Dashboard = Simulated(
        "aws:cloudwatch/dashboard:Dashboard",
        "aws_cloudwatch_dashboard",
        replacedBy: "dashboardName region"
    );

    public static readonly ResourceType RdsClusterParameterGroup = Of(
        "aws:rds/clusterParameterGroup:ClusterParameterGroup",
        "aws_rds_cluster_parameter_group",
        replacedBy: "description family name namePrefix region"
    );

    public static readonly ResourceType TopicSubscription = Simulated(
        "aws:sns/topicSubscription:TopicSubscription",
        "aws_sns_topic_subscription",
        replacedBy: "endpoint protocol region topic"
    );

    public static readonly ResourceType EfsAccessPoint = Simulated(
        "aws:efs/accessPoint:AccessPoint",
        "aws_efs_access_point",
        replacedBy: "fileSystemId posixUser region rootDirectory"
    );

    public static readonly ResourceType Certificate = Simulated(
        "aws:acm/certificate:Certificate",
        "aws_acm_certificate",
        replacedBy: """
        certificateAuthorityArn domainName keyAlgorithm region subjectAlternativeNames validationMethod
        """
    );

    public static readonly ResourceType CertificateValidation = Simulated(
        "aws:acm/certificateValidation:CertificateValidation",
        "aws_acm_certificate_validation",
        replacedBy: "certificateArn region validationRecordFqdns"
    );

    public static readonly ResourceType ScalableTarget = Simulated(
        "aws:appautoscaling/target:Target",
        "aws_appautoscaling_target",
        replacedBy: "region resourceId scalableDimension serviceNamespace"
    );

    public static readonly ResourceType ScalingPolicy = Simulated(
        "aws:appautoscaling/policy:Policy",
        "aws_appautoscaling_policy",
        replacedBy: "name region resourceId scalableDimension serviceNamespace"
    );

#pragma warning restore CS1591

    private static readonly Dictionary<string, ResourceType> ByToken = IndexTokens();

    /// <summary>Every type.</summary>
    public static IReadOnlyList<ResourceType> All => Known;

    /// <summary>Finds a type by its token or by an alias; null when it is not known.</summary>
    public static ResourceType? Find(string token) => ByToken.GetValueOrDefault(token);

    private static Dictionary<string, ResourceType> IndexTokens()
    {
        var byToken = new Dictionary<string, ResourceType>(2 * Known.Count, StringComparer.Ordinal);
        foreach (var type in Known)
        {
            foreach (var token in type.Tokens)
            {
                byToken.Add(token, type);
            }
        }

        return byToken;
    }

    // A type that programs create: simulated, priced and exported.
    private static ResourceType Of(string token, string terraform, string replacedBy = "", string[]? aliases = null) =>
        Add(new(token, terraform, replacedBy, aliases ?? []));

    // A type that only other people's programs create: simulated and exported, with no class in the embedded SDK.
    private static ResourceType Simulated(string token, string terraform, string replacedBy, params string[] aliases) =>
        Add(new(token, terraform, replacedBy, aliases) { IsOnlySimulated = true });

    // A type that is only understood where a stack of another program has it. What it costs may be known all the same.
    private static ResourceType OnlyRead(string token, string terraform, params string[] aliases) =>
        Add(new(token, terraform, "", aliases) { IsOnlyRead = true });

    private static ResourceType Add(ResourceType type)
    {
        Known.Add(type);
        return type;
    }
}
