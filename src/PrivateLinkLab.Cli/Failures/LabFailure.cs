namespace PrivateLinkLab.Cli.Failures;

/// <summary>Ends a command with sentences for the user and an exit status.</summary>
internal sealed class LabFailure : Exception
{
    private LabFailure(int status, string message, Exception? cause = null)
        : base(message, cause) => Status = status;

    /// <summary>The process's exit status.</summary>
    public int Status { get; }

    /// <summary>What the user gave is not accepted.</summary>
    /// <param name="message">Sentences, one a line, that name the value and what is accepted.</param>
    /// <param name="cause">What found it.</param>
    public static LabFailure BadInput(string message, Exception? cause = null) => new(ExitStatus.BadInput, message, cause);

    /// <summary>What the user asked for cannot be done as things stand.</summary>
    /// <param name="message">Sentences, one a line, that say why and what to do.</param>
    /// <param name="cause">What stood against it.</param>
    public static LabFailure NotCarriedOut(string message, Exception? cause = null) =>
        new(ExitStatus.NotCarriedOut, message, cause);
}
