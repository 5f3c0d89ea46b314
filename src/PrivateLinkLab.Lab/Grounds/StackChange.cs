using PrivateLinkLab.Cloud.Generic;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;
using PrivateLinkLab.Lab.State;
using PrivateLinkLab.Pricing;

namespace PrivateLinkLab.Lab.Grounds;

/// <summary>What a command does to a stack, or would do.</summary>
internal sealed record StackChange
{
    /// <summary>The stack's name.</summary>
    public required string Stack { get; init; }

    /// <summary>The project's folder, whose stack it is.</summary>
    public required string Folder { get; init; }

    /// <summary>The ground that the stack is on.</summary>
    public string Target { get; init; } = Ground.Simulated;

    /// <summary>The emulator's URL; null on another ground, and when none runs.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>How many resources Terraform would create, update and so on; null when it has made no plan.</summary>
    public IReadOnlyDictionary<string, int>? Plan { get; init; }

    /// <summary>The scenario that is built; null when all is deleted, and for a program of the user's.</summary>
    public string? Scenario { get; init; }

    /// <summary>The project of the user's program that is built; null for the lab's own.</summary>
    public string? Project { get; init; }

    /// <summary>What was answered without being simulated, for a program of the user's.</summary>
    public IReadOnlyList<NotSimulatedRequest> NotSimulated { get; init; } = [];

    /// <summary>The region that it is built in; null when all is deleted.</summary>
    public string? Region { get; init; }

    /// <summary>The state before; null when there was none.</summary>
    public ResourceGraph? Old { get; init; }

    /// <summary>The state after.</summary>
    public required ResourceGraph New { get; init; }

    /// <summary>The difference.</summary>
    public required GraphDiff Diff { get; init; }

    /// <summary>
    /// What leaves the stack and stays in AWS. Nothing on an emulator: Terraform deletes what it has made.
    /// </summary>
    public IEnumerable<ResourceNode> Retained => Target == Ground.Simulated ? Diff.Retained : [];

    /// <summary>Where the stack is, for a title.</summary>
    public string Place =>
        Target == Ground.Simulated ? "simulated cloud"
        : Endpoint is null ? "emulator"
        : $"emulator at {Endpoint}";

    /// <summary>The stack's outputs after it.</summary>
    public MapValue Outputs => New.Outputs;

    /// <summary>
    /// What the state after it costs on AWS, with the traffic that is assumed when nobody says otherwise.
    /// </summary>
    public CostEstimate Cost => CostEstimate.Calculate(New, PriceTable.Default, Traffic.Default);

    /// <summary>A deployment of the settings over a state.</summary>
    public static StackChange To(
        string folder,
        string stack,
        LabConfig config,
        ResourceGraph? old,
        ResourceGraph @new,
        SecretFingerprints known
    ) =>
        new()
        {
            Folder = folder,
            Stack = stack,
            Scenario = config.Scenario.Name,
            Region = config.Region,
            Old = old,
            New = @new,
            Diff = GraphDiff.Compare(old, @new, known.Matches),
        };

    /// <summary>The deletion of all that a state has; no change at all without a state.</summary>
    public static StackChange ToNothing(string folder, string stack, ResourceGraph? old)
    {
        var nothing = ResourceGraph.Create(old?.Project ?? ConfigKeys.Namespace, stack, []);
        return new()
        {
            Folder = folder,
            Stack = stack,
            Old = old,
            New = nothing,
            Diff = GraphDiff.Compare(old, nothing),
        };
    }
}
