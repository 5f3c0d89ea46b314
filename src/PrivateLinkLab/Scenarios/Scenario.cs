using PrivateLinkLab.Configuration;

namespace PrivateLinkLab.Scenarios;

/// <summary>One article's network.</summary>
public sealed record Scenario : ScenarioShape
{
    /// <summary>What it builds, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Registers the components, and gives the stack's outputs. A pure function of the settings.</summary>
    public required Func<LabConfig, IDictionary<string, object?>> Build { get; init; }
}
