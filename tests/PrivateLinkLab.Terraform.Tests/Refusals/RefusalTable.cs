using System.Text;
using System.Text.RegularExpressions;

namespace PrivateLinkLab.Terraform.Tests.Refusals;

/// <summary>The table as the repository keeps it.</summary>
internal static partial class RefusalTable
{
    /// <summary>The file.</summary>
    public const string File = "docs/refusals.md";

    private const string Accepted = "accepts it";

    private const string Introduction = """
        # What is refused, and by whom

        Bad input as raw resources, asked of the simulated cloud on one side and of AWS's provider (5.100.0) with moto (5.2.1) on the
        other. `provider` refuses before anything is asked of AWS, `moto` as AWS's API would. The components refuse most of it
        earlier still. Where only the simulated cloud refuses, it follows AWS's documentation, and moto does not check.

        A test makes this page: `REQUIRE_EMULATOR_CHECK=1 UPDATE_GOLDEN=1 dotnet test tests/PrivateLinkLab.Terraform.Tests`.

        | bad input | simulated cloud | provider or moto |
        |---|---|---|

        """;

    /// <summary>Writes the table.</summary>
    /// <param name="rows">The cases with what either side says; null when it accepts.</param>
    public static string Write(IEnumerable<(string Case, string? Simulated, string? Emulated)> rows)
    {
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        foreach (var (name, simulated, emulated) in rows)
        {
            text.Append("| ")
                .Append(name)
                .Append(" | ")
                .Append(Cell(simulated))
                .Append(" | ")
                .Append(Cell(emulated))
                .Append(" |\n");
        }

        return text.ToString();
    }

    /// <summary>The cells of the rows of a table that was written.</summary>
    public static IEnumerable<string[]> Read(string table) =>
        table
            .Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1)
            .Select(line => UnescapedBar().Split(line.Trim('|', ' ')).Select(cell => cell.Trim()).ToArray());

    /// <summary>What the simulated cloud says, as a cell.</summary>
    public static string Cell(string? refusal) =>
        refusal is null
            ? Accepted
            : WhiteSpace()
                .Replace(Id().Replace(refusal, "$1…"), " ")
                .Replace("|", "\\|", StringComparison.Ordinal)
                .Trim();

    /// <summary>What Terraform says, without what differs from run to run.</summary>
    public static string Emulated(string sentence)
    {
        var withoutAddress = Address().Replace(sentence, "");
        return ApiError().Match(withoutAddress) is { Success: true } api
            ? $"moto: {api.Groups["code"].Value}: {api.Groups["text"].Value.TrimEnd('.')}."
            : $"provider: {withoutAddress}";
    }

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.CultureInvariant)]
    private static partial Regex UnescapedBar();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"\b([a-z]+-)[0-9a-f]{8,17}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex(@"^aws_\w+\.\w+: ", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    // The SDK names the errors that it knows without these words before the code.
    [GeneratedRegex(
        @"(api error|RequestID: \w+,) (?<code>[\w.]+): (?<text>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline
    )]
    private static partial Regex ApiError();
}
