using System.Collections.Immutable;
using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Permissions;

/// <summary>What a policy has to allow for one action: the action on each of these resources.</summary>
/// <param name="Name">The action, such as ssm:StartSession.</param>
/// <param name="Resources">The kinds of resources; <see cref="ResourceForm.None"/> alone for an action that knows
/// none.</param>
public sealed record ActionFacts(string Name, ImmutableArray<ResourceForm> Resources)
{
    /// <summary>The service's prefix, such as ssm.</summary>
    public string Service => Name[..Name.IndexOf(':', StringComparison.Ordinal)];
}

/// <summary>A kind of resource, with the form of its ARN.</summary>
/// <param name="Kind">The kind, such as queue.</param>
/// <param name="Form">The ARN with {partition}, {region}, {account} and {name}; * when the action knows no
/// resource.</param>
public sealed record ResourceForm(string Kind, string Form)
{
    /// <summary>No resource: a policy allows the action with Resource * only.</summary>
    public static readonly ResourceForm None = new("none", AuthorizationRequest.AnyResource);

    /// <summary>The ARN of a resource of this kind.</summary>
    public string Arn(string partition, string region, string account, string name) =>
        Form.Replace("{partition}", partition, StringComparison.Ordinal)
            .Replace("{region}", region, StringComparison.Ordinal)
            .Replace("{account}", account, StringComparison.Ordinal)
            .Replace("{name}", name, StringComparison.Ordinal);
}

/// <summary>
/// Which resources actions are about (Service authorization reference, "Actions, resources, and condition keys", the
/// page of each service). An action that is not listed is asked about as the caller names it.
/// </summary>
public static class ActionCatalog
{
    private static readonly ResourceForm Queue = new("queue", "arn:{partition}:sqs:{region}:{account}:{name}");
    private static readonly ResourceForm Bucket = new("bucket", "arn:{partition}:s3:::{name}");

    // The name is BUCKET/KEY.
    private static readonly ResourceForm BucketObject = new("object", "arn:{partition}:s3:::{name}");
    private static readonly ResourceForm Instance = new(
        "instance",
        "arn:{partition}:ec2:{region}:{account}:instance/{name}"
    );

    // A document of AWS has an empty account.
    private static readonly ResourceForm Document = new(
        "document",
        "arn:{partition}:ssm:{region}:{account}:document/{name}"
    );
    private static readonly ResourceForm Session = new(
        "session",
        "arn:{partition}:ssm:{region}:{account}:session/{name}"
    );
    private static readonly ResourceForm Parameter = new(
        "parameter",
        "arn:{partition}:ssm:{region}:{account}:parameter/{name}"
    );
    private static readonly ResourceForm Secret = new(
        "secret",
        "arn:{partition}:secretsmanager:{region}:{account}:secret:{name}"
    );
    private static readonly ResourceForm Key = new("key", "arn:{partition}:kms:{region}:{account}:key/{name}");
    private static readonly ResourceForm Role = new("role", "arn:{partition}:iam::{account}:role/{name}");

    private static readonly Dictionary<string, ActionFacts> ByName = new Row[]
    {
        new(
            "sqs:AddPermission sqs:CancelMessageMoveTask sqs:ChangeMessageVisibility sqs:CreateQueue sqs:DeleteMessage "
                + "sqs:DeleteQueue sqs:GetQueueAttributes sqs:GetQueueUrl sqs:ListDeadLetterSourceQueues "
                + "sqs:ListMessageMoveTasks "
                + "sqs:ListQueueTags sqs:PurgeQueue sqs:ReceiveMessage sqs:RemovePermission sqs:SendMessage "
                + "sqs:SetQueueAttributes "
                + "sqs:StartMessageMoveTask sqs:TagQueue sqs:UntagQueue",
            [Queue]
        ),
        new(
            "s3:GetAccountPublicAccessBlock s3:ListAccessPoints s3:ListAllMyBuckets s3:ListJobs "
                + "s3:PutAccountPublicAccessBlock "
                + "sqs:ListQueues",
            [ResourceForm.None]
        ),
        new(
            "s3:CreateBucket s3:DeleteBucket s3:DeleteBucketPolicy s3:GetBucketAcl s3:GetBucketLocation "
                + "s3:GetBucketPolicy "
                + "s3:GetBucketPolicyStatus s3:GetBucketPublicAccessBlock s3:GetBucketTagging s3:GetBucketVersioning "
                + "s3:GetEncryptionConfiguration s3:GetLifecycleConfiguration s3:ListBucket "
                + "s3:ListBucketMultipartUploads "
                + "s3:ListBucketVersions s3:PutBucketAcl s3:PutBucketPolicy s3:PutBucketPublicAccessBlock "
                + "s3:PutBucketTagging "
                + "s3:PutBucketVersioning s3:PutEncryptionConfiguration s3:PutLifecycleConfiguration",
            [Bucket]
        ),
        new(
            "s3:AbortMultipartUpload s3:BypassGovernanceRetention s3:DeleteObject s3:DeleteObjectTagging "
                + "s3:DeleteObjectVersion "
                + "s3:DeleteObjectVersionTagging s3:GetObject s3:GetObjectAcl s3:GetObjectAttributes "
                + "s3:GetObjectLegalHold "
                + "s3:GetObjectRetention s3:GetObjectTagging s3:GetObjectVersion s3:GetObjectVersionAcl "
                + "s3:GetObjectVersionAttributes s3:GetObjectVersionTagging s3:ListMultipartUploadParts s3:PutObject "
                + "s3:PutObjectAcl s3:PutObjectLegalHold s3:PutObjectRetention s3:PutObjectTagging "
                + "s3:PutObjectVersionAcl "
                + "s3:PutObjectVersionTagging s3:RestoreObject",
            [BucketObject]
        ),
        new("ssm:StartSession", [Instance, Document]),
        new("ssm:ResumeSession ssm:TerminateSession", [Session]),
        new("ssm:UpdateInstanceInformation", [Instance]),
        new("ssm:GetParameter ssm:GetParameters", [Parameter]),
        new("ssm:GetDocument", [Document]),
        new("ssm:DescribeInstanceInformation ssm:DescribeParameters ssm:DescribeSessions", [ResourceForm.None]),
        new(
            "ssmmessages:CreateControlChannel ssmmessages:CreateDataChannel ssmmessages:OpenControlChannel "
                + "ssmmessages:OpenDataChannel",
            [ResourceForm.None]
        ),
        new(
            "ec2messages:AcknowledgeMessage ec2messages:DeleteMessage ec2messages:FailMessage ec2messages:GetEndpoint "
                + "ec2messages:GetMessages ec2messages:SendReply",
            [ResourceForm.None]
        ),
        new("secretsmanager:DescribeSecret secretsmanager:GetSecretValue", [Secret]),
        new("kms:Decrypt kms:Encrypt kms:GenerateDataKey", [Key]),
        new("sts:AssumeRole", [Role]),
        // About the account as a whole.
        new(
            "acm:ListCertificates autoscaling:DescribeAutoScalingGroups "
                + "autoscaling:DescribeAutoScalingInstances autoscaling:DescribeLaunchConfigurations "
                + "autoscaling:DescribeLifecycleHooks autoscaling:DescribePolicies "
                + "autoscaling:DescribeScalingActivities autoscaling:DescribeTags "
                + "cloudformation:DescribeAccountLimits cloudformation:ListExports cloudformation:ListStacks "
                + "cloudformation:ValidateTemplate cloudwatch:GetMetricData cloudwatch:GetMetricStatistics "
                + "cloudwatch:ListMetrics cloudwatch:PutMetricData dynamodb:DescribeLimits dynamodb:ListBackups "
                + "dynamodb:ListTables ec2:DescribeAccountAttributes ec2:DescribeAddresses "
                + "ec2:DescribeAvailabilityZones ec2:DescribeDhcpOptions ec2:DescribeFlowLogs ec2:DescribeImages "
                + "ec2:DescribeInstanceStatus ec2:DescribeInstanceTypeOfferings ec2:DescribeInstanceTypes "
                + "ec2:DescribeInstances ec2:DescribeInternetGateways ec2:DescribeKeyPairs "
                + "ec2:DescribeLaunchTemplateVersions ec2:DescribeLaunchTemplates ec2:DescribeManagedPrefixLists "
                + "ec2:DescribeNatGateways ec2:DescribeNetworkAcls ec2:DescribeNetworkInterfaces "
                + "ec2:DescribePrefixLists ec2:DescribeRegions ec2:DescribeRouteTables ec2:DescribeSecurityGroupRules "
                + "ec2:DescribeSecurityGroups ec2:DescribeSnapshots ec2:DescribeSubnets ec2:DescribeTags "
                + "ec2:DescribeTransitGateways ec2:DescribeVolumes ec2:DescribeVpcEndpointServices "
                + "ec2:DescribeVpcEndpoints ec2:DescribeVpcPeeringConnections ec2:DescribeVpcs ecr:DescribeRegistry "
                + "ecr:GetAuthorizationToken ecr-public:GetAuthorizationToken ecs:DiscoverPollEndpoint "
                + "ecs:ListClusters ecs:ListTaskDefinitionFamilies elasticloadbalancing:DescribeListeners "
                + "elasticloadbalancing:DescribeLoadBalancerAttributes elasticloadbalancing:DescribeLoadBalancers "
                + "elasticloadbalancing:DescribeRules elasticloadbalancing:DescribeTags "
                + "elasticloadbalancing:DescribeTargetGroupAttributes elasticloadbalancing:DescribeTargetGroups "
                + "elasticloadbalancing:DescribeTargetHealth kinesis:DescribeLimits kinesis:ListStreams kms:CreateKey "
                + "kms:DescribeCustomKeyStores kms:GenerateRandom kms:ListAliases kms:ListKeys "
                + "lambda:GetAccountSettings lambda:ListFunctions lambda:ListLayers "
                + "secretsmanager:BatchGetSecretValue secretsmanager:GetRandomPassword secretsmanager:ListSecrets "
                + "sns:CheckIfPhoneNumberIsOptedOut sns:ListSubscriptions sns:ListTopics "
                + "sts:DecodeAuthorizationMessage sts:GetCallerIdentity sts:GetSessionToken tag:GetResources "
                + "tag:GetTagKeys tag:GetTagValues xray:BatchGetTraces xray:GetSamplingRules "
                + "xray:GetSamplingStatisticSummaries xray:GetSamplingTargets xray:GetServiceGraph "
                + "xray:GetTraceSummaries xray:PutTelemetryRecords xray:PutTraceSegments",
            [ResourceForm.None]
        ),
    }
        .SelectMany(row => row.Actions.Split(' ').Select(name => new ActionFacts(name, [.. row.Resources])))
        .ToDictionary(action => action.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every action of the table, sorted.</summary>
    public static IEnumerable<ActionFacts> All => ByName.Values.OrderBy(action => action.Name, StringComparer.Ordinal);

    /// <summary>Whether an action may exist: of Amazon SQS the table has every one.</summary>
    public static bool MayExist(string action) =>
        !action.StartsWith("sqs:", StringComparison.OrdinalIgnoreCase) || Find(action) is not null;

    /// <summary>
    /// The actions of the same service that may have been meant, the nearest first. A batch operation is none of its
    /// own: it needs the permission for the single one.
    /// </summary>
    public static IEnumerable<string> Near(string action)
    {
        const int Most = 3;
        const string Batch = "Batch";
        var single = action.EndsWith(Batch, StringComparison.OrdinalIgnoreCase) ? action[..^Batch.Length] : action;
        var limit = Math.Max(2, single.Length / 4);
        return All.Where(known => single.StartsWith(known.Service + ":", StringComparison.OrdinalIgnoreCase))
            .Select(known =>
                (known.Name, Distance: EditDistance.Between(single.ToLowerInvariant(), known.Name.ToLowerInvariant()))
            )
            .Where(pair => pair.Distance <= limit)
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Name, StringComparer.Ordinal)
            .Select(pair => pair.Name)
            .Take(single == action ? Most : 1);
    }

    /// <summary>Finds an action, without regard to case; null when it is not in the table.</summary>
    public static ActionFacts? Find(string action) => ByName.GetValueOrDefault(action);

    private sealed record Row(string Actions, ResourceForm[] Resources);
}
