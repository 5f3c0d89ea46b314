using PrivateLinkLab.Amazon.Policies;

namespace PrivateLinkLab.Permissions.Tests;

/// <summary>The policies that the scenarios really deploy, from their golden graphs.</summary>
public class GoldenPolicyTests
{
    private const string Account = "123456789012";
    private const string Queue = $"arn:aws:sqs:us-east-1:{Account}:FilaTeste-queue";
    private const string Instance = $"arn:aws:ec2:us-east-1:{Account}:instance/JumpServer-host-instance";

    private static readonly Caller AppServer = Caller.Role($"arn:aws:iam::{Account}:role/AppServer", "i-1");
    private static readonly RequestPath SqsEndpoint = RequestPath.InterfaceEndpoint("vpce-sqs", "vpc-1", "10.0.1.9");
    private static readonly RequestPath S3Endpoint = RequestPath.GatewayEndpoint("vpce-s3", "vpc-1", "10.0.1.9");

    public static TheoryData<string, string, bool, string?> QueueCalls =>
        new()
        {
            // action, resource, TLS, reason of the denial
            { "sqs:SendMessage", Queue, true, null },
            { "sqs:ReceiveMessage", Queue, true, null },
            { "sqs:SendMessage", Queue, false, AuthorizationReason.ResourceExplicitDeny },
            { "sqs:PurgeQueue", Queue, true, AuthorizationReason.NoIdentityAllow },
            { "sqs:SendMessage", $"arn:aws:sqs:us-east-1:{Account}:Other", true, AuthorizationReason.NoIdentityAllow },
        };

    [Theory]
    [MemberData(nameof(QueueCalls))]
    public void SqsEndpoint_CallsOfAppServer_OnlyItsQueueOverTls(
        string action,
        string resource,
        bool tls,
        string? reason
    )
    {
        var decision = Authorizer.Decide(
            Call(action, resource, AppServer, SqsEndpoint) with
            {
                SecureTransport = tls,
            },
            new()
            {
                Identity =
                [
                    Policy("sqs-endpoint", "AppServer-session-manager-policy"),
                    Policy("sqs-endpoint", "AppServer-queue-policy"),
                ],
                Resource = resource == Queue ? [Policy("sqs-endpoint", "FilaTeste-queue-policy")] : [],
                Endpoint = EndpointPolicy("sqs-endpoint", "QueuesOfThisStack"),
            }
        );

        Assert.Equal(reason, decision.Reason);
        Assert.Equal(reason is null ? AuthorizationOutcome.Allowed : AuthorizationOutcome.Denied, decision.Outcome);
    }

    [Fact]
    public void SqsEndpoint_PurgeWithoutPermission_NamesBothPoliciesThatLackIt() =>
        Assert.Equal(
            [AuthorizationReason.NoIdentityAllow, AuthorizationReason.EndpointImplicitDeny],
            Ask.Reasons(
                Call("sqs:PurgeQueue", Queue, AppServer, SqsEndpoint),
                new()
                {
                    Identity = [Policy("sqs-endpoint", "AppServer-queue-policy")],
                    Endpoint = EndpointPolicy("sqs-endpoint", "QueuesOfThisStack"),
                }
            )
        );

    [Theory]
    [InlineData("ssm:UpdateInstanceInformation", "DocumentsAndParametersOfAws", 0)]
    [InlineData("ssmmessages:OpenDataChannel", "AgentOfThisAccount", 0)]
    public void SessionManager_CallsOfTheAgent_AreAllowed(string action, string sid, int endpoint)
    {
        var resource = action.StartsWith("ssm:", StringComparison.Ordinal) ? Instance : "*";

        Assert.Equal(
            AuthorizationOutcome.Allowed,
            Ask.Outcome(
                Call(action, resource, AppServer, RequestPath.InterfaceEndpoint("vpce-ssm", "vpc-1")),
                new()
                {
                    Identity = [Policy("session-manager", "AppServer-session-manager-policy")],
                    Endpoint = EndpointPolicy("session-manager", sid, endpoint),
                }
            )
        );
    }

    [Fact]
    public void SessionManager_RoleOfAnotherAccount_IsNotLetThroughTheEndpoint() =>
        Assert.Equal(
            [AuthorizationReason.EndpointImplicitDeny],
            Ask.Reasons(
                Call(
                    "ssmmessages:OpenDataChannel",
                    "*",
                    Caller.Role($"arn:aws:iam::{Ask.Other}:role/AppServer"),
                    SqsEndpoint
                ),
                new()
                {
                    Identity = [Policy("session-manager", "AppServer-session-manager-policy")],
                    Endpoint = EndpointPolicy("session-manager", "AgentOfThisAccount"),
                }
            )
        );

    [Theory]
    [InlineData("s3:ListAllMyBuckets", "*", null, AuthorizationOutcome.Allowed)]
    [InlineData("s3:GetObject", "arn:aws:s3:::mine/key", Account, AuthorizationOutcome.Allowed)]
    [InlineData(
        "s3:GetObject",
        "arn:aws:s3:::al2023-repos-us-east-1-de612dc2/core/x.rpm",
        AuthorizationRequest.AwsOwned,
        AuthorizationOutcome.Allowed
    )]
    [InlineData(
        "s3:PutObject",
        "arn:aws:s3:::al2023-repos-us-east-1-de612dc2/core/x.rpm",
        AuthorizationRequest.AwsOwned,
        AuthorizationOutcome.Denied
    )]
    [InlineData("s3:PutObject", "arn:aws:s3:::somebody-elses/x", Ask.Other, AuthorizationOutcome.Denied)]
    [InlineData("s3:PutObject", "arn:aws:s3:::mine/key", null, AuthorizationOutcome.Unknown)]
    public void GatewayEndpoint_Buckets_OwnOnesAndThoseOfAws(
        string action,
        string resource,
        string? owner,
        AuthorizationOutcome outcome
    )
    {
        var policies = new AuthorizationPolicies
        {
            Identity = [AttachedPolicy.AwsManaged("arn:aws:iam::aws:policy/AmazonS3FullAccess", "urn")],
            Endpoint = EndpointPolicy("session-manager", "BucketsOfThisAccount"),
        };

        Assert.Equal(
            outcome,
            Ask.Outcome(Call(action, resource, AppServer, S3Endpoint) with { ResourceAccount = owner }, policies)
        );
    }

    [Fact]
    public void GatewayEndpoint_DnfWithoutCredentials_ReadsTheRepository()
    {
        // AWS's own bucket lets everybody read.
        var bucket = Ask.Policy("bucket policy", Ask.Allow("\"*\"", """ "Action":"s3:GetObject","Resource":"*" """));
        var request = Call(
            "s3:GetObject",
            "arn:aws:s3:::al2023-repos-us-east-1-de612dc2/x",
            Caller.Anonymous,
            S3Endpoint
        ) with
        {
            ResourceAccount = AuthorizationRequest.AwsOwned,
        };

        Assert.Equal(
            AuthorizationOutcome.Allowed,
            Ask.Outcome(
                request,
                new() { Resource = [bucket], Endpoint = EndpointPolicy("session-manager", "BucketsOfThisAccount") }
            )
        );
    }

    [Theory]
    [InlineData("document", "AWS-StartPortForwardingSessionToRemoteHost", AuthorizationOutcome.Allowed)]
    [InlineData("document", "SSM-SessionManagerRunShell", AuthorizationOutcome.Denied)]
    [InlineData("instance", "JumpServer-host-instance", AuthorizationOutcome.Allowed)]
    [InlineData("instance", "another", AuthorizationOutcome.Denied)]
    public void PortForwarding_Operator_StartsThisForwardingOnly(string kind, string name, AuthorizationOutcome outcome)
    {
        var form = ActionCatalog.Find("ssm:StartSession")!.Resources.Single(one => one.Kind == kind);
        var arn = form.Arn("aws", "us-east-1", kind == "document" ? "" : Account, name);
        var person = Caller.User($"arn:aws:iam::{Account}:user/ana");

        Assert.Equal(
            outcome,
            Ask.Outcome(
                Call("ssm:StartSession", arn, person, RequestPath.Internet()),
                new() { Identity = [Policy("port-forwarding", "JumpServer-operator-policy")] }
            )
        );
    }

    [Theory]
    [InlineData("ana-0123", AuthorizationOutcome.Allowed)]
    [InlineData("bob-0123", AuthorizationOutcome.Denied)]
    public void PortForwarding_Operator_EndsOwnSessionsOnly(string session, AuthorizationOutcome outcome)
    {
        var person = Caller.User($"arn:aws:iam::{Account}:user/ana") with { UserId = "AIDA1" };

        Assert.Equal(
            outcome,
            Ask.Outcome(
                Call(
                    "ssm:TerminateSession",
                    $"arn:aws:ssm:us-east-1:{Account}:session/{session}",
                    person,
                    RequestPath.Internet()
                ),
                new() { Identity = [Policy("port-forwarding", "JumpServer-operator-policy")] }
            )
        );
    }

    [Theory]
    [InlineData("vpce-sqs", "AppServer", AuthorizationOutcome.Allowed)]
    [InlineData("vpce-other", "AppServer", AuthorizationOutcome.Denied)]
    [InlineData(null, "AppServer", AuthorizationOutcome.Denied)]
    [InlineData(null, "ops/Deployer", AuthorizationOutcome.Allowed)]
    [InlineData(null, "Deployer", AuthorizationOutcome.Allowed)]
    public void OnlyThroughEndpoint_Queue_ExemptsWhoDeploys(string? endpoint, string role, AuthorizationOutcome outcome)
    {
        // What SqsQueue writes with OnlyThroughEndpoint when a session of role Deployer deploys.
        var policy = Ask.Policy(
            "queue policy",
            Ask.Deny(
                "\"*\"",
                """ "Action":"sqs:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}} """
            ),
            Ask.Deny(
                "\"*\"",
                """
                "Action":["sqs:SendMessage","sqs:ReceiveMessage"],"Resource":"*",
                "Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-sqs"},"ArnNotLike":{"aws:PrincipalArn":[
                "arn:aws:iam::123456789012:role/Deployer","arn:aws:iam::123456789012:role/*/Deployer"]}}
                """
            )
        );
        var path = endpoint is null ? RequestPath.Internet() : RequestPath.InterfaceEndpoint(endpoint, "vpc-1");
        var caller = Caller.Role($"arn:aws:iam::{Account}:role/{role}", "s");

        Assert.Equal(
            outcome,
            Ask.Outcome(
                Call("sqs:SendMessage", Queue, caller, path),
                Ask.Identity(Ask.AllowSend) with
                {
                    Resource = [policy],
                }
            )
        );
    }

    [Fact]
    public void EveryGoldenPolicy_IsAPolicyDocument()
    {
        var policies = Directory
            .GetFiles(RepositoryFile.PathOf("tests/PrivateLinkLab.Tests/Golden"), "*.txt")
            .SelectMany(File.ReadLines)
            .Where(line =>
                line.StartsWith("  policy: ", StringComparison.Ordinal)
                || line.StartsWith("  assumeRolePolicy: ", StringComparison.Ordinal)
            )
            .Select(line => line[(line.IndexOf('{', StringComparison.Ordinal))..])
            .ToList();

        Assert.True(policies.Count > 20, $"There are {policies.Count} policies.");
        Assert.All(policies, policy => Assert.NotEmpty(PolicyDocument.Parse(policy).Statements));
    }

    private static AuthorizationRequest Call(string action, string resource, Caller caller, RequestPath path) =>
        new()
        {
            Caller = caller,
            Action = action,
            ResourceArn = resource,
            Path = path,
            Region = "us-east-1",
        };

    private static AttachedPolicy Policy(string scenario, string name)
    {
        var lines = Lines(scenario);
        var at = Array.FindIndex(lines, line =>
            !line.StartsWith(' ') && line.Contains($" {name} ", StringComparison.Ordinal)
        );
        return Attached(
            name,
            lines.Skip(at + 1).First(line => line.StartsWith("  policy: ", StringComparison.Ordinal))
        );
    }

    private static AttachedPolicy EndpointPolicy(string scenario, string sid, int index = 0) =>
        Attached(
            $"policy {sid}",
            Lines(scenario)
                .Where(line =>
                    line.StartsWith("  policy: ", StringComparison.Ordinal)
                    && line.Contains($"\"Sid\":\"{sid}\"", StringComparison.Ordinal)
                )
                .ElementAt(index)
        );

    // Golden files have placeholders where AWS chooses.
    private static AttachedPolicy Attached(string name, string line) =>
        AttachedPolicy.Of(
            name,
            $"urn:{name}",
            line["  policy: ".Length..]
                .Replace("<FilaTeste-queue.arn>", Queue, StringComparison.Ordinal)
                .Replace("<JumpServer-host-instance.arn>", Instance, StringComparison.Ordinal),
            Ask.Cache
        );

    private static string[] Lines(string scenario) =>
        File.ReadAllLines(RepositoryFile.PathOf($"tests/PrivateLinkLab.Tests/Golden/{scenario}.txt"));
}
