using PrivateLinkLab.Reachability.Linting;
using Spectre.Console;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Shows findings of lints, and what could be closed, for a person.</summary>
internal static class LintView
{
    private const string Indentation = "  ";

    /// <summary>Shows them by lint, the errors first.</summary>
    public static void Show(Screen screen, LintResult result)
    {
        screen.Sentence(result.Stack.Origin);
        foreach (var lint in result.Findings.GroupBy(finding => finding.Lint))
        {
            screen.Line("");
            screen.Paragraph(
                new($"{LintResult.Text(lint.Key.Severity)} ", Color(lint.Key.Severity)),
                $"{lint.Key.Code}: {lint.Key.Title}"
            );
            foreach (var finding in lint)
            {
                screen.Paragraph(Indentation, finding.Message);
                screen.Paragraph($"{Indentation}  fix: ", finding.Fix);
            }
        }

        if (result.Closable is not { } closable)
        {
            return;
        }

        screen.Line("");
        if (closable.IsEmpty)
        {
            screen.Paragraph("", $"Nothing could be closed without breaking {result.File!.Name}.");
            return;
        }

        screen.Paragraph("", $"Could be closed, all together, without breaking {result.File!.Name}:");
        foreach (var change in closable)
        {
            screen.Paragraph(Indentation, change.Change);
        }
    }

    /// <summary>Shows how much was found.</summary>
    public static void ShowSummary(Screen screen, LintResult result)
    {
        screen.Line("");
        var counts = ((LintSeverity[])[LintSeverity.Error, LintSeverity.Warning, LintSeverity.Note])
            .Select(severity =>
                (Severity: severity, Count: result.Findings.Count(finding => finding.Lint.Severity == severity))
            )
            .Where(pair => pair.Count > 0)
            .Select(pair => $"{pair.Count} {LintResult.Text(pair.Severity)}{(pair.Count == 1 ? "" : "s")}")
            .ToList();
        screen.UniformLine(
            counts.Count == 0 ? "Nothing found." : $"Found: {string.Join(", ", counts)}.",
            Color(result.Findings.IsEmpty ? null : result.Findings[0].Lint.Severity)
        );
    }

    private static Color Color(LintSeverity? severity) =>
        severity switch
        {
            null => Spectre.Console.Color.Green,
            LintSeverity.Note => Spectre.Console.Color.Blue,
            LintSeverity.Warning => Spectre.Console.Color.Yellow,
            LintSeverity.Error => Spectre.Console.Color.Red,
            _ => throw new UnreachableException($"There is no severity {severity}."),
        };
}
