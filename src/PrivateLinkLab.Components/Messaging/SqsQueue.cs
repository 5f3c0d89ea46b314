using System.Text.RegularExpressions;
using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Components.Policies;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Messaging;

/// <summary>The arguments of an <see cref="SqsQueue"/>.</summary>
public sealed class SqsQueueArgs : ResourceArgs
{
    /// <summary>
    /// The queue's name: 1 to 80 letters, digits, hyphens and underscores; a FIFO queue's ends in .fifo (SQS developer
    /// guide, "Amazon SQS queue quotas"). The component's name when not set.
    /// </summary>
    [Input("queueName")]
    public string? QueueName { get; init; }

    /// <summary>Seconds that a message stays invisible once received, 0 to 43200. 30 when not set.</summary>
    [Input("visibilityTimeoutSeconds")]
    public int VisibilityTimeoutSeconds { get; init; } = 30;

    /// <summary>Seconds that a message is kept, 60 to 1209600. 345600 (4 days) when not set.</summary>
    [Input("messageRetentionSeconds")]
    public int MessageRetentionSeconds { get; init; } = 345_600;

    /// <summary>
    /// How often a message is received before it goes to the dead-letter queue, 1 to 1000. 5 when not set.
    /// </summary>
    [Input("maxReceiveCount")]
    public int MaxReceiveCount { get; init; } = 5;

    /// <summary>
    /// The id of the interface endpoint through which alone messages may pass. When not set, IAM policies decide.
    /// </summary>
    [Input("onlyThroughEndpoint")]
    public Input<string>? OnlyThroughEndpoint { get; init; }

    /// <summary>
    /// The ARNs of the roles and users who deploy, whom <see cref="OnlyThroughEndpoint"/> does not bind, so that they
    /// are not locked out; * and ? are wildcards. When not set, whoever deploys, with a warning: two who deploy in turn
    /// would lock each other out.
    /// </summary>
    [Input("deployerPrincipalArns")]
    public InputList<string>? DeployerPrincipalArns { get; init; }

    /// <summary>
    /// The ARNs of further principals that <see cref="OnlyThroughEndpoint"/> does not bind; * and ? are wildcards. Name
    /// the role of a Lambda function that has the queue for an event source: Lambda's pollers use it from outside the
    /// VPC. What AWS's services deliver as themselves is never bound. None when not set.
    /// </summary>
    [Input("exemptPrincipalArns")]
    public InputList<string> ExemptPrincipalArns { get; init; } = [];

    /// <summary>
    /// The ARN of the KMS key that encrypts the messages of both queues. When not set, SQS's own encryption. The key's
    /// policy has to let an AWS service that delivers to the queue too (SQS developer guide, "Key management").
    /// </summary>
    [Input("kmsKeyArn")]
    public Input<string>? KmsKeyArn { get; init; }

    /// <summary>Tags for every resource, beside Name, Project and Stack.</summary>
    [Input("tags")]
    public Dictionary<string, string> Tags { get; init; } = [];
}

/// <summary>
/// An SQS queue, encrypted by SQS, that takes TLS only and gives what nobody could process to a dead-letter queue of
/// its own.
/// </summary>
/// <remarks>
/// Its policy only denies. What may use the queue is granted by identity policies: <see cref="UsePolicy"/> is one (SQS
/// developer guide, "Amazon SQS security best practices"). Deleting the queue deletes its messages, whatever is in it
/// (SQS API reference, "DeleteQueue").
/// </remarks>
public sealed partial class SqsQueue : ComponentResource
{
    private const string DeadLetterSuffix = "-dead-letter";
    private const string FifoSuffix = ".fifo";

    private static readonly string[] MessageActions =
    [
        "sqs:ChangeMessageVisibility",
        "sqs:DeleteMessage",
        "sqs:PurgeQueue",
        "sqs:ReceiveMessage",
        "sqs:SendMessage",
    ];

    private static readonly GuardedPolicy Guard = new("sqs:*", MessageActions, arn => [arn]);

    /// <summary>Creates the queue, its dead-letter queue and their policies.</summary>
    /// <param name="name">The component's name, and the queue's Name tag.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is not valid. No resource was registered.</exception>
    public SqsQueue(string name, SqsQueueArgs? args = null, ComponentResourceOptions? options = null)
        : base(ComponentTypes.SqsQueue, name, args = Checked(name, args ?? new SqsQueueArgs()), options)
    {
        var asChild = new CustomResourceOptions { Parent = this };
        var queueName = args.QueueName ?? name;
        var isFifo = queueName.EndsWith(FifoSuffix, StringComparison.Ordinal);

        Aws.Sqs.QueueArgs Queue(string physicalName, string tag, int retentionSeconds) =>
            new()
            {
                Name = physicalName,
                FifoQueue = isFifo ? true : null!,
                SqsManagedSseEnabled = args.KmsKeyArn is null ? true : null!,
                KmsMasterKeyId = args.KmsKeyArn!,
                VisibilityTimeoutSeconds = args.VisibilityTimeoutSeconds,
                MessageRetentionSeconds = retentionSeconds,
                Tags = ResourceTags.For(tag, args.Tags),
            };

        // Fourteen days, the longest that SQS keeps a message: a dead letter keeps its age from the queue it comes
        // from.
        var deadLetters = new Aws.Sqs.Queue(
            $"{name}-dead-letter-queue",
            Queue(DeadLetterNameOf(queueName), $"{name}{DeadLetterSuffix}", 1_209_600),
            asChild
        );
        var queueArgs = Queue(queueName, name, args.MessageRetentionSeconds);
        queueArgs.RedrivePolicy = deadLetters.Arn.Apply(arn =>
            $"{{\"deadLetterTargetArn\":\"{arn}\",\"maxReceiveCount\":{args.MaxReceiveCount}}}"
        );
        var queue = new Aws.Sqs.Queue($"{name}-queue", queueArgs, asChild);
        _ = new Aws.Sqs.RedriveAllowPolicy(
            $"{name}-redrive-allow-policy",
            new Aws.Sqs.RedriveAllowPolicyArgs
            {
                QueueUrl = deadLetters.Url,
                RedriveAllowPolicyName = queue.Arn.Apply(arn =>
                    $"{{\"redrivePermission\":\"byQueue\",\"sourceQueueArns\":[\"{arn}\"]}}"
                ),
            },
            asChild
        );

        _ = new Aws.Sqs.QueuePolicy(
            $"{name}-dead-letter-queue-policy",
            new Aws.Sqs.QueuePolicyArgs { QueueUrl = deadLetters.Url, Policy = Guard.OnEveryWay(deadLetters.Arn) },
            asChild
        );
        _ = new Aws.Sqs.QueuePolicy(
            $"{name}-queue-policy",
            new Aws.Sqs.QueuePolicyArgs
            {
                QueueUrl = queue.Url,
                Policy = Guard.Of(
                    this,
                    $"{nameof(SqsQueue)} '{name}'",
                    queue.Arn,
                    new EndpointAccess(args.OnlyThroughEndpoint, args.DeployerPrincipalArns, args.ExemptPrincipalArns)
                ),
            },
            asChild
        );

        QueueUrl = queue.Url;
        QueueArn = queue.Arn;
        DeadLetterQueueUrl = deadLetters.Url;
        UsePolicy = EncryptionKey.WithUse(queue.Arn, args.KmsKeyArn, arn => [
                new PolicyStatement
                {
                    Sid = "UseQueue",
                    Actions =
                    [
                        "sqs:ChangeMessageVisibility",
                        "sqs:DeleteMessage",
                        "sqs:GetQueueAttributes",
                        "sqs:GetQueueUrl",
                        "sqs:ReceiveMessage",
                        "sqs:SendMessage",
                    ],
                    Resources = [arn],
                },
            ]);
        RegisterOutputs();
    }

    /// <summary>The queue's URL, on the Regional name that an interface endpoint's private DNS covers.</summary>
    [Output("queueUrl")]
    public Output<string> QueueUrl { get; private set; }

    /// <summary>The queue's ARN.</summary>
    [Output("queueArn")]
    public Output<string> QueueArn { get; private set; }

    /// <summary>The dead-letter queue's URL.</summary>
    [Output("deadLetterQueueUrl")]
    public Output<string> DeadLetterQueueUrl { get; private set; }

    /// <summary>
    /// An identity policy, as JSON, that allows sending, receiving and deleting messages of this queue, and using its
    /// key.
    /// </summary>
    public Output<string> UsePolicy { get; }

    /// <summary>
    /// Gives the ARN that a queue will have, before it is made: an endpoint's policy may name a queue whose own policy
    /// names the endpoint.
    /// </summary>
    /// <param name="queueName">The queue's name.</param>
    /// <param name="parent">The resource whose provider is asked for account and region; the default one when
    /// null.</param>
    public static Output<string> ArnOf(string queueName, Resource? parent = null)
    {
        var account = AwsAccount.Of(parent);
        return Output.Format($"arn:{account.Partition}:sqs:{account.Region}:{account.Id}:{queueName}");
    }

    private static string DeadLetterNameOf(string queueName) =>
        queueName.EndsWith(FifoSuffix, StringComparison.Ordinal)
            ? $"{queueName[..^FifoSuffix.Length]}{DeadLetterSuffix}{FifoSuffix}"
            : $"{queueName}{DeadLetterSuffix}";

    private static SqsQueueArgs Checked(string name, SqsQueueArgs args)
    {
        var errors = ArgumentErrors.Of(nameof(SqsQueue), name, args);
        var queueName = args.QueueName ?? name;
        if (QueueNameForm().IsMatch(queueName) && queueName.Length <= 80)
        {
            errors.Require(
                DeadLetterNameOf(queueName).Length <= 80,
                nameof(args.QueueName),
                $"is '{queueName}', which leaves no room for its dead-letter queue's "
                    + $"name {DeadLetterNameOf(queueName)}",
                $"Choose a name of at most {80 - DeadLetterSuffix.Length} characters."
            );
        }
        else
        {
            errors.Add(
                nameof(args.QueueName),
                $"is '{queueName}'",
                "A queue's name has 1 to 80 letters, digits, hyphens and underscores; a FIFO queue's ends in .fifo."
            );
        }

        errors.Require(
            args.VisibilityTimeoutSeconds is >= 0 and <= 43_200,
            nameof(args.VisibilityTimeoutSeconds),
            $"is {args.VisibilityTimeoutSeconds}",
            $"It is 0 to 43200 seconds."
        );
        errors.Require(
            args.MessageRetentionSeconds is >= 60 and <= 1_209_600,
            nameof(args.MessageRetentionSeconds),
            $"is {args.MessageRetentionSeconds}",
            $"It is 60 to 1209600 seconds."
        );
        errors.Require(
            args.MaxReceiveCount is >= 1 and <= 1000,
            nameof(args.MaxReceiveCount),
            $"is {args.MaxReceiveCount}",
            $"It is 1 to 1000."
        );
        errors.Throw();
        return args;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]+(\.fifo)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex QueueNameForm();
}
