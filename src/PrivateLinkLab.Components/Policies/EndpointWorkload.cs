using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Amazon.Services;

namespace PrivateLinkLab.Components.Policies;

/// <summary>
/// What the clients of endpoints do. Endpoints that are made for workloads let through what these need, and nothing
/// else.
/// </summary>
public enum EndpointWorkload
{
    /// <summary>
    /// Sessions and port forwarding through Session Manager, with their logs and keys; the instances' roles come from
    /// instance profiles or from Default Host Management Configuration.
    /// </summary>
    SessionManager,

    /// <summary>
    /// ECS tasks and EKS pods: images from the account's own registries of Amazon ECR and from that of the EKS add-ons,
    /// and the containers' logs.
    /// </summary>
    ContainerImages,

    /// <summary>
    /// Lambda functions in the VPC that read secrets and invoke others, and the pollers that Lambda itself has there
    /// for event sources such as Amazon MSK. Their logs do not pass the VPC.
    /// </summary>
    Lambda,

    /// <summary>The CloudWatch agent: metrics, logs, traces, and the agent's own configuration.</summary>
    CloudWatchAgent,

    /// <summary>
    /// Patch Manager, Run Command and inventory on instances, with the packages of Amazon Linux 2023.
    /// </summary>
    Patching,
}

/// <summary>What there is to know of the workloads of endpoints.</summary>
public static class EndpointWorkloads
{
    private const string Ec2 = "ec2";
    private const string EcrApi = "ecr.api";
    private const string EcrDocker = "ecr.dkr";
    private const string Kms = "kms";
    private const string LambdaService = "lambda";
    private const string Logs = "logs";
    private const string Monitoring = "monitoring";
    private const string Secrets = "secretsmanager";
    private const string Sts = "sts";
    private const string XRay = "xray";

    /// <summary>
    /// Gives the services whose interface endpoints it cannot do without where nothing leads to the internet. Beside
    /// them, images, packages and logs in buckets need the gateway endpoint for S3, which costs nothing.
    /// </summary>
    /// <param name="workload">The workload.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such workload.</exception>
    public static IReadOnlyList<string> InterfaceServices(this EndpointWorkload workload) =>
        workload switch
        {
            EndpointWorkload.SessionManager => AwsServices.SessionManager,
            EndpointWorkload.ContainerImages => [EcrApi, EcrDocker, Logs],
            EndpointWorkload.Lambda => [Secrets, LambdaService, Sts],
            EndpointWorkload.CloudWatchAgent => [Monitoring, Logs],
            EndpointWorkload.Patching => AwsServices.SessionManager,
            _ => throw Unknown(workload),
        };

    /// <summary>What a workload needs of an endpoint; empty when it does not use the service.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="service">The service, such as ecr.api.</param>
    /// <param name="perimeter">Whose it is.</param>
    internal static IEnumerable<PolicyStatement> StatementsOf(
        EndpointWorkload workload,
        string service,
        EndpointPerimeter perimeter
    ) =>
        workload switch
        {
            EndpointWorkload.SessionManager => SessionManager(service, perimeter),
            EndpointWorkload.ContainerImages => ContainerImages(service, perimeter),
            EndpointWorkload.Lambda => Lambda(service, perimeter),
            EndpointWorkload.CloudWatchAgent => CloudWatchAgent(service, perimeter),
            EndpointWorkload.Patching => Patching(service, perimeter),
            _ => throw Unknown(workload),
        };

    private static IEnumerable<PolicyStatement> SessionManager(string service, EndpointPerimeter perimeter) =>
        service switch
        {
            AwsServices.Ssm =>
            [
                perimeter.Own(
                    "SessionAgent",
                    "ssm:UpdateInstanceInformation",
                    // Default Host Management Configuration (Systems Manager guide, "Managing EC2 instances
                    // automatically").
                    "ssm:RequestManagedInstanceRoleToken"
                ),
            ],
            AwsServices.SsmMessages => [perimeter.OwnOn("SessionChannels", SessionManagerActions.Channels, "*")],
            AwsServices.Ec2Messages => [perimeter.OwnOn("AgentMessages", ["ec2messages:*"], "*")],
            // Systems Manager guide, "Create an IAM role with permissions for Session Manager and Amazon S3 and
            // CloudWatch Logs".
            Logs =>
            [
                perimeter.Own(
                    "SessionLogs",
                    "logs:CreateLogStream",
                    "logs:DescribeLogGroups",
                    "logs:DescribeLogStreams",
                    "logs:PutLogEvents"
                ),
            ],
            Kms => [perimeter.Own("SessionKeys", "kms:Decrypt", "kms:GenerateDataKey")],
            AwsServices.S3 =>
            [
                perimeter.Own("SessionLogs", "s3:GetEncryptionConfiguration", "s3:PutObject", "s3:PutObjectAcl"),
            ],
            _ => [],
        };

    // Amazon ECR user guide, "Amazon ECR interface VPC endpoints"; AWS managed policy AmazonECSTaskExecutionRolePolicy.
    private static IEnumerable<PolicyStatement> ContainerImages(string service, EndpointPerimeter perimeter) =>
        service switch
        {
            EcrApi or EcrDocker =>
            [
                perimeter.Own("ImagesToPull", [EndpointPolicy.RegistryLogin, .. EndpointPolicy.Pulling]),
                EndpointPolicy.ImagesOfAws(perimeter),
            ],
            Logs => [perimeter.Own("ContainerLogs", "logs:CreateLogStream", "logs:PutLogEvents")],
            AwsServices.S3 => [EndpointPolicy.ContainerLayers(perimeter)],
            _ => [],
        };

    // Lambda developer guide, "Configuring Amazon MSK event sources for Lambda": the pollers in the VPC assume the
    // function's role and invoke it as the service, and read the secret as the role.
    private static IEnumerable<PolicyStatement> Lambda(string service, EndpointPerimeter perimeter) =>
        service switch
        {
            LambdaService =>
            [
                perimeter.Own("FunctionsToInvoke", "lambda:InvokeFunction"),
                EndpointPolicy.LambdasPollers(perimeter, "lambda:InvokeFunction"),
            ],
            Sts =>
            [
                perimeter.Own("RolesToAssume", "sts:AssumeRole"),
                EndpointPolicy.LambdasPollers(perimeter, "sts:AssumeRole"),
            ],
            Secrets =>
            [
                perimeter.Own("SecretsToRead", "secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"),
            ],
            Kms => [perimeter.Own("KeysOfSecrets", "kms:Decrypt")],
            _ => [],
        };

    // AWS managed policy CloudWatchAgentServerPolicy.
    private static IEnumerable<PolicyStatement> CloudWatchAgent(string service, EndpointPerimeter perimeter) =>
        service switch
        {
            Monitoring => [perimeter.Own("AgentMetrics", "cloudwatch:PutMetricData")],
            Logs =>
            [
                perimeter.Own(
                    "AgentLogs",
                    "logs:CreateLogGroup",
                    "logs:CreateLogStream",
                    "logs:DescribeLogGroups",
                    "logs:DescribeLogStreams",
                    "logs:PutLogEvents",
                    "logs:PutRetentionPolicy"
                ),
            ],
            Ec2 => [perimeter.Own("AgentDimensions", "ec2:DescribeTags", "ec2:DescribeVolumes")],
            XRay =>
            [
                perimeter.Own(
                    "AgentTraces",
                    "xray:GetSamplingRules",
                    "xray:GetSamplingStatisticSummaries",
                    "xray:GetSamplingTargets",
                    "xray:PutTelemetryRecords",
                    "xray:PutTraceSegments"
                ),
            ],
            AwsServices.Ssm =>
            [
                EndpointPerimeter.Allow(
                    "AgentConfiguration",
                    ["ssm:GetParameter"],
                    [perimeter.Arn("ssm", "*:parameter/AmazonCloudWatch-*")],
                    perimeter.OwnPrincipals,
                    perimeter.OwnResources
                ),
            ],
            AwsServices.S3 =>
            [
                EndpointPolicy.Reading(
                    "CloudWatchAgentBuckets",
                    perimeter,
                    AwsOwnedBuckets.CloudWatchAgent(perimeter.Region)
                ),
            ],
            _ => [],
        };

    // AWS managed policy AmazonSSMManagedInstanceCore; Systems Manager guide, "Reference: Amazon S3 buckets for
    // patching operations".
    private static IEnumerable<PolicyStatement> Patching(string service, EndpointPerimeter perimeter) =>
        service switch
        {
            AwsServices.Ssm =>
            [
                perimeter.Own("PatchingAgent", EndpointPolicy.AgentActions),
                perimeter.OwnOn(
                    "DocumentsOfAws",
                    ["ssm:DescribeDocument", "ssm:GetDocument", "ssm:GetParameter", "ssm:GetParameters"],
                    perimeter.Arn("ssm", ":document/*"),
                    perimeter.Arn("ssm", ":parameter/aws/*")
                ),
            ],
            AwsServices.SsmMessages => [perimeter.OwnOn("CommandChannels", SessionManagerActions.Channels, "*")],
            AwsServices.Ec2Messages => [perimeter.OwnOn("AgentMessages", ["ec2messages:*"], "*")],
            AwsServices.S3 =>
            [
                EndpointPolicy.Reading(
                    "AmazonLinuxRepositories",
                    perimeter,
                    AwsOwnedBuckets.AmazonLinux(perimeter.Region)
                ),
                EndpointPolicy.Reading(
                    "SystemsManagerBuckets",
                    perimeter,
                    AwsOwnedBuckets.SystemsManager(perimeter.Region)
                ),
            ],
            _ => [],
        };

    private static ArgumentOutOfRangeException Unknown(EndpointWorkload workload) =>
        new(nameof(workload), workload, "There is no such workload.");
}
