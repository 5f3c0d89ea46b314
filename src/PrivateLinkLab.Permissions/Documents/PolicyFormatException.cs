namespace PrivateLinkLab.Permissions;

/// <summary>A text is no policy document. The message is one sentence that says what is wrong and where.</summary>
public sealed class PolicyFormatException : FormatException
{
    /// <summary>An error with a message.</summary>
    public PolicyFormatException(string message) : base(message) { }
}
