using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Components.Validation;

namespace PrivateLinkLab.Components.Policies;

/// <summary>How much the policies of endpoints allow.</summary>
public enum EndpointPolicyMode
{
    /// <summary>
    /// The principals of the account or organization, on its own resources, and what AWS owns that ordinary workloads
    /// need: its documents, images, packages and prefix lists.
    /// </summary>
    LeastPrivilege,

    /// <summary>AWS's default: everything that identity and resource policies allow.</summary>
    Full,
}

/// <summary>What decides the least-privilege policy of one endpoint.</summary>
/// <param name="Workloads">What its clients do; empty for whatever they like within the perimeter.</param>
/// <param name="Resources">The ARNs of the resources that may be reached; empty for all.</param>
/// <param name="Statements">The caller's own statements.</param>
internal sealed record EndpointPolicyScope(
    IReadOnlyList<EndpointWorkload> Workloads,
    IReadOnlyList<string> Resources,
    IReadOnlyList<PolicyStatement> Statements
);

/// <summary>
/// The least-privilege policies of endpoints. An endpoint policy narrows what identity and resource policies allow and
/// grants nothing itself (AWS PrivateLink guide, "Control access to VPC endpoints using endpoint policies"). What AWS
/// owns and workloads use follows AWS's published examples of data perimeters
/// (github.com/aws-samples/data-perimeter-policy-examples, vpc_endpoint_policies).
/// </summary>
internal static class EndpointPolicy
{
    /// <summary>The login at a registry, which knows no resource.</summary>
    public const string RegistryLogin = "ecr:GetAuthorizationToken";

    /// <summary>What the SSM agent calls: AWS managed policy AmazonSSMManagedInstanceCore, ssm part.</summary>
    public static readonly string[] AgentActions =
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
        // Default Host Management Configuration (Systems Manager guide, "Managing EC2 instances automatically").
        "ssm:RequestManagedInstanceRoleToken",
        "ssm:UpdateAssociationStatus",
        "ssm:UpdateInstanceAssociationStatus",
        "ssm:UpdateInstanceInformation",
    ];

    /// <summary>What pulling an image takes (Amazon ECR user guide, "Using Amazon ECR images").</summary>
    public static readonly string[] Pulling =
    [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:GetDownloadUrlForLayer",
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

    /// <summary>Gives the policy of an endpoint.</summary>
    /// <param name="owner">The component's class and name, as error messages have them.</param>
    /// <param name="service">The service, such as sqs.</param>
    /// <param name="perimeter">Whose principals may use it, and for whose resources.</param>
    /// <param name="scope">What it is for.</param>
    /// <exception cref="ComponentArgumentException">Two statements have one id.</exception>
    public static string For(string owner, string service, EndpointPerimeter perimeter, EndpointPolicyScope scope)
    {
        var forWorkloads = scope
            .Workloads.Distinct()
            .SelectMany(workload => EndpointWorkloads.StatementsOf(workload, service, perimeter))
            .ToList();
        // Two workloads may need the same.
        var statements = (
            scope.Resources.Count > 0 ? OnResources(service, perimeter, scope.Resources).Concat(forWorkloads)
            : forWorkloads.Count > 0 ? forWorkloads
            : Within(service, perimeter)
        ).DistinctBy(statement => statement.Sid).Concat(scope.Statements).ToList();
        var twice = statements
            .Where(statement => statement.Sid is not null)
            .GroupBy(statement => statement.Sid)
            .FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? PolicyDocument.Json([.. statements])
            : throw new ComponentArgumentException(
                $"{owner}: Statements['{service}'] has the Sid '{twice.Key}', which another statement of the policy "
                    + "has. Give every statement a Sid of its own, or none."
            );
    }

    /// <summary>Whether the actions of a service's endpoint know resources, which a policy could name.</summary>
    public static bool KnowsResources(string service) =>
        service is not (AwsServices.SsmMessages or AwsServices.Ec2Messages);

    /// <summary>The images of EKS add-ons.</summary>
    public static PolicyStatement ImagesOfAws(EndpointPerimeter perimeter) =>
        perimeter.OwnOn(
            "ImagesOfEksAddOns",
            Pulling,
            perimeter.Arn("ecr", $"{EksRegistry.AccountOf(perimeter.Region)}:repository/*")
        );

    /// <summary>
    /// The layers of images. Whoever pulls fetches them by an address that Amazon ECR has signed.
    /// </summary>
    public static PolicyStatement ContainerLayers(EndpointPerimeter perimeter) =>
        Reading("ContainerLayers", perimeter, AwsOwnedBuckets.ContainerLayers(perimeter.Region));

    /// <summary>Lambda's pollers in the VPC, which act as the service.</summary>
    public static PolicyStatement LambdasPollers(EndpointPerimeter perimeter, string action) =>
        new()
        {
            Sid = "PollersOfLambda",
            Principal = PolicyPrincipal.Service("lambda.amazonaws.com"),
            Actions = [action],
            Resources = ["*"],
            Conditions = [perimeter.OwnResources],
        };

    /// <summary>Reading objects of AWS's buckets, with any credentials or none.</summary>
    public static PolicyStatement Reading(string sid, EndpointPerimeter perimeter, IReadOnlyList<string> buckets) =>
        EndpointPerimeter.Allow(sid, ["s3:GetObject"], [.. buckets.Select(perimeter.ObjectsOf)]);

    /// <summary>All that the perimeter admits, and what ordinary workloads use beyond it.</summary>
    private static IEnumerable<PolicyStatement> Within(string service, EndpointPerimeter perimeter) =>
        service switch
        {
            AwsServices.S3 => Buckets(perimeter),
            AwsServices.DynamoDb => [perimeter.Own("Tables", "dynamodb:*")],
            AwsServices.SsmMessages => [perimeter.OwnOn($"Agent{perimeter.Name}", SessionManagerActions.Channels, "*")],
            AwsServices.Ec2Messages => [perimeter.OwnOn($"Agent{perimeter.Name}", ["ec2messages:*"], "*")],
            // A private API takes callers without credentials as well; its own policy decides about them.
            "execute-api" =>
            [
                EndpointPerimeter.Allow(
                    $"Apis{perimeter.Name}",
                    ["execute-api:Invoke", "execute-api:ManageConnections"],
                    ["*"],
                    perimeter.OwnResources
                ),
            ],
            _ => [perimeter.Own("Resources", "*"), .. OwnedByAws(service, perimeter)],
        };

    private static IEnumerable<PolicyStatement> OwnedByAws(string service, EndpointPerimeter perimeter) =>
        service switch
        {
            AwsServices.Ssm => [DocumentsOfAws(perimeter)],
            "ecr.api" or "ecr.dkr" => [ImagesOfAws(perimeter)],
            "ec2" =>
            [
                perimeter.OwnOn(
                    "ImagesAndPrefixListsOfAws",
                    [
                        "ec2:CreateReplaceRootVolumeTask",
                        "ec2:CreateTags",
                        "ec2:DeleteTags",
                        "ec2:GetManagedPrefixListEntries",
                        "ec2:RunInstances",
                    ],
                    $"arn:{perimeter.Partition}:ec2:*::image/*",
                    $"arn:{perimeter.Partition}:ec2:*:aws:prefix-list/*"
                ),
            ],
            "cloudformation" =>
            [
                perimeter.OwnOn(
                    "TransformsOfAws",
                    ["cloudformation:CreateChangeSet"],
                    perimeter.Arn("cloudformation", "aws:transform/*")
                ),
            ],
            "imagebuilder" =>
            [
                perimeter.OwnOn(
                    "ComponentsAndImagesOfAws",
                    ["imagebuilder:GetComponent", "imagebuilder:GetImage"],
                    perimeter.Arn("imagebuilder", "aws:component/*"),
                    perimeter.Arn("imagebuilder", "aws:image/*")
                ),
            ],
            "lambda" => [LambdasPollers(perimeter, "lambda:InvokeFunction")],
            // Who comes with a token of an identity provider, as pods of EKS do, has no account before it has the role.
            "sts" =>
            [
                EndpointPerimeter.Allow(
                    $"FederationIntoRoles{perimeter.Name}",
                    ["sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"],
                    ["*"],
                    perimeter.OwnResources
                ),
                LambdasPollers(perimeter, "sts:AssumeRole"),
            ],
            _ => [],
        };

    /// <summary>
    /// The given resources, and what the service's clients cannot do without and that knows no resource.
    /// </summary>
    private static IEnumerable<PolicyStatement> OnResources(
        string service,
        EndpointPerimeter perimeter,
        IReadOnlyList<string> resources
    ) =>
        service switch
        {
            AwsServices.Sqs => [perimeter.OwnOn("QueuesOfThisStack", QueueActions, resources)],
            AwsServices.Ssm =>
            [
                perimeter.OwnOn("ResourcesOfThisStack", ["*"], resources),
                perimeter.Own("Agent", AgentActions),
                DocumentsOfAws(perimeter),
            ],
            "ecr.api" or "ecr.dkr" =>
            [
                perimeter.OwnOn("ResourcesOfThisStack", ["*"], resources),
                perimeter.Own("RegistryLogin", RegistryLogin),
            ],
            _ => [perimeter.OwnOn("ResourcesOfThisStack", ["*"], resources)],
        };

    // The account's own buckets, and those of AWS. A gateway endpoint's policy takes * for the principal and narrows it
    // by condition (AWS PrivateLink guide, "Gateway endpoints").
    private static IEnumerable<PolicyStatement> Buckets(EndpointPerimeter perimeter) =>
        [
            perimeter.Own("Buckets", "s3:*"),
            // The list is the caller's own account's, whichever resource it is asked of.
            perimeter.OwnOn($"NamesOfBuckets{perimeter.Name}", ["s3:ListAllMyBuckets"], "*"),
            Reading("AmazonLinuxRepositories", perimeter, AwsOwnedBuckets.AmazonLinux(perimeter.Region)),
            Reading("SystemsManagerBuckets", perimeter, AwsOwnedBuckets.SystemsManager(perimeter.Region)),
            ContainerLayers(perimeter),
            Reading("CloudWatchAgentBuckets", perimeter, AwsOwnedBuckets.CloudWatchAgent(perimeter.Region)),
        ];

    // Documents and parameters of AWS have no account in their ARNs, nor any that conditions could know.
    private static PolicyStatement DocumentsOfAws(EndpointPerimeter perimeter) =>
        perimeter.OwnOn(
            "DocumentsAndParametersOfAws",
            [
                "ssm:CreateAssociation",
                "ssm:Describe*",
                "ssm:Get*",
                "ssm:List*",
                "ssm:SendCommand",
                "ssm:StartAutomationExecution",
                "ssm:StartSession",
            ],
            perimeter.Arn("ssm", ":automation-definition/*"),
            perimeter.Arn("ssm", ":document/*"),
            perimeter.Arn("ssm", ":parameter/aws/*")
        );
}
