using System.Collections.Immutable;

namespace PrivateLinkLab.Cli.Reports;

/// <summary>
/// What a command found, item by item, for whatever reads it: a CI system, a code host, a pull request.
/// </summary>
/// <param name="Command">The command, such as <c>check</c>.</param>
/// <param name="Title">A line that says what was looked at.</param>
/// <param name="Suites">The items by what they are about; one suite for most commands.</param>
internal sealed record Report(string Command, string Title, ImmutableArray<ReportSuite> Suites)
{
    /// <summary>All items.</summary>
    public IEnumerable<ReportItem> Items => Suites.SelectMany(suite => suite.Items);
}

/// <summary>Items that belong together.</summary>
/// <param name="Name">What they are about.</param>
/// <param name="Items">The items.</param>
internal sealed record ReportSuite(string Name, ImmutableArray<ReportItem> Items);

/// <summary>Something that was looked at.</summary>
internal sealed record ReportItem
{
    /// <summary>A stable code: of the kind of finding, or of what is wrong.</summary>
    public required string Code { get; init; }

    /// <summary>What it is about, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>How much it matters.</summary>
    public required ReportLevel Level { get; init; }

    /// <summary>What is wrong, in one line; empty for what is fine.</summary>
    public string Message { get; init; } = "";

    /// <summary>What else there is to say, line by line.</summary>
    public ImmutableArray<string> Details { get; init; } = [];

    /// <summary>The file that it comes from, as the user named it; null when it comes from none.</summary>
    public string? File { get; init; }

    /// <summary>The line of the file, from 1; null when there is none.</summary>
    public int? Line { get; init; }

    /// <summary>The column of the line, from 1; null when there is none.</summary>
    public int? Column { get; init; }

    /// <summary>The URN or id of the resource that it is about; null when it is about none.</summary>
    public string? Resource { get; init; }

    /// <summary>How long it took; null when that is not told.</summary>
    public TimeSpan? Duration { get; init; }
}

/// <summary>How much an item matters.</summary>
internal enum ReportLevel
{
    /// <summary>It is as it should be.</summary>
    Passed,

    /// <summary>It may be improved.</summary>
    Note,

    /// <summary>It is probably wrong.</summary>
    Warning,

    /// <summary>It is wrong.</summary>
    Error,
}
