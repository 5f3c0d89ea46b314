using System.CommandLine;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab.Programs;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab cloud -- pulumi up</c></summary>
internal static class CloudCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var rest = new Argument<string[]>("COMMAND")
        {
            Description = "The command with its arguments, after --, such as -- pulumi up.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("cloud", "Run a command of the Pulumi CLI with the simulated cloud as AWS.") { rest };
        command.SetAction(line =>
        {
            var invocation = new LabInvocation(line, options, environment);
            environment.Output.Flush();
            return new CommandOnCloud(invocation.Stack, environment.CurrentDirectory, line.GetValue(rest)!).RunAsync();
        });
        return command;
    }
}
