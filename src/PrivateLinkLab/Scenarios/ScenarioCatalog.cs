namespace PrivateLinkLab.Scenarios;

/// <summary>The scenarios, the default first.</summary>
public static class ScenarioCatalog
{
    /// <summary>Every scenario.</summary>
    public static readonly IReadOnlyList<Scenario> All =
    [
        PortForwarding.Scenario, SqsEndpoint.Scenario, SessionManager.Scenario, PrivateSubnet.Scenario, PublicEndpoint.Scenario,
        GatewayEndpoint.Scenario, EndpointService.Scenario,
    ];

    /// <summary>Finds a scenario by its name, or gives null.</summary>
    /// <param name="name">The name.</param>
    public static Scenario? Find(string name) => All.FirstOrDefault(scenario => scenario.Name == name);
}
