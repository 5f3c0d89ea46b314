using System.CommandLine;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Stacks;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab probe [SCENARIO | --state FILE] --from WHO --to WHERE [--action ACTION]
/// [--resource ARN] [--protocol PROTOCOL]</c></summary>
internal static class ProbeCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var stack = new StackArguments(StackArguments.PlannedOrBuilt);
        var inject = new InjectOption();
        var from = new Option<string>("--from")
        {
            Description =
                "Who: a logical name, a Name tag, an instance's or interface's id, a subnet for any other host in "
                + "it, internet, or local:JUMPSERVER for one's own computer.",
            HelpName = "WHO",
            Required = true,
        };
        var to = new Option<string>("--to")
        {
            Description =
                "Where: a URL, host:port, a logical name with a port, or session-manager (of the instance in --from).",
            HelpName = "WHERE",
            Required = true,
        };
        var action = new Option<string?>("--action")
        {
            Description = "What for: an action such as sqs:SendMessage, which the policies then have to allow.",
            HelpName = "ACTION",
        };
        var resource = new Option<string?>("--resource")
        {
            Description = "The ARN of what the action is about, where neither --to nor the stack tells.",
            HelpName = "ARN",
        };
        var protocol = new Option<string?>("--protocol")
        {
            Description = "By which protocol: tcp, udp or icmp. Default: what --to says, else tcp.",
            HelpName = "PROTOCOL",
        };
        var expect = new Option<string>("--expect")
        {
            Description = "The verdict that ends with status 0, for scripts: reachable, blocked or unknown.",
            HelpName = "VERDICT",
            DefaultValueFactory = _ => ProbeResultJson.Text(Verdict.Reachable),
        };
        var changes = new Option<bool>("--changes")
        {
            Description =
                "Also list what would have to change for a blocked request to get through, as --expect reachable does.",
            Arity = ArgumentArity.Zero,
        };
        var command = new Command(
            "probe",
            "Tell whether one place reaches another, along which path, and what blocks it."
        )
        {
            from,
            to,
            action,
            resource,
            protocol,
            expect,
            changes,
        };
        stack.AddTo(command, options);
        inject.AddTo(command);
        command.SetAction(line =>
        {
            var invocation = new LabInvocation(line, options, environment);
            var faults = inject.Read(line);
            var expected = AcceptedWords.Check(
                expect.Name,
                line.GetValue(expect)!,
                [.. Enum.GetValues<Verdict>().Select(ProbeResultJson.Text)]
            );
            var showChanges =
                line.GetValue(changes)
                || (
                    line.GetResult(expect) is { Implicit: false } && expected == ProbeResultJson.Text(Verdict.Reachable)
                );
            return RunAsync(invocation, stack.Read(line, invocation), faults, expected, showChanges, prober =>
                prober.Probe(
                    line.GetValue(from)!,
                    line.GetValue(to)!,
                    line.GetValue(action),
                    line.GetValue(resource),
                    line.GetValue(protocol)
                )
            );
        });
        return command;
    }

    private static async Task<int> RunAsync(
        LabInvocation invocation,
        StackSource source,
        IReadOnlyList<Fault> faults,
        string expected,
        bool showChanges,
        Func<Prober, ProbeResult> ask
    )
    {
        var stack = await InjectedFaults.IntoAsync(await source.OpenAsync(), faults);
        var model = ModelBuilder.Build(stack.Graph);
        var result = ask(new Prober(model));
        if (invocation.Json)
        {
            invocation.Print(JsonText.Document(writer => ProbeResultJson.Write(writer, result)));
        }
        else
        {
            var screen = invocation.OpenScreen();
            ProbeView.Show(screen, result, showChanges);
            FindingsView.Show(screen, model.Warnings, model.NotModelled, [result.Verdict]);
        }

        return ProbeResultJson.Text(result.Verdict) == expected ? ExitStatus.Done : ExitStatus.NotAsExpected;
    }
}
