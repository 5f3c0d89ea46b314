namespace PrivateLinkLab.Graph.Deployments;

/// <summary>
/// What another tool than Pulumi prints of a stack, for <see cref="StackFile"/> to read beside
/// Pulumi's.
/// </summary>
public abstract class OtherFormat
{
    /// <summary>The command that prints it, between quotation marks, for the end of an error's sentence.</summary>
    public abstract string Accepted { get; }

    /// <summary>Says what is wrong with a file of the tool that is not even JSON; null when it is none.</summary>
    /// <param name="bytes">The file as it is.</param>
    /// <param name="what">What is read, to begin the error's sentence with.</param>
    public abstract string? Refusal(ReadOnlySpan<byte> bytes, string what);

    /// <summary>Whether a JSON object with these fields is the tool's.</summary>
    public abstract bool Has(IReadOnlySet<string> fields);

    /// <summary>Reads it.</summary>
    /// <param name="utf8">The JSON in UTF-8.</param>
    /// <param name="what">What is read, to begin an error's sentence with.</param>
    /// <exception cref="DeploymentFileException">It cannot be read.</exception>
    public abstract ResourceGraph Read(ReadOnlySpan<byte> utf8, string what);
}
