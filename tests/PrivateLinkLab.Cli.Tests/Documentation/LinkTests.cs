using System.Text.RegularExpressions;

namespace PrivateLinkLab.Cli.Tests.Documentation;

/// <summary>Links between the documents lead somewhere, and the README stays a first reading.</summary>
public sealed partial class LinkTests
{
    private const int LongestReadme = 150;

    [Fact]
    public void Documents_EveryLinkToAFile_LeadsToAFileAndAHeading() =>
        Assert.Equal([], Links().Select(FaultOf).OfType<string>());

    [Fact]
    public void Documents_HaveManyLinks() => Assert.True(Links().Count() > 60);

    [Fact]
    public void Readme_IsAFirstReading_AndLinksToEveryPage()
    {
        var readme = Document.All.Single(document => document.Name == "README.md");
        var linked = Links().Where(link => link.Document == readme.Name).Select(link => link.Target.Split('#')[0]);

        Assert.InRange(readme.Lines.Count, 50, LongestReadme);
        Assert.Equal(
            [],
            Document
                .All.Select(document => document.Name)
                .Where(name => name.StartsWith("docs/", StringComparison.Ordinal) && name.Count(c => c == '/') == 1)
                .Except(linked)
        );
    }

    [Theory]
    [InlineData("README.md", "docs/nothing.md", "README.md:1: there is no docs/nothing.md")]
    [InlineData("README.md", "docs/rules.md#nothing", "README.md:1: docs/rules.md has no heading #nothing")]
    [InlineData("docs/rules.md", "schemas", null)]
    [InlineData("docs/commands.md", "rules.md#in-ci", null)]
    public void FaultOf_Link_IsWhatIsWrongWithIt(string document, string target, string? expected) =>
        Assert.Equal(expected, FaultOf(new(document, 1, target)));

    private static string? FaultOf(Link link)
    {
        var parts = link.Target.Split('#');
        var folder = Path.GetDirectoryName(RepositoryFile.PathOf(link.Document))!;
        var path = parts[0].Length == 0 ? RepositoryFile.PathOf(link.Document) : Path.Combine(folder, parts[0]);
        if (!Path.Exists(path))
        {
            return $"{link.Document}:{link.Line}: there is no {link.Target}";
        }

        return parts.Length == 1 || HeadingsOf(path).Contains(parts[1], StringComparer.Ordinal)
            ? null
            : $"{link.Document}:{link.Line}: {parts[0]} has no heading #{parts[1]}";
    }

    // As GitHub makes an anchor of a heading.
    private static IEnumerable<string> HeadingsOf(string path) =>
        File.ReadLines(path)
            .Where(line => line.StartsWith('#'))
            .Select(line =>
                NotInAnchors().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-')
            );

    private static IEnumerable<Link> Links() =>
        Document.All.SelectMany(document =>
            document.Lines.SelectMany(
                (text, index) =>
                    Target()
                        .Matches(text)
                        .Select(match => match.Groups[1].Value)
                        .Where(target => !target.Contains("://", StringComparison.Ordinal))
                        .Select(target => new Link(document.Name, index + 1, target))
            )
        );

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Target();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();

    private sealed record Link(string Document, int Line, string Target);
}
