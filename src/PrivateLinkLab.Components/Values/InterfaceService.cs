using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Components.Values;

/// <summary>
/// The AWS services that <see cref="Network.InterfaceEndpointSet"/> makes endpoints for, by the last part of their name:
/// sqs stands for com.amazonaws.REGION.sqs (AWS PrivateLink guide, "AWS services that integrate with AWS PrivateLink").
/// </summary>
public static class InterfaceService
{
    /// <summary>AWS Systems Manager. Session Manager needs it together with <see cref="SsmMessages"/>.</summary>
    public const string Ssm = "ssm";

    /// <summary>Session Manager's message channel.</summary>
    public const string SsmMessages = "ssmmessages";

    /// <summary>The message channel of SSM agents before 3.3.40.0, which AWS retires: an opt-in.</summary>
    public const string Ec2Messages = "ec2messages";

    /// <summary>Amazon SQS.</summary>
    public const string Sqs = "sqs";

    /// <summary>The two services that Session Manager needs.</summary>
    public static readonly IReadOnlyList<string> SessionManager = [Ssm, SsmMessages];

    /// <summary>Every service that is accepted, sorted.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "access-analyzer", "acm-pca", "airflow.api", "airflow.env", "appconfig", "appconfigdata", "application-autoscaling",
        "appmesh-envoy-management", "athena", "autoscaling", "autoscaling-plans", "backup", "batch", "bedrock",
        "bedrock-agent", "bedrock-agent-runtime", "bedrock-runtime", "cloudformation", "cloudtrail", "codeartifact.api",
        "codeartifact.repositories", "codebuild", "codecommit", "codedeploy", "codepipeline", "cognito-idp", "comprehend",
        "config", "databrew", "datasync", "dms", "dynamodb", "ebs", "ec2", "ec2messages", "ecr.api", "ecr.dkr", "ecs",
        "ecs-agent", "ecs-telemetry", "eks", "eks-auth", "elasticache", "elasticbeanstalk", "elasticfilesystem",
        "elasticloadbalancing", "elasticmapreduce", "emr-containers", "emr-serverless", "events", "evidently", "execute-api",
        "firehose", "fis", "git-codecommit", "glue", "grafana", "guardduty-data", "imagebuilder", "inspector2",
        "iot.data", "kafka", "kendra", "kinesis-firehose", "kinesis-streams", "kms", "lakeformation", "lambda",
        "license-manager", "logs", "macie2", "monitoring", "networkmonitor", "organizations", "pipes", "polly",
        "qldb.session", "ram", "rds", "rds-data", "redshift", "redshift-data", "rekognition", "s3", "sagemaker.api",
        "sagemaker.runtime", "scheduler", "secretsmanager", "securityhub", "servicecatalog", "servicediscovery", "sns",
        "sqs", "ssm", "ssm-contacts", "ssm-incidents", "ssmmessages", "states", "storagegateway", "sts", "sync-states",
        "synthetics", "textract", "transcribe", "transfer", "translate", "workspaces", "xray",
    ];

    /// <summary>
    /// Services that AWS retires, and what to do instead (github.com/ministryofjustice/modernisation-platform/issues/13918;
    /// Systems Manager user guide, "Understanding ec2messages and ssmmessages").
    /// </summary>
    public static readonly IReadOnlyDictionary<string, string> Retiring = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Ec2Messages] = "AWS retires it, reportedly on 30 September 2026. SSM agents from 3.3.40.0 on use ssmmessages: leave it out.",
    };

    private static readonly HashSet<string> Known = [.. All];

    /// <summary>Whether a service is accepted.</summary>
    /// <param name="service">The last part of the service's name.</param>
    public static bool IsKnown(string service) => Known.Contains(service);

    /// <summary>Finds the accepted service that a misspelt one most likely meant.</summary>
    /// <param name="service">The misspelt name.</param>
    /// <returns>The nearest name, or null when none is near.</returns>
    public static string? Nearest(string service)
    {
        var near = All.Select(known => (known, distance: EditDistance.Between(service, known))).MinBy(pair => pair.distance);
        return near.distance <= Math.Max(1, service.Length / 3) ? near.known : null;
    }
}
