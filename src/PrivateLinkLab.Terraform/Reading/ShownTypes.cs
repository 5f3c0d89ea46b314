using System.Collections.Frozen;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Terraform.Tables;
using static PrivateLinkLab.Terraform.Tables.NestedProperty;

namespace PrivateLinkLab.Terraform.Reading;

/// <summary>Pulumi's type for each of Terraform's, and its names.</summary>
internal static class ShownTypes
{
    private const string Aws = "aws";

    /// <summary>Of values that have no type: every name stays as it is.</summary>
    public static readonly TypeMapping Plain = new(new ResourceType("plain:index/value:Value", "value"));

    // Lists of blocks whose names are plurals at the provider too, or the same in both numbers.
    private static readonly FrozenSet<string> Lists = FrozenSet.Create(
        StringComparer.Ordinal,
        "autoscaling_groups",
        "block_device_mappings",
        "cache_nodes",
        "cluster_nodes",
        "constraints",
        "coordinates",
        "egress",
        "ingress",
        "instances",
        "log_publishing_options",
        "network_interfaces",
        "node_options",
        "nodes",
        "placement_constraints",
        "resources",
        "routes",
        "rules",
        "shards",
        "size_in_bytes",
        "tag_specifications",
        "vpc_lattice_configurations"
    );

    private static readonly NestedProperty[] Devices =
    [
        Set("ebsBlockDevices", "ebs_block_device"),
        Set("ephemeralBlockDevices", "ephemeral_block_device"),
        Set("networkInterfaces", "network_interface"),
    ];

    // Plurals that only Pulumi has, of types that are not exported.
    private static readonly TypeMapping[] OnlyRead =
    [
        new(AwsTypes.Ami, Devices),
        new(AwsTypes.AmiCopy, Devices),
        new(AwsTypes.AmiFromInstance, Devices),
        new(AwsTypes.SpotInstanceRequest, Devices),
        new(AwsTypes.DefaultRouteTable, [Set("routes", "route")]),
        new(AwsTypes.ManagedPrefixList, [Set("entries", "entry")]),
        new(AwsTypes.HostedZone, [Set("vpcs", "vpc")]),
        new(
            AwsTypes.DnsRecord,
            [
                List("aliases", "alias"),
                List("failoverRoutingPolicies", "failover_routing_policy"),
                List("geolocationRoutingPolicies", "geolocation_routing_policy"),
                List("latencyRoutingPolicies", "latency_routing_policy"),
                List("weightedRoutingPolicies", "weighted_routing_policy"),
            ]
        ),
        new(AwsTypes.VpnConnection, [Set("vgwTelemetries", "vgw_telemetry")]),
        new(AwsTypes.LaunchTemplate, [Set("licenseSpecifications", "license_specification")]),
        new(AwsTypes.LambdaFunction) { Renamed = [("name", "function_name")] },
        new(
            AwsTypes.EcsService,
            [
                Set("capacityProviderStrategies", "capacity_provider_strategy"),
                Set("loadBalancers", "load_balancer"),
                List("orderedPlacementStrategies", "ordered_placement_strategy"),
                List("secretOptions", "secret_option"),
                List("services", "service"),
            ]
        ),
        new(AwsTypes.EksNodeGroup, [Set("taints", "taint")]),
        new(AwsTypes.RdsCluster, [List("masterUserSecrets", "master_user_secret")]),
        new(AwsTypes.RdsProxy, [Set("auths", "auth")]),
        new(AwsTypes.DocDbCluster, [List("masterUserSecrets", "master_user_secret")]),
        new(AwsTypes.ElastiCacheCluster, [Set("logDeliveryConfigurations", "log_delivery_configuration")]),
        new(AwsTypes.ElastiCacheReplicationGroup, [Set("logDeliveryConfigurations", "log_delivery_configuration")]),
        new(
            AwsTypes.ElastiCacheServerlessCache,
            [List("endpoints", "endpoint"), List("readerEndpoints", "reader_endpoint")]
        ),
        new(AwsTypes.MemoryDbCluster, [List("clusterEndpoints", "cluster_endpoint"), List("endpoints", "endpoint")]),
        new(AwsTypes.OpenSearchDomain, [Set("maintenanceSchedules", "maintenance_schedule")]),
        new(AwsTypes.ElasticsearchDomain, [Set("maintenanceSchedules", "maintenance_schedule")]),
        new(AwsTypes.EfsFileSystem, [List("lifecyclePolicies", "lifecycle_policy")]),
        new(AwsTypes.MqBroker, [Set("users", "user")]),
        new(
            AwsTypes.Table,
            [
                Set("attributes", "attribute"),
                Set("globalSecondaryIndexes", "global_secondary_index"),
                Set("localSecondaryIndexes", "local_secondary_index"),
                Set("replicas", "replica"),
            ]
        ),
        new(AwsTypes.Secret, [Set("replicas", "replica")]),
    ];

    // The modules of Pulumi's package that are called otherwise than at the provider.
    private static readonly (string Prefix, string Module)[] Modules =
    [
        ("alb_", "lb"),
        ("api_gateway_", "apigateway"),
        ("app_autoscaling_", "appautoscaling"),
        ("cloudwatch_event_", "cloudwatch"),
        ("config_", "cfg"),
        ("db_", "rds"),
        ("dx_", "directconnect"),
        ("ebs_", "ebs"),
        ("elastic_beanstalk_", "elasticbeanstalk"),
        ("elb_", "elb"),
        ("kinesis_firehose_", "kinesis"),
        ("lambda_", "lambda"),
        ("lb_", "lb"),
        ("prometheus_", "amp"),
        ("service_discovery_", "servicediscovery"),
    ];

    // Services whose resources do nothing to the traffic of a VPC; the module has the service's name.
    private static readonly FrozenSet<string> Services = FrozenSet.Create(
        StringComparer.Ordinal,
        "accessanalyzer",
        "acm",
        "acmpca",
        "amplify",
        "apigatewayv2",
        "appautoscaling",
        "appconfig",
        "appmesh",
        "apprunner",
        "appsync",
        "athena",
        "autoscaling",
        "backup",
        "batch",
        "bedrock",
        "budgets",
        "cloudformation",
        "cloudfront",
        "cloudtrail",
        "cloudwatch",
        "codeartifact",
        "codebuild",
        "codecommit",
        "codedeploy",
        "codepipeline",
        "cognito",
        "datasync",
        "dax",
        "detective",
        "dlm",
        "dms",
        "docdb",
        "dynamodb",
        "ecr",
        "ecs",
        "efs",
        "eks",
        "elasticache",
        "elasticsearch",
        "emr",
        "fsx",
        "glacier",
        "glue",
        "grafana",
        "guardduty",
        "iam",
        "imagebuilder",
        "inspector",
        "inspector2",
        "iot",
        "kinesis",
        "kms",
        "lakeformation",
        "lambda",
        "macie2",
        "memorydb",
        "mq",
        "msk",
        "mwaa",
        "neptune",
        "networkfirewall",
        "opensearch",
        "organizations",
        "pipes",
        "ram",
        "rds",
        "redshift",
        "resourcegroups",
        "route53",
        "s3",
        "sagemaker",
        "scheduler",
        "schemas",
        "secretsmanager",
        "securityhub",
        "servicecatalog",
        "servicequotas",
        "ses",
        "sesv2",
        "sfn",
        "shield",
        "signer",
        "sns",
        "sqs",
        "ssm",
        "ssoadmin",
        "synthetics",
        "transfer",
        "waf",
        "wafregional",
        "wafv2",
        "workspaces",
        "xray"
    );

    // What names the resource is its id at the provider too, so that others refer to it before it is there.
    private static readonly FrozenDictionary<string, string> NamesThatAreIds = new Dictionary<ResourceType, string>
    {
        [AwsTypes.Bucket] = "bucket",
        [AwsTypes.DbParameterGroup] = "name",
        [AwsTypes.DbSubnetGroup] = "name",
        [AwsTypes.DocDbSubnetGroup] = "name",
        [AwsTypes.ElastiCacheSubnetGroup] = "name",
        [AwsTypes.InstanceProfile] = "name",
        [AwsTypes.LambdaFunction] = "function_name",
        [AwsTypes.LogGroup] = "name",
        [AwsTypes.MemoryDbSubnetGroup] = "name",
        [AwsTypes.NeptuneSubnetGroup] = "name",
        [AwsTypes.RdsCluster] = "cluster_identifier",
        [AwsTypes.RedshiftSubnetGroup] = "name",
        [AwsTypes.Role] = "name",
        [AwsTypes.Table] = "name",
    }.ToFrozenDictionary(entry => entry.Key.Token, entry => entry.Value, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, TypeMapping> ByTerraform = AwsTypes
        .All.Select(type =>
            TypeMappings.Find(type.Token)
            ?? Array.Find(OnlyRead, mapping => mapping.Pulumi == type.Token)
            ?? new TypeMapping(type)
        )
        .ToFrozenDictionary(mapping => mapping.Terraform, StringComparer.Ordinal);

    /// <summary>Finds or makes up a type's mapping. One that is made up belongs to no part of the model.</summary>
    /// <param name="terraform">Terraform's type, such as aws_vpc.</param>
    /// <param name="provider">The provider's address, such as registry.terraform.io/hashicorp/aws.</param>
    public static TypeMapping Of(string terraform, string provider)
    {
        // Both are the same resource at the provider.
        var name = terraform.StartsWith("aws_alb", StringComparison.Ordinal) ? $"aws_lb{terraform[7..]}" : terraform;
        return ByTerraform.GetValueOrDefault(name) ?? new(new ResourceType(TokenOf(name, LastPart(provider)), name));
    }

    /// <summary>The attribute that a resource's id is taken from; null where AWS chooses the id.</summary>
    public static string? NameThatIsId(TypeMapping mapping) => NamesThatAreIds.GetValueOrDefault(mapping.Pulumi);

    /// <summary>The provider's own name, such as aws.</summary>
    public static string LastPart(string provider) => provider[(provider.LastIndexOf('/') + 1)..];

    /// <summary>Whether a list of a type that is not exported is an object in Pulumi.</summary>
    public static bool IsOne(TypeMapping mapping, string name, bool ofObjects, int count) =>
        mapping != Plain
        && TypeMappings.Find(mapping.Pulumi) is null
        && ofObjects
        && count == 1
        && !Lists.Contains(name);

    // A type of AWS whose service is not known is taken for one of EC2, whose resources may do anything to traffic.
    private static string TokenOf(string terraform, string provider)
    {
        if (provider != Aws)
        {
            return Token(provider == "awscc" ? "aws-native" : provider, "index", terraform);
        }

        var name = terraform.StartsWith("aws_", StringComparison.Ordinal) ? terraform[4..] : terraform;
        foreach (var (prefix, module) in Modules)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal) && name.Length > prefix.Length)
            {
                return Token(Aws, module, name[prefix.Length..]);
            }
        }

        var end = name.IndexOf('_', StringComparison.Ordinal);
        return end > 0 && Services.Contains(name[..end])
            ? Token(Aws, name[..end], name[(end + 1)..])
            : Token(Aws, "ec2", name);
    }

    private static string Token(string package, string module, string snakeCase)
    {
        var camel = PropertyNames.ToPulumi(snakeCase);
        return $"{package}:{module}/{camel}:{char.ToUpperInvariant(camel[0])}{camel[1..]}";
    }
}
