using Pulumi;

namespace PrivateLinkLab.Components.Validation;

/// <summary>
/// A component refused its arguments, before it registered anything or, where AWS's answers decide, before it
/// registered what depends on them. The message has one sentence for every argument that is wrong, each naming the
/// component, the argument, the value and what is accepted. Pulumi prints the message of a <see cref="RunException"/>,
/// and the stack trace of anything else.
/// </summary>
public sealed class ComponentArgumentException : RunException
{
    /// <summary>Creates the exception for one error.</summary>
    /// <param name="message">The sentence.</param>
    public ComponentArgumentException(string message)
        : base(message) { }

    /// <summary>Creates the exception for one error that has a cause.</summary>
    /// <param name="message">The sentence.</param>
    /// <param name="innerException">The cause.</param>
    public ComponentArgumentException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Creates the exception for all the errors of one component.</summary>
    /// <param name="errors">The sentences, in the order of the arguments.</param>
    public ComponentArgumentException(IReadOnlyList<string> errors)
        : base(string.Join('\n', errors)) => Errors = errors;

    /// <summary>The sentences, one for each argument that is wrong.</summary>
    public IReadOnlyList<string> Errors { get; } = [];
}
