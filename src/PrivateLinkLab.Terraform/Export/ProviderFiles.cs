using System.Text.Json.Nodes;
using PrivateLinkLab.Terraform.References;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>The files about Terraform and the provider.</summary>
internal static class ProviderFiles
{
    // Every service that the resources and data sources of the table call.
    private static readonly string[] Services = ["ec2", "iam", "logs", "rds", "s3", "secretsmanager", "sqs", "ssm", "sts"];

    public static void AddTo(ConfigurationFiles files, ExportedNodes exported, TerraformExportOptions options)
    {
        var versions = files.Begin("versions", "the versions of Terraform (or OpenTofu) and of the provider.");
        files.Add(versions, options.WriteOnlySecrets ? ">= 1.11.0" : ">= 1.3.0", "terraform", "required_version");
        files.Add(
            versions,
            new JsonObject { ["source"] = "hashicorp/aws", ["version"] = options.ProviderVersion },
            "terraform", "required_providers", "aws");

        var provider = files.Begin("provider", options.EmulatorEndpoint is null ? "where the resources are." : "the AWS emulator that takes AWS's place.");
        files.Add(provider, SettingsOf(RegionOf(exported), options.EmulatorEndpoint), "provider", "aws");
    }

    private static JsonObject SettingsOf(string region, Uri? emulator)
    {
        var settings = new JsonObject { ["region"] = region };
        if (emulator is not null)
        {
            var url = emulator.GetLeftPart(UriPartial.Path).TrimEnd('/');
            // Not a secret: any emulator takes any key, and a person's own must not be found instead.
            settings["access_key"] = "emulated";
            settings["secret_key"] = "emulated";
            settings["skip_credentials_validation"] = true;
            settings["skip_metadata_api_check"] = true;
            settings["skip_region_validation"] = true;
            settings["s3_use_path_style"] = true;
            settings["endpoints"] = new JsonArray(new JsonObject(Services.Select(service => KeyValuePair.Create(service, (JsonNode?)url))));
        }

        return settings;
    }

    private static string RegionOf(ExportedNodes exported)
    {
        var graph = exported.Graph;
        var regions = graph.Resources
            .Select(node => node.Type == "pulumi:providers:aws" ? node.Inputs.GetText("region") : exported.Contains(node) ? node.Outputs.GetText("region") : null)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        return regions switch
        {
            [var region] => region,
            [] => throw new TerraformException(
                TerraformFailure.NotExportable, $"The stack {graph.Stack} does not say its region, neither by its AWS provider nor by a resource."),
            _ => throw new TerraformException(
                TerraformFailure.NotExportable,
                $"The stack {graph.Stack} is in the regions {string.Join(", ", regions)}; one region can be exported to Terraform at a time."),
        };
    }
}
