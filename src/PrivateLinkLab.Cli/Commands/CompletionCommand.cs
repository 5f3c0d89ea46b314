using System.CommandLine;
using PrivateLinkLab.Cli.Completion;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Terminals;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab completion bash|zsh|fish|powershell</c></summary>
internal static class CompletionCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabEnvironment environment)
    {
        var shell = new Argument<string>("SHELL")
        {
            Description = $"The shell: {string.Join(", ", CompletionScript.Shells)}.",
            HelpName = string.Join("|", CompletionScript.Shells),
        };
        var command = new Command("completion", "Print a script that completes the lab's commands in a shell.")
        {
            shell,
        };
        command.SetAction(line =>
        {
            var named = AcceptedWords.Check("SHELL", line.GetValue(shell)!, CompletionScript.Shells);
            environment.Output.Write(CompletionScript.For(named, line.RootCommandResult.Command));
            return ExitStatus.Done;
        });
        return command;
    }
}
