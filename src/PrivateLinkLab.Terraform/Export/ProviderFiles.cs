using System.Text.Json.Nodes;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>The files about Terraform and the provider.</summary>
internal static class ProviderFiles
{
    public static void AddTo(
        ConfigurationFiles files,
        ProviderBlocks providers,
        TerraformExportOptions options,
        List<LeftOutInput> leftOut
    )
    {
        var versions = files.Begin("versions", "the versions of Terraform (or OpenTofu) and of the provider.");
        files.Add(versions, options.WriteOnlySecrets ? ">= 1.11.0" : ">= 1.3.0", "terraform", "required_version");
        files.Add(
            versions,
            new JsonObject { ["source"] = "hashicorp/aws", ["version"] = options.ProviderVersion },
            "terraform",
            "required_providers",
            "aws"
        );

        var provider = files.Begin(
            "provider",
            options.EmulatorEndpoint is null ? "where the resources are." : "the AWS emulator that takes AWS's place."
        );
        files.Add(provider, providers.Write(options.EmulatorEndpoint, leftOut), "provider", "aws");
    }
}
