using PrivateLinkLab.Terraform.Tooling;

namespace PrivateLinkLab.Terraform.Emulation;

/// <summary>Where and how a stack is built on an AWS emulator.</summary>
public sealed record EmulatedTargetOptions
{
    /// <summary>The lab's folder (<c>.lab</c>), which is created when it is missing.</summary>
    public required string Directory { get; init; }

    /// <summary>The stack's name.</summary>
    public required string Stack { get; init; }

    /// <summary>
    /// The URL of an emulator that runs already (moto, LocalStack, floci); null to start moto, or to go on with the one
    /// that was started.
    /// </summary>
    public Uri? Endpoint { get; init; }

    /// <summary>
    /// Whether <see cref="Endpoint"/> may be on another machine. AWS itself is refused in any case. False when not set.
    /// </summary>
    public bool AllowRemoteEndpoint { get; init; }

    /// <summary>Where programs and the provider are looked for; this machine's usual places when not set.</summary>
    public ToolSearch? Search { get; init; }

    /// <summary>Gets the progress, perhaps on another thread; null when nobody looks.</summary>
    public Action<TerraformProgress>? Progress { get; init; }
}
