namespace PrivateLinkLab.Configuration;

/// <summary>
/// Settings are not acceptable. The message has one sentence for each, naming the key, the value and what is accepted.
/// </summary>
public sealed class LabConfigException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public LabConfigException() { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">The sentences, one a line.</param>
    public LabConfigException(string message)
        : base(message) { }

    /// <summary>Creates the exception for an error that has a cause.</summary>
    /// <param name="message">The sentences, one a line.</param>
    /// <param name="innerException">The cause.</param>
    public LabConfigException(string message, Exception innerException)
        : base(message, innerException) { }
}
