using System.Globalization;
using System.Text;
using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Cli.Reports;

/// <summary>
/// Workflow commands that make GitHub show findings beside the code (GitHub Docs, "Workflow commands for GitHub
/// Actions").
/// </summary>
internal static class GitHubAnnotations
{
    /// <summary>Gives a line for each finding; nothing when all is fine.</summary>
    public static string Of(Report report)
    {
        var text = new StringBuilder();
        foreach (var item in report.Items.Where(item => item.Level != ReportLevel.Passed))
        {
            var properties = new List<string>();
            if (item.File is { } file)
            {
                properties.Add($"file={Property(file)}");
                properties.Add(string.Create(CultureInfo.InvariantCulture, $"line={item.Line ?? 1}"));
                if (item.Column is { } column)
                {
                    properties.Add(string.Create(CultureInfo.InvariantCulture, $"col={column}"));
                }
            }

            properties.Add($"title={Property(item.Title)}");
            text.Append("::")
                .Append(Level(item.Level))
                .Append(' ')
                .AppendJoin(',', properties)
                .Append("::")
                .Append(Message(string.Join('\n', item.Details.Prepend(item.Message))))
                .Append('\n');
        }

        return text.ToString();
    }

    private static string Level(ReportLevel level) =>
        level switch
        {
            ReportLevel.Note => "notice",
            ReportLevel.Warning => "warning",
            ReportLevel.Error => "error",
            ReportLevel.Passed => throw new UnreachableException("What is fine is no annotation."),
            _ => throw new UnreachableException($"There is no level {level}."),
        };

    // GitHub reads a line up to its end; these are its own escapes.
    private static string Message(string text) =>
        Printable
            .Text(text)
            .Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Message(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
