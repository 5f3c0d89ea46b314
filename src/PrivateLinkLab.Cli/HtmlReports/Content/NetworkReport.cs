using System.Collections.Immutable;
using PrivateLinkLab.Diagrams.Layout;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Network;
using PrivateLinkLab.Pricing;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Cli.HtmlReports.Content;

/// <summary>
/// What a report says of a stack. Everything that a reader can ask for was asked in advance: the page computes nothing.
/// </summary>
internal sealed record NetworkReport
{
    /// <summary>What the user calls the stack.</summary>
    public required string Name { get; init; }

    /// <summary>Where the stack comes from.</summary>
    public required string Origin { get; init; }

    /// <summary>How many of what there is, in words.</summary>
    public required string Counts { get; init; }

    /// <summary>The map.</summary>
    public required Picture Map { get; init; }

    /// <summary>The experiments and the rules.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>What came of them, in the same order.</summary>
    public required ImmutableArray<FindingOutcome> Outcomes { get; init; }

    /// <summary>What every class of places reaches of every other; null where that is too much for a page.</summary>
    public required ReportedMatrix? Matrix { get; init; }

    /// <summary>The faults that can be switched on.</summary>
    public required ImmutableArray<ReportedFault> Faults { get; init; }

    /// <summary>The paths that findings, answers and changes refer to, by their index.</summary>
    public required ImmutableArray<ReportedPath> Paths { get; init; }

    /// <summary>What it costs.</summary>
    public required CostEstimate Cost { get; init; }

    /// <summary>What does not fit together in the stack.</summary>
    public required ImmutableArray<ModelWarning> Warnings { get; init; }

    /// <summary>What the analysis does not know.</summary>
    public required ImmutableArray<NotModelledResource> NotModelled { get; init; }

    /// <summary>What the report leaves out, and why, in sentences.</summary>
    public required ImmutableArray<string> LeftOut { get; init; }
}

/// <summary>An experiment or a rule.</summary>
internal sealed record Finding
{
    /// <summary>What a link to it calls it: no other finding of the report has it.</summary>
    public required string Key { get; init; }

    /// <summary>Whether it is a rule; otherwise it is an experiment.</summary>
    public bool IsRule { get; init; }

    /// <summary>What it says, for people.</summary>
    public required string Title { get; init; }

    /// <summary>What a person types or does; null for a rule.</summary>
    public string? Command { get; init; }

    /// <summary>Why it must be so; null when nobody said.</summary>
    public string? Because { get; init; }

    /// <summary>The fault that an experiment puts into the network first; null for none.</summary>
    public string? Before { get; init; }
}

/// <summary>What came of an experiment or a rule.</summary>
/// <param name="Holds">Whether everything is as expected.</param>
/// <param name="Checks">What was asked: one question for an experiment, one for each pair of classes for a
/// rule.</param>
/// <param name="LeftOut">How many more checks there are, all as expected if <paramref name="Holds"/>.</param>
internal sealed record FindingOutcome(bool Holds, ImmutableArray<Check> Checks, int LeftOut);

/// <summary>One question of an experiment or a rule, and its answer.</summary>
/// <param name="Text">Who asks for what.</param>
/// <param name="Expected">What is expected.</param>
/// <param name="Verdict">What was found.</param>
/// <param name="Reason">The first reason of a verdict other than reachable; else null.</param>
/// <param name="AsExpected">Whether that is as expected.</param>
/// <param name="Differences">What is not as expected, a sentence for each.</param>
/// <param name="Path">The path, by its index.</param>
internal sealed record Check(
    string Text,
    Verdict Expected,
    Verdict Verdict,
    string? Reason,
    bool AsExpected,
    ImmutableArray<string> Differences,
    int Path
);

/// <summary>What classes of places reach of each other.</summary>
/// <param name="Sources">Where connections begin.</param>
/// <param name="Targets">Where they can end.</param>
/// <param name="Answers">The different answers, each by port.</param>
/// <param name="Rows">For each source and target the index of the answer; -1 where nothing was asked.</param>
internal sealed record ReportedMatrix(
    ImmutableArray<ReportedClass> Sources,
    ImmutableArray<ReportedClass> Targets,
    ImmutableArray<ImmutableArray<ReportedAnswer>> Answers,
    ImmutableArray<ImmutableArray<int>> Rows
);

/// <summary>A class of places.</summary>
/// <param name="Class">The class.</param>
/// <param name="Item">The id of what stands for it on the map; null for nothing.</param>
internal sealed record ReportedClass(PlaceClass Class, string? Item);

/// <summary>An answer for some ports.</summary>
/// <param name="Ports">The ports.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">The first reason of a verdict other than reachable; else null.</param>
/// <param name="Path">The path, by its index; null where the report has no room for it.</param>
internal sealed record ReportedAnswer(string Ports, Verdict Verdict, string? Reason, int? Path);

/// <summary>A fault that can be switched on.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Outcomes">
/// What comes of the findings with it, in their order; null for one that cannot be asked then.
/// </param>
/// <param name="Changes">What it opens and closes.</param>
/// <param name="MoreChanges">How many changes the report has no room for.</param>
internal sealed record ReportedFault(
    Fault Fault,
    ImmutableArray<FindingOutcome?> Outcomes,
    ImmutableArray<ReportedChange> Changes,
    int MoreChanges
);

/// <summary>Something that a fault lets through differently.</summary>
/// <param name="From">Where connections begin.</param>
/// <param name="To">Where they end.</param>
/// <param name="Ports">The ports.</param>
/// <param name="Kind">What it comes to.</param>
/// <param name="Old">What was found without the fault; null when a place was not there.</param>
/// <param name="New">What is found with it; null when a place is gone.</param>
/// <param name="Path">The path with the fault, or without it where a place is gone.</param>
internal sealed record ReportedChange(
    ImmutableArray<NetworkPlace> From,
    ImmutableArray<NetworkPlace> To,
    string Ports,
    ReachChangeKind Kind,
    Verdict? Old,
    ReportedVerdict? New,
    int Path
);

/// <summary>A verdict with its reason.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">The first reason of a verdict other than reachable; else null.</param>
internal sealed record ReportedVerdict(Verdict Verdict, string? Reason);

/// <summary>A path on the map, and what is decided along it.</summary>
/// <param name="Explanation">The verdict and why, in sentences.</param>
/// <param name="Links">Where it runs.</param>
/// <param name="Stops">Where it stops, and what is decided there.</param>
/// <param name="Changes">What has to change before it gets through, a sentence for each.</param>
internal sealed record ReportedPath(
    string Explanation,
    ImmutableArray<PlacedLink> Links,
    ImmutableArray<ReportedStop> Stops,
    ImmutableArray<string> Changes
);

/// <summary>A stop of a path.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Item">The id of what stands for it on the map; null for nothing.</param>
/// <param name="Decisions">What is decided there.</param>
internal sealed record ReportedStop(string Name, string? Item, ImmutableArray<Diagrams.Content.StopDecision> Decisions);
