using System.Text;
using PrivateLinkLab.Reachability.Linting;

namespace PrivateLinkLab.Reachability.Tests.Linting;

/// <summary>
/// docs/lints.md is what the lints say of themselves. Where one changes, run this with UPDATE_GOLDEN=1, which writes
/// the page.
/// </summary>
public sealed class LintsPageTests
{
    private const string Path = "docs/lints.md";

    [Fact]
    public void LintsPage_HasEveryLint()
    {
        var page = Page();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(RepositoryFile.PathOf(Path), page);
        }

        Assert.Equal(page, File.ReadAllText(RepositoryFile.PathOf(Path)).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Lints_Codes_AreTheirOwn() =>
        Assert.Equal(Linter.All.Length, Linter.All.Select(lint => lint.Code).Distinct().Count());

    private static string Page()
    {
        var page = new StringBuilder(
            """
            # Lints

            `lab lint` looks for what is wrong or superfluous in a network without anybody having asked: in a scenario, in `--state FILE`,
            or in what is built. It reports what is sure; where something is not known, it is silent.

            `--disable CODE` leaves a lint out. It ends with 1 when it finds a warning or an error, and with 0 otherwise; `--fail-on note` or
            `--fail-on error` says what counts. `--json` has everything ([schema](schemas/lint.schema.json)); `--junit FILE`, `--sarif FILE`,
            `--markdown FILE` and `--github` write for CI systems, code hosts, pull requests and GitHub's annotations.

            With `--rules FILE` ([rules.md](rules.md)) it also lists what could be closed: rules of security groups, routes, endpoints and
            permissions of instances' roles without which every rule that wants something reachable holds as it does now. Each is taken
            away and the rules are asked again, the most exposed first; everything that is listed can be closed together. What no rule
            wants reachable is listed too, so that the rules have to say everything that is needed.

            A test makes the rest of this page out of the lints in [Linting](../src/PrivateLinkLab.Reachability/Linting):
            `UPDATE_GOLDEN=1 dotnet test tests/PrivateLinkLab.Reachability.Tests`.

            """
        );
        foreach (var (severity, heading) in Headings)
        {
            page.Append($"\n## {heading}\n");
            foreach (var lint in Linter.All.Where(lint => lint.Severity == severity))
            {
                page.Append($"\n### `{lint.Code}`\n\n{lint.Title}\n\n{lint.Why}\n");
            }
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    private static readonly (LintSeverity Severity, string Heading)[] Headings =
    [
        (LintSeverity.Error, "Errors: it cannot work, AWS refuses it, or it exposes something"),
        (LintSeverity.Warning, "Warnings: it is probably not meant"),
        (LintSeverity.Note, "Notes: it may be improved"),
    ];
}
