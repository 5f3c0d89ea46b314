using System.Text.RegularExpressions;

namespace PrivateLinkLab.Testing.Tests.Documentation;

/// <summary>The tests that the documents show are among these tests, which run.</summary>
public partial class SampleTests
{
    [Theory]
    [InlineData("README.md", "PathTests")]
    [InlineData("docs/testing.md", "ReportMocks")]
    public void Sample_OfADocument_IsAClassOfTheseTests(string document, string name)
    {
        var file = File.ReadAllText(
            RepositoryFile.PathOf($"tests/PrivateLinkLab.Testing.Tests/Documentation/{name}.cs")
        );

        var block = Assert.Single(Document.All.Single(one => one.Name == document).Blocks("cs"), block =>
            block.Lines.Any(line => line.Contains($"class {name}", StringComparison.Ordinal))
        );

        Assert.Equal(
            Words(file[file.IndexOf($"public ", StringComparison.Ordinal)..]),
            Words(string.Join('\n', block.Lines))
        );
    }

    // However the lines are broken.
    private static string Words(string text) => Space().Replace(text, "");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
