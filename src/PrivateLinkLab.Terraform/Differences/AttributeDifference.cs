using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Terraform.Differences;

/// <summary>An output that the simulated cloud and the emulator give differently.</summary>
/// <param name="Urn">The resource.</param>
/// <param name="Path">The output.</param>
/// <param name="Simulated">What the simulated cloud gives; null when it gives nothing.</param>
/// <param name="Emulated">What the emulator gives; null when it gives nothing.</param>
/// <param name="Explanation">Why they differ; null when nobody has explained it.</param>
public sealed record AttributeDifference(
    ResourceUrn Urn,
    PropertyPath Path,
    PropertyValue? Simulated,
    PropertyValue? Emulated,
    string? Explanation
)
{
    /// <summary>One line; secrets are not shown.</summary>
    public override string ToString() =>
        $"{Urn.Name} {Path}: simulated {Simulated?.ToString() ?? "nothing"}, "
        + $"emulated {Emulated?.ToString() ?? "nothing"}";
}
