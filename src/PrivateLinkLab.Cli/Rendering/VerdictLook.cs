using PrivateLinkLab.Reachability.Explanations;
using PrivateLinkLab.Reachability.Verdicts;
using Spectre.Console;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>How verdicts and decisions are shown.</summary>
internal static class VerdictLook
{
    /// <summary>What stands for something that is as it should be.</summary>
    public const string Good = ProbeText.Good;

    /// <summary>What stands for something that is not.</summary>
    public const string Bad = ProbeText.Bad;

    /// <summary>What stands for something that is not known.</summary>
    public const string NotKnown = ProbeText.NotKnown;

    /// <summary>One character for what a hop does.</summary>
    public static string Symbol(this Decision decision) => ProbeText.SymbolOf(decision);

    /// <summary>A hop's colour.</summary>
    public static Style Style(this Decision decision) =>
        decision switch
        {
            Decision.Allow => Color.Green,
            Decision.Deny => Color.Red,
            _ => Color.Yellow,
        };

    /// <summary>One character for a verdict.</summary>
    public static string Symbol(this Verdict verdict) => ProbeText.SymbolOf(verdict);

    /// <summary>A verdict's colour.</summary>
    public static Style Style(this Verdict verdict) => AsDecision(verdict).Style();

    private static Decision AsDecision(Verdict verdict) =>
        verdict switch
        {
            Verdict.Reachable => Decision.Allow,
            Verdict.Blocked => Decision.Deny,
            _ => Decision.Unknown,
        };
}
