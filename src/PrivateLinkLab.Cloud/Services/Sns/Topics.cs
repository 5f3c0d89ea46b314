using System.Text.RegularExpressions;
using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Sns;

/// <summary>A topic.</summary>
internal sealed record TopicRecord(string Arn, string Name)
{
    /// <summary>The policy document; AWS's default lets the account alone publish.</summary>
    public string Policy { get; set; } = "";

    /// <summary>
    /// Whether the policy names a service. Whether it lets it publish is not the control plane's business.
    /// </summary>
    public bool HasPolicyFor(string service) => Policy.Contains($"\"{service}\"", StringComparison.Ordinal);
}

/// <summary>Topics and their policies: Amazon SNS API Reference, "CreateTopic" and "SetTopicAttributes".</summary>
internal static partial class Topics
{
    public static readonly ResourceKind Kind = new(AwsTypes.Topic, "SNS Topic", Create);
    public static readonly ResourceKind PolicyKind = new(AwsTypes.TopicPolicy, "SNS Topic Policy", SetPolicy);

    private const string FifoSuffix = ".fifo";

    public static Answer Create(ResourceRequest request)
    {
        var fifo = request.Inputs.Flag("fifoTopic") == true;
        var name = request.PhysicalName(suffix: fifo ? FifoSuffix : "");
        request.Require(
            TopicName().IsMatch(name) && fifo == name.EndsWith(FifoSuffix, StringComparison.Ordinal),
            "InvalidParameter",
            $"name '{name}' is not 1 to 256 letters, digits, hyphens and "
                + $"underscores{(fifo ? ", ending with .fifo" : "")}."
        );
        CheckPolicy(request);
        request.Require(
            request.Account.TakeName("topic", $"{request.Region}/{name}", request.Name) is null,
            "InvalidParameter",
            $"the topic '{name}' exists already with other attributes. Choose another name."
        );

        var arn = request.Arn("sns", name);
        request
            .All<TopicRecord>()
            .Add(arn, new TopicRecord(arn, request.Name) { Policy = request.Inputs.Text("policy") ?? "" });
        return new Answer(
            arn,
            request
                .NewRegionalState()
                .Set("arn", arn)
                .Set("name", name)
                .Set("owner", request.AccountId)
                .Defaults(
                    ("applicationSuccessFeedbackSampleRate", 0),
                    ("beginningArchiveTime", ""),
                    ("contentBasedDeduplication", false),
                    ("fifoTopic", false),
                    ("firehoseSuccessFeedbackSampleRate", 0),
                    ("httpSuccessFeedbackSampleRate", 0),
                    ("lambdaSuccessFeedbackSampleRate", 0),
                    ("namePrefix", ""),
                    ("policy", DefaultPolicy(request, arn)),
                    ("signatureVersion", 0),
                    ("sqsSuccessFeedbackSampleRate", 0),
                    ("tracingConfig", "")
                )
                .TagsAll()
                .Build()
        );
    }

    public static Answer SetPolicy(ResourceRequest request)
    {
        var arn = request.RequiredText("arn");
        request.Require(
            request.All<TopicRecord>().TryGetValue(arn, out var topic),
            "NotFound",
            $"arn '{arn}' is not the ARN of a topic of the account."
        );
        request.RequiredText("policy");
        CheckPolicy(request);
        topic.Policy = request.RequiredText("policy");
        return new Answer(arn, request.NewRegionalState().Set("owner", request.AccountId).Build());
    }

    private static void CheckPolicy(ResourceRequest request)
    {
        if (request.Inputs.Text("policy") is { } policy)
        {
            var problem = PolicyForm.ProblemOf(policy, PolicyPlace.Resource);
            request.Require(problem is null, "InvalidParameter", $"policy: {problem}");
        }
    }

    // Amazon SNS Developer Guide, "Example cases for Amazon SNS access control": the account alone may do everything.
    private static string DefaultPolicy(ResourceRequest request, string arn) =>
        """{"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID","Effect":"Allow","Principal":{"AWS":"*"},"Action":["SNS:GetTopicAttributes","SNS:SetTopicAttributes","SNS:AddPermission","SNS:RemovePermission","SNS:DeleteTopic","SNS:Subscribe","SNS:ListSubscriptionsByTopic","SNS:Publish"],"Resource":"ARN","Condition":{"StringEquals":{"AWS:SourceOwner":"ACCOUNT"}}}]}"""
            .Replace("\"ARN\"", $"\"{arn}\"", StringComparison.Ordinal)
            .Replace("\"ACCOUNT\"", $"\"{request.AccountId}\"", StringComparison.Ordinal);

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,256}(\.fifo)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex TopicName();
}
