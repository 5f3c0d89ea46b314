using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Tables;

namespace PrivateLinkLab.Cloud.Services.Sns;

/// <summary>Subscriptions to topics: Amazon SNS API Reference, "Subscribe".</summary>
internal static class SubscriptionRows
{
    private static readonly string[] Protocols =
    [
        "application",
        "email",
        "email-json",
        "firehose",
        "http",
        "https",
        "lambda",
        "sms",
        "sqs",
    ];

    public static readonly IReadOnlyList<TypeRow> All =
    [
        new(AwsTypes.TopicSubscription, "SNS Topic Subscription")
        {
            Id = "{arn}",
            Arn = "{$topic}:{uuid}",
            Texts = [("ownerId", "{account}")],
            InvalidCode = "InvalidParameter",
            Choices = [("protocol", Protocols)],
            References = [new("topic", "NotFound", "a topic", AwsTypes.Topic)],
            Check = request =>
            {
                var (protocol, endpoint) = (request.RequiredText("protocol"), request.RequiredText("endpoint"));
                request.Require(
                    protocol is not ("sqs" or "lambda" or "firehose")
                        || endpoint.StartsWith("arn:", StringComparison.Ordinal),
                    "InvalidParameter",
                    $"endpoint '{endpoint}' is not an ARN, as the protocol {protocol} needs."
                );
            },
            Defaults =
            [
                ("confirmationTimeoutInMinutes", 1),
                ("endpointAutoConfirms", false),
                ("rawMessageDelivery", false),
            ],
            // Only who owns the endpoint confirms these.
            Complete = (request, state) =>
                state
                    .Set(
                        "pendingConfirmation",
                        request.RequiredText("protocol") is "email" or "email-json" or "http" or "https"
                    )
                    .Set("confirmationWasAuthenticated", request.RequiredText("protocol") is "sqs" or "lambda"),
        },
    ];
}
