using System.Text.RegularExpressions;

namespace PrivateLinkLab.Lab.Tests;

public sealed partial class ArchitectureTests
{
    // Each folder is a namespace, and they have an order: what a folder needs can be read before it.
    [Fact]
    public void Folders_DoNotNeedEachOtherInACircle()
    {
        var root = RepositoryFile.PathOf("src/PrivateLinkLab.Lab");
        var needs = Directory
            .EnumerateDirectories(root)
            .Where(folder => Directory.EnumerateFiles(folder, "*.cs").Any())
            .ToDictionary(
                folder => Path.GetFileName(folder),
                folder =>
                    Directory
                        .EnumerateFiles(folder, "*.cs")
                        .SelectMany(file =>
                            FolderOfLab().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)
                        )
                        .Where(other => other != Path.GetFileName(folder))
                        .ToHashSet()
            );
        Assert.True(needs.Count >= 6);

        while (
            needs.Where(folder => !folder.Value.Any(needs.ContainsKey)).Select(folder => folder.Key).ToList()
                is { Count: > 0 } first
        )
        {
            first.ForEach(folder => needs.Remove(folder));
        }

        Assert.Equal([], needs.Select(folder => $"{folder.Key} needs {string.Join(", ", folder.Value)}"));
    }

    [GeneratedRegex(@"^using PrivateLinkLab\.Lab\.(\w+);", RegexOptions.Multiline)]
    private static partial Regex FolderOfLab();
}
