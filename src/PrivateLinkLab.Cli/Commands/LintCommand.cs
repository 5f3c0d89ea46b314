using System.Collections.Immutable;
using System.CommandLine;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Reports;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Stacks;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Linting;
using PrivateLinkLab.Rules.Closing;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab lint [SCENARIO | --state FILE] [--rules FILE] [--disable CODE] [--fail-on LEVEL]</c></summary>
internal static class LintCommand
{
    private static readonly string[] Levels = ["note", "warning", "error"];

    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var stack = new StackArguments(StackArguments.PlannedOrBuilt);
        var inject = new InjectOption();
        var reports = new ReportOptions();
        var rules = new Option<string?>("--rules")
        {
            Description = "Also list what could be closed: all without which what these rules want is still reachable.",
            HelpName = "FILE",
        };
        var disable = new Option<string[]>("--disable")
        {
            Description = "Leave out a lint, by its code (docs/lints.md); repeatable.",
            HelpName = "CODE",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
        var failOn = new Option<string>("--fail-on")
        {
            Description = "What ends it with 1: a finding of this severity, or a higher one.",
            HelpName = string.Join("|", Levels),
            DefaultValueFactory = _ => Levels[1],
        };
        var command = new Command("lint", "Find what is wrong or superfluous, and what could be closed.")
        {
            rules,
            disable,
            failOn,
        };
        stack.AddTo(command, options);
        inject.AddTo(command);
        reports.AddTo(command);
        command.SetAction(line =>
        {
            var invocation = new LabInvocation(line, options, environment);
            var faults = inject.Read(line);
            var disabled = Disabled(line.GetValue(disable) ?? []);
            var level = AcceptedWords.Check(failOn.Name, line.GetValue(failOn)!, Levels);
            return RunAsync(
                invocation,
                stack.Read(line, invocation),
                line.GetValue(rules),
                disabled,
                (LintSeverity)Array.IndexOf(Levels, level),
                faults,
                report => reports.Write(line, invocation, report)
            );
        });
        return command;
    }

    private static async Task<int> RunAsync(
        LabInvocation invocation,
        StackSource source,
        string? rules,
        ImmutableArray<string> disabled,
        LintSeverity failOn,
        IReadOnlyList<Fault> faults,
        Action<Report> write
    )
    {
        var file = rules is null ? null : RulesFileReader.Read(invocation, rules);
        var stack = await InjectedFaults.IntoAsync(await source.OpenAsync(), faults);
        var model = ModelBuilder.Build(stack.Graph);
        var findings = Linter.Run(model, stack.Graph, disabled);
        var closable = file is null ? null : (ImmutableArray<ClosableChange>?)Closable.Find(file, model, stack.Graph);
        var result = new LintResult(stack, disabled, findings, file, closable);
        if (invocation.Json)
        {
            invocation.Print(LintJson.Of(result));
        }
        else
        {
            var screen = invocation.OpenScreen();
            LintView.Show(screen, result);
            FindingsView.Show(screen, model.Warnings, model.NotModelled, []);
            LintView.ShowSummary(screen, result);
        }

        write(LintReport.Of(result));
        return findings.Any(finding => finding.Lint.Severity >= failOn) ? ExitStatus.NotAsExpected : ExitStatus.Done;
    }

    private static ImmutableArray<string> Disabled(string[] codes)
    {
        foreach (var code in codes)
        {
            if (Linter.Find(code) is null)
            {
                throw LabFailure.BadInput(
                    $"There is no lint '{code}'; did you mean {Linter.Nearest(code)}? docs/lints.md has all."
                );
            }
        }

        return [.. codes];
    }
}
