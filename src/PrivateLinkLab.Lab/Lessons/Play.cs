using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons;

/// <summary>An article's experiment, step by step.</summary>
internal sealed record Play
{
    /// <summary>What it is about, as a heading.</summary>
    public required string Title { get; init; }

    /// <summary>The question that the article asks.</summary>
    public required string Introduction { get; init; }

    /// <summary>The steps: before, and after.</summary>
    public required IReadOnlyList<Act> Acts { get; init; }

    /// <summary>What else the article says.</summary>
    public required string Afterwards { get; init; }
}

/// <summary>One state of the network, and what a person tries in it.</summary>
internal sealed record Act
{
    /// <summary>What is built or changed, as a heading.</summary>
    public required string Heading { get; init; }

    /// <summary>Why, in sentences.</summary>
    public required string Text { get; init; }

    /// <summary>The settings that differ from the scenario's own, as KEY=VALUE.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>The fault that makes this state out of the scenario; null for the scenario as it is.</summary>
    public string? Fault { get; init; }

    /// <summary>What a person tries.</summary>
    public required IReadOnlyList<Trial> Trials { get; init; }
}

/// <summary>Something that a person tries.</summary>
/// <param name="Experiment">The number of the experiment, in the articles; where several have it, all of them.</param>
/// <param name="Expected">What comes of it in this act.</param>
/// <param name="Remark">What it shows, in a sentence.</param>
internal sealed record Trial(int Experiment, Verdict Expected, string Remark)
{
    /// <summary>
    /// The stack's output with the command that has to run first, in another terminal; null for none.
    /// </summary>
    public string? FirstOutput { get; init; }
}
