using PrivateLinkLab.Graph;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.WorkedCases;

/// <summary>Actions of what services run in subnets are decided with the role of the programs in them.</summary>
public sealed class ServiceRoleTests
{
    private const string Sqs = "https://sqs.us-east-1.amazonaws.com";
    private const string RoleArn = $"arn:aws:iam::{Net.Account}:role/role";
    private static readonly ListValue Subnets = ListValue.Create(["subnet-s1", "subnet-s2"]);

    /// <summary>What runs the programs, and the service that hands their credentials out.</summary>
    public static TheoryData<string, string> Kinds =>
        new()
        {
            { "function", "lambda.amazonaws.com" },
            { "tasks", "ecs-tasks.amazonaws.com" },
            { "nodes", "ec2.amazonaws.com" },
            { "group", "ec2.amazonaws.com" },
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Action_OfAServicesRole_IsDecidedByItsPolicies(string from, string assumedBy)
    {
        var net = Services(assumedBy);
        Expect.Blocked(net.Probe(from, Sqs, "sqs:SendMessage"), AuthorizationReason.NoIdentityAllow);

        net.Policy("role", Policies.Allow("sqs:SendMessage", "*"));
        Expect.Reachable(net.Probe(from, Sqs, "sqs:SendMessage"));
        Expect.Blocked(net.Probe(from, Sqs, "sqs:ReceiveMessage"), AuthorizationReason.NoIdentityAllow);

        net.Set("sqs", "policy", Policies.Allow("sqs:ReceiveMessage", "*", "*"));
        Expect.Blocked(net.Probe(from, Sqs, "sqs:SendMessage"), AuthorizationReason.EndpointImplicitDeny);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Role_ThatTheServiceMayNotAssume_GivesNoCredentials(string from, string assumedBy)
    {
        Assert.NotEmpty(assumedBy);
        var net = Services("states.amazonaws.com");
        net.Policy("role", Policies.Allow("sqs:SendMessage", "*"));

        Assert.Equal(Verdict.Blocked, net.Probe(from, Sqs, "sqs:SendMessage").Verdict);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Role_OutsideTheGraph_LeavesTheActionUnknown(string from, string assumedBy)
    {
        var net = Services(assumedBy);
        net.Remove("role");

        var result = net.Probe(from, Sqs, "sqs:SendMessage");

        Assert.Equal(Verdict.Unknown, result.Verdict);
        Assert.Equal(AuthorizationReason.UnknownPrincipal, result.Reason);
        Expect.Reachable(net.Probe(from, Sqs));
    }

    [Theory]
    [InlineData("FARGATE", Verdict.Blocked)]
    [InlineData("EC2", Verdict.Unknown)]
    public void Task_WithoutARole_HasCredentialsOfTheInstanceOnly(string launch, Verdict verdict)
    {
        var net = Services("ecs-tasks.amazonaws.com");
        net.Unset("task", "taskRoleArn");
        net.Set("tasks", "launchType", launch);

        Assert.Equal(verdict, net.Probe("tasks", Sqs, "sqs:SendMessage").Verdict);
    }

    [Fact]
    public void LaunchedInstance_WithoutMetadataService_GetsNoCredentials()
    {
        var net = Services("ec2.amazonaws.com");
        net.Policy("role", Policies.Allow("sqs:SendMessage", "*"));
        net.Set("template", "metadataOptions", Net.Map(("httpEndpoint", "disabled")));

        Expect.Blocked(net.Probe("group", Sqs, "sqs:SendMessage"), AuthorizationReason.NoCredentials);
    }

    // A function in no VPC goes to the service's public address, and the endpoint's policy has no say.
    [Fact]
    public void Function_InNoVpc_NeedsItsRoleOnly()
    {
        var net = Services("lambda.amazonaws.com");
        net.Unset("function", "vpcConfig");
        net.Set("sqs", "policy", Policies.Allow("sqs:ReceiveMessage", "*", "*"));
        Expect.Blocked(net.Probe("function", Sqs, "sqs:SendMessage"), AuthorizationReason.NoIdentityAllow);

        net.Policy("role", Policies.Allow("sqs:SendMessage", "*"));
        Expect.Reachable(net.Probe("function", Sqs, "sqs:SendMessage"));

        net.Set(
            "jobs",
            "policy",
            """
            {"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"sqs:*","Resource":"*",
            "Condition":{"StringNotEquals":{"aws:SourceVpc":"vpc-v"}}}}
            """
        );
        Expect.Blocked(net.Probe("function", Sqs, "sqs:SendMessage"), AuthorizationReason.ResourceExplicitDeny);
    }

    // Two subnets with an endpoint for SQS, a queue, and one of each kind that has role "role".
    private static Net Services(string assumedBy)
    {
        var net = Net.Private().WithEndpointGroup();
        net.Subnet("s2", "vpc-v", "10.0.2.0/24", "b", "rtb-private");
        net.Endpoint("sqs", "vpc-v", "sqs", [("subnet-s1", "10.0.1.50")], ["sg-endpoints"]);
        net.Queue("jobs");
        net.Role("role");
        net.Set(
            "role",
            "assumeRolePolicy",
            $$$"""
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"{{{assumedBy}}}"},
            "Action":"sts:AssumeRole"}}
            """
        );
        net.Add(
            "aws:lambda/function:Function",
            "function",
            "function",
            ("role", RoleArn),
            ("vpcConfig", Net.Map(("subnetIds", Subnets), ("securityGroupIds", Net.List("sg-app"))))
        );
        net.Add(
            "aws:ecs/taskDefinition:TaskDefinition",
            "family",
            "task",
            ("arn", $"arn:aws:ecs:{Net.Region}:{Net.Account}:task-definition/family:1"),
            ("taskRoleArn", RoleArn)
        );
        net.Add(
            "aws:ecs/service:Service",
            "tasks",
            "tasks",
            ("launchType", "FARGATE"),
            ("taskDefinition", $"arn:aws:ecs:{Net.Region}:{Net.Account}:task-definition/family:1"),
            ("networkConfiguration", Net.Map(("subnets", Subnets), ("securityGroups", Net.List("sg-app"))))
        );
        net.Add("aws:iam/instanceProfile:InstanceProfile", "of-group", "of-group", ("role", "role"));
        net.Add(
            "aws:ec2/launchTemplate:LaunchTemplate",
            "lt-1",
            "template",
            ("iamInstanceProfile", Net.Map(("name", "of-group"))),
            ("vpcSecurityGroupIds", Net.List("sg-app"))
        );
        net.Add(
            "aws:autoscaling/group:Group",
            "group",
            "group",
            ("vpcZoneIdentifiers", Subnets),
            ("launchTemplate", Net.Map(("id", "lt-1"), ("version", "$Latest")))
        );
        net.Add(
            "aws:eks/nodeGroup:NodeGroup",
            "nodes",
            "nodes",
            ("subnetIds", Subnets),
            ("nodeRoleArn", RoleArn),
            ("launchTemplate", Net.Map(("id", "lt-1"), ("version", "1")))
        );
        return net;
    }
}
