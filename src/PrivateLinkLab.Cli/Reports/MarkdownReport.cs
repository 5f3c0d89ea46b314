using System.Globalization;
using System.Text;
using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Cli.Reports;

/// <summary>A comment for a pull request, in GitHub's and GitLab's Markdown.</summary>
internal static class MarkdownReport
{
    /// <summary>Gives the text: a heading, a table of all items, and what there is to say of findings.</summary>
    public static string Of(Report report)
    {
        var items = report.Items.ToList();
        var found = items.Where(item => item.Level != ReportLevel.Passed).ToList();
        var text = new StringBuilder();
        text.Append("### ").Append(found.Count == 0 ? "✅ " : "❌ ").Append(Inline(report.Title)).Append("\n\n");
        text.Append("| | |\n|---|---|\n");
        foreach (var item in items)
        {
            text.Append("| ").Append(Symbol(item.Level)).Append(" | ").Append(Cell(item.Title));
            if (item.Message.Length > 0)
            {
                text.Append("<br>").Append(Cell(item.Message));
            }

            text.Append(" |\n");
        }

        foreach (var item in found.Where(item => !item.Details.IsEmpty))
        {
            text.Append("\n<details><summary>").Append(Inline(item.Title)).Append("</summary>\n\n");
            var fence = Fence(item.Details);
            text.Append(fence).Append('\n');
            foreach (var line in item.Details)
            {
                text.Append(Printable.Text(line)).Append('\n');
            }

            text.Append(fence).Append("\n\n</details>\n");
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"\n{items.Count} checked, {items.Count - found.Count} as expected, {found.Count} not.\n"
        );
        return text.ToString();
    }

    private static string Symbol(ReportLevel level) =>
        level switch
        {
            ReportLevel.Passed => "✅",
            ReportLevel.Note => "ℹ️",
            ReportLevel.Warning => "⚠️",
            ReportLevel.Error => "❌",
            _ => throw new UnreachableException($"There is no level {level}."),
        };

    // A text of the stack's must stay a text.
    private static string Inline(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var character in Printable.Text(text).ReplaceLineEndings(" "))
        {
            builder.Append(
                character switch
                {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '*' or '_' or '`' or '[' or ']' or '\\' or '#' or '@' => $"\\{character}",
                    _ => character.ToString(),
                }
            );
        }

        return builder.ToString();
    }

    private static string Cell(string text) => Inline(text).Replace("|", "\\|", StringComparison.Ordinal);

    // Longer than any run of backticks inside.
    private static string Fence(IEnumerable<string> lines)
    {
        var longest = 0;
        foreach (var line in lines)
        {
            var run = 0;
            foreach (var character in line)
            {
                run = character == '`' ? run + 1 : 0;
                longest = Math.Max(longest, run);
            }
        }

        return new string('`', Math.Max(3, longest + 1));
    }
}
