using System.Text.RegularExpressions;
using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Sqs;

/// <summary>A queue.</summary>
internal sealed record QueueRecord(string Url, string Arn, bool IsFifo);

/// <summary>
/// Queues and their policies: Amazon SQS API Reference, "CreateQueue" and "SetQueueAttributes"; Amazon SQS Developer
/// Guide, "Amazon SQS message quotas".
/// </summary>
internal static partial class Queues
{
    public static readonly ResourceKind Kind = new(AwsTypes.Queue, "SQS Queue", Create);
    public static readonly ResourceKind PolicyKind = new(AwsTypes.QueuePolicy, "SQS Queue Policy", SetPolicy);
    public static readonly ResourceKind RedriveAllowPolicyKind = new(
        AwsTypes.RedriveAllowPolicy,
        "SQS Redrive Allow Policy",
        SetRedriveAllowPolicy
    );

    private const string FifoSuffix = ".fifo";

    private static readonly (string Key, int Least, int Most, string Unit)[] Ranges =
    [
        ("delaySeconds", 0, 900, " seconds"),
        ("maxMessageSize", 1024, 1048576, " bytes"),
        ("messageRetentionSeconds", 60, 1209600, " seconds"),
        ("receiveWaitTimeSeconds", 0, 20, " seconds"),
        ("visibilityTimeoutSeconds", 0, 43200, " seconds"),
        ("kmsDataKeyReusePeriodSeconds", 60, 86400, " seconds"),
    ];

    public static Answer Create(ResourceRequest request)
    {
        var fifo = request.Inputs.Flag("fifoQueue") == true;
        var name = Name(request, fifo);
        foreach (var (key, least, most, unit) in Ranges)
        {
            request.RequireRange(key, least, most, "InvalidAttributeValue", unit);
        }

        request.Require(
            fifo || request.Inputs.Flag("contentBasedDeduplication") != true,
            "InvalidAttributeValue",
            "contentBasedDeduplication is for queues with fifoQueue only."
        );
        var kmsKey = request.Inputs.Text("kmsMasterKeyId");
        request.Require(
            kmsKey is null || request.Inputs.Flag("sqsManagedSseEnabled") != true,
            "InvalidAttributeValue",
            "kmsMasterKeyId and sqsManagedSseEnabled exclude each other. Give one of the two."
        );
        CheckPolicy(request);
        QueueRedrive.Check(request, fifo);
        if (request.Inputs.Text("redriveAllowPolicy") is not null)
        {
            QueueRedrive.CheckAllow(request);
        }

        if (request.Account.TakeName("queue", $"{request.Region}/{name}", request.Name) is { } taken)
        {
            throw request.Refuse(
                "QueueAlreadyExists",
                $"the queue '{name}' exists already, by '{taken}'. Choose another name."
            );
        }

        var url =
            $"https://sqs.{request.Region}.{AwsPartition.Of(request.Region).DnsSuffix}/{request.AccountId}/{name}";
        var arn = request.Arn("sqs", name);
        request.All<QueueRecord>().Add(url, new QueueRecord(url, arn, fifo));
        return new Answer(
            url,
            request
                .NewRegionalState()
                .Set("arn", arn)
                .Set("name", name)
                .Set("url", url)
                .Defaults(
                    ("contentBasedDeduplication", false),
                    ("deduplicationScope", fifo ? "queue" : ""),
                    ("delaySeconds", 0),
                    ("fifoQueue", false),
                    ("fifoThroughputLimit", fifo ? "perQueue" : ""),
                    ("kmsDataKeyReusePeriodSeconds", 300),
                    ("maxMessageSize", 262144),
                    ("messageRetentionSeconds", 345600),
                    ("namePrefix", ""),
                    ("policy", ""),
                    ("receiveWaitTimeSeconds", 0),
                    ("redriveAllowPolicy", ""),
                    ("redrivePolicy", ""),
                    ("sqsManagedSseEnabled", kmsKey is null),
                    ("visibilityTimeoutSeconds", 30)
                )
                .TagsAll()
                .Build()
        );
    }

    public static Answer SetPolicy(ResourceRequest request)
    {
        var queue = Required(request);
        request.RequiredText("policy");
        CheckPolicy(request);
        return new Answer(queue.Url, request.NewRegionalState().Build());
    }

    public static Answer SetRedriveAllowPolicy(ResourceRequest request)
    {
        var queue = Required(request);
        QueueRedrive.CheckAllow(request);
        return new Answer(queue.Url, request.NewRegionalState().Build());
    }

    private static QueueRecord Required(ResourceRequest request)
    {
        var url = request.RequiredText("queueUrl");
        return request.All<QueueRecord>().TryGetValue(url, out var queue)
            ? queue
            : throw request.Refuse(
                "AWS.SimpleQueueService.NonExistentQueue",
                $"queueUrl '{url}' is not the URL of a queue of the account."
            );
    }

    private static string Name(ResourceRequest request, bool fifo)
    {
        var name = request.PhysicalName(suffix: fifo ? FifoSuffix : "");
        var stem = fifo && name.EndsWith(FifoSuffix, StringComparison.Ordinal) ? name[..^FifoSuffix.Length] : name;
        request.Require(
            !fifo || stem != name,
            "InvalidParameterValue",
            $"name '{name}' does not end with {FifoSuffix}, as a queue with fifoQueue must."
        );
        request.Require(
            fifo || !name.EndsWith(FifoSuffix, StringComparison.Ordinal),
            "InvalidParameterValue",
            $"name '{name}' ends with {FifoSuffix}, which only a queue with fifoQueue may."
        );
        request.Require(
            QueueName().IsMatch(stem) && name.Length <= 80,
            "InvalidParameterValue",
            $"name '{name}' is not 1 to 80 letters, digits, hyphens and underscores."
        );
        return name;
    }

    private static void CheckPolicy(ResourceRequest request)
    {
        if (request.Inputs.Text("policy") is { } policy)
        {
            var problem = PolicyForm.ProblemOf(policy, PolicyPlace.Resource);
            request.Require(problem is null, "InvalidAttributeValue", $"policy: {problem}");
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,80}$")]
    private static partial Regex QueueName();
}
