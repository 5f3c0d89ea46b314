using System.CommandLine;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Reports;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Stacks;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.WholeNetwork;
using PrivateLinkLab.Rules;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab check [SCENARIO | --state FILE] --rules FILE</c></summary>
internal static class CheckCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var stack = new StackArguments(StackArguments.PlannedOrBuilt);
        var inject = new InjectOption();
        var reports = new ReportOptions();
        var rules = new Option<string>("--rules")
        {
            Description = "The file with the rules (YAML; docs/rules.md).",
            HelpName = "FILE",
            Required = true,
        };
        var command = new Command("check", "Check a network against rules: what must be reachable, and what must not.")
        {
            rules,
        };
        command.Add(CheckInitCommand.Create(options, environment));
        stack.AddTo(command, options);
        inject.AddTo(command);
        reports.AddTo(command);
        command.SetAction(line =>
        {
            var invocation = new LabInvocation(line, options, environment);
            var faults = inject.Read(line);
            return RunAsync(invocation, stack.Read(line, invocation), line.GetValue(rules)!, faults, report =>
                reports.Write(line, invocation, report)
            );
        });
        return command;
    }

    private static async Task<int> RunAsync(
        LabInvocation invocation,
        StackSource source,
        string rules,
        IReadOnlyList<Fault> faults,
        Action<Report> write
    )
    {
        // Before the stack, which takes longer to make.
        var file = RulesFileReader.Read(invocation, rules);
        var stack = await InjectedFaults.IntoAsync(await source.OpenAsync(), faults);
        var model = ModelBuilder.Build(stack.Graph);
        var results = RulesCheck.Run(file, new WholeNetworkReach(model, stack.Graph));
        var check = new RulesVerdict(file, stack, results);
        if (invocation.Json)
        {
            invocation.Print(RulesJson.Of(check));
        }
        else
        {
            var screen = invocation.OpenScreen();
            RulesView.Show(screen, check);
            FindingsView.Show(
                screen,
                model.Warnings,
                model.NotModelled,
                results.SelectMany(result => result.Pairs).Select(pair => pair.Result.Verdict)
            );
            RulesView.ShowSummary(screen, check);
        }

        write(RulesReport.Of(check));
        return results.All(result => result.Holds) ? ExitStatus.Done : ExitStatus.NotAsExpected;
    }
}
