using System.CommandLine;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Terminals;
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
        var command = new Command("matrix", "Show which groups of similar places reach which, and on which ports.")
        {
            protocol,
        };
        stack.AddTo(command, options);
        inject.AddTo(command);
        command.SetAction(line =>
        {
            var invocation = new LabInvocation(line, options, environment);
            var faults = inject.Read(line);
            var asked = ReachCommand.ReadProtocol(line, protocol);
            return new WholeNetworkAnswer<ReachMatrix>(
                network => ReachMatrix.Of(network, asked),
                matrix => matrix.Pairs,
                MatrixView.Show,
                MatrixView.Json
            ).RunAsync(invocation, stack.Read(line, invocation), faults);
        });
        return command;
    }
}
