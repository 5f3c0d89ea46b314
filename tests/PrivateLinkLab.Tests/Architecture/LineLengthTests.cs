namespace PrivateLinkLab.Tests.Architecture;

/// <summary>
/// No line of code is longer than 120 columns. CSharpier breaks code, but neither comments nor texts; only a text that
/// has no place to break, and what stands in a raw literal, may be longer.
/// </summary>
public class LineLengthTests
{
    private const int Most = 120;

    public static TheoryData<string, int> Folders =>
        new()
        {
            { "src", 300 },
            { "tests", 300 },
            { "examples", 6 },
        };

    [Theory]
    [MemberData(nameof(Folders))]
    public void Lines_OfCode_AreNotTooLong(string folder, int least)
    {
        var root = RepositoryFile.PathOf(folder);
        var files = Directory
            .EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            // What npm brings is not ours.
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal))
            .ToList();
        Assert.True(files.Count > least);

        var tooLong = files.SelectMany(file =>
            TooLong(File.ReadAllLines(file)).Select(line => $"{Path.GetRelativePath(root, file)}:{line}")
        );
        Assert.True(!tooLong.Any(), string.Join('\n', tooLong));
    }

    [Theory]
    [InlineData("// ", true)]
    [InlineData("var text = Of(\"", false)]
    [InlineData("/// <summary>", true)]
    public void TooLong_LongWord_IsAllowedInATextOnly(string before, bool isTooLong) =>
        Assert.Equal(isTooLong, TooLong([$"{before}{new string('x', Most)}"]).Any());

    [Fact]
    public void TooLong_TextThatCouldBreak_IsTooLong() =>
        Assert.Equal([1], TooLong([$"var text = \"{string.Concat(Enumerable.Repeat("word ", Most / 5))}\";"]));

    private static IEnumerable<int> TooLong(string[] lines)
    {
        var isRaw = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            var begins = line.Split("\"\"\"").Length % 2 == 0;
            var isText =
                isRaw
                || line.Contains("\"\"\"", StringComparison.Ordinal)
                || line.TrimStart().StartsWith("@\"", StringComparison.Ordinal);
            isRaw ^= begins;
            if (line.Length > Most && !isText && !HasUnbreakableText(line))
            {
                yield return i + 1;
            }
        }
    }

    // The longest word of a text, such as a policy, a pattern or a URN, with what has to stand before it.
    private static bool HasUnbreakableText(string line) =>
        !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
        && line.Split(' ')
            .Where(word => word.Contains('"', StringComparison.Ordinal) || word.Length > Most / 3)
            .Select(word => word.Length)
            .DefaultIfEmpty(0)
            .Max()
            > Most / 3;
}
