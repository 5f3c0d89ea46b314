using System.CommandLine;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Reports;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Lab.Settings;
using PrivateLinkLab.Lab.Stacks;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab verify [SCENARIO | --state FILE]</c></summary>
internal static class VerifyCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var stack = new StackArguments(StackArguments.PlannedOrBuilt);
        var inject = new InjectOption();
        var all = new Option<bool>("--all")
        {
            Description = "Verify every scenario; with --inject, every one to which the faults apply.",
            Arity = ArgumentArity.Zero,
        };
        var reports = new ReportOptions();
        var command = new Command(
            "verify",
            "Run the experiments of a scenario: what must be reachable is, and what must not be is not."
        )
        {
            all,
        };
        stack.AddTo(command, options);
        inject.AddTo(command);
        reports.AddTo(command);
        command.SetAction(line =>
        {
            var invocation = new LabInvocation(line, options, environment);
            var faults = inject.Read(line);
            // A file's stack may not say which scenario it is.
            return RunAsync(invocation, stack.ReadBoth(line, invocation), faults, line.GetValue(all), report =>
                reports.Write(line, invocation, report)
            );
        });
        return command;
    }

    private static async Task<int> RunAsync(
        LabInvocation invocation,
        StackSource source,
        IReadOnlyList<Fault> faults,
        bool all,
        Action<Report> write
    )
    {
        if (source.Scenario is { } scenario)
        {
            ScenarioNames.Check(scenario);
        }

        IReadOnlyList<ExaminedStack> stacks = all
            ? await EveryScenarioAsync(source, faults)
            : [await InjectedFaults.IntoAsync(await source.OpenAsync(), faults)];
        var verifications = stacks.Select(stack => (Stack: stack, Verification: Verify(stack))).ToList();
        // Shown first: the verdicts are not lost when the file cannot be written.
        Show(invocation, verifications);
        write(VerificationReport.Of([.. verifications.Select(verified => verified.Verification)]));
        return verifications.TrueForAll(verified => verified.Verification.AsExpected)
            ? ExitStatus.Done
            : ExitStatus.NotAsExpected;
    }

    private static async Task<IReadOnlyList<ExaminedStack>> EveryScenarioAsync(
        StackSource source,
        IReadOnlyList<Fault> faults
    )
    {
        if (source.Named is { } other)
        {
            throw LabFailure.BadInput($"--all is every scenario, and '{other}' is one stack: give one of the two.");
        }

        var stacks = new List<ExaminedStack>();
        foreach (var scenario in ScenarioCatalog.All)
        {
            var stack = InjectedFaults.Into(await source.PlanAsync(scenario.Name), faults, out var inapplicable);
            if (inapplicable is null)
            {
                stacks.Add(stack);
            }
        }

        return stacks.Count > 0
            ? stacks
            : throw LabFailure.BadInput(
                $"There is no scenario to which {string.Join(" and ", faults)} apply together."
            );
    }

    private static Verification Verify(ExaminedStack stack)
    {
        if (stack.Graph.Resources.IsEmpty)
        {
            throw LabFailure.BadInput($"There are no resources in {stack.Name}: there is nothing to verify.");
        }

        var scenario = stack.Scenario
            ?? throw LabFailure.BadInput(
                $"No resource of {stack.Origin} has the tag Scenario with one "
                    + $"of {string.Join(", ", LessonCatalog.Scenarios)}: "
                    + "say which scenario it is with `lab verify SCENARIO --state FILE`."
            );
        return Verification.Run(scenario, stack.Graph);
    }

    private static void Show(
        LabInvocation invocation,
        List<(ExaminedStack Stack, Verification Verification)> verifications
    )
    {
        if (invocation.Json)
        {
            invocation.Print(VerificationJson.Write([.. verifications.Select(verified => verified.Verification)]));
            return;
        }

        var screen = invocation.OpenScreen();
        foreach (var (index, (stack, verification)) in verifications.Index())
        {
            if (index > 0)
            {
                screen.Line("");
            }

            VerificationView.Show(screen, stack, verification);
        }

        if (verifications.Count > 1)
        {
            VerificationView.ShowTotal(screen, [.. verifications.Select(verified => verified.Verification)]);
        }
    }
}
