namespace PrivateLinkLab.Graph.Deployments;

/// <summary>A file is not a deployment that can be read; the message is one sentence for the user.</summary>
public sealed class DeploymentFileException : Exception
{
    /// <summary>An exception with a sentence that names the file and what is accepted.</summary>
    /// <param name="message">The sentence.</param>
    /// <param name="innerException">What went wrong underneath; null when nothing did.</param>
    public DeploymentFileException(string message, Exception? innerException = null)
        : base(message, innerException) { }
}
