using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph.Replacements;

namespace PrivateLinkLab.Pricing;

/// <summary>The resource types that cost nothing themselves, with the AWS pages that say so.</summary>
internal static class FreeTypes
{
    // VPC (aws.amazon.com/vpc/pricing), IAM (aws.amazon.com/iam), PrivateLink (aws.amazon.com/privatelink/pricing),
    // Systems Manager (aws.amazon.com/systems-manager/pricing), Elastic Load Balancing, RDS and S3 ask nothing for
    // these; a reason is given where somebody might expect otherwise.
    private static readonly Dictionary<string, string?> Reasons = new(StringComparer.Ordinal)
    {
        [AwsTypes.DefaultSecurityGroup] = null,
        [AwsTypes.Route] = null,
        [AwsTypes.RouteTable] = null,
        [AwsTypes.RouteTableAssociation] = null,
        [AwsTypes.SecurityGroup] = null,
        [AwsTypes.Vpc] = null,
        [AwsTypes.VpcEndpointConnectionAccepter] = null,
        [AwsTypes.VpcEndpointConnectionNotification] = "its topic's requests cost",
        [AwsTypes.VpcEndpointService] = "its consumers pay for their endpoints, its provider for the load balancer",
        [AwsTypes.VpcEndpointServiceAllowedPrincipal] = null,
        [AwsTypes.InstanceState] = null,
        [AwsTypes.NetworkInterface] = null,
        [AwsTypes.NetworkInterfaceAttachment] = null,
        [AwsTypes.InstanceProfile] = null,
        [AwsTypes.Policy] = null,
        [AwsTypes.Role] = null,
        [AwsTypes.RolePolicy] = null,
        [AwsTypes.RolePolicyAttachment] = null,
        [AwsTypes.Listener] = null,
        [AwsTypes.TargetGroup] = null,
        [AwsTypes.TargetGroupAttachment] = null,
        [AwsTypes.DbInstanceState] = null,
        [AwsTypes.DbParameterGroup] = null,
        [AwsTypes.DbSubnetGroup] = null,
        [AwsTypes.BucketPolicy] = null,
        [AwsTypes.BucketPublicAccessBlock] = null,
        [AwsTypes.BucketEncryption] = null,
        [AwsTypes.TopicPolicy] = null,
        [AwsTypes.QueuePolicy] = null,
        [AwsTypes.RedriveAllowPolicy] = null,
        [AwsTypes.SsmDocument] = null,
        [AwsTypes.VpcEndpointPrivateDns] = null,
        [AwsTypes.VpcEndpointServicePrivateDnsVerification] = null,
        [AwsTypes.SecurityGroupEgressRule] = null,
        [AwsTypes.SecurityGroupIngressRule] = null,
        [RandomTypes.RandomId] = "made in the program, nothing in AWS",
        [RandomTypes.RandomPassword] = "made in the program, nothing in AWS",
    };

    // Types of other people's stacks, by module and name as their tokens have them. AWS asks nothing for them by the
    // pricing pages of their services (aws.amazon.com/SERVICE/pricing); what they cause elsewhere is in the reason.
    private static readonly (string Types, string? Reason)[] Others =
    [
        (
            """
            ec2/defaultVpc ec2/defaultSubnet ec2/defaultRouteTable ec2/defaultNetworkAcl ec2/defaultVpcDhcpOptions
            ec2/vpcDhcpOptions ec2/vpcDhcpOptionsAssociation ec2/vpcIpv4CidrBlockAssociation
            ec2/vpcIpv6CidrBlockAssociation ec2/subnetCidrReservation ec2/mainRouteTableAssociation
            ec2/internetGatewayAttachment ec2/eipAssociation ec2/networkAcl ec2/networkAclRule ec2/networkAclAssociation
            ec2/securityGroupRule ec2/securityGroupAssociation ec2/networkInterfaceSecurityGroupAttachment
            ec2/managedPrefixList ec2/managedPrefixListEntry ec2/vpcEndpointPolicy ec2/vpcEndpointSubnetAssociation
            ec2/vpcEndpointRouteTableAssociation ec2/vpcBlockPublicAccessOptions ec2/vpcBlockPublicAccessExclusion
            ec2/customerGateway ec2/vpnGateway ec2/vpnGatewayAttachment ec2/vpnGatewayRoutePropagation
            ec2/vpnConnectionRoute ec2/peeringConnectionOptions ec2/vpcPeeringConnectionAccepter ec2/keyPair
            ec2/launchTemplate ec2/launchConfiguration ec2/placementGroup ec2/tag ec2/volumeAttachment
            vpc/securityGroupVpcAssociation ec2transitgateway/instanceConnectEndpoint ec2transitgateway/routeTable
            ec2transitgateway/route ec2transitgateway/routeTableAssociation ec2transitgateway/routeTablePropagation
            ec2transitgateway/prefixListReference ec2transitgateway/vpcAttachmentAccepter
            ec2transitgateway/defaultRouteTableAssociation ec2transitgateway/defaultRouteTablePropagation
            """,
            null
        ),
        ("ec2/vpcPeeringConnection", "data that crosses zones or regions costs"),
        ("ec2transitgateway/transitGateway", "its attachments cost by the hour and the gigabyte"),
        (
            """
            lb/listenerRule lb/listenerCertificate elb/listenerPolicy elb/loadBalancerPolicy elb/attachment
            autoscaling/attachment autoscaling/policy autoscaling/schedule autoscaling/lifecycleHook
            autoscaling/notification autoscaling/tag appautoscaling/target appautoscaling/policy
            appautoscaling/scheduledAction
            """,
            null
        ),
        ("ecs/cluster ecs/clusterCapacityProviders ecs/capacityProvider ecs/taskDefinition", "what runs in it costs"),
        ("eks/addon eks/accessEntry eks/accessPolicyAssociation eks/podIdentityAssociation", null),
        ("eks/identityProviderConfig", null),
        ("eks/fargateProfile", "the pods that it runs cost"),
        ("ecr/lifecyclePolicy ecr/repositoryPolicy ecr/registryPolicy", null),
        (
            """
            lambda/permission lambda/alias lambda/layerVersion lambda/eventSourceMapping lambda/functionUrl
            lambda/functionEventInvokeConfig
            """,
            null
        ),
        ("kms/alias kms/keyPolicy kms/grant", null),
        ("acm/certificate acm/certificateValidation", "public certificates; those of a private authority cost"),
        (
            """
            s3/bucketAcl s3/bucketOwnershipControls s3/bucketVersioning s3/bucketCorsConfiguration
            s3/bucketWebsiteConfiguration s3/bucketLogging s3/bucketNotification s3/bucketLifecycleConfiguration
            s3/bucketAclV2 s3/bucketVersioningV2 s3/bucketCorsConfigurationV2 s3/bucketWebsiteConfigurationV2
            s3/bucketLoggingV2 s3/bucketLifecycleConfigurationV2 s3/bucketObjectLockConfiguration
            s3/bucketObjectLockConfigurationV2 s3/bucketRequestPaymentConfiguration
            s3/bucketRequestPaymentConfigurationV2 s3/accountPublicAccessBlock
            """,
            null
        ),
        (
            """
            rds/clusterParameterGroup rds/optionGroup rds/eventSubscription rds/clusterRoleAssociation
            elasticache/subnetGroup elasticache/parameterGroup memorydb/subnetGroup memorydb/parameterGroup
            docdb/subnetGroup docdb/clusterParameterGroup neptune/subnetGroup neptune/parameterGroup
            neptune/clusterParameterGroup redshift/subnetGroup redshift/parameterGroup efs/mountTarget efs/accessPoint
            efs/backupPolicy efs/fileSystemPolicy opensearch/domainPolicy dynamodb/resourcePolicy
            """,
            null
        ),
        ("secretsmanager/secretVersion secretsmanager/secretPolicy secretsmanager/secretRotation", null),
        ("sns/topicSubscription", "deliveries by SMS, e-mail and HTTP cost"),
        ("ssm/parameter", "a standard parameter; an advanced one costs"),
        ("ssm/serviceSetting ssm/association ssm/maintenanceWindow", null),
        ("route53/record route53/zoneAssociation", "queries cost"),
        ("route53/resolverRuleAssociation route53/resolverRule", "Resolver's endpoints cost"),
        (
            """
            cloudwatch/logResourcePolicy cloudwatch/logSubscriptionFilter cloudwatch/logMetricFilter
            cloudwatch/logStream cloudwatch/eventRule cloudwatch/eventTarget cloudwatch/eventPermission
            """,
            null
        ),
        (
            """
            apigateway/resource apigateway/method apigateway/methodResponse apigateway/integration
            apigateway/integrationResponse apigateway/deployment apigateway/stage apigateway/account
            apigateway/model apigateway/authorizer apigateway/restApiPolicy apigatewayv2/route apigatewayv2/stage
            apigatewayv2/integration apigatewayv2/deployment apigatewayv2/authorizer apigatewayv2/apiMapping
            """,
            null
        ),
        ("apigateway/restApi apigatewayv2/api", "requests cost"),
        ("cognito/userPoolClient cognito/userPoolDomain cognito/identityPool", null),
        (
            "servicediscovery/service servicediscovery/privateDnsNamespace servicediscovery/publicDnsNamespace",
            "the hosted zone and its queries cost"
        ),
    ];

    // IAM (aws.amazon.com/iam), Organizations and Resource Access Manager are offered at no charge as a whole.
    private static readonly string[] FreeModules = ["aws:iam/", "aws:organizations/", "aws:ram/"];

    // Packages whose resources are nothing in AWS.
    private static readonly string[] InTheProgram =
    [
        "random:",
        "tls:",
        "time:",
        "command:",
        "local:",
        "null:",
        "std:",
        "docker:",
        "docker-build:",
        "archive:",
        "synced-folder:",
    ];

    private static readonly Dictionary<string, string?> OtherReasons = Others
        .SelectMany(group =>
            group
                .Types.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
                .Select(type => KeyValuePair.Create($"aws:{type}", group.Reason))
        )
        .ToDictionary(StringComparer.Ordinal);

    public static bool Knows(string type) =>
        Reasons.ContainsKey(type)
        || OtherReasons.ContainsKey(PathOf(type))
        || Begins(type, FreeModules)
        || Begins(type, InTheProgram)
        || IsKubernetes(type);

    public static string? ReasonOf(string type) =>
        Reasons.TryGetValue(type, out var reason) ? reason
        : OtherReasons.TryGetValue(PathOf(type), out reason) ? reason
        : IsKubernetes(type) ? "nothing in AWS itself; what Kubernetes makes for it, such as a load balancer, costs"
        : Begins(type, InTheProgram) ? "made in the program, nothing in AWS"
        : null;

    private static bool IsKubernetes(string type) => Begins(type, ["kubernetes:"]);

    private static bool Begins(string type, string[] starts) =>
        Array.Exists(starts, start => type.StartsWith(start, StringComparison.Ordinal));

    // aws:ec2/vpcEndpointPolicy of aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy.
    private static string PathOf(string type)
    {
        var end = type.LastIndexOf(':');
        return end < 0 ? type : type[..end];
    }
}
