using System.Collections.Frozen;
using PrivateLinkLab.Amazon.Types;
using static PrivateLinkLab.Terraform.Tables.NestedProperty;

namespace PrivateLinkLab.Terraform.Tables;

/// <summary>
/// The resource types that can be exported. Held against the provider's own schema by a test: what is not here follows
/// the rule for names and exists in the provider.
/// </summary>
internal static class TypeMappings
{
    private const string Only6 = "exists from version 6 of the provider on; the configuration also fits version 5.100";
    private const string PerResourceRegion =
        "a region for each resource exists from version 6 of the provider on; the provider block has the region";
    private const string OfPulumi = "an argument of Pulumi's package alone, for waits of its own";

    private static readonly string[] SecurityGroupRule =
    [
        "cidr_blocks",
        "description",
        "from_port",
        "ipv6_cidr_blocks",
        "prefix_list_ids",
        "protocol",
        "security_groups",
        "self",
        "to_port",
    ];

    private static readonly string[] Route =
    [
        "carrier_gateway_id",
        "cidr_block",
        "core_network_arn",
        "destination_prefix_list_id",
        "egress_only_gateway_id",
        "gateway_id",
        "ipv6_cidr_block",
        "local_gateway_id",
        "nat_gateway_id",
        "network_interface_id",
        "transit_gateway_id",
        "vpc_endpoint_id",
        "vpc_peering_connection_id",
    ];

    private static readonly NestedProperty[] Rules =
    [
        Set("ingress", "ingress") with
        {
            AllMembers = SecurityGroupRule,
        },
        Set("egress", "egress") with
        {
            AllMembers = SecurityGroupRule,
        },
    ];

    private static readonly (string, string)[] Region = [("region", PerResourceRegion)];

    /// <summary>Every type.</summary>
    public static IReadOnlyList<TypeMapping> All { get; } =
    [
        new(AwsTypes.LogGroup, leftOut: [.. Region, ("deletionProtectionEnabled", Only6)]) { NamePrefixLength = 486 },
        new(AwsTypes.DefaultSecurityGroup, Rules, Region),
        new(AwsTypes.EgressOnlyInternetGateway, leftOut: Region),
        new(AwsTypes.Eip, leftOut: Region) { TerraformOnly = ["vpc"] },
        new(
            AwsTypes.FlowLog,
            [One("destinationOptions"), Set("tagFieldSpecifications", "tag_field_specification")],
            [.. Region, ("regionalNatGatewayId", Only6), ("tagFieldSpecifications", Only6)]
        )
        {
            TerraformOnly = ["log_group_name"],
        },
        new(
            AwsTypes.Instance,
            [
                One("capacityReservationSpecification"),
                One("capacityReservationTarget"),
                One("cpuOptions"),
                One("creditSpecification"),
                One("enclaveOptions"),
                One("instanceMarketOptions"),
                One("launchTemplate"),
                One("maintenanceOptions"),
                One("metadataOptions"),
                One("privateDnsNameOptions"),
                One("rootBlockDevice"),
                One("spotOptions"),
                Set("ebsBlockDevices", "ebs_block_device"),
                Set("ephemeralBlockDevices", "ephemeral_block_device"),
                Set("networkInterfaces", "network_interface"),
            ],
            [
                .. Region,
                ("cpuOptions.nestedVirtualization", Only6),
                ("forceDestroy", Only6),
                ("placementGroupId", Only6),
                ("primaryNetworkInterface", Only6),
                ("secondaryNetworkInterfaces", Only6),
            ]
        )
        {
            TerraformOnly = ["cpu_core_count", "cpu_threads_per_core"],
        },
        new(AwsTypes.InternetGateway, leftOut: Region),
        new(
            AwsTypes.NatGateway,
            leftOut:
            [
                .. Region,
                ("autoProvisionZones", Only6),
                ("autoScalingIps", Only6),
                ("availabilityMode", Only6),
                ("availabilityZoneAddresses", Only6),
                ("regionalNatGatewayAddresses", Only6),
                ("regionalNatGatewayAutoMode", Only6),
                ("routeTableId", Only6),
                ("vpcId", Only6),
            ]
        ),
        new(
            AwsTypes.NetworkInterface,
            [Set("attachments", "attachment")],
            [.. Region, ("attachments.networkCardIndex", Only6), ("enaSrdSpecification", Only6)]
        )
        {
            Renamed = [("privateIpLists", "private_ip_list"), ("ipv6AddressLists", "ipv6_address_list")],
        },
        new(AwsTypes.NetworkInterfaceAttachment, leftOut: [.. Region, ("networkCardIndex", Only6)]),
        new(AwsTypes.Route, leftOut: [.. Region, ("odbNetworkArn", Only6)]),
        new(AwsTypes.RouteTable, [Set("routes", "route") with { AllMembers = Route }], Region),
        new(AwsTypes.RouteTableAssociation, leftOut: Region),
        new(AwsTypes.SecurityGroup, Rules, Region) { NamePrefixLength = 229 },
        new(
            AwsTypes.Subnet,
            leftOut:
            [
                .. Region,
                ("ipv4IpamPoolId", Only6),
                ("ipv4NetmaskLength", Only6),
                ("ipv6IpamPoolId", Only6),
                ("ipv6NetmaskLength", Only6),
            ]
        ),
        new(AwsTypes.Vpc, leftOut: Region),
        new(
            AwsTypes.VpcEndpoint,
            [One("dnsOptions"), List("dnsEntries", "dns_entry"), Set("subnetConfigurations", "subnet_configuration")],
            [.. Region, ("dnsOptions.privateDnsPreference", Only6), ("dnsOptions.privateDnsSpecifiedDomains", Only6)]
        ),
        new(AwsTypes.VpcEndpointConnectionAccepter, leftOut: Region),
        new(AwsTypes.VpcEndpointConnectionNotification, leftOut: Region),
        new(
            AwsTypes.VpcEndpointService,
            [List("privateDnsNameConfigurations", "private_dns_name_configuration")],
            Region
        ),
        new(AwsTypes.VpcEndpointServiceAllowedPrincipal, leftOut: Region),
        new(AwsTypes.InstanceState, leftOut: Region),
        new(AwsTypes.InstanceProfile) { NamePrefixLength = 102 },
        new(AwsTypes.Policy, leftOut: [("delayAfterPolicyCreationInMs", OfPulumi)]) { NamePrefixLength = 102 },
        new(AwsTypes.Role, [Set("inlinePolicies", "inline_policy")]) { NamePrefixLength = 38 },
        new(AwsTypes.RolePolicy) { NamePrefixLength = 102 },
        new(
            AwsTypes.Listener,
            [
                List("defaultActions", "default_action"),
                One("authenticateCognito"),
                One("authenticateOidc"),
                One("fixedResponse"),
                One("forward"),
                One("stickiness"),
                Set("targetGroups", "target_group"),
                One("redirect"),
                One("mutualAuthentication"),
            ],
            [.. Region, ("defaultActions.jwtValidation", Only6)]
        ),
        new(
            AwsTypes.LoadBalancer,
            [
                One("accessLogs"),
                One("connectionLogs"),
                One("ipamPools"),
                One("minimumLoadBalancerCapacity"),
                Set("subnetMappings", "subnet_mapping"),
            ],
            [
                .. Region,
                ("enablePrefixForIpv6SourceNat", Only6),
                ("healthCheckLogs", Only6),
                ("secondaryIpsAutoAssignedPerSubnet", Only6),
            ]
        )
        {
            NamePrefixLength = 6,
        },
        new(
            AwsTypes.TargetGroup,
            [
                One("healthCheck"),
                One("stickiness"),
                List("targetFailovers", "target_failover"),
                One("targetGroupHealth"),
                One("dnsFailover"),
                One("unhealthyStateRouting"),
                List("targetHealthStates", "target_health_state"),
            ],
            [.. Region, ("targetControlPort", Only6)]
        )
        {
            NamePrefixLength = 6,
        },
        new(AwsTypes.TargetGroupAttachment, leftOut: [.. Region, ("quicServerId", Only6)]),
        new(
            AwsTypes.DbInstance,
            [
                One("blueGreenUpdate"),
                One("restoreToPointInTime"),
                One("s3Import"),
                List("listenerEndpoints", "listener_endpoint"),
                List("masterUserSecrets", "master_user_secret"),
            ],
            [.. Region, ("upgradeRolloutOrder", Only6), ("warningEventCategories", Only6)]
        )
        {
            WriteOnly = ("password", "password_wo", "password_wo_version"),
        },
        new(AwsTypes.DbInstanceState, [One("timeouts")], Region) { IdAttribute = "identifier" },
        new(AwsTypes.DbParameterGroup, [Set("parameters", "parameter")], Region) { NamePrefixLength = 229 },
        new(AwsTypes.DbSnapshot, leftOut: Region),
        new(AwsTypes.DbSubnetGroup, leftOut: Region) { NamePrefixLength = 229 },
        new(
            AwsTypes.Bucket,
            [
                List("corsRules", "cors_rule"),
                Set("grants", "grant"),
                List("lifecycleRules", "lifecycle_rule"),
                One("expiration"),
                One("noncurrentVersionExpiration"),
                Set("noncurrentVersionTransitions", "noncurrent_version_transition"),
                Set("transitions", "transition"),
                One("logging"),
                One("objectLockConfiguration"),
                One("rule"),
                One("defaultRetention"),
                One("replicationConfiguration"),
                Set("rules", "rules"),
                One("destination"),
                One("accessControlTranslation"),
                One("metrics"),
                One("replicationTime"),
                One("filter"),
                One("sourceSelectionCriteria"),
                One("sseKmsEncryptedObjects"),
                One("serverSideEncryptionConfiguration"),
                One("applyServerSideEncryptionByDefault"),
                One("versioning"),
                One("website"),
            ],
            [
                .. Region,
                ("bucketNamespace", Only6),
                ("serverSideEncryptionConfiguration.rule.blockedEncryptionTypes", Only6),
            ]
        )
        {
            NameProperty = "bucket",
            NamePrefixLength = 37,
            Renamed = [("bucketRegion", "region")],
        },
        new(AwsTypes.BucketPolicy, leftOut: Region),
        new(AwsTypes.BucketPublicAccessBlock, leftOut: [.. Region, ("skipDestroy", Only6)]),
        new(
            AwsTypes.BucketEncryption,
            [Set("rules", "rule"), One("applyServerSideEncryptionByDefault")],
            [.. Region, ("rules.blockedEncryptionTypes", Only6)]
        ),
        new(AwsTypes.Topic, leftOut: Region) { NamePrefixLength = 230 },
        new(AwsTypes.TopicPolicy, leftOut: Region),
        new(AwsTypes.Queue, leftOut: Region) { NamePrefixLength = 54 },
        new(AwsTypes.QueuePolicy, leftOut: Region),
        new(AwsTypes.RedriveAllowPolicy, leftOut: Region),
        new(
            AwsTypes.SsmDocument,
            [List("attachmentsSources", "attachments_source"), List("parameters", "parameter")],
            Region
        ),
        new(AwsTypes.VpcEndpointPrivateDns, leftOut: Region) { IdAttribute = "vpc_endpoint_id" },
        new(AwsTypes.VpcEndpointServicePrivateDnsVerification, [One("timeouts")], Region)
        {
            IdAttribute = "service_id",
        },
        new(AwsTypes.SecurityGroupEgressRule, leftOut: Region),
        new(AwsTypes.SecurityGroupIngressRule, leftOut: Region),
    ];

    private static readonly FrozenDictionary<string, TypeMapping> ByPulumi = All.ToFrozenDictionary(
        type => type.Pulumi,
        StringComparer.Ordinal
    );

    /// <summary>Finds a type by Pulumi's name.</summary>
    public static TypeMapping? Find(string pulumi) => ByPulumi.GetValueOrDefault(pulumi);
}
