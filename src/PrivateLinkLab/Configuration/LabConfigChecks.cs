using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Components.Databases;
using PrivateLinkLab.Components.Network;

namespace PrivateLinkLab.Configuration;

/// <summary>What settings may not be together, each of them acceptable by itself.</summary>
internal static class LabConfigChecks
{
    /// <summary>Adds an error for every contradiction.</summary>
    /// <param name="reader">Receives the errors.</param>
    /// <param name="config">The settings.</param>
    public static void Check(SettingsReader reader, LabConfig config)
    {
        if (config.QueueOnlyThroughEndpoint && config.Scenario.HasQueue && !config.Endpoints.Contains(AwsServices.Sqs))
        {
            reader.Add(
                ConfigKeys.QueueOnlyThroughEndpoint,
                $"is true, and {ConfigKeys.Endpoints} has no {AwsServices.Sqs}",
                "Add sqs to the endpoints: nobody could use the queue."
            );
        }

        if (
            config.BucketOnlyThroughEndpoint
            && config.Scenario.HasBucket
            && !config.GatewayEndpoints.Contains(GatewayEndpointSet.S3)
        )
        {
            reader.Add(
                ConfigKeys.BucketOnlyThroughEndpoint,
                $"is true, and {ConfigKeys.S3GatewayEndpoint} is false",
                $"Set {ConfigKeys.S3GatewayEndpoint} to true: nobody could use the bucket."
            );
        }

        if (config is { HasSnapshotOnly: true, DatabaseDeletion: DatabaseDeletion.Protected })
        {
            reader.Add(
                ConfigKeys.ParkedDatabase,
                $"is snapshotted, and {ConfigKeys.DatabaseDeletion} is protected",
                $"Deploy {ConfigKeys.DatabaseDeletion} lab before parking: the protection would keep the database "
                    + "beside its snapshot."
            );
        }
    }
}
