namespace PrivateLinkLab.TestSupport;

/// <summary>A text for users: the README, and what lies under docs and beside the sources and examples.</summary>
/// <param name="Name">Its path from the repository's top.</param>
/// <param name="Lines">Its lines.</param>
internal sealed record Document(string Name, IReadOnlyList<string> Lines)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Document> All { get; } =
    [
        .. new[] { RepositoryFile.PathOf("README.md") }
            .Concat(Files("docs"))
            .Concat(Files("examples"))
            .Concat(Files("src"))
            .Select(path => new Document(
                Path.GetRelativePath(RepositoryFile.PathOf("."), path).Replace('\\', '/'),
                File.ReadAllLines(path)
            )),
    ];

    /// <summary>Gives the fenced blocks of a language.</summary>
    public IEnumerable<DocumentBlock> Blocks(string language)
    {
        for (var at = 0; at < Lines.Count; at++)
        {
            if (!Lines[at].StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            var (start, isWanted) = (at + 1, Lines[at][3..].Trim() == language);
            do
            {
                at++;
            } while (at < Lines.Count && !Lines[at].StartsWith("```", StringComparison.Ordinal));
            if (isWanted)
            {
                yield return new(Name, start + 1, [.. Lines.Take(at).Skip(start)]);
            }
        }
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory
            .EnumerateFiles(RepositoryFile.PathOf(folder), "*.md", SearchOption.AllDirectories)
            .Where(path => !path.Contains("node_modules", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}

/// <summary>A fenced block of a document.</summary>
/// <param name="Document">The document's path.</param>
/// <param name="FirstLine">The number of the first line inside the fence, from 1.</param>
/// <param name="Lines">The lines inside the fence.</param>
internal sealed record DocumentBlock(string Document, int FirstLine, IReadOnlyList<string> Lines);
