namespace PrivateLinkLab.Amazon.Policies;

/// <summary>A text is not a policy document. The message is one sentence that says what is wrong and where.</summary>
/// <param name="message">The sentence.</param>
public sealed class PolicyFormatException(string message) : FormatException(message);
