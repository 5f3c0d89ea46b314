using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons;

/// <summary>Something that a person tries in a scenario, and what must come of it.</summary>
public sealed record Experiment
{
    /// <summary>The experiment's number among those of the articles; null for one that no article has.</summary>
    public int? Number { get; init; }

    /// <summary>What is shown, as a sentence.</summary>
    public required string Title { get; init; }

    /// <summary>What a person types or does.</summary>
    public required string Command { get; init; }

    /// <summary>Where the request starts, as a probe takes it.</summary>
    public required string From { get; init; }

    /// <summary>What it is for, as a probe takes it.</summary>
    public required string To { get; init; }

    /// <summary>The action that it carries out; null for a mere connection.</summary>
    public string? Action { get; init; }

    /// <summary>
    /// The fault that is put into the network first, by its name: the article's "before"; null for the network as it
    /// is.
    /// </summary>
    public string? Before { get; init; }

    /// <summary>What must come of it.</summary>
    public required Verdict Expected { get; init; }

    /// <summary>
    /// The reason code that the verdict must name, first or among the changes; null when any will do.
    /// </summary>
    public string? ExpectedReason { get; init; }

    /// <summary>Where the name's answer must come from; null when that does not matter.</summary>
    public DnsZone? ExpectedZone { get; init; }

    /// <summary>The blocks in which every address that DNS answers must be; empty when that does not matter.</summary>
    public ImmutableArray<CidrBlock> ExpectedAnswers { get; init; } = [];

    /// <summary>Why this must be so, as a sentence.</summary>
    public required string Because { get; init; }
}
