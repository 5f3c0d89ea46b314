using System.Collections.Immutable;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>What an export is for. The defaults are for AWS.</summary>
public sealed record TerraformExportOptions
{
    /// <summary>The versions of the AWS provider that may be used, as a Terraform version constraint.</summary>
    public string ProviderVersion { get; init; } = ">= 5.100.0, < 7.0.0";

    /// <summary>The URL of the AWS emulator that the provider is to talk to; null for AWS.</summary>
    public Uri? EmulatorEndpoint { get; init; }

    /// <summary>
    /// Machine images by architecture (<c>arm64</c>, <c>x86_64</c>) for an emulator that lacks AWS's public parameters.
    /// An architecture that is not here gets the newest Amazon Linux 2023, which a data source looks up.
    /// </summary>
    public ImmutableDictionary<string, string> MachineImages { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// Whether a secret goes to an argument that Terraform never writes to its state, where the provider has one. Needs
    /// Terraform or OpenTofu 1.11; a changed secret is then not noticed. False when not set.
    /// </summary>
    public bool WriteOnlySecrets { get; init; }
}
