using System.CommandLine;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Stacks;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab matrix [SCENARIO | --state FILE] [--protocol PROTOCOL]</c></summary>
internal static class MatrixCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var stack = new StackArguments(StackArguments.PlannedOrBuilt);
        var inject = new InjectOption();
        var protocol = ReachCommand.ProtocolOption();
        var command = new Command("matrix", "Show which groups of alike places reach which, and on which ports.")
        {
            protocol,
        };
        stack.AddTo(command);
        inject.AddTo(command);
        command.SetAction(line =>
        {
            var invocation = new LabInvocation(line, options, environment);
            var faults = inject.Read(line);
            return RunAsync(
                invocation,
                stack.Read(line, invocation),
                ReachCommand.ReadProtocol(line, protocol),
                faults
            );
        });
        return command;
    }

    private static async Task<int> RunAsync(
        LabInvocation invocation,
        StackSource source,
        string protocol,
        IReadOnlyList<Fault> faults
    )
    {
        var stack = await InjectedFaults.IntoAsync(await source.OpenAsync(), faults);
        var model = ModelBuilder.Build(stack.Graph);
        var matrix = ReachMatrix.Of(new WholeNetworkReach(model, stack.Graph), protocol);
        if (invocation.Json)
        {
            invocation.Print(MatrixView.Json(stack, matrix));
        }
        else
        {
            var screen = invocation.OpenScreen();
            MatrixView.Show(screen, stack, matrix);
            FindingsView.Show(
                screen,
                model.Warnings,
                model.NotModelled,
                matrix.Pairs.SelectMany(pair => pair.Answers).Select(found => found.Verdict)
            );
        }

        return ExitStatus.Done;
    }
}
