using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Policies;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Programs;
using PrivateLinkLab.Programs.CSharp;

namespace PrivateLinkLab.Reachability.Tests.Workloads;

/// <summary>
/// What the endpoints of a workload let through, decided as AWS decides: what the workload needs, and nothing else. The
/// callers' own policies allow everything, so that the endpoints' alone decide.
/// </summary>
public sealed class EndpointWorkloadTests
{
    private const string Own = "123456789012";
    private const string Foreign = "999999999999";
    private const string Region = "us-east-1";

    /// <summary>Every service that a workload may use, and one that none does.</summary>
    private static readonly string[] Interfaces =
    [
        "ssm",
        "ssmmessages",
        "ec2messages",
        "ecr.api",
        "ecr.dkr",
        "logs",
        "monitoring",
        "ec2",
        "xray",
        "kms",
        "lambda",
        "sts",
        "secretsmanager",
        "sqs",
    ];

    /// <summary>A call that a workload makes: endpoint, action, resource, and who asks.</summary>
    private static readonly (
        EndpointWorkload Workload,
        string Service,
        string Action,
        string Resource,
        string Who
    )[] Needed =
    [
        (EndpointWorkload.SessionManager, "ssm", "ssm:UpdateInstanceInformation", "*", "role"),
        (EndpointWorkload.SessionManager, "ssm", "ssm:RequestManagedInstanceRoleToken", "*", "role"),
        (EndpointWorkload.SessionManager, "ssmmessages", "ssmmessages:CreateControlChannel", "*", "role"),
        (EndpointWorkload.SessionManager, "ssmmessages", "ssmmessages:OpenDataChannel", "*", "role"),
        (EndpointWorkload.SessionManager, "ec2messages", "ec2messages:GetMessages", "*", "role"),
        (EndpointWorkload.SessionManager, "logs", "logs:PutLogEvents", LogGroup(Own), "role"),
        (EndpointWorkload.SessionManager, "kms", "kms:Decrypt", Key(Own), "role"),
        (EndpointWorkload.SessionManager, "s3", "s3:GetEncryptionConfiguration", "arn:aws:s3:::own-logs", "role"),
        (EndpointWorkload.SessionManager, "s3", "s3:PutObject", "arn:aws:s3:::own-logs/session", "role"),
        (EndpointWorkload.ContainerImages, "ecr.api", "ecr:GetAuthorizationToken", "*", "role"),
        (EndpointWorkload.ContainerImages, "ecr.api", "ecr:BatchGetImage", Repository(Own), "role"),
        (EndpointWorkload.ContainerImages, "ecr.dkr", "ecr:GetDownloadUrlForLayer", Repository(Own), "role"),
        (EndpointWorkload.ContainerImages, "ecr.dkr", "ecr:BatchGetImage", Repository("602401143452"), "role"),
        (EndpointWorkload.ContainerImages, "s3", "s3:GetObject", Layers, "anonymous"),
        (EndpointWorkload.ContainerImages, "logs", "logs:CreateLogStream", LogGroup(Own), "role"),
        (EndpointWorkload.Lambda, "lambda", "lambda:InvokeFunction", Function(Own), "role"),
        (EndpointWorkload.Lambda, "lambda", "lambda:InvokeFunction", Function(Own), "lambda.amazonaws.com"),
        (EndpointWorkload.Lambda, "sts", "sts:AssumeRole", Role(Own), "lambda.amazonaws.com"),
        (EndpointWorkload.Lambda, "secretsmanager", "secretsmanager:GetSecretValue", Secret(Own), "role"),
        (EndpointWorkload.Lambda, "kms", "kms:Decrypt", Key(Own), "role"),
        (EndpointWorkload.CloudWatchAgent, "monitoring", "cloudwatch:PutMetricData", "*", "role"),
        (EndpointWorkload.CloudWatchAgent, "logs", "logs:CreateLogGroup", LogGroup(Own), "role"),
        (EndpointWorkload.CloudWatchAgent, "ec2", "ec2:DescribeTags", "*", "role"),
        (EndpointWorkload.CloudWatchAgent, "xray", "xray:PutTraceSegments", "*", "role"),
        (EndpointWorkload.CloudWatchAgent, "ssm", "ssm:GetParameter", Parameter("AmazonCloudWatch-linux"), "role"),
        (EndpointWorkload.CloudWatchAgent, "s3", "s3:GetObject", Agent, "anonymous"),
        (EndpointWorkload.Patching, "ssm", "ssm:GetDeployablePatchSnapshotForInstance", Instance, "role"),
        (EndpointWorkload.Patching, "ssm", "ssm:PutInventory", "*", "role"),
        (
            EndpointWorkload.Patching,
            "ssm",
            "ssm:GetDocument",
            "arn:aws:ssm:us-east-1::document/AWS-RunPatchBaseline",
            "role"
        ),
        (EndpointWorkload.Patching, "ssmmessages", "ssmmessages:OpenControlChannel", "*", "role"),
        (
            EndpointWorkload.Patching,
            "s3",
            "s3:GetObject",
            $"arn:aws:s3:::patch-baseline-snapshot-{Region}/b",
            "anonymous"
        ),
        (
            EndpointWorkload.Patching,
            "s3",
            "s3:GetObject",
            $"arn:aws:s3:::aws-ssm-distributor-file-{Region}/b",
            "anonymous"
        ),
        (
            EndpointWorkload.Patching,
            "s3",
            "s3:GetObject",
            $"arn:aws:s3:::al2023-repos-{Region}-de612dc2/b",
            "anonymous"
        ),
    ];

    /// <summary>What nobody needs: more of each service, and the same of somebody else's.</summary>
    private static readonly (string Service, string Action, string Resource, string Who)[] Superfluous =
    [
        ("ssm", "ssm:StartSession", Instance, "role"),
        ("ssm", "ssm:SendCommand", "arn:aws:ssm:us-east-1::document/AWS-RunShellScript", "role"),
        ("ssm", "ssm:PutParameter", Parameter("AmazonCloudWatch-linux"), "role"),
        ("ssm", "ssm:UpdateInstanceInformation", "*", "foreign role"),
        ("ssm", "ssm:GetParameter", Parameter("AmazonCloudWatch-linux", Foreign), "role"),
        ("ssmmessages", "ssmmessages:OpenDataChannel", "*", "foreign role"),
        ("ecr.api", "ecr:PutImage", Repository(Own), "role"),
        ("ecr.api", "ecr:BatchGetImage", Repository(Foreign), "role"),
        ("ecr.dkr", "ecr:BatchGetImage", Repository(Own), "foreign role"),
        ("ecr.dkr", "ecr:BatchGetImage", Repository("602401143452"), "foreign role"),
        ("ecr.dkr", "ecr:InitiateLayerUpload", Repository("602401143452"), "role"),
        ("logs", "logs:GetLogEvents", LogGroup(Own), "role"),
        ("logs", "logs:PutLogEvents", LogGroup(Foreign), "role"),
        ("logs", "logs:PutLogEvents", LogGroup(Own), "foreign role"),
        ("monitoring", "cloudwatch:GetMetricData", "*", "role"),
        ("monitoring", "cloudwatch:PutMetricData", "*", "foreign role"),
        ("ec2", "ec2:RunInstances", Instance, "role"),
        ("xray", "xray:GetTraceSummaries", "*", "role"),
        ("kms", "kms:Encrypt", Key(Own), "role"),
        ("kms", "kms:Decrypt", Key(Foreign), "role"),
        ("lambda", "lambda:UpdateFunctionCode", Function(Own), "role"),
        ("lambda", "lambda:InvokeFunction", Function(Foreign), "role"),
        ("lambda", "lambda:InvokeFunction", Function(Own), "s3.amazonaws.com"),
        ("sts", "sts:AssumeRole", Role(Foreign), "role"),
        ("sts", "sts:AssumeRole", Role(Own), "ec2.amazonaws.com"),
        ("secretsmanager", "secretsmanager:PutSecretValue", Secret(Own), "role"),
        ("secretsmanager", "secretsmanager:GetSecretValue", Secret(Foreign), "role"),
        ("s3", "s3:GetObject", "arn:aws:s3:::somebody-elses/x", "anonymous"),
        ("s3", "s3:PutObject", "arn:aws:s3:::somebody-elses/x", "role"),
        ("s3", "s3:PutObject", Layers, "role"),
        ("s3", "s3:DeleteObject", "arn:aws:s3:::own-logs/session", "role"),
    ];

    private static readonly PolicyCache Cache = new();

    private static string Layers => $"arn:aws:s3:::prod-{Region}-starport-layer-bucket/layer";

    private static string Agent => $"arn:aws:s3:::amazoncloudwatch-agent-{Region}/amazon_linux/agent.rpm";

    private static string Instance => $"arn:aws:ec2:{Region}:{Own}:instance/i-0123456789abcdef0";

    public static TheoryData<EndpointWorkload> Workloads => [.. Enum.GetValues<EndpointWorkload>()];

    [Theory]
    [MemberData(nameof(Workloads))]
    public async Task Endpoints_OfAWorkload_LetThroughWhatItNeeds(EndpointWorkload workload)
    {
        var endpoints = await EndpointsAsync(workload);

        Assert.All(Needed.Where(call => call.Workload == workload), call =>
            Assert.Equal(
                (call, AuthorizationOutcome.Allowed),
                (call, Decide(endpoints, call.Service, call.Action, call.Resource, call.Who))
            )
        );
    }

    // A service that a workload does not use is as if there were none: its endpoint is the account's.
    [Theory]
    [MemberData(nameof(Workloads))]
    public async Task Endpoints_OfAWorkload_LetNothingElseThrough(EndpointWorkload workload)
    {
        var endpoints = await EndpointsAsync(workload);
        var used = Needed.Where(call => call.Workload == workload).Select(call => call.Service).ToHashSet();
        var others = Needed
            .Where(call =>
                used.Contains(call.Service)
                && !Needed.Any(own =>
                    own.Workload == workload
                    && (own.Service, own.Action, own.Resource, own.Who)
                        == (call.Service, call.Action, call.Resource, call.Who)
                )
            )
            .Select(call => (call.Service, call.Action, call.Resource, call.Who))
            .Except(AlsoNeeded(workload));

        Assert.All(Superfluous.Where(call => used.Contains(call.Service)).Concat(others), call =>
            Assert.Equal(
                (call, AuthorizationOutcome.Denied),
                (call, Decide(endpoints, call.Service, call.Action, call.Resource, call.Who))
            )
        );
    }

    [Fact]
    public async Task Endpoints_WithoutWorkloads_LetThroughWhatAllOfThemNeed()
    {
        var endpoints = await EndpointsAsync();

        Assert.All(Needed, call =>
            Assert.Equal(
                (call, AuthorizationOutcome.Allowed),
                (call, Decide(endpoints, call.Service, call.Action, call.Resource, call.Who))
            )
        );
    }

    /// <summary>What broke ordinary workloads, and whether it has to pass.</summary>
    [Theory]
    [InlineData("ssm", "ssm:GetParametersByPath", "arn:aws:ssm:us-east-1:123456789012:parameter/app", "role", true)]
    [InlineData("ssm", "ssm:GetParametersByPath", "arn:aws:ssm:us-east-1::parameter/aws/service/x", "role", true)]
    [InlineData("ssm", "ssm:StartSession", "arn:aws:ssm:us-east-1::document/AWS-StartSSHSession", "role", true)]
    [InlineData("ssm", "ssm:GetDocument", "arn:aws:ssm:us-east-1:999999999999:document/Theirs", "role", false)]
    [InlineData("ec2", "ec2:RunInstances", "arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0", "role", true)]
    [InlineData("ec2", "ec2:RunInstances", "arn:aws:ec2:us-east-1:999999999999:subnet/subnet-1", "role", false)]
    [InlineData("sts", "sts:AssumeRoleWithWebIdentity", "arn:aws:iam::123456789012:role/pod", "anonymous", true)]
    [InlineData("sts", "sts:AssumeRoleWithWebIdentity", "arn:aws:iam::999999999999:role/pod", "anonymous", false)]
    [InlineData("ecr.dkr", "ecr:BatchGetImage", "arn:aws:ecr:us-east-1:999999999999:repository/x", "role", false)]
    [InlineData("s3", "s3:ListAllMyBuckets", "*", "role", true)]
    [InlineData("s3", "s3:ListAllMyBuckets", "*", "foreign role", false)]
    [InlineData("sqs", "sqs:SendMessage", "arn:aws:sqs:us-east-1:123456789012:q", "role", true)]
    [InlineData("sqs", "sqs:SendMessage", "arn:aws:sqs:us-east-1:999999999999:q", "role", false)]
    [InlineData("sqs", "sqs:SendMessage", "arn:aws:sqs:us-east-1:123456789012:q", "foreign role", false)]
    public async Task Endpoints_OfTheAccount_LetOrdinaryCallsThrough(
        string service,
        string action,
        string resource,
        string who,
        bool passes
    ) =>
        Assert.Equal(
            passes ? AuthorizationOutcome.Allowed : AuthorizationOutcome.Denied,
            Decide(await EndpointsAsync(), service, action, resource, who)
        );

    private static IEnumerable<(string Service, string Action, string Resource, string Who)> AlsoNeeded(
        EndpointWorkload workload
    ) =>
        // Several need logs, channels and keys, each for itself.
        Needed
            .Where(call =>
                (workload, call.Action)
                    is
                        (EndpointWorkload.SessionManager, "logs:CreateLogStream")
                        or
                        (EndpointWorkload.ContainerImages, "logs:PutLogEvents")
                        or
                        (EndpointWorkload.CloudWatchAgent, "logs:PutLogEvents" or "logs:CreateLogStream")
                        or
                        (EndpointWorkload.SessionManager, "ssmmessages:OpenControlChannel")
                        or
                        (
                            EndpointWorkload.Patching,
                            "ssmmessages:CreateControlChannel"
                                or "ssmmessages:OpenDataChannel"
                                or "ssm:UpdateInstanceInformation"
                                or "ssm:RequestManagedInstanceRoleToken"
                                or "ssm:GetParameter"
                        )
            )
            .Select(call => (call.Service, call.Action, call.Resource, call.Who));

    private static AuthorizationOutcome Decide(
        ResourceGraph endpoints,
        string service,
        string action,
        string resource,
        string who
    )
    {
        var caller = who switch
        {
            "role" => Caller.Role($"arn:aws:iam::{Own}:role/App", "i-1"),
            "foreign role" => Caller.Role($"arn:aws:iam::{Foreign}:role/App", "i-1"),
            "anonymous" => Caller.Anonymous,
            _ => Caller.Service(who),
        };
        var isGateway = service == "s3";
        var endpoint = endpoints.Find(
            "aws:ec2/vpcEndpoint:VpcEndpoint",
            isGateway ? "gateways-s3" : $"endpoints-{service}"
        )!;
        var everything = AttachedPolicy.Of("everything", "urn", Everything, Cache);
        return Authorizer
            .Decide(
                new AuthorizationRequest
                {
                    Caller = caller,
                    Action = action,
                    ResourceArn = resource,
                    // A bucket's ARN does not tell whose it is.
                    ResourceAccount =
                        !isGateway || resource == "*" ? null
                        : resource.StartsWith("arn:aws:s3:::own-", StringComparison.Ordinal) ? Own
                        : Foreign,
                    Path = isGateway
                        ? RequestPath.GatewayEndpoint(endpoint.Id, "vpc-1", "10.0.1.9")
                        : RequestPath.InterfaceEndpoint(endpoint.Id, "vpc-1", "10.0.1.9"),
                    Region = Region,
                },
                new()
                {
                    Identity = who.EndsWith("role", StringComparison.Ordinal) ? [everything] : [],
                    Resource = [AttachedPolicy.Of("resource", "urn", EverythingForEverybody, Cache)],
                    Endpoint = AttachedPolicy.Of("endpoint", "urn", endpoint.Inputs.GetText("policy"), Cache),
                }
            )
            .Outcome;
    }

    private const string Everything =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    private const string EverythingForEverybody =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""";

    private static async Task<ResourceGraph> EndpointsAsync(params EndpointWorkload[] workloads)
    {
        var result = await SimulatedDeployment.RunAsync(
            () =>
            {
                var vpc = new PrivateVpc(
                    "vpc",
                    new()
                    {
                        Subnets =
                        [
                            new()
                            {
                                Name = "one",
                                CidrBlock = "10.0.1.0/24",
                                AvailabilityZone = "us-east-1a",
                            },
                        ],
                        FlowLogs = false,
                    }
                );
                _ = new InterfaceEndpointSet(
                    "endpoints",
                    new()
                    {
                        Network = vpc.Network,
                        Services = Interfaces,
                        Workloads = workloads,
                    }
                );
                _ = new GatewayEndpointSet("gateways", new() { Network = vpc.Network, Workloads = workloads });
                return new Dictionary<string, object?>();
            },
            new SimulatedDeploymentOptions()
        );
        return result.Graph;
    }

    private static string LogGroup(string account) => $"arn:aws:logs:{Region}:{account}:log-group:app:log-stream:1";

    private static string Key(string account) =>
        $"arn:aws:kms:{Region}:{account}:key/0f2c6c8e-0000-4000-8000-000000000000";

    private static string Repository(string account) => $"arn:aws:ecr:{Region}:{account}:repository/app";

    private static string Function(string account) => $"arn:aws:lambda:{Region}:{account}:function:app";

    private static string Role(string account) => $"arn:aws:iam::{account}:role/app";

    private static string Secret(string account) => $"arn:aws:secretsmanager:{Region}:{account}:secret:app-AbCdEf";

    private static string Parameter(string name, string account = Own) =>
        $"arn:aws:ssm:{Region}:{account}:parameter/{name}";
}
