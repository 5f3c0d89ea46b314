using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Tables;

namespace PrivateLinkLab.Cloud.Services.CloudWatch;

/// <summary>
/// Alarms, dashboards, streams of logs and rules for events: Amazon CloudWatch API Reference, "PutMetricAlarm"; Amazon
/// EventBridge API Reference, "PutRule".
/// </summary>
internal static class CloudWatchRows
{
    private static readonly string[] Comparisons =
    [
        "GreaterThanOrEqualToThreshold",
        "GreaterThanThreshold",
        "GreaterThanUpperThreshold",
        "LessThanLowerOrGreaterThanUpperThreshold",
        "LessThanLowerThreshold",
        "LessThanOrEqualToThreshold",
        "LessThanThreshold",
    ];

    public static readonly IReadOnlyList<TypeRow> All =
    [
        new(AwsTypes.LogStream, "CloudWatch Log Stream")
        {
            Name = new(
                Form: "[^:*]{1,512}",
                Accepted: "1 to 512 characters other than a colon and an asterisk",
                Code: "InvalidParameterException",
                Taken: "ResourceAlreadyExistsException"
            )
            {
                Scope = "{$logGroupName}",
            },
            Id = "{name}",
            Arn = "arn:{partition}:logs:{region}:{account}:log-group:{$logGroupName}:log-stream:{name}",
            References = [new("logGroupName", "ResourceNotFoundException", "a log group", AwsTypes.LogGroup)],
        },
        new(AwsTypes.MetricAlarm, "CloudWatch Metric Alarm")
        {
            Name = new(Form: ".{1,255}", Accepted: "1 to 255 characters", Code: "ValidationError"),
            Id = "{name}",
            Arn = "arn:{partition}:cloudwatch:{region}:{account}:alarm:{name}",
            InvalidCode = "ValidationError",
            Choices = [("comparisonOperator", Comparisons)],
            Ranges = [("evaluationPeriods", 1, int.MaxValue)],
            Defaults = [("actionsEnabled", true), ("treatMissingData", "missing")],
        },
        new(AwsTypes.Dashboard, "CloudWatch Dashboard")
        {
            Name = new(
                "dashboardName",
                "[A-Za-z0-9_-]{1,255}",
                "1 to 255 letters, digits, underscores and hyphens",
                "InvalidParameterInput"
            ),
            Id = "{name}",
            Texts = [("dashboardArn", "arn:{partition}:cloudwatch::{account}:dashboard/{name}")],
        },
        new(AwsTypes.EventRule, "EventBridge Rule")
        {
            Name = new(
                Form: "[.A-Za-z0-9_-]{1,64}",
                Accepted: "1 to 64 letters, digits, periods, underscores and hyphens"
            ),
            Id = "{name}",
            Arn = "arn:{partition}:events:{region}:{account}:rule/{name}",
            Check = request =>
                request.Require(
                    request.Inputs.Has("scheduleExpression") || request.Inputs.Has("eventPattern"),
                    "ValidationException",
                    "one of scheduleExpression and eventPattern is required."
                ),
            Defaults = [("eventBusName", "default"), ("forceDestroy", false), ("state", "ENABLED")],
        },
        new(AwsTypes.EventTarget, "EventBridge Target")
        {
            Id = "{$rule}-{hex:26}",
            References = [new("rule", "ResourceNotFoundException", "a rule", AwsTypes.EventRule)],
            Defaults = [("eventBusName", "default"), ("forceDestroy", false)],
            Complete = (request, state) => state.Default("targetId", $"terraform-{request.Hash.Hex(26)}"),
        },
    ];
}
