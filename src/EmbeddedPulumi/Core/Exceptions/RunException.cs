namespace Pulumi;

/// <summary>A failure of the program that is reported by its message alone, without a stack trace.</summary>
public class RunException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public RunException(string message)
        : base(message) { }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public RunException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>The exception for output properties that are not an <see cref="Output{T}"/>.</summary>
    /// <param name="outputAttributeNames">The names of the outputs.</param>
    /// <returns>The exception, to be thrown.</returns>
    public static RunException OutputsHaveIncorrectType(IEnumerable<string> outputAttributeNames) =>
        new(
            $"Output(s) '{string.Join(", ", outputAttributeNames)}' have incorrect type. "
                + "[Output] attributed properties must be instances of Output<T>."
        );
}
