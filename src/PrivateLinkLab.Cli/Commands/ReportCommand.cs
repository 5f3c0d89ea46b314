using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.HtmlReports.Content;
using PrivateLinkLab.Cli.HtmlReports.Page;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Stacks;
using PrivateLinkLab.Rules;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab report [SCENARIO | --state FILE] [--rules FILE] --output FILE</c></summary>
internal static class ReportCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var stack = new StackArguments(StackArguments.PlannedOrBuilt);
        var inject = new InjectOption();
        var rules = new Option<string?>("--rules")
        {
            Description = "A file with rules to hold the network against (YAML; docs/rules.md).",
            HelpName = "FILE",
        };
        var output = new Option<string?>("--output")
        {
            Description = "The file that gets the page.",
            HelpName = "FILE",
        };
        var command = new Command(
            "report",
            "Write one page to walk through: the map, every experiment or rule, who reaches what, faults and cost."
        )
        {
            rules,
            output,
        };
        stack.AddTo(command, options);
        inject.AddTo(command);
        command.SetAction(line =>
        {
            var invocation = new LabInvocation(line, options, environment);
            var faults = inject.Read(line);
            var source = stack.Read(line, invocation);
            var file = line.GetValue(output);
            return file is null && !invocation.Json
                ? throw LabFailure.BadInput($"{output.Name} is required: {output.Name} FILE, a file for the page.")
                : RunAsync(invocation, source, line.GetValue(rules), faults, file);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        LabInvocation invocation,
        StackSource source,
        string? rules,
        IReadOnlyList<Fault> faults,
        string? output
    )
    {
        // Before the stack, which takes longer to make.
        var file = rules is null ? null : RulesFileReader.Read(invocation, rules);
        var stack = await InjectedFaults.IntoAsync(await source.OpenAsync(), faults);
        Write(invocation, stack, file, output);
        return ExitStatus.Done;
    }

    // By itself, so that other commands load nothing of it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Write(LabInvocation invocation, ExaminedStack stack, RulesFile? rules, string? output)
    {
        var report = ReportBuilder.Of(stack, rules);
        if (output is not null)
        {
            var page = Encoding.UTF8.GetBytes(ReportPage.Write(report));
            NamedFile.Write(invocation.Stack.PathOf(output), page, "The report");
        }

        if (invocation.Json)
        {
            invocation.Print(JsonText.Document(writer => ReportJson.Write(writer, report)));
        }
        else
        {
            invocation.OpenScreen().Paragraph("", $"Wrote {output}. It opens in any browser, without a network.");
        }
    }
}
