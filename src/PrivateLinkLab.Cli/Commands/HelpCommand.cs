using System.CommandLine;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab help [COMMAND]</c></summary>
internal static class HelpCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="environment">Where it runs.</param>
    /// <param name="run">Runs another command line.</param>
    public static Command Create(LabEnvironment environment, Func<IReadOnlyList<string>, LabEnvironment, Task<int>> run)
    {
        var words = new Argument<string[]>("COMMAND")
        {
            Description = "The command, such as up or export terraform; without it the list of all.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("help", "Show what a command does and takes.") { words };
        command.SetAction(line =>
        {
            var named = line.GetValue(words)!;
            Check(line.RootCommandResult.Command, named);
            return run([.. named, "--help"], environment);
        });
        return command;
    }

    private static void Check(Command command, IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            command = command.Subcommands.FirstOrDefault(child => child.Name == word)
                ?? throw LabFailure.BadInput(
                    command.Subcommands.Count == 0
                        ? $"'{command.Name}' has no command below it, and '{word}' is given."
                        : ParseErrors.Unknown("command", word, command.Subcommands.Select(child => child.Name))
                );
        }
    }
}
