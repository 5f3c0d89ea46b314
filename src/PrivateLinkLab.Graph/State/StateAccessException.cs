namespace PrivateLinkLab.Graph.State;

/// <summary>A file cannot be written, deleted or locked; the message is one sentence for the user.</summary>
public sealed class StateAccessException : Exception
{
    /// <summary>An exception with a sentence that names the file.</summary>
    /// <param name="message">The sentence.</param>
    /// <param name="innerException">What the operating system said.</param>
    public StateAccessException(string message, Exception innerException)
        : base(message, innerException) { }
}
