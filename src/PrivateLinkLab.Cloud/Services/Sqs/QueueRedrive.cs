using System.Text.Json;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Sqs;

/// <summary>Dead-letter queues: Amazon SQS Developer Guide, "Using dead-letter queues in Amazon SQS".</summary>
internal static class QueueRedrive
{
    private const int SourceLimit = 10;

    private static readonly string[] Permissions = ["allowAll", "denyAll", "byQueue"];

    public static void Check(ResourceRequest request, bool fifo)
    {
        if (request.Inputs.Text("redrivePolicy") is not { } text)
        {
            return;
        }

        using var json = Parse(request, "redrivePolicy", text);
        var target = json.RootElement.TryGetProperty("deadLetterTargetArn", out var arn) ? arn.ToString() : "";
        var queue = request.All<QueueRecord>().Values.FirstOrDefault(record => record.Arn == target)
            ?? throw request.Refuse(
                "InvalidParameterValue",
                $"redrivePolicy: deadLetterTargetArn '{target}' is not the ARN of a queue of the account."
            );
        request.Require(
            queue.IsFifo == fifo,
            "InvalidParameterValue",
            "redrivePolicy: a queue and its dead-letter queue are both FIFO or both not."
        );
        // The count may be written as a number or as a text.
        request.Require(
            json.RootElement.TryGetProperty("maxReceiveCount", out var count)
                && int.TryParse(count.ToString(), out var receives)
                && receives is >= 1 and <= 1000,
            "InvalidParameterValue",
            "redrivePolicy: maxReceiveCount is not between 1 and 1000."
        );
    }

    public static void CheckAllow(ResourceRequest request)
    {
        var text = request.RequiredText("redriveAllowPolicy");
        using var json = Parse(request, "redriveAllowPolicy", text);
        var permission = json.RootElement.TryGetProperty("redrivePermission", out var value) ? value.ToString() : "";
        request.Require(
            Permissions.Contains(permission),
            "InvalidAttributeValue",
            $"redriveAllowPolicy: redrivePermission '{permission}' is not accepted; use {Format.Choice(Permissions)}."
        );
        var hasSources =
            json.RootElement.TryGetProperty("sourceQueueArns", out var sources)
            && sources.ValueKind == JsonValueKind.Array;
        request.Require(
            permission == "byQueue" ? hasSources && sources.GetArrayLength() is >= 1 and <= SourceLimit : !hasSources,
            "InvalidAttributeValue",
            $"redriveAllowPolicy: sourceQueueArns has 1 to {SourceLimit} ARNs with byQueue, and is left out otherwise."
        );
    }

    private static JsonDocument Parse(ResourceRequest request, string key, string text)
    {
        try
        {
            var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                return json;
            }

            json.Dispose();
        }
        catch (JsonException)
        {
            // Told below, with the input's name.
        }

        throw request.Refuse("InvalidAttributeValue", $"{key} is not a JSON object.");
    }
}
