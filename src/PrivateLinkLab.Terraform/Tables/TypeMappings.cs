using System.Collections.Frozen;
using static PrivateLinkLab.Terraform.Tables.NestedProperty;

namespace PrivateLinkLab.Terraform.Tables;

/// <summary>
/// The resource types that can be exported. Held against the provider's own schema by a test: what is not here follows the
/// rule for names and exists in the provider.
/// </summary>
internal static class TypeMappings
{
    /// <summary>The types of the random provider: their results are carried over, not made again.</summary>
    public const string RandomPassword = "random:index/randomPassword:RandomPassword";

    /// <summary>The type of random ids.</summary>
    public const string RandomId = "random:index/randomId:RandomId";

    private const string Only6 = "exists from version 6 of the provider on; the configuration also fits version 5.100";
    private const string PerResourceRegion = "a region for each resource exists from version 6 of the provider on; the provider block has the region";
    private const string OfPulumi = "an argument of Pulumi's package alone, for waits of its own";

    private static readonly string[] SecurityGroupRule =
        ["cidr_blocks", "description", "from_port", "ipv6_cidr_blocks", "prefix_list_ids", "protocol", "security_groups", "self", "to_port"];

    private static readonly string[] Route =
    [
        "carrier_gateway_id", "cidr_block", "core_network_arn", "destination_prefix_list_id", "egress_only_gateway_id", "gateway_id",
        "ipv6_cidr_block", "local_gateway_id", "nat_gateway_id", "network_interface_id", "transit_gateway_id", "vpc_endpoint_id",
        "vpc_peering_connection_id",
    ];

    private static readonly NestedProperty[] Rules =
    [
        Set("ingress", "ingress") with { AllMembers = SecurityGroupRule },
        Set("egress", "egress") with { AllMembers = SecurityGroupRule },
    ];

    private static readonly (string, string)[] Region = [("region", PerResourceRegion)];

    /// <summary>Every type.</summary>
    public static IReadOnlyList<TypeMapping> All { get; } =
    [
        new("aws:cloudwatch/logGroup:LogGroup", "aws_cloudwatch_log_group", leftOut: [.. Region, ("deletionProtectionEnabled", Only6)])
        {
            NamePrefixLength = 486,
        },
        new("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "aws_default_security_group", Rules, Region),
        new(
            "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway",
            "aws_egress_only_internet_gateway",
            leftOut: Region),
        new("aws:ec2/eip:Eip", "aws_eip", leftOut: Region) { TerraformOnly = ["vpc"] },
        new(
            "aws:ec2/flowLog:FlowLog",
            "aws_flow_log",
            [One("destinationOptions"), Set("tagFieldSpecifications", "tag_field_specification")],
            [.. Region, ("regionalNatGatewayId", Only6), ("tagFieldSpecifications", Only6)])
        {
            TerraformOnly = ["log_group_name"],
        },
        new(
            "aws:ec2/instance:Instance",
            "aws_instance",
            [
                One("capacityReservationSpecification"), One("capacityReservationTarget"), One("cpuOptions"), One("creditSpecification"),
                One("enclaveOptions"), One("instanceMarketOptions"), One("launchTemplate"), One("maintenanceOptions"),
                One("metadataOptions"), One("privateDnsNameOptions"), One("rootBlockDevice"), One("spotOptions"),
                Set("ebsBlockDevices", "ebs_block_device"), Set("ephemeralBlockDevices", "ephemeral_block_device"),
                Set("networkInterfaces", "network_interface"),
            ],
            [
                .. Region, ("cpuOptions.nestedVirtualization", Only6), ("forceDestroy", Only6), ("placementGroupId", Only6), ("primaryNetworkInterface", Only6),
                ("secondaryNetworkInterfaces", Only6),
            ])
        {
            TerraformOnly = ["cpu_core_count", "cpu_threads_per_core"],
        },
        new("aws:ec2/internetGateway:InternetGateway", "aws_internet_gateway", leftOut: Region),
        new(
            "aws:ec2/natGateway:NatGateway",
            "aws_nat_gateway",
            leftOut:
            [
                .. Region, ("autoProvisionZones", Only6), ("autoScalingIps", Only6), ("availabilityMode", Only6),
                ("availabilityZoneAddresses", Only6), ("regionalNatGatewayAddresses", Only6), ("regionalNatGatewayAutoMode", Only6),
                ("routeTableId", Only6), ("vpcId", Only6),
            ]),
        new("aws:ec2/route:Route", "aws_route", leftOut: [.. Region, ("odbNetworkArn", Only6)]),
        new(
            "aws:ec2/routeTable:RouteTable", "aws_route_table", [Set("routes", "route") with { AllMembers = Route }], Region),
        new("aws:ec2/routeTableAssociation:RouteTableAssociation", "aws_route_table_association", leftOut: Region),
        new("aws:ec2/securityGroup:SecurityGroup", "aws_security_group", Rules, Region) { NamePrefixLength = 229 },
        new(
            "aws:ec2/subnet:Subnet",
            "aws_subnet",
            leftOut:
            [
                .. Region, ("ipv4IpamPoolId", Only6), ("ipv4NetmaskLength", Only6), ("ipv6IpamPoolId", Only6), ("ipv6NetmaskLength", Only6),
            ]),
        new("aws:ec2/vpc:Vpc", "aws_vpc", leftOut: Region),
        new(
            "aws:ec2/vpcEndpoint:VpcEndpoint",
            "aws_vpc_endpoint",
            [One("dnsOptions"), List("dnsEntries", "dns_entry"), Set("subnetConfigurations", "subnet_configuration")],
            [.. Region, ("dnsOptions.privateDnsPreference", Only6), ("dnsOptions.privateDnsSpecifiedDomains", Only6)]),
        new(
            "aws:ec2/vpcEndpointConnectionAccepter:VpcEndpointConnectionAccepter",
            "aws_vpc_endpoint_connection_accepter",
            leftOut: Region),
        new(
            "aws:ec2/vpcEndpointConnectionNotification:VpcEndpointConnectionNotification",
            "aws_vpc_endpoint_connection_notification",
            leftOut: Region),
        new(
            "aws:ec2/vpcEndpointService:VpcEndpointService",
            "aws_vpc_endpoint_service",
            [List("privateDnsNameConfigurations", "private_dns_name_configuration")],
            Region),
        new(
            "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple",
            "aws_vpc_endpoint_service_allowed_principal",
            leftOut: Region),
        new("aws:ec2transitgateway/instanceState:InstanceState", "aws_ec2_instance_state", leftOut: Region),
        new("aws:iam/instanceProfile:InstanceProfile", "aws_iam_instance_profile") { NamePrefixLength = 102 },
        new("aws:iam/policy:Policy", "aws_iam_policy", leftOut: [("delayAfterPolicyCreationInMs", OfPulumi)]) { NamePrefixLength = 102 },
        new("aws:iam/role:Role", "aws_iam_role", [Set("inlinePolicies", "inline_policy")]) { NamePrefixLength = 38 },
        new("aws:iam/rolePolicy:RolePolicy", "aws_iam_role_policy") { NamePrefixLength = 102 },
        new(
            "aws:lb/listener:Listener",
            "aws_lb_listener",
            [
                List("defaultActions", "default_action"), One("authenticateCognito"), One("authenticateOidc"), One("fixedResponse"),
                One("forward"), One("stickiness"), Set("targetGroups", "target_group"), One("redirect"), One("mutualAuthentication"),
            ],
            [.. Region, ("defaultActions.jwtValidation", Only6)]),
        new(
            "aws:lb/loadBalancer:LoadBalancer",
            "aws_lb",
            [
                One("accessLogs"), One("connectionLogs"), One("ipamPools"), One("minimumLoadBalancerCapacity"),
                Set("subnetMappings", "subnet_mapping"),
            ],
            [
                .. Region, ("enablePrefixForIpv6SourceNat", Only6), ("healthCheckLogs", Only6),
                ("secondaryIpsAutoAssignedPerSubnet", Only6),
            ])
        {
            NamePrefixLength = 6,
        },
        new(
            "aws:lb/targetGroup:TargetGroup",
            "aws_lb_target_group",
            [
                One("healthCheck"), One("stickiness"), List("targetFailovers", "target_failover"), One("targetGroupHealth"),
                One("dnsFailover"), One("unhealthyStateRouting"), List("targetHealthStates", "target_health_state"),
            ],
            [.. Region, ("targetControlPort", Only6)])
        {
            NamePrefixLength = 6,
        },
        new("aws:lb/targetGroupAttachment:TargetGroupAttachment", "aws_lb_target_group_attachment", leftOut: [.. Region, ("quicServerId", Only6)]),
        new(
            "aws:rds/instance:Instance",
            "aws_db_instance",
            [
                One("blueGreenUpdate"), One("restoreToPointInTime"), One("s3Import"), List("listenerEndpoints", "listener_endpoint"),
                List("masterUserSecrets", "master_user_secret"),
            ],
            [.. Region, ("upgradeRolloutOrder", Only6), ("warningEventCategories", Only6)])
        {
            WriteOnly = ("password", "password_wo", "password_wo_version"),
        },
        new("aws:rds/instanceDesiredState:InstanceDesiredState", "aws_rds_instance_state", [One("timeouts")], Region)
        {
            IdAttribute = "identifier",
        },
        new("aws:rds/parameterGroup:ParameterGroup", "aws_db_parameter_group", [Set("parameters", "parameter")], Region)
        {
            NamePrefixLength = 229,
        },
        new("aws:rds/snapshot:Snapshot", "aws_db_snapshot", leftOut: Region),
        new("aws:rds/subnetGroup:SubnetGroup", "aws_db_subnet_group", leftOut: Region) { NamePrefixLength = 229 },
        new(
            "aws:s3/bucket:Bucket",
            "aws_s3_bucket",
            [
                List("corsRules", "cors_rule"), Set("grants", "grant"), List("lifecycleRules", "lifecycle_rule"), One("expiration"),
                One("noncurrentVersionExpiration"), Set("noncurrentVersionTransitions", "noncurrent_version_transition"),
                Set("transitions", "transition"), One("logging"), One("objectLockConfiguration"), One("rule"), One("defaultRetention"),
                One("replicationConfiguration"), Set("rules", "rules"), One("destination"), One("accessControlTranslation"), One("metrics"),
                One("replicationTime"), One("filter"), One("sourceSelectionCriteria"), One("sseKmsEncryptedObjects"),
                One("serverSideEncryptionConfiguration"), One("applyServerSideEncryptionByDefault"), One("versioning"), One("website"),
            ],
            [
                .. Region, ("bucketNamespace", Only6), ("serverSideEncryptionConfiguration.rule.blockedEncryptionTypes", Only6),
            ])
        {
            NameProperty = "bucket",
            NamePrefixLength = 37,
            Renamed = [("bucketRegion", "region")],
        },
        new("aws:s3/bucketPolicy:BucketPolicy", "aws_s3_bucket_policy", leftOut: Region),
        new(
            "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
            "aws_s3_bucket_public_access_block",
            leftOut: [.. Region, ("skipDestroy", Only6)]),
        new(
            "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
            "aws_s3_bucket_server_side_encryption_configuration",
            [Set("rules", "rule"), One("applyServerSideEncryptionByDefault")],
            [.. Region, ("rules.blockedEncryptionTypes", Only6)]),
        new("aws:sns/topic:Topic", "aws_sns_topic", leftOut: Region) { NamePrefixLength = 230 },
        new("aws:sns/topicPolicy:TopicPolicy", "aws_sns_topic_policy", leftOut: Region),
        new("aws:sqs/queue:Queue", "aws_sqs_queue", leftOut: Region) { NamePrefixLength = 54 },
        new("aws:sqs/queuePolicy:QueuePolicy", "aws_sqs_queue_policy", leftOut: Region),
        new("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy", "aws_sqs_queue_redrive_allow_policy", leftOut: Region),
        new("aws:vpc/endpointPrivateDns:EndpointPrivateDns", "aws_vpc_endpoint_private_dns", leftOut: Region)
        {
            IdAttribute = "vpc_endpoint_id",
        },
        new(
            "aws:vpc/endpointServicePrivateDnsVerification:EndpointServicePrivateDnsVerification",
            "aws_vpc_endpoint_service_private_dns_verification",
            [One("timeouts")],
            Region)
        {
            IdAttribute = "service_id",
        },
        new("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "aws_vpc_security_group_egress_rule", leftOut: Region),
        new("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "aws_vpc_security_group_ingress_rule", leftOut: Region),
    ];

    private static readonly FrozenDictionary<string, TypeMapping> ByPulumi = All.ToFrozenDictionary(type => type.Pulumi, StringComparer.Ordinal);

    /// <summary>Finds a type by Pulumi's name.</summary>
    public static TypeMapping? Find(string pulumi) => ByPulumi.GetValueOrDefault(pulumi);
}
