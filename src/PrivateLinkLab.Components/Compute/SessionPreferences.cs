using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Storage;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Compute;

/// <summary>The arguments of a <see cref="SessionPreferences"/>.</summary>
public sealed class SessionPreferencesArgs : ResourceArgs
{
    /// <summary>
    /// The SSM document's name: 3 to 128 letters, digits, underscores, hyphens and periods, not beginning with aws,
    /// amazon or amzn. When not set, <see cref="SessionPreferences.DefaultDocument"/>, whose preferences hold for every
    /// session of the account and region that names no document of its own.
    /// </summary>
    [Input("documentName")]
    public string DocumentName { get; init; } = SessionPreferences.DefaultDocument;

    /// <summary>Whether what is typed and shown goes to CloudWatch Logs. True when not set.</summary>
    [Input("logsToCloudWatch")]
    public bool LogsToCloudWatch { get; init; } = true;

    /// <summary>The name of a log group that is there already. When not set, the component brings one along.</summary>
    [Input("logGroupName")]
    public Input<string>? LogGroupName { get; init; }

    /// <summary>
    /// Whether the log goes out as the session goes on, not only at its end. True when not set: a session that breaks
    /// off leaves its log. The agent must be 3.0.284.0 or newer (Systems Manager guide, "Streaming session data").
    /// </summary>
    [Input("streaming")]
    public bool Streaming { get; init; } = true;

    /// <summary>
    /// Days that the log group brought along keeps a log: one of the periods that CloudWatch Logs offers. 365 when not
    /// set.
    /// </summary>
    [Input("retentionDays")]
    public int RetentionDays { get; init; } = 365;

    /// <summary>
    /// Whether sessions are refused while the log group is not encrypted with a KMS key. When not set, true with
    /// <see cref="KmsKeyArn"/> and false without, since nothing else encrypts the log group brought along with a key.
    /// </summary>
    [Input("cloudWatchEncryptionEnabled")]
    public bool? CloudWatchEncryptionEnabled { get; init; }

    /// <summary>
    /// Whether the logs also go to a bucket when a session ends. False when not set, unless <see cref="BucketName"/>
    /// is. The bucket must be encrypted, else sessions are refused.
    /// </summary>
    [Input("logsToS3")]
    public bool LogsToS3 { get; init; }

    /// <summary>
    /// The name of a bucket that is there already, for <see cref="LogsToS3"/>. When not set, the component brings one
    /// along.
    /// </summary>
    [Input("bucketName")]
    public Input<string>? BucketName { get; init; }

    /// <summary>
    /// What the names of the logs in the bucket begin with, without a slash at either end. Nothing when not set.
    /// </summary>
    [Input("s3KeyPrefix")]
    public string? S3KeyPrefix { get; init; }

    /// <summary>
    /// The ARN of the KMS key that encrypts what goes between the operator's computer and the instance, beside TLS, and
    /// the log group brought along. The key's policy must let CloudWatch Logs use it (CloudWatch Logs guide, "Encrypt
    /// log data in CloudWatch Logs using AWS Key Management Service"). When not set, TLS alone and CloudWatch Logs' own
    /// encryption.
    /// </summary>
    [Input("kmsKeyArn")]
    public Input<string>? KmsKeyArn { get; init; }

    /// <summary>
    /// The account of the instances' operating system under which sessions run on Linux and macOS, where the operator
    /// has no tag SSMSessionRunAs. When not set, ssm-user, which may use sudo.
    /// </summary>
    [Input("runAsDefaultUser")]
    public string? RunAsDefaultUser { get; init; }

    /// <summary>Minutes without activity after which a session ends: 1 to 60. 20 when not set.</summary>
    [Input("idleSessionTimeout")]
    public int IdleSessionTimeout { get; init; } = 20;

    /// <summary>Minutes after which a session ends in any case: 1 to 1440. 720 when not set; null for never.</summary>
    [Input("maxSessionDuration")]
    public int? MaxSessionDuration { get; init; } = 720;

    /// <summary>
    /// Commands that run at the start of a session on Linux and macOS, at most 512 characters. None when not set.
    /// </summary>
    [Input("linuxShellProfile")]
    public string? LinuxShellProfile { get; init; }

    /// <summary>
    /// Commands that run at the start of a session on Windows, at most 512 characters. None when not set.
    /// </summary>
    [Input("windowsShellProfile")]
    public string? WindowsShellProfile { get; init; }

    /// <summary>
    /// The names of the roles of instances that get the permission to write the logs, by a short name that is unique in
    /// the component. None when not set: <see cref="SessionPreferences.InstancePolicy"/> is for those that are made
    /// later.
    /// </summary>
    [Input("roles")]
    public Dictionary<string, Input<string>> Roles { get; init; } = [];

    /// <summary>
    /// The interface endpoints of the instances' VPC, which must have those of <see cref="InterfaceEndpoints"/>. Not
    /// checked when not set.
    /// </summary>
    public InterfaceEndpointSet? Endpoints { get; init; }

    /// <summary>Tags for every resource, beside Name, Project and Stack.</summary>
    [Input("tags")]
    public Dictionary<string, string> Tags { get; init; } = [];

    /// <summary>
    /// The services whose interface endpoints instances without a way to the internet need for these preferences,
    /// beside those of <see cref="AwsServices.SessionManager"/>: without logs, a session takes minutes to start or
    /// never does (github.com/aws/amazon-ssm-agent/issues/639). A bucket needs the gateway endpoint for s3, which costs
    /// nothing.
    /// </summary>
    public IReadOnlyList<string> InterfaceEndpoints =>
        [
            .. LogsToCloudWatch ? [SessionPreferences.Logs] : Array.Empty<string>(),
            .. KmsKeyArn is not null ? [SessionPreferences.Kms] : Array.Empty<string>(),
        ];

    internal bool HasBucket => LogsToS3 || BucketName is not null;

    internal bool RequiresEncryptedLogGroup =>
        LogsToCloudWatch && (CloudWatchEncryptionEnabled ?? KmsKeyArn is not null);
}

/// <summary>
/// What Session Manager does with the sessions of an account and region: where their logs go, how they are encrypted,
/// when they end. It is an SSM document, which holds from the next session on.
/// </summary>
/// <remarks>
/// A region has one document of a name. Where Session Manager's preferences were once edited in the console,
/// <see cref="DefaultDocument"/> exists and has to be imported (Pulumi's option <c>ImportId</c>). Port forwarding and
/// SSH are not logged: Session Manager does not see into them (Systems Manager guide, "Logging session activity").
/// </remarks>
public sealed partial class SessionPreferences : ComponentResource
{
    /// <summary>The document whose preferences hold where a session names none.</summary>
    public const string DefaultDocument = "SSM-SessionManagerRunShell";

    internal const string Logs = "logs";
    internal const string Kms = "kms";

    private const int ProfileLimit = 512;

    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// Creates the document, the log group and bucket that it brings along, and the roles' permissions.
    /// </summary>
    /// <param name="name">The component's name.</param>
    /// <param name="args">The arguments; all defaults when null.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is not valid. No resource was registered.</exception>
    public SessionPreferences(
        string name,
        SessionPreferencesArgs? args = null,
        ComponentResourceOptions? options = null
    )
        : base(
            ComponentTypes.SessionPreferences,
            name,
            args = Checked(name, args ?? new SessionPreferencesArgs()),
            options
        )
    {
        var asChild = new CustomResourceOptions { Parent = this };
        var account = AwsAccount.Of(this);
        var logGroup = LogGroupOf(name, args, asChild);
        var bucket = BucketOf(name, args);
        var key = args.KmsKeyArn?.ToOutput().Apply(arn => (string?)arn) ?? Nothing;

        var document = new Aws.Ssm.Document(
            $"{name}-document",
            new Aws.Ssm.DocumentArgs
            {
                Name = args.DocumentName,
                DocumentType = "Session",
                DocumentFormat = "JSON",
                Content = Output
                    .Tuple(logGroup, bucket, key)
                    .Apply(known => Content(args, known.Item1, known.Item2, known.Item3)),
                Tags = ResourceTags.For(name, args.Tags),
            },
            asChild
        );

        InstancePolicy = Output
            .Tuple(account.Partition, account.Region, account.Id, logGroup, bucket, key)
            .Apply(known =>
                PolicyOf(
                    args,
                    $"arn:{known.Item1}",
                    $"{known.Item2}:{known.Item3}",
                    known.Item4,
                    known.Item5,
                    known.Item6
                )
            );
        foreach (var (what, role) in args.Roles)
        {
            _ = new Aws.Iam.RolePolicy(
                $"{name}-{what}-policy",
                new Aws.Iam.RolePolicyArgs { Role = role, Policy = InstancePolicy },
                asChild
            );
        }

        DocumentName = document.Name;
        LogGroupName = logGroup;
        BucketName = bucket;
        OperatorPolicy = args.KmsKeyArn is null
            ? null
            : key.Apply(arn =>
                PolicyDocument.Json(
                    new PolicyStatement
                    {
                        Sid = "EncryptSessions",
                        Actions = ["kms:GenerateDataKey"],
                        Resources = [arn!],
                    }
                )
            );
        RegisterOutputs();
    }

    /// <summary>The document's name, for a session that names it: aws ssm start-session --document-name.</summary>
    [Output("documentName")]
    public Output<string> DocumentName { get; private set; }

    /// <summary>The log group's name; null without <see cref="SessionPreferencesArgs.LogsToCloudWatch"/>.</summary>
    [Output("logGroupName")]
    public Output<string?> LogGroupName { get; private set; }

    /// <summary>The bucket's name; null without <see cref="SessionPreferencesArgs.LogsToS3"/>.</summary>
    [Output("bucketName")]
    public Output<string?> BucketName { get; private set; }

    /// <summary>
    /// What the role of an instance must be allowed, beside Session Manager itself, as JSON: for
    /// <see cref="HostArgs.Policies"/>, or your own role (Systems Manager guide, "Create an IAM role with
    /// permissions for Session Manager and Amazon S3 and CloudWatch Logs").
    /// </summary>
    public Output<string> InstancePolicy { get; }

    /// <summary>
    /// What an operator must be allowed because of <see cref="SessionPreferencesArgs.KmsKeyArn"/>, as JSON; null
    /// without it.
    /// </summary>
    public Output<string>? OperatorPolicy { get; }

    private static Output<string?> Nothing => Output.Create((string?)null);

    private static Output<string?> LogGroupOf(string name, SessionPreferencesArgs args, CustomResourceOptions asChild)
    {
        if (!args.LogsToCloudWatch)
        {
            return Nothing;
        }

        var group = args.LogGroupName?.ToOutput()
            ?? new Aws.CloudWatch.LogGroup(
                $"{name}-log-group",
                new Aws.CloudWatch.LogGroupArgs
                {
                    RetentionInDays = args.RetentionDays,
                    KmsKeyId = args.KmsKeyArn!,
                    Tags = ResourceTags.For($"{name}-log-group", args.Tags),
                },
                asChild
            ).Name;
        return group.Apply(known => (string?)known);
    }

    private Output<string?> BucketOf(string name, SessionPreferencesArgs args)
    {
        if (!args.HasBucket)
        {
            return Nothing;
        }

        var bucket = args.BucketName?.ToOutput()
            ?? new S3Bucket(
                $"{name}-logs",
                new S3BucketArgs { Tags = args.Tags },
                new ComponentResourceOptions { Parent = this }
            ).BucketName;
        return bucket.Apply(known => (string?)known);
    }

    // Systems Manager guide, "Session document schema". What is not wanted is there all the same, as the console writes
    // it.
    private static string Content(SessionPreferencesArgs args, string? logGroup, string? bucket, string? key)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("schemaVersion", "1.0");
            writer.WriteString("description", "Preferences of Session Manager");
            writer.WriteString("sessionType", "Standard_Stream");
            writer.WriteStartObject("inputs");
            writer.WriteString("s3BucketName", bucket ?? "");
            writer.WriteString("s3KeyPrefix", args.S3KeyPrefix ?? "");
            writer.WriteBoolean("s3EncryptionEnabled", true);
            writer.WriteString("cloudWatchLogGroupName", logGroup ?? "");
            writer.WriteBoolean("cloudWatchEncryptionEnabled", args.RequiresEncryptedLogGroup);
            writer.WriteBoolean("cloudWatchStreamingEnabled", args is { LogsToCloudWatch: true, Streaming: true });
            writer.WriteString("kmsKeyId", key ?? "");
            writer.WriteBoolean("runAsEnabled", args.RunAsDefaultUser is not null);
            writer.WriteString("runAsDefaultUser", args.RunAsDefaultUser ?? "");
            writer.WriteString("idleSessionTimeout", FormattableString.Invariant($"{args.IdleSessionTimeout}"));
            writer.WriteString("maxSessionDuration", FormattableString.Invariant($"{args.MaxSessionDuration}"));
            writer.WriteStartObject("shellProfile");
            writer.WriteString("linux", args.LinuxShellProfile ?? "");
            writer.WriteString("windows", args.WindowsShellProfile ?? "");
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string PolicyOf(
        SessionPreferencesArgs args,
        string arn,
        string place,
        string? logGroup,
        string? bucket,
        string? key
    )
    {
        List<PolicyStatement> statements = [];
        if (logGroup is not null)
        {
            var group = $"{arn}:logs:{place}:log-group:{logGroup}";
            statements.Add(
                new()
                {
                    Sid = "WriteLogs",
                    Actions = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
                    Resources = [group, $"{group}:*"],
                }
            );
            // The agent looks for the group in the list of all.
            statements.Add(
                new()
                {
                    Sid = "FindLogGroup",
                    Actions = ["logs:DescribeLogGroups"],
                    Resources = [$"{arn}:logs:{place}:log-group:*"],
                }
            );
        }

        if (bucket is not null)
        {
            var folder = args.S3KeyPrefix is null ? "" : $"{args.S3KeyPrefix}/";
            statements.Add(
                new()
                {
                    Sid = "PutLogs",
                    Actions = ["s3:PutObject"],
                    Resources = [$"{arn}:s3:::{bucket}/{folder}*"],
                }
            );
            statements.Add(
                new()
                {
                    Sid = "CheckEncryption",
                    Actions = ["s3:GetEncryptionConfiguration"],
                    Resources = [$"{arn}:s3:::{bucket}"],
                }
            );
        }

        if (key is not null)
        {
            statements.Add(
                new()
                {
                    Sid = "EncryptSessions",
                    Actions = ["kms:Decrypt", "kms:GenerateDataKey"],
                    Resources = [key],
                }
            );
        }

        return PolicyDocument.Json([.. statements]);
    }

    private static SessionPreferencesArgs Checked(string name, SessionPreferencesArgs args)
    {
        var errors = ArgumentErrors.Of(nameof(SessionPreferences), name, args);
        errors.Require(
            DocumentNameForm().IsMatch(args.DocumentName),
            nameof(args.DocumentName),
            $"is '{args.DocumentName}'",
            $"A document's name has 3 to 128 letters, digits, underscores, hyphens and periods, and does not begin "
                + $"with aws, amazon or amzn."
        );
        VpcFlowLog.CheckRetention(errors, nameof(args.RetentionDays), args.RetentionDays);
        CheckLogs(errors, args);
        errors.Require(
            args.RunAsDefaultUser is null || UserForm().IsMatch(args.RunAsDefaultUser),
            nameof(args.RunAsDefaultUser),
            $"is '{args.RunAsDefaultUser}'",
            $"Give the name of an account of the operating system, such as ec2-user."
        );
        errors.Require(
            args.IdleSessionTimeout is >= 1 and <= 60,
            nameof(args.IdleSessionTimeout),
            $"is {args.IdleSessionTimeout}",
            $"Choose 1 to 60 minutes."
        );
        errors.Require(
            args.MaxSessionDuration is null or (>= 1 and <= 1440),
            nameof(args.MaxSessionDuration),
            $"is {args.MaxSessionDuration}",
            $"Choose 1 to 1440 minutes, or null for no limit."
        );
        CheckProfile(errors, nameof(args.LinuxShellProfile), args.LinuxShellProfile);
        CheckProfile(errors, nameof(args.WindowsShellProfile), args.WindowsShellProfile);
        errors.Require(
            args.Roles.Count == 0 || args.LogsToCloudWatch || args.HasBucket || args.KmsKeyArn is not null,
            nameof(args.Roles),
            $"has roles, and sessions that are neither logged nor encrypted with a key need no permission",
            $"Leave Roles out, or set LogsToCloudWatch, LogsToS3 or KmsKeyArn."
        );
        if (
            args.Endpoints is { } endpoints
            && args.InterfaceEndpoints.Where(service => !endpoints.Has(service)).ToList() is [_, ..] missing
        )
        {
            errors.Add(
                nameof(args.Endpoints),
                $"has no endpoint for {string.Join(" and ", missing)}, without which sessions do not start",
                "Add it to its Services: InterfaceEndpoints of these arguments lists all that they need."
            );
        }

        errors.Throw();
        return args;
    }

    private static void CheckLogs(ArgumentErrors errors, SessionPreferencesArgs args)
    {
        errors.Require(
            args.LogsToCloudWatch || args.LogGroupName is null,
            nameof(args.LogGroupName),
            $"is set, and LogsToCloudWatch is false",
            $"Leave one of the two out."
        );
        errors.Require(
            args.CloudWatchEncryptionEnabled != true
                || args.LogGroupName is not null
                || args.KmsKeyArn is not null
                || !args.LogsToCloudWatch,
            nameof(args.CloudWatchEncryptionEnabled),
            $"is true, and the log group brought along has no key",
            $"Set KmsKeyArn, or LogGroupName to a group that has a key."
        );
        errors.Require(
            args.HasBucket || args.S3KeyPrefix is null,
            nameof(args.S3KeyPrefix),
            $"is '{args.S3KeyPrefix}', and the logs go to no bucket",
            $"Set LogsToS3 or BucketName, or leave it out."
        );
        errors.Require(
            args.S3KeyPrefix is null || PrefixForm().IsMatch(args.S3KeyPrefix),
            nameof(args.S3KeyPrefix),
            $"is '{args.S3KeyPrefix}'",
            $"A prefix has letters, digits and !-_.*'()/, without a slash at either end."
        );
    }

    private static void CheckProfile(ArgumentErrors errors, string argument, string? profile) =>
        errors.Require(
            profile is null || profile.Length <= ProfileLimit,
            argument,
            $"has {profile?.Length} characters",
            $"At most {ProfileLimit} are accepted."
        );

    [GeneratedRegex(
        @"^(?!aws|amazon|amzn)[a-z0-9_.-]{3,128}\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex DocumentNameForm();

    // Amazon S3 user guide, "Naming Amazon S3 objects", safe characters.
    [GeneratedRegex(@"^[A-Za-z0-9!_.*'()-]+(/[A-Za-z0-9!_.*'()-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PrefixForm();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_.-]{0,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex UserForm();
}
