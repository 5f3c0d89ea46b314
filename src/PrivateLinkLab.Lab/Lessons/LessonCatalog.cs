using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Lab.Lessons;

/// <summary>The lessons, one for each scenario.</summary>
internal static class LessonCatalog
{
    /// <summary>Every lesson.</summary>
    public static IReadOnlyList<Lesson> All { get; } =
    [
        new PrivateSubnetLesson(),
        new PublicEndpointLesson(),
        new SessionManagerLesson(),
        new SqsEndpointLesson(),
        new PortForwardingLesson(),
        new GatewayEndpointLesson(),
        new EndpointServiceLesson(),
    ];

    /// <summary>The scenarios that there are lessons of.</summary>
    public static IEnumerable<string> Scenarios =>
        All.Select(lesson => lesson.Scenario.Name).Order(StringComparer.Ordinal);

    /// <summary>Gives a scenario's lesson.</summary>
    /// <param name="scenario">The scenario's name.</param>
    /// <exception cref="ArgumentException">There is no such scenario.</exception>
    public static Lesson Get(string scenario) =>
        Find(scenario)
        ?? throw new ArgumentException($"There is no lesson of the scenario '{scenario}'.", nameof(scenario));

    /// <summary>Gives the scenario that a stack is, as the tags of its resources say; null when none does.</summary>
    /// <param name="graph">The stack.</param>
    public static string? ScenarioOf(ResourceGraph graph) =>
        graph
            .Resources.Select(node => node.Inputs.GetMap("tags").GetText("Scenario"))
            .FirstOrDefault(scenario => scenario is not null && Find(scenario) is not null);

    private static Lesson? Find(string scenario) => All.FirstOrDefault(lesson => lesson.Scenario.Name == scenario);
}
