using System.Collections.Concurrent;
using PrivateLinkLab.Amazon.Types;

namespace PrivateLinkLab.Terraform.Tables;

/// <summary>
/// The resource types that can be exported: all that the provider has. What its schema does not tell is here.
/// </summary>
internal static class TypeMappings
{
    private const int RandomSuffix = 26;

    // The longest names, by the provider's own checks, less the suffix that it adds to a prefix. A load balancer's has
    // a prefix of six characters.
    private static readonly Dictionary<string, int> LongestPrefix = new(StringComparer.Ordinal)
    {
        ["aws_autoscaling_group"] = 255 - RandomSuffix,
        ["aws_batch_compute_environment"] = 128 - RandomSuffix,
        ["aws_cloudwatch_event_rule"] = 64 - RandomSuffix,
        ["aws_cloudwatch_log_group"] = 512 - RandomSuffix,
        ["aws_cloudwatch_metric_stream"] = 255 - RandomSuffix,
        ["aws_db_event_subscription"] = 255 - RandomSuffix,
        ["aws_db_instance"] = 63 - RandomSuffix,
        ["aws_db_option_group"] = 255 - RandomSuffix,
        ["aws_db_parameter_group"] = 255 - RandomSuffix,
        ["aws_db_subnet_group"] = 255 - RandomSuffix,
        ["aws_docdb_cluster"] = 63 - RandomSuffix,
        ["aws_docdb_cluster_instance"] = 63 - RandomSuffix,
        ["aws_docdb_cluster_parameter_group"] = 255 - RandomSuffix,
        ["aws_docdb_subnet_group"] = 255 - RandomSuffix,
        ["aws_eks_node_group"] = 63 - RandomSuffix,
        ["aws_elb"] = 6,
        ["aws_iam_group_policy"] = 128 - RandomSuffix,
        ["aws_iam_instance_profile"] = 128 - RandomSuffix,
        ["aws_iam_policy"] = 128 - RandomSuffix,
        ["aws_iam_role"] = 64 - RandomSuffix,
        ["aws_iam_role_policy"] = 128 - RandomSuffix,
        ["aws_iam_server_certificate"] = 128 - RandomSuffix,
        ["aws_iam_user_policy"] = 128 - RandomSuffix,
        ["aws_key_pair"] = 255 - RandomSuffix,
        ["aws_kms_alias"] = 256 - RandomSuffix,
        ["aws_lambda_permission"] = 100 - RandomSuffix,
        ["aws_launch_configuration"] = 255 - RandomSuffix,
        ["aws_launch_template"] = 125 - RandomSuffix,
        ["aws_lb"] = 6,
        ["aws_lb_target_group"] = 6,
        ["aws_lb_trust_store"] = 32 - RandomSuffix,
        ["aws_memorydb_cluster"] = 40 - RandomSuffix,
        ["aws_neptune_cluster"] = 63 - RandomSuffix,
        ["aws_neptune_cluster_instance"] = 63 - RandomSuffix,
        ["aws_neptune_subnet_group"] = 255 - RandomSuffix,
        ["aws_pipes_pipe"] = 64 - RandomSuffix,
        ["aws_rds_cluster"] = 63 - RandomSuffix,
        ["aws_rds_cluster_instance"] = 63 - RandomSuffix,
        ["aws_rds_cluster_parameter_group"] = 255 - RandomSuffix,
        ["aws_s3_bucket"] = 63 - RandomSuffix,
        ["aws_scheduler_schedule"] = 64 - RandomSuffix,
        ["aws_scheduler_schedule_group"] = 64 - RandomSuffix,
        ["aws_secretsmanager_secret"] = 512 - RandomSuffix,
        ["aws_security_group"] = 255 - RandomSuffix,
        ["aws_sfn_state_machine"] = 80 - RandomSuffix,
        ["aws_sns_topic"] = 256 - RandomSuffix,
        ["aws_sqs_queue"] = 80 - RandomSuffix,
        ["aws_wafv2_ip_set"] = 128 - RandomSuffix,
        ["aws_wafv2_rule_group"] = 128 - RandomSuffix,
        ["aws_wafv2_web_acl"] = 128 - RandomSuffix,
    };

    // Types that have another attribute in the place of an id.
    private static readonly Dictionary<string, string> OtherIds = new(StringComparer.Ordinal)
    {
        ["aws_rds_instance_state"] = "identifier",
        ["aws_vpc_endpoint_private_dns"] = "vpc_endpoint_id",
        ["aws_vpc_endpoint_service_private_dns_verification"] = "service_id",
    };

    private static readonly ConcurrentDictionary<string, TypeMapping?> ByToken = new(StringComparer.Ordinal);

    /// <summary>Finds a type by one of Pulumi's tokens; null when the provider does not have it.</summary>
    public static TypeMapping? Find(string pulumi) => ByToken.GetOrAdd(pulumi, Make);

    private static TypeMapping? Make(string token)
    {
        var type = ProviderTable.Find(token) ?? ProviderTable.Find(AwsTypes.Find(token)?.Token ?? token);
        return type is null
            ? null
            : new(AwsTypes.Find(token)?.Token ?? type.Tokens[0], type.Terraform, type.Block)
            {
                IdAttribute = OtherIds.GetValueOrDefault(type.Terraform) ?? type.Block.FindByTerraform("id")?.Terraform,
                NamePrefixLength = LongestPrefix.TryGetValue(type.Terraform, out var longest) ? longest : null,
                WriteOnly =
                    type.Terraform == AwsTypes.DbInstance.Terraform
                        ? ("password", "password_wo", "password_wo_version")
                        : null,
            };
    }
}
