using PrivateLinkLab.Configuration;

namespace PrivateLinkLab.Scenarios;

/// <summary>One article's network.</summary>
public sealed record Scenario
{
    /// <summary>The name that the setting and the command line take.</summary>
    public required string Name { get; init; }

    /// <summary>What it builds, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The services that have an interface endpoint unless the settings say otherwise.</summary>
    public required IReadOnlyList<string> Endpoints { get; init; }

    /// <summary>How many subnets there are unless the settings say otherwise.</summary>
    public int Subnets { get; init; } = 1;

    /// <summary>Whether the settings may add a gateway endpoint for S3.</summary>
    public bool OffersS3GatewayEndpoint { get; init; } = true;

    /// <summary>Whether the scenario has a queue.</summary>
    public bool HasQueue { get; init; }

    /// <summary>Registers the components, and gives the stack's outputs. A pure function of the settings.</summary>
    public required Func<LabConfig, IDictionary<string, object?>> Build { get; init; }
}
