using System.Text.Json;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Components.Tests.Compute;

public class SessionPreferencesTests
{
    private const string Key = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private const string Group = "arn:aws:logs:us-east-1:123456789012:log-group:sessions";

    [Fact]
    public async Task ByDefault_SessionsAreLoggedAsTheyGoOnAndEnd()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new SessionPreferences("sessions"));

        var group = graph.Only(Types.LogGroup);
        Assert.Equal(365, group.Inputs.GetInt("retentionInDays"));
        var document = graph.Only(AwsTypes.SsmDocument);
        Assert.Equal("SSM-SessionManagerRunShell", document.Id);
        Assert.Equal("Session", document.Inputs.GetText("documentType"));
        Assert.Equal(
            $$$$"""{"schemaVersion":"1.0","description":"Preferences of Session Manager","sessionType":"Standard_Stream","inputs":{"s3BucketName":"","s3KeyPrefix":"","s3EncryptionEnabled":true,"cloudWatchLogGroupName":"{{{{group.Id}}}}","cloudWatchEncryptionEnabled":false,"cloudWatchStreamingEnabled":true,"kmsKeyId":"","runAsEnabled":false,"runAsDefaultUser":"","idleSessionTimeout":"20","maxSessionDuration":"720","shellProfile":{"linux":"","windows":""}}}""",
            document.Inputs.GetText("content")
        );
        Assert.Empty(graph.OfType(Types.Bucket));
        Assert.Empty(graph.OfType(Types.RolePolicy));
        var component = graph.Get(ComponentTypes.SessionPreferences, "sessions").Outputs;
        Assert.Equal(
            ("SSM-SessionManagerRunShell", group.Id),
            (component.GetText("documentName"), component.GetText("logGroupName"))
        );
        Assert.Null(component.GetText("bucketName"));
    }

    [Fact]
    public async Task Everything_BroughtAlong_IsEncryptedAndNamedInTheDocument()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new SessionPreferences("sessions", Everything()));

        Assert.Equal(Key, graph.Only(Types.LogGroup).Inputs.GetText("kmsKeyId"));
        var bucket = graph.Only(Types.Bucket);
        Assert.NotNull(graph.Only(Types.BucketPublicAccessBlock));
        var inputs = Inputs(graph);
        Assert.Equal(
            (bucket.Id, "audit/sessions", Key),
            (
                inputs.GetProperty("s3BucketName").GetString(),
                inputs.GetProperty("s3KeyPrefix").GetString(),
                inputs.GetProperty("kmsKeyId").GetString()
            )
        );
        Assert.True(inputs.GetProperty("s3EncryptionEnabled").GetBoolean());
        Assert.True(inputs.GetProperty("cloudWatchEncryptionEnabled").GetBoolean());
        Assert.True(inputs.GetProperty("runAsEnabled").GetBoolean());
        Assert.Equal("ec2-user", inputs.GetProperty("runAsDefaultUser").GetString());
        Assert.Equal("", inputs.GetProperty("maxSessionDuration").GetString());
        Assert.Equal("exec /bin/bash && cd ~", inputs.GetProperty("shellProfile").GetProperty("linux").GetString());
    }

    [Fact]
    public async Task Everything_Roles_MayWriteTheLogsAndNothingElse()
    {
        var graph = await ComponentGraph.OfAsync(() =>
        {
            var role = new Pulumi.Aws.Iam.Role(
                "host",
                new()
                {
                    AssumeRolePolicy =
                        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}""",
                }
            );
            _ = new SessionPreferences(
                "sessions",
                Everything(new() { ["host"] = role.Name }, logGroup: "sessions", bucket: "audit-logs")
            );
        });

        var policy = graph.Get(Types.RolePolicy, "sessions-host-policy");
        Assert.Equal(graph.Only(Types.Role).Id, policy.Inputs.GetText("role"));
        Assert.Equal(
            [
                $"logs:CreateLogStream logs:PutLogEvents logs:DescribeLogStreams: {Group} {Group}:*",
                "logs:DescribeLogGroups: arn:aws:logs:us-east-1:123456789012:log-group:*",
                "s3:PutObject: arn:aws:s3:::audit-logs/audit/sessions/*",
                "s3:GetEncryptionConfiguration: arn:aws:s3:::audit-logs",
                $"kms:Decrypt kms:GenerateDataKey: {Key}",
            ],
            PolicyOf
                .Input(policy, "policy")
                .GetProperty("Statement")
                .EnumerateArray()
                .Select(statement => $"{Texts(statement, "Action")}: {Texts(statement, "Resource")}")
        );
        Assert.Empty(graph.OfType(Types.Bucket));
        Assert.Empty(graph.OfType(Types.LogGroup));
    }

    [Fact]
    public async Task OperatorPolicy_IsForTheKeyAlone()
    {
        string? policy = null;
        await ComponentGraph.OfAsync(() =>
        {
            Assert.Null(new SessionPreferences("plain").OperatorPolicy);
            new SessionPreferences("keyed", new() { DocumentName = "Keyed", KmsKeyArn = Key }).OperatorPolicy!.Apply(
                text => policy = text
            );
        });

        Assert.Equal(
            $$"""{"Version":"2012-10-17","Statement":[{"Sid":"EncryptSessions","Effect":"Allow","Action":"kms:GenerateDataKey","Resource":"{{Key}}"}]}""",
            policy
        );
    }

    [Theory]
    [InlineData(true, false, "logs")]
    [InlineData(true, true, "logs kms")]
    [InlineData(false, true, "kms")]
    [InlineData(false, false, "")]
    public void InterfaceEndpoints_AreThoseThatThePreferencesNeed(bool logs, bool key, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                ' ',
                new SessionPreferencesArgs
                {
                    LogsToCloudWatch = logs,
                    KmsKeyArn = key ? (Pulumi.Input<string>)Key : null,
                }.InterfaceEndpoints
            )
        );

    [Theory]
    [InlineData(
        "ssm ssmmessages",
        "SessionPreferences 'sessions': Endpoints has no endpoint for logs and kms, without which sessions do not "
            + "start. Add it to its Services: InterfaceEndpoints of these arguments lists all that they need."
    )]
    [InlineData(
        "ssm ssmmessages logs",
        "SessionPreferences 'sessions': Endpoints has no endpoint for kms, without which sessions do not start. Add "
            + "it to its Services: InterfaceEndpoints of these arguments lists all that they need."
    )]
    public async Task Endpoints_ThatLackSome_AreRefused(string services, string refusal)
    {
        InterfaceEndpointSet? endpoints = null;

        Assert.Equal(
            refusal,
            await Refusal.AfterAsync(
                () => endpoints = EndpointsFor(services.Split(' ')),
                () => _ = new SessionPreferences("sessions", new() { KmsKeyArn = Key, Endpoints = endpoints })
            )
        );
    }

    [Fact]
    public async Task Endpoints_ThatHaveAll_AreTaken()
    {
        var graph = await ComponentGraph.OfAsync(() =>
        {
            var args = new SessionPreferencesArgs { KmsKeyArn = Key };
            _ = new SessionPreferences(
                "sessions",
                new() { KmsKeyArn = Key, Endpoints = EndpointsFor(["ssm", "ssmmessages", .. args.InterfaceEndpoints]) }
            );
        });

        Assert.Equal(4, graph.OfType(Types.VpcEndpoint).Count());
    }

    public static TheoryData<SessionPreferencesArgs, string> Refused =>
        new()
        {
            {
                new() { DocumentName = "AWS-Mine" },
                "DocumentName is 'AWS-Mine'. A document's name has 3 to 128 letters, digits, underscores, hyphens "
                    + "and periods, and does not begin with aws, amazon or amzn."
            },
            {
                new() { DocumentName = "my document" },
                "DocumentName is 'my document'. A document's name has 3 to 128 letters, digits, underscores, hyphens "
                    + "and periods, and does not begin with aws, amazon or amzn."
            },
            {
                new() { RetentionDays = 2 },
                "RetentionDays is 2, a period that CloudWatch Logs does not offer. Choose one of 1, 3, 5, 7, 14, 30, "
                    + "60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653."
            },
            {
                new() { LogsToCloudWatch = false, LogGroupName = "sessions" },
                "LogGroupName is set, and LogsToCloudWatch is false. Leave one of the two out."
            },
            {
                new() { CloudWatchEncryptionEnabled = true },
                "CloudWatchEncryptionEnabled is true, and the log group brought along has no key. Set KmsKeyArn, or "
                    + "LogGroupName to a group that has a key."
            },
            {
                new() { S3KeyPrefix = "audit" },
                "S3KeyPrefix is 'audit', and the logs go to no bucket. Set LogsToS3 or BucketName, or leave it out."
            },
            {
                new() { LogsToS3 = true, S3KeyPrefix = "/audit" },
                "S3KeyPrefix is '/audit'. A prefix has letters, digits and !-_.*'()/, without a slash at either end."
            },
            {
                new() { RunAsDefaultUser = "ec2 user" },
                "RunAsDefaultUser is 'ec2 user'. Give the name of an account of the operating system, such as ec2-user."
            },
            {
                new() { IdleSessionTimeout = 0 },
                "IdleSessionTimeout is 0. Choose 1 to 60 minutes."
            },
            {
                new() { IdleSessionTimeout = 61 },
                "IdleSessionTimeout is 61. Choose 1 to 60 minutes."
            },
            {
                new() { MaxSessionDuration = 1441 },
                "MaxSessionDuration is 1441. Choose 1 to 1440 minutes, or null for no limit."
            },
            {
                new() { LinuxShellProfile = new string('x', 513) },
                "LinuxShellProfile has 513 characters. At most 512 are accepted."
            },
            {
                new() { WindowsShellProfile = new string('x', 513) },
                "WindowsShellProfile has 513 characters. At most 512 are accepted."
            },
            {
                new()
                {
                    LogsToCloudWatch = false,
                    Roles = new() { ["host"] = "host" },
                },
                "Roles has roles, and sessions that are neither logged nor encrypted with a key need no permission. "
                    + "Leave Roles out, or set LogsToCloudWatch, LogsToS3 or KmsKeyArn."
            },
        };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task BadArguments_AreRefused(SessionPreferencesArgs args, string message) =>
        Assert.Equal(
            $"SessionPreferences 'sessions': {message}",
            await Refusal.OfAsync(() => _ = new SessionPreferences("sessions", args))
        );

    [Fact]
    public async Task BadArguments_Several_AreToldAtOnce()
    {
        var refusal = await Refusal.OfAsync(() =>
            _ = new SessionPreferences("sessions", new() { IdleSessionTimeout = 0, MaxSessionDuration = 0 })
        );

        Assert.Contains("IdleSessionTimeout is 0.", refusal, StringComparison.Ordinal);
        Assert.Contains("MaxSessionDuration is 0.", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(60, 1440)]
    public async Task Limits_AtTheirEnds_AreTakenByAws(int idle, int longest)
    {
        var graph = await ComponentGraph.OfAsync(() =>
            _ = new SessionPreferences(
                "sessions",
                new()
                {
                    IdleSessionTimeout = idle,
                    MaxSessionDuration = longest,
                    LinuxShellProfile = new string('x', 512),
                }
            )
        );

        Assert.Equal($"{idle}", Inputs(graph).GetProperty("idleSessionTimeout").GetString());
    }

    private static SessionPreferencesArgs Everything(
        Dictionary<string, Pulumi.Input<string>>? roles = null,
        string? logGroup = null,
        string? bucket = null
    ) =>
        new()
        {
            LogGroupName = logGroup is null ? null : (Pulumi.Input<string>)logGroup,
            LogsToS3 = true,
            BucketName = bucket is null ? null : (Pulumi.Input<string>)bucket,
            S3KeyPrefix = "audit/sessions",
            KmsKeyArn = Key,
            RunAsDefaultUser = "ec2-user",
            MaxSessionDuration = null,
            LinuxShellProfile = "exec /bin/bash && cd ~",
            Roles = roles ?? [],
        };

    private static InterfaceEndpointSet EndpointsFor(IReadOnlyList<string> services) =>
        new("endpoints", new() { Network = Composition.NewVpc(flowLogs: false).Network, Services = services });

    private static JsonElement Inputs(ResourceGraph graph)
    {
        using var content = JsonDocument.Parse(graph.Only(AwsTypes.SsmDocument).Inputs.GetText("content")!);
        return content.RootElement.GetProperty("inputs").Clone();
    }

    private static string Texts(JsonElement statement, string key) =>
        statement.GetProperty(key) is { ValueKind: JsonValueKind.Array } list
            ? string.Join(' ', list.EnumerateArray().Select(item => item.GetString()))
            : statement.GetProperty(key).GetString()!;
}
