using PrivateLinkLab.Configuration;

namespace PrivateLinkLab.Scenarios;

/// <summary>
/// The base of the articles on interface endpoints: an instance that reaches nothing, because nothing leads anywhere.
/// </summary>
public static class PrivateSubnetScenario
{
    /// <summary>The scenario.</summary>
    public static readonly Scenario Definition = new()
    {
        Name = "private-subnet",
        Summary = "A private subnet and AppServer, with no endpoint and no internet: nothing gets in or out.",
        Endpoints = [],
        OffersGatewayEndpoints = false,
        Build = Build,
    };

    /// <summary>Registers the components.</summary>
    /// <param name="config">The settings.</param>
    /// <returns>The stack's outputs.</returns>
    public static IDictionary<string, object?> Build(LabConfig config)
    {
        var network = new PrivateNetwork(config);
        return AppServer.Outputs(network, config, AppServer.Create(network, config));
    }
}
