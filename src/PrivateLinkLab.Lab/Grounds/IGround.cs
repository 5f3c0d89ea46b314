using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.State;

namespace PrivateLinkLab.Lab.Grounds;

/// <summary>
/// Where a stack is built: what <c>--target</c> chooses. A ground says what changes and makes the change;
/// <see cref="StackDeployment"/> keeps the stack's state.
/// </summary>
internal interface IGround
{
    /// <summary>Says what <see cref="UpAsync"/> would change.</summary>
    /// <param name="config">The settings.</param>
    /// <param name="old">The state; null when there is none.</param>
    /// <param name="known">What is known of its secrets.</param>
    /// <exception cref="LabFailure">The program is refused what it asks for, or what is protected would go.</exception>
    Task<StackChange> PreviewAsync(LabConfig config, ResourceGraph? old, SecretFingerprints known);

    /// <summary>Builds the program's resources, or changes what is built. The caller holds the stack's lock.</summary>
    /// <param name="config">The settings.</param>
    /// <param name="old">The state; null when there is none.</param>
    /// <param name="known">What is known of its secrets.</param>
    /// <exception cref="LabFailure">The program is refused what it asks for, or what is protected would go.</exception>
    Task<StackChange> UpAsync(LabConfig config, ResourceGraph? old, SecretFingerprints known);

    /// <summary>Removes everything. The caller holds the stack's lock.</summary>
    /// <param name="old">The state; null when there is none.</param>
    /// <exception cref="LabFailure">Something is protected.</exception>
    Task<StackChange> DestroyAsync(ResourceGraph? old);
}
