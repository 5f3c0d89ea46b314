using PrivateLinkLab.Reachability.Explanations;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Rules;
using Spectre.Console;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Shows what came of rules, for a person.</summary>
internal static class RulesView
{
    private const int ShownPairs = 5;
    private const string Indentation = "  ";
    private const string Inner = "    ";

    /// <summary>Shows every rule, and below one that is broken what breaks it.</summary>
    public static void Show(Screen screen, RulesVerdict check)
    {
        screen.Sentence($"{check.File.Name} against {check.Stack.Origin}");
        screen.Line("");
        foreach (var result in check.Results)
        {
            Show(screen, result);
        }
    }

    /// <summary>Shows how many rules hold.</summary>
    public static void ShowSummary(Screen screen, RulesVerdict check)
    {
        screen.Line("");
        var count = check.Results.Length;
        var rules = count == 1 ? "1 rule" : $"{count} rules";
        screen.UniformLine(
            check.Broken == 0 ? $"{rules}: all hold."
                : check.Broken == count ? $"{rules}: none holds."
                : $"{rules}: {count - check.Broken} hold, {check.Broken} broken.",
            check.Broken == 0 ? Color.Green : Color.Red
        );
    }

    private static void Show(Screen screen, RuleResult result)
    {
        var unknown = !result.Holds && result.Broken.All(pair => pair.Result.Verdict == Verdict.Unknown);
        var (symbol, color) =
            result.Holds ? (VerdictLook.Good, Color.Green)
            : unknown ? (VerdictLook.NotKnown, Color.Yellow)
            : (VerdictLook.Bad, Color.Red);
        screen.Paragraph(new($"{symbol} ", color), result.Rule.Name, result.Holds ? null : color);
        if (result.Holds)
        {
            return;
        }

        if (result.Rule.Because is { } because)
        {
            screen.Paragraph($"{Indentation}because ", because);
        }

        var broken = result.Broken.ToList();
        foreach (var pair in broken.Take(ShownPairs))
        {
            Show(screen, pair);
        }

        if (broken.Count > ShownPairs)
        {
            screen.Line($"{Indentation}and {broken.Count - ShownPairs} more; --json has all.");
        }
    }

    // Blocked and meant to be reachable: what stands in the way. Reachable and forbidden: what lets it through.
    private static void Show(Screen screen, PairResult pair)
    {
        var result = pair.Result;
        screen.Paragraph(Indentation, RuleText.Line(pair), result.Verdict.Style());
        switch (result.Verdict)
        {
            case Verdict.Reachable:
                foreach (var evidence in ProbeText.LetThroughBy(result))
                {
                    screen.Paragraph($"{Inner}let through: ", evidence);
                }

                break;
            case Verdict.Unknown:
                screen.Paragraph(Inner, result.Explanation);
                break;
            case Verdict.Blocked:
                PathView.ShowChanges(screen, result, Inner);
                break;
            default:
                throw new UnreachableException($"There is no verdict {result.Verdict}.");
        }
    }
}
