using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Configuration;
using Pulumi;

namespace PrivateLinkLab.Scenarios;

/// <summary>SQS without the internet: an interface endpoint, and a queue that AppServer's role may use.</summary>
public static class SqsEndpointScenario
{
    /// <summary>The scenario.</summary>
    public static readonly Scenario Definition = new()
    {
        Name = "sqs-endpoint",
        Summary = "session-manager with a queue and an interface endpoint for SQS: AppServer sends messages privately.",
        Endpoints = [.. AwsServices.SessionManager, AwsServices.Sqs],
        HasQueue = true,
        Build = Build,
    };

    /// <summary>Registers the components.</summary>
    /// <param name="config">The settings.</param>
    /// <returns>The stack's outputs.</returns>
    public static IDictionary<string, object?> Build(LabConfig config) => Build(config, out _);

    /// <summary>The same, for the network that reaches SQS another way.</summary>
    internal static Dictionary<string, object?> Build(LabConfig config, out PrivateNetwork network)
    {
        network = new PrivateNetwork(config);
        var queue = network.CreateQueue();
        var outputs = AppServer.Outputs(network, config, AppServer.Create(network, config, queue));
        outputs["sqsQueueUrl"] = queue.QueueUrl;
        if (config.Parked)
        {
            return outputs;
        }

        outputs["digCommand"] = network.IsDualStack
            ? $"dig {network.SqsHost} A {network.SqsHost} AAAA +short"
            : $"dig {network.SqsHost} +short";
        // The queue's own URL has an IPv4 name; the AWS CLI takes another for the asking.
        var endpoint = network.IsDualStack ? $" --endpoint-url https://{network.SqsHost}" : "";
        var options = QueueCommands.SendOptions(config.QueueName) + endpoint;
        outputs["sendMessageCommand"] = Output.Format(
            $"aws sqs send-message --queue-url {queue.QueueUrl} --message-body \"Olá mundo!\"{options}"
        );
        return outputs;
    }
}
