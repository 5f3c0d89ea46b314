namespace PrivateLinkLab.Terraform;

/// <summary>What kind of thing went wrong with Terraform.</summary>
public enum TerraformFailure
{
    /// <summary>The graph has something that cannot be written in Terraform.</summary>
    NotExportable,

    /// <summary>A program or the provider is missing on this machine; the message says how to install it.</summary>
    MissingTool,

    /// <summary>The endpoint is not one that the lab may build on.</summary>
    EndpointRefused,

    /// <summary>The emulator did not start, or does not answer.</summary>
    EmulatorUnavailable,

    /// <summary>Terraform, or the provider, refused or failed.</summary>
    StepFailed,

    /// <summary>A file of the lab could not be read or written.</summary>
    FileAccess,
}

/// <summary>
/// Something could not be carried out with Terraform. The message is one sentence for the user, or one a line.
/// </summary>
public sealed class TerraformException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="failure">The kind.</param>
    /// <param name="message">The sentence.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public TerraformException(TerraformFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>The kind.</summary>
    public TerraformFailure Failure { get; }
}
