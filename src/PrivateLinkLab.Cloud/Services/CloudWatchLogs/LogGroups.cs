using System.Text.RegularExpressions;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.CloudWatchLogs;

/// <summary>A log group.</summary>
internal sealed record LogGroupRecord(string Arn, string Name);

/// <summary>Log groups: CloudWatch Logs API Reference, "CreateLogGroup" and "PutRetentionPolicy".</summary>
internal static partial class LogGroups
{
    public static readonly ResourceKind Kind = new(AwsTypes.LogGroup, "CloudWatch Log Group", Create);

    // Zero is the provider's word for "never expire".
    private static readonly int[] Retentions = [0, .. LogRetention.Days];

    private static readonly string[] Classes = ["STANDARD", "INFREQUENT_ACCESS", "DELIVERY"];

    public static Answer Create(ResourceRequest request)
    {
        var name = request.PhysicalName();
        request.Require(
            GroupName().IsMatch(name),
            "InvalidParameterException",
            $"name '{name}' is not a log group name: 1 to 512 letters, digits, _ - / . and #."
        );
        var days = request.Inputs.Number("retentionInDays") ?? 0;
        request.Require(
            Retentions.Any(accepted => accepted == days),
            "InvalidParameterException",
            $"retentionInDays {Format.Number(days)} is not accepted; use "
                + $"{Format.Choice([.. Retentions.Select(accepted => Format.Number(accepted))])}."
        );
        request.RequireOneOf("logGroupClass", Classes, "InvalidParameterException");
        if (request.Account.TakeName("log group", $"{request.Region}/{name}", request.Name) is { } taken)
        {
            throw request.Refuse(
                "ResourceAlreadyExistsException",
                $"the log group '{name}' exists already, by '{taken}'."
            );
        }

        var arn = request.Arn("logs", $"log-group:{name}");
        request.All<LogGroupRecord>().Add(arn, new LogGroupRecord(arn, name));
        return new Answer(
            name,
            request
                .NewRegionalState()
                .Set("arn", arn)
                .Set("name", name)
                .Defaults(
                    ("deletionProtectionEnabled", false),
                    ("logGroupClass", Classes[0]),
                    ("namePrefix", ""),
                    ("retentionInDays", 0),
                    ("skipDestroy", false)
                )
                .TagsAll()
                .Build()
        );
    }

    [GeneratedRegex("^[a-zA-Z0-9_/.#-]{1,512}$")]
    private static partial Regex GroupName();
}
