namespace PrivateLinkLab.Graph.State;

/// <summary>Another process works on the stack; the message is one sentence for the user.</summary>
public sealed class StackLockedException : Exception
{
    internal StackLockedException(string stack, int? processId, Exception innerException)
        : base(
            $"The stack '{stack}' is in use by another process{(processId is { } id ? $" (process {id})" : "")}; "
                + "wait until it has finished, or choose another stack.",
            innerException
        ) => (Stack, ProcessId) = (stack, processId);

    /// <summary>The stack's name.</summary>
    public string Stack { get; }

    /// <summary>The other process; null when it is not known.</summary>
    public int? ProcessId { get; }
}
