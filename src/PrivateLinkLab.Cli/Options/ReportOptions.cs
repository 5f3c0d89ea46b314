using System.CommandLine;
using System.Text;
using PrivateLinkLab.Cli.Reports;
using PrivateLinkLab.Lab;

namespace PrivateLinkLab.Cli.Options;

/// <summary>Where a command writes its findings besides the screen.</summary>
internal sealed class ReportOptions
{
    private readonly Option<string?> _junit = File("--junit", "Also write a report for CI systems, in JUnit's format.");
    private readonly Option<string?> _sarif = File("--sarif", "Also write a report for code hosts, in SARIF 2.1.0.");
    private readonly Option<string?> _markdown = File("--markdown", "Also write a comment for a pull request.");

    private readonly Option<bool> _gitHub = new("--github")
    {
        Description = "Also print annotations for GitHub Actions.",
        Arity = ArgumentArity.Zero,
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_junit);
        command.Add(_sarif);
        command.Add(_markdown);
        command.Add(_gitHub);
    }

    /// <summary>Writes what the command line asks for. Shown before: verdicts are not lost when a file cannot be
    /// written.</summary>
    /// <exception cref="LabFailure">A file cannot be written.</exception>
    public void Write(ParseResult line, LabInvocation invocation, Report report)
    {
        if (line.GetValue(_gitHub))
        {
            invocation.PrintBeside(GitHubAnnotations.Of(report));
        }

        Write(invocation, line.GetValue(_junit), () => JUnitReport.Of(report));
        Write(invocation, line.GetValue(_sarif), () => Encoding.UTF8.GetBytes(SarifReport.Of(report)));
        Write(invocation, line.GetValue(_markdown), () => Encoding.UTF8.GetBytes(MarkdownReport.Of(report)));
    }

    private static void Write(LabInvocation invocation, string? file, Func<byte[]> content)
    {
        if (file is not null)
        {
            NamedFile.Write(invocation.Stack.PathOf(file), content(), "The report");
        }
    }

    private static Option<string?> File(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE" };
}
