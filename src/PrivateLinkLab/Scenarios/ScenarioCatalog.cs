using PrivateLinkLab.Configuration;

namespace PrivateLinkLab.Scenarios;

/// <summary>The scenarios, the default first.</summary>
public static class ScenarioCatalog
{
    /// <summary>Every scenario.</summary>
    public static readonly IReadOnlyList<Scenario> All =
    [
        PortForwardingScenario.Definition,
        SqsEndpointScenario.Definition,
        SessionManagerScenario.Definition,
        PrivateSubnetScenario.Definition,
        PublicEndpointScenario.Definition,
        GatewayEndpointScenario.Definition,
        EndpointServiceScenario.Definition,
    ];

    /// <summary>Finds a scenario by its name, or gives null.</summary>
    /// <param name="name">The name.</param>
    public static Scenario? Find(string name) => All.FirstOrDefault(scenario => scenario.Name == name);

    /// <summary>Reads and checks settings.</summary>
    /// <param name="settings">Texts by key; keys without namespace, and aws:region.</param>
    /// <exception cref="LabConfigException">Something is not acceptable; the message tells all of it.</exception>
    public static LabConfig Read(IReadOnlyDictionary<string, string> settings) => LabConfig.Read(settings, All);

    /// <summary>Registers the components of a deployment's scenario, and gives the stack's outputs.</summary>
    /// <param name="config">The settings.</param>
    public static IDictionary<string, object?> Build(LabConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return Find(config.Scenario.Name)!.Build(config);
    }
}
