using System.CommandLine;
using System.Text;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab;
using PrivateLinkLab.Lab.Stacks;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.WholeNetwork;
using PrivateLinkLab.Rules;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab check init [SCENARIO | --state FILE] [--output FILE]</c></summary>
internal static class CheckInitCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var stack = new StackArguments(StackArguments.PlannedOrBuilt);
        var output = new Option<string?>("--output")
        {
            Description = "Write to a new file instead of the screen.",
            HelpName = "FILE",
        };
        var command = new Command("init", "Write the rules that hold today, as a file to begin with.") { output };
        stack.AddTo(command, options);
        command.SetAction(line =>
        {
            var invocation = new LabInvocation(line, options, environment);
            return RunAsync(invocation, stack.Read(line, invocation), line.GetValue(output));
        });
        return command;
    }

    private static async Task<int> RunAsync(LabInvocation invocation, StackSource source, string? output)
    {
        var path = output is null ? null : invocation.Stack.PathOf(output);
        if (path is not null && File.Exists(path))
        {
            throw LabFailure.BadInput($"There is a file '{output}' already; --output names a new one.");
        }

        var stack = await source.OpenAsync();
        var model = ModelBuilder.Build(stack.Graph);
        var rules = Baseline.Write(new WholeNetworkReach(model, stack.Graph), stack.Origin);
        if (path is null)
        {
            invocation.Print(rules);
            return ExitStatus.Done;
        }

        NamedFile.Write(path, Encoding.UTF8.GetBytes(rules), "The rules");
        invocation
            .OpenScreen()
            .Paragraph("", $"Wrote {output}. `lab check --rules {output}` holds the network against it.");
        return ExitStatus.Done;
    }
}
