using PrivateLinkLab.Components.Network;

namespace PrivateLinkLab.Configuration;

/// <summary>The settings of gateway endpoints.</summary>
internal static class GatewayEndpointSettings
{
    /// <summary>Reads the services that the subnets reach through one; none in a scenario that offers none.</summary>
    public static List<string> Read(SettingsReader reader, ScenarioShape scenario)
    {
        var services = new List<string>();
        if (reader.Read(ConfigKeys.S3GatewayEndpoint) && scenario.OffersGatewayEndpoints)
        {
            services.Add(GatewayEndpointSet.S3);
        }

        if (reader.Read(ConfigKeys.DynamoDbGatewayEndpoint) && scenario.OffersGatewayEndpoints)
        {
            services.Add(GatewayEndpointSet.DynamoDb);
        }

        return services;
    }
}
