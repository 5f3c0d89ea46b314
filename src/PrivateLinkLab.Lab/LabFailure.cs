namespace PrivateLinkLab.Lab;

/// <summary>Ends what the lab was asked for, with sentences for the user.</summary>
internal sealed class LabFailure : Exception
{
    private LabFailure(bool isBadInput, string message, Exception? cause)
        : base(message, cause) => IsBadInput = isBadInput;

    /// <summary>Whether what the user gave has to change; otherwise something else has to.</summary>
    public bool IsBadInput { get; }

    /// <summary>What the user gave is not accepted.</summary>
    /// <param name="message">Sentences, one a line, that name the value and what is accepted.</param>
    /// <param name="cause">What found it.</param>
    public static LabFailure BadInput(string message, Exception? cause = null) => new(true, message, cause);

    /// <summary>What the user asked for cannot be done as things stand.</summary>
    /// <param name="message">Sentences, one a line, that say why and what to do.</param>
    /// <param name="cause">What stood against it.</param>
    public static LabFailure NotCarriedOut(string message, Exception? cause = null) => new(false, message, cause);
}
