using System.CommandLine;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Stacks;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab probe --from WHO --to WHERE [--action ACTION]</c></summary>
internal static class ProbeCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var stack = new StackArguments();
        var from = new Option<string>("--from")
        {
            Description = "Who: a logical name, a Name tag, an instance's or interface's id, a subnet for any other host in it, internet, or local:JUMPSERVER for one's own computer.",
            HelpName = "WHO",
            Required = true,
        };
        var to = new Option<string>("--to")
        {
            Description = "Where: a URL, host:port, a logical name with a port, or session-manager (of the instance in --from).",
            HelpName = "WHERE",
            Required = true,
        };
        var action = new Option<string?>("--action")
        {
            Description = "What for: an action such as sqs:SendMessage, which the policies then have to allow.",
            HelpName = "ACTION",
        };
        var command = new Command("probe", "Say whether one place reaches another, along which path, and what would have to change.") { from, to, action };
        stack.AddTo(command);
        command.SetAction(line => RunAsync(new(line, options, environment), line, stack, (line.GetValue(from)!, line.GetValue(to)!, line.GetValue(action))));
        return command;
    }

    private static async Task<int> RunAsync(
        LabInvocation invocation, ParseResult line, StackArguments arguments, (string From, string To, string? Action) request)
    {
        var faults = InjectedFaults.Named(line.GetValue(arguments.Inject)!);
        var (scenario, file) = (line.GetValue(arguments.Scenario), line.GetValue(arguments.State));
        if (scenario is not null && file is not null)
        {
            throw LabFailure.BadInput($"The stack is either the plan of '{scenario}' or in '{file}': give a SCENARIO or --state.");
        }

        var stack = await InjectedFaults.IntoAsync(await ExaminedStack.FindAsync(invocation, scenario, file), faults);
        var model = NetworkModel.Of(stack.Graph);
        var result = new Prober(model).Probe(request.From, request.To, request.Action);
        if (invocation.Json)
        {
            invocation.Print(JsonText.Document(writer => ProbeResultJson.Write(writer, result)));
        }
        else
        {
            var screen = invocation.OpenScreen();
            ProbeView.Show(screen, result);
            FindingsView.Show(screen, model.Warnings, model.NotModelled);
        }

        return result.Verdict == Verdict.Reachable ? ExitStatus.Done : ExitStatus.NotAsExpected;
    }
}
