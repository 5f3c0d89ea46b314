using PrivateLinkLab.Amazon.Regions;

namespace PrivateLinkLab.Configuration;

/// <summary>The region of a deployment, which is the AWS provider's setting.</summary>
internal static class DeploymentRegion
{
    /// <summary>Reads it; us-east-1 where the settings have none, which is an error.</summary>
    public static string Read(SettingsReader reader)
    {
        var region = reader.Region();
        if (region is null)
        {
            reader.Add(
                ConfigKeys.Region,
                "is not set",
                "Set it, for example with `pulumi config set aws:region us-east-1`."
            );
        }
        else if (!AwsRegion.IsCode(region))
        {
            reader.Add(ConfigKeys.Region, $"is '{region}'", "It is a region's code, such as us-east-1.");
        }

        return region ?? "us-east-1";
    }
}
