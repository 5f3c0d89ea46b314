namespace PrivateLinkLab.Engine;

/// <summary>A program did not come up. The message is made of sentences for people, one a line.</summary>
public sealed class EngineException : Exception
{
    internal EngineException(string message, bool isBadInput = false, Exception? cause = null)
        : base(message, cause) => IsBadInput = isBadInput;

    /// <summary>Whether what the user gave has to change; otherwise something else has to.</summary>
    public bool IsBadInput { get; }
}
