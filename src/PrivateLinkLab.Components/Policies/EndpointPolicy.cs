using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Amazon.Services;

namespace PrivateLinkLab.Components.Policies;

/// <summary>How much the policies of endpoints allow.</summary>
public enum EndpointPolicyMode
{
    /// <summary>The account's own principals, on its own resources, and what the service is there for.</summary>
    LeastPrivilege,

    /// <summary>AWS's default: everything that identity and resource policies allow.</summary>
    Full,
}

/// <summary>
/// The least-privilege policies of endpoints. An endpoint policy narrows what identity and resource policies allow and
/// grants nothing itself (AWS PrivateLink guide, "Control access to VPC endpoints using endpoint policies").
/// </summary>
internal static class EndpointPolicy
{
    // What the agent calls: AWS managed policy AmazonSSMManagedInstanceCore, ssm and ec2messages parts.
    private static readonly string[] AgentActions =
    [
        "ssm:DescribeAssociation",
        "ssm:DescribeDocument",
        "ssm:GetDeployablePatchSnapshotForInstance",
        "ssm:GetDocument",
        "ssm:GetManifest",
        "ssm:GetParameter",
        "ssm:GetParameters",
        "ssm:ListAssociations",
        "ssm:ListInstanceAssociations",
        "ssm:PutComplianceItems",
        "ssm:PutConfigurePackageResult",
        "ssm:PutInventory",
        "ssm:UpdateAssociationStatus",
        "ssm:UpdateInstanceAssociationStatus",
        "ssm:UpdateInstanceInformation",
    ];

    private static readonly string[] QueueActions =
    [
        "sqs:ChangeMessageVisibility",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "sqs:GetQueueUrl",
        "sqs:ReceiveMessage",
        "sqs:SendMessage",
    ];

    /// <summary>Gives the policy of an interface endpoint.</summary>
    /// <param name="service">The service, such as sqs.</param>
    /// <param name="accountId">The account whose principals may use the endpoint.</param>
    /// <param name="resourceArns">The resources that may be reached; empty for all of the account's own.</param>
    public static string ForInterface(string service, string accountId, IReadOnlyList<string> resourceArns)
    {
        var ownPrincipals = new PolicyCondition("StringEquals", "aws:PrincipalAccount", accountId);
        var ownResources = new PolicyCondition("StringEquals", "aws:ResourceAccount", accountId);
        // Documents and parameters that the agent reads belong to AWS, so that aws:ResourceAccount would refuse them.
        return PolicyDocument.Json(
            service switch
            {
                AwsServices.Ssm => Allow("AgentOfThisAccount", AgentActions, ["*"], ownPrincipals),
                AwsServices.SsmMessages => Allow(
                    "AgentOfThisAccount",
                    SessionManagerActions.Channels,
                    ["*"],
                    ownPrincipals
                ),
                AwsServices.Ec2Messages => Allow("AgentOfThisAccount", ["ec2messages:*"], ["*"], ownPrincipals),
                AwsServices.Sqs when resourceArns.Count > 0 => Allow(
                    "QueuesOfThisStack",
                    QueueActions,
                    resourceArns,
                    ownPrincipals
                ),
                _ when resourceArns.Count > 0 => Allow("ResourcesOfThisStack", ["*"], resourceArns, ownPrincipals),
                _ => Allow("ResourcesOfThisAccount", ["*"], ["*"], ownPrincipals, ownResources),
            }
        );
    }

    /// <summary>
    /// Gives the policy of an S3 gateway endpoint: the account's own buckets, and the buckets of AWS that Amazon Linux
    /// 2023 and the SSM agent read (Amazon Linux 2023 guide, "Updating AL2023"; Systems Manager guide, "SSM Agent
    /// communications with AWS managed S3 buckets").
    /// </summary>
    /// <param name="partition">The partition, such as aws.</param>
    /// <param name="region">The region's code.</param>
    /// <param name="accountId">The account whose principals and buckets are allowed.</param>
    public static string ForS3Gateway(string partition, string region, string accountId)
    {
        string Bucket(string name) => $"arn:{partition}:s3:::{name}";
        string Objects(string name) => Bucket($"{name}/*");
        return PolicyDocument.Json(
            // A gateway endpoint's policy takes * for the principal and narrows it by condition (AWS PrivateLink guide,
            // "Gateway endpoints").
            Allow(
                "BucketsOfThisAccount",
                ["s3:*"],
                ["*"],
                new PolicyCondition("StringEquals", "aws:PrincipalAccount", accountId),
                new PolicyCondition("StringEquals", "aws:ResourceAccount", accountId)
            ),
            // The list is the caller's own account's, whichever resource it is asked of.
            Allow(
                "NamesOfBucketsOfThisAccount",
                ["s3:ListAllMyBuckets"],
                ["*"],
                new PolicyCondition("StringEquals", "aws:PrincipalAccount", accountId)
            ),
            // dnf asks anonymously, so that no condition on the principal would hold.
            Allow("AmazonLinuxRepositories", ["s3:GetObject"], [Objects($"al2023-repos-{region}-de612dc2")]),
            Allow(
                "SystemsManagerBuckets",
                ["s3:GetObject"],
                [
                    Objects($"aws-ssm-{region}"),
                    Objects($"aws-ssm-document-attachments-{region}"),
                    Objects($"amazon-ssm-{region}"),
                    Objects($"amazon-ssm-packages-{region}"),
                    Objects($"patch-baseline-snapshot-{region}"),
                    Objects($"{region}-birdwatcher-prod"),
                ]
            )
        );
    }

    /// <summary>Gives the policy of a DynamoDB gateway endpoint: the account's own tables.</summary>
    public static string ForDynamoDbGateway(string accountId) =>
        PolicyDocument.Json(
            Allow(
                "TablesOfThisAccount",
                ["dynamodb:*"],
                ["*"],
                new PolicyCondition("StringEquals", "aws:PrincipalAccount", accountId),
                new PolicyCondition("StringEquals", "aws:ResourceAccount", accountId)
            )
        );

    private static PolicyStatement Allow(
        string sid,
        IReadOnlyList<string> actions,
        IReadOnlyList<string> resources,
        params IReadOnlyList<PolicyCondition> conditions
    ) =>
        new()
        {
            Sid = sid,
            Principal = PolicyPrincipal.Anyone,
            Actions = actions,
            Resources = resources,
            Conditions = conditions,
        };
}
