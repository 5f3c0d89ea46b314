namespace PrivateLinkLab.Graph.Replacements;

/// <summary>Types of EC2, VPC and CloudWatch Logs.</summary>
internal static class Ec2Replacements
{
    public static (string Type, string Paths)[] Table =>
    [
        // Terraform AWS provider, resource aws_vpc, 'Forces new resource'.
        ("aws:ec2/vpc:Vpc", "cidrBlock instanceTenancy ipv4IpamPoolId ipv4NetmaskLength region"),

        // Terraform AWS provider, resource aws_subnet, 'Forces new resource'.
        ("aws:ec2/subnet:Subnet", """
            availabilityZone availabilityZoneId cidrBlock ipv4IpamPoolId ipv4NetmaskLength ipv6IpamPoolId ipv6Native
            ipv6NetmaskLength outpostArn region vpcId
            """),

        // Terraform AWS provider, resource aws_route_table, 'Forces new resource'.
        ("aws:ec2/routeTable:RouteTable", "region vpcId"),

        // Terraform AWS provider, resource aws_route_table_association, 'Forces new resource'.
        ("aws:ec2/routeTableAssociation:RouteTableAssociation", "gatewayId region subnetId"),

        // Terraform AWS provider, resource aws_default_security_group, 'Forces new resource'.
        ("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "region vpcId"),

        // Terraform AWS provider, resource aws_security_group, 'Forces new resource'.
        ("aws:ec2/securityGroup:SecurityGroup", "description name namePrefix region vpcId"),

        // Terraform AWS provider, resource aws_vpc_security_group_ingress_rule, 'Forces new resource'. The kind of
        // source cannot change in place, its value can.
        ("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", """
            region securityGroupId cidrIpv4! cidrIpv6! prefixListId! referencedSecurityGroupId!
            """),

        // Terraform AWS provider, resource aws_vpc_security_group_egress_rule, 'Forces new resource'.
        ("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", """
            region securityGroupId cidrIpv4! cidrIpv6! prefixListId! referencedSecurityGroupId!
            """),

        // Terraform AWS provider, resource aws_vpc_endpoint, 'Forces new resource'.
        ("aws:ec2/vpcEndpoint:VpcEndpoint", """
            region resourceConfigurationArn serviceName serviceNetworkArn serviceRegion vpcEndpointType vpcId
            """),

        // Terraform AWS provider, resource aws_instance, 'Forces new resource'.
        ("aws:ec2/instance:Instance", """
            ami associatePublicIpAddress availabilityZone cpuOptions ebsBlockDevices.deleteOnTermination
            ebsBlockDevices.deviceName ebsBlockDevices.encrypted ebsBlockDevices.iops ebsBlockDevices.kmsKeyId
            ebsBlockDevices.snapshotId ebsBlockDevices.throughput ebsBlockDevices.volumeSize ebsBlockDevices.volumeType
            ebsOptimized enclaveOptions.enabled ephemeralBlockDevices hibernation hostId instanceMarketOptions
            ipv6Addresses keyName launchTemplate.id launchTemplate.name networkInterfaces placementGroup
            placementGroupId placementPartitionNumber primaryNetworkInterface privateIp region rootBlockDevice.encrypted
            rootBlockDevice.kmsKeyId secondaryNetworkInterfaces securityGroups subnetId tenancy
            userData?userDataReplaceOnChange userDataBase64?userDataReplaceOnChange
            """),

        // Terraform AWS provider, resource aws_ec2_instance_state, 'Forces new resource'.
        ("aws:ec2transitgateway/instanceState:InstanceState", "instanceId region"),

        // Terraform AWS provider, resource aws_eip, 'Forces new resource'.
        ("aws:ec2/eip:Eip", "address domain ipamPoolId networkBorderGroup publicIpv4Pool region"),

        // Terraform AWS provider, resource aws_internet_gateway, 'Forces new resource'. It is detached and attached in place.
        ("aws:ec2/internetGateway:InternetGateway", "region"),

        // Terraform AWS provider, resource aws_egress_only_internet_gateway, 'Forces new resource'.
        ("aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway", "region vpcId"),

        // Terraform AWS provider, resource aws_nat_gateway, 'Forces new resource'.
        ("aws:ec2/natGateway:NatGateway", """
            allocationId availabilityMode connectivityType privateIp region secondaryPrivateIpAddressCount subnetId vpcId
            """),

        // Terraform AWS provider, resource aws_route, 'Forces new resource'. The target is changed in place.
        ("aws:ec2/route:Route", """
            destinationCidrBlock destinationIpv6CidrBlock destinationPrefixListId region routeTableId
            """),

        // Terraform AWS provider, resource aws_flow_log, 'Forces new resource'.
        ("aws:ec2/flowLog:FlowLog", """
            deliverCrossAccountRole destinationOptions eniId iamRoleArn logDestination logDestinationType logFormat
            maxAggregationInterval region regionalNatGatewayId subnetId trafficType transitGatewayAttachmentId
            transitGatewayId vpcId
            """),

        // Terraform AWS provider, resource aws_cloudwatch_log_group, 'Forces new resource'.
        ("aws:cloudwatch/logGroup:LogGroup", "logGroupClass name namePrefix region"),
    ];
}
