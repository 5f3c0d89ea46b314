namespace PrivateLinkLab.Scenarios;

/// <summary>The AWS CLI's commands for a scenario's queue.</summary>
internal static class QueueCommands
{
    private const string FifoSuffix = ".fifo";

    /// <summary>
    /// What sending takes beside the message: a FIFO queue wants a group and an id for each message (Amazon SQS API
    /// Reference, SendMessage).
    /// </summary>
    /// <param name="queueName">The queue's name.</param>
    public static string SendOptions(string queueName) =>
        queueName.EndsWith(FifoSuffix, StringComparison.Ordinal)
            ? " --message-group-id lab --message-deduplication-id 1"
            : "";
}
