using System.Collections.Immutable;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons.Plays;

/// <summary>A command that a person types, and what the terminal answers.</summary>
internal sealed record PlayStep
{
    /// <summary>Where it is typed, as the prompt names it.</summary>
    public required PlayText Terminal { get; init; }

    /// <summary>The command.</summary>
    public required string Command { get; init; }

    /// <summary>What the terminal answers.</summary>
    public required Answer Answer { get; init; }

    /// <summary>What the play says that comes of it.</summary>
    public required Outcome Expected { get; init; }

    /// <summary>What it shows, in a sentence.</summary>
    public required PlayText Remark { get; init; }

    /// <summary>The number of the experiment, in the articles; null for a step between them.</summary>
    public int? Experiment { get; init; }

    /// <summary>What the probe found, from which the answer follows; null for what only reads what is built.</summary>
    public ProbeResult? Found { get; init; }

    /// <summary>The way on one line; empty where nothing is sent through the network.</summary>
    public ImmutableArray<PathStop> Path { get; init; } = [];

    /// <summary>
    /// What the play says that the answer shows, to follow "The play expects"; null for what <see cref="Expected"/>
    /// says.
    /// </summary>
    public PlayText? Claim { get; init; }

    /// <summary>Whether the answer shows what <see cref="Claim"/> says.</summary>
    public bool ClaimHolds { get; init; } = true;

    /// <summary>Whether it came out as the play says.</summary>
    public bool AsTold => Answer.Outcome == Expected && ClaimHolds;

    /// <summary>What the play says that comes of it, to follow "The play expects".</summary>
    public PlayText Expectation => Claim ?? (Expected == Outcome.Works ? PlayWords.ToWork : PlayWords.ToFail);
}

/// <summary>What a terminal answers to a command.</summary>
/// <param name="Outcome">What came of the command.</param>
/// <param name="Lines">The lines that it prints.</param>
internal sealed record Answer(Outcome Outcome, ImmutableArray<string> Lines)
{
    /// <summary>How many seconds it is silent.</summary>
    public double Seconds { get; init; }

    /// <summary>How many of the lines it prints before that.</summary>
    public int LinesBefore { get; init; }

    /// <summary>Why there is no answer, as a sentence; null where there is one.</summary>
    public PlayText? Note { get; init; }

    /// <summary>The command does what it is for.</summary>
    public static Answer Works(params ImmutableArray<string> lines) => new(Outcome.Works, lines) { Seconds = 0.4 };

    /// <summary>The command ends with an error.</summary>
    /// <param name="seconds">After how many seconds.</param>
    /// <param name="lines">What it prints.</param>
    public static Answer Fails(double seconds, params ImmutableArray<string> lines) =>
        new(Outcome.Fails, lines) { Seconds = seconds };

    /// <summary>What comes of the command is not known.</summary>
    /// <param name="found">The probe that does not know it.</param>
    public static Answer NotKnown(ProbeResult found) =>
        new(Outcome.NotKnown, [])
        {
            Note = new(
                $"What the terminal answers is not known: {found.Reason}.",
                $"Não se sabe o que o terminal responde: {found.Reason}."
            ),
        };
}

/// <summary>What comes of a command.</summary>
internal enum Outcome
{
    /// <summary>It does what it is for.</summary>
    Works,

    /// <summary>It ends with an error.</summary>
    Fails,

    /// <summary>It is not known.</summary>
    NotKnown,

    /// <summary>There is no terminal to type it in.</summary>
    NoTerminal,
}
