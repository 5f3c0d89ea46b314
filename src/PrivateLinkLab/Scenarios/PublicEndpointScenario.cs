using PrivateLinkLab.Configuration;

namespace PrivateLinkLab.Scenarios;

/// <summary>
/// The way that the articles do without (figure 1): the same application reaches the public endpoint of SQS through a
/// NAT gateway and an Internet gateway, and so everything else on the internet too.
/// </summary>
public static class PublicEndpointScenario
{
    /// <summary>The scenario.</summary>
    public static readonly Scenario Definition = new()
    {
        Name = "public-endpoint",
        Summary =
            "The contrast: AppServer reaches the public SQS endpoint through a NAT gateway and an Internet gateway, "
            + "with no endpoint.",
        Endpoints = [],
        HasPublicSubnet = true,
        HasNat = true,
        OffersGatewayEndpoints = false,
        HasQueue = true,
        Build = Build,
    };

    /// <summary>Registers the components.</summary>
    /// <param name="config">The settings.</param>
    /// <returns>The stack's outputs.</returns>
    public static IDictionary<string, object?> Build(LabConfig config)
    {
        var outputs = SqsEndpointScenario.Build(config, out var network);
        if (!config.Parked)
        {
            outputs["curlCommand"] = "curl -I https://example.com --connect-timeout 15";
            outputs["natAddresses"] = network.PublicEgress!.NatAddresses;
        }

        return outputs;
    }
}
