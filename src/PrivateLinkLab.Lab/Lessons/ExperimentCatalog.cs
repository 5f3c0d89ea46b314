using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Lab.Lessons;

/// <summary>The experiments of the scenarios: those of the articles, and what must not be reachable.</summary>
public static class ExperimentCatalog
{
    private static readonly SortedDictionary<string, Func<ScenarioFacts, IEnumerable<Experiment>>> ByScenario = new(StringComparer.Ordinal)
    {
        ["private-subnet"] = PrivateSubnetExperiments.Of,
        ["public-endpoint"] = PublicEndpointExperiments.Of,
        ["session-manager"] = SessionManagerExperiments.Of,
        ["sqs-endpoint"] = SqsEndpointExperiments.Of,
        ["port-forwarding"] = PortForwardingExperiments.Of,
        ["gateway-endpoint"] = GatewayEndpointExperiments.Of,
        ["endpoint-service"] = EndpointServiceExperiments.Of,
    };

    /// <summary>The scenarios that have experiments.</summary>
    public static IEnumerable<string> Scenarios => ByScenario.Keys;

    /// <summary>The experiments of a scenario, on a stack that is one.</summary>
    /// <param name="scenario">The scenario's name.</param>
    /// <param name="graph">The stack.</param>
    /// <returns>The experiments in the order in which a person does them; null when there is no such scenario.</returns>
    public static IReadOnlyList<Experiment>? For(string scenario, ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(graph);
        return ByScenario.TryGetValue(scenario, out var experiments) ? [.. experiments(ScenarioFacts.Of(graph))] : null;
    }

    /// <summary>The scenario that a stack is, as the tags of its resources say; null when none does.</summary>
    /// <param name="graph">The stack.</param>
    public static string? ScenarioOf(ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.Resources
            .Select(node => node.Inputs.GetMap("tags").GetText("Scenario"))
            .FirstOrDefault(scenario => scenario is not null && ByScenario.ContainsKey(scenario));
    }
}
