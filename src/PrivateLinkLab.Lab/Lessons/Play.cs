using PrivateLinkLab.Lab.Lessons.Plays;

namespace PrivateLinkLab.Lab.Lessons;

/// <summary>An article's experiment, step by step.</summary>
internal sealed record Play
{
    /// <summary>What it is about, as a heading.</summary>
    public required PlayText Title { get; init; }

    /// <summary>The question that the article asks.</summary>
    public required PlayText Introduction { get; init; }

    /// <summary>The acts: before, and after.</summary>
    public required IReadOnlyList<Act> Acts { get; init; }

    /// <summary>What else the article says.</summary>
    public required PlayText Afterwards { get; init; }
}

/// <summary>One state of the network, and what a person tries in it.</summary>
internal sealed record Act
{
    /// <summary>What is built or changed, as a heading.</summary>
    public required PlayText Heading { get; init; }

    /// <summary>Why, in sentences.</summary>
    public required PlayText Text { get; init; }

    /// <summary>The settings that differ from the scenario's own, as KEY=VALUE.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>
    /// The fault that makes this state out of the scenario, where no setting does; null for the scenario as it is.
    /// </summary>
    public string? Fault { get; init; }

    /// <summary>What a person types, in that order.</summary>
    public required Func<Stage, IReadOnlyList<PlayStep>> Steps { get; init; }

    /// <summary>The lab's command that makes this state, or shows it where nothing but a fault does.</summary>
    /// <param name="scenario">The scenario's name.</param>
    public string CommandFor(string scenario) =>
        Fault is null
            ? $"./lab up {scenario}{string.Concat(Settings.Select(setting => $" --config {setting}"))}"
            : $"./lab verify {scenario} --inject {Fault}";
}
