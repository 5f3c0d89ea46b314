using System.Text.Json;
using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Policies;
using PrivateLinkLab.Components.Storage;
using Pulumi;
using Aws = Pulumi.Aws;

namespace EcsFargate;

/// <summary>
/// Tasks on Fargate that pull their image from Amazon ECR, write logs and keep documents in S3, in a VPC that has no
/// way to the internet: each of the four goes through an endpoint, whose policy lets nothing else through.
/// </summary>
public sealed class OrdersStack : Stack
{
    private const int Https = 443;

    public OrdersStack()
    {
        var config = new Config();
        var vpc = new PrivateVpc(
            "orders",
            new()
            {
                Subnets =
                [
                    new()
                    {
                        Name = "orders-a",
                        CidrBlock = "10.0.1.0/24",
                        AvailabilityZone = "us-east-1a",
                    },
                    new()
                    {
                        Name = "orders-b",
                        CidrBlock = "10.0.2.0/24",
                        AvailabilityZone = "us-east-1b",
                    },
                ],
            }
        );
        var documents = new S3Bucket("documents");
        var images = new Aws.Ecr.Repository("images", new() { ImageTagMutability = "IMMUTABLE" });
        var logs = new Aws.CloudWatch.LogGroup("logs", new() { RetentionInDays = 30 });

        var tasks = new Aws.Ec2.SecurityGroup(
            "tasks",
            new()
            {
                VpcId = vpc.VpcId,
                Description = "Tasks: nothing inbound, outbound to endpoints",
            }
        );
        var endpoints = new InterfaceEndpointSet(
            "endpoints",
            new()
            {
                Network = vpc.Network,
                Services = EndpointWorkload.ContainerImages.InterfaceServices(),
                Workloads = [EndpointWorkload.ContainerImages],
                Clients = new() { ["tasks"] = tasks.Id },
            }
        );
        // Layers of images are in a bucket of Amazon ECR, which the workload names, documents in the stack's own.
        var gateway = new GatewayEndpointSet(
            "gateway",
            new()
            {
                Network = vpc.Network,
                Workloads = [EndpointWorkload.ContainerImages],
                Resources = new()
                {
                    [GatewayEndpointSet.S3] = new[]
                    {
                        documents.BucketArn,
                        documents.BucketArn.Apply(arn => $"{arn}/*"),
                    },
                },
            }
        );
        _ = new Aws.Vpc.SecurityGroupEgressRule(
            "tasks-to-s3",
            new()
            {
                SecurityGroupId = tasks.Id,
                Description = "Documents and layers of images",
                IpProtocol = "tcp",
                FromPort = Https,
                ToPort = Https,
                PrefixListId = gateway.PrefixListIds[GatewayEndpointSet.S3],
            }
        );

        var service = new Aws.Ecs.Service(
            "service",
            new()
            {
                Cluster = new Aws.Ecs.Cluster("cluster").Arn,
                TaskDefinition = Task(images, logs, documents, config.Get("memory") ?? "512").Arn,
                DesiredCount = config.GetInt32("tasks") ?? 2,
                LaunchType = "FARGATE",
                NetworkConfiguration = new Aws.Ecs.Inputs.ServiceNetworkConfigurationArgs
                {
                    Subnets = vpc.SubnetIds,
                    SecurityGroups = { tasks.Id },
                },
            },
            // A task that starts before its endpoints finds no image.
            new CustomResourceOptions { DependsOn = { endpoints, gateway } }
        );

        Repository = images.RepositoryUrl;
        Bucket = documents.BucketName;
        Service = service.Name;
    }

    /// <summary>Where to push the image, with the tag 1.</summary>
    [Output("repository")]
    public Output<string> Repository { get; private set; }

    /// <summary>The bucket of the documents.</summary>
    [Output("bucket")]
    public Output<string> Bucket { get; private set; }

    /// <summary>The service's name in its cluster.</summary>
    [Output("service")]
    public Output<string> Service { get; private set; }

    private static Aws.Ecs.TaskDefinition Task(
        Aws.Ecr.Repository images,
        Aws.CloudWatch.LogGroup logs,
        S3Bucket documents,
        string memory
    )
    {
        // What Fargate does before the container runs.
        var starts = Role(
            "starts-tasks",
            Output
                .Tuple(images.Arn, logs.Arn)
                .Apply(arns =>
                    PolicyDocument.Json(
                        new PolicyStatement
                        {
                            Actions = ["ecr:GetAuthorizationToken"],
                            Resources = ["*"],
                        },
                        new PolicyStatement
                        {
                            Actions =
                            [
                                "ecr:BatchCheckLayerAvailability",
                                "ecr:BatchGetImage",
                                "ecr:GetDownloadUrlForLayer",
                            ],
                            Resources = [arns.Item1],
                        },
                        new PolicyStatement
                        {
                            Actions = ["logs:CreateLogStream", "logs:PutLogEvents"],
                            Resources = [$"{arns.Item2}:*"],
                        }
                    )
                )
        );
        // What the container itself does.
        var runs = Role("runs-tasks", documents.UsePolicy);
        return new(
            "task",
            new()
            {
                Family = "orders",
                RequiresCompatibilities = { "FARGATE" },
                NetworkMode = "awsvpc",
                Cpu = "256",
                Memory = memory,
                RuntimePlatform = new Aws.Ecs.Inputs.TaskDefinitionRuntimePlatformArgs
                {
                    CpuArchitecture = "ARM64",
                },
                ExecutionRoleArn = starts.Arn,
                TaskRoleArn = runs.Arn,
                ContainerDefinitions = Output
                    .Tuple(
                        images.RepositoryUrl,
                        logs.Name,
                        Aws.GetRegion.Invoke(),
                        documents.BucketName
                    )
                    .Apply(known =>
                        Container(known.Item1, known.Item2, known.Item3.Region, known.Item4)
                    ),
            }
        );
    }

    private static string Container(
        string repository,
        string logGroup,
        string region,
        string bucket
    ) =>
        JsonSerializer.Serialize(
            new[]
            {
                new
                {
                    name = "orders",
                    image = $"{repository}:1",
                    essential = true,
                    environment = new[] { new { name = "BUCKET", value = bucket } },
                    logConfiguration = new
                    {
                        logDriver = "awslogs",
                        options = new Dictionary<string, string>
                        {
                            ["awslogs-group"] = logGroup,
                            ["awslogs-region"] = region,
                            ["awslogs-stream-prefix"] = "orders",
                        },
                    },
                },
            }
        );

    private static Aws.Iam.Role Role(string name, Output<string> policy)
    {
        var role = new Aws.Iam.Role(
            name,
            new()
            {
                AssumeRolePolicy = PolicyDocument.Json(
                    new PolicyStatement
                    {
                        Principal = PolicyPrincipal.Service("ecs-tasks.amazonaws.com"),
                        Actions = ["sts:AssumeRole"],
                    }
                ),
            }
        );
        _ = new Aws.Iam.RolePolicy($"{name}-policy", new() { Role = role.Name, Policy = policy });
        return role;
    }
}
