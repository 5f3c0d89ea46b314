using System.CommandLine;
using System.CommandLine.Parsing;
using PrivateLinkLab.Lab;
using PrivateLinkLab.Lab.Settings;
using PrivateLinkLab.Lab.Stacks;

namespace PrivateLinkLab.Cli.Options;

/// <summary>Says what is wrong with a command line in the lab's own words.</summary>
internal static class ParseErrors
{
    /// <summary>Throws when a command line is not accepted.</summary>
    /// <exception cref="LabFailure">It is not; the message tells the first thing that is wrong.</exception>
    public static void Check(ParseResult line)
    {
        CheckSettings(line);

        // The parser takes an unknown option for an argument where the command has one. What stands after -- is none.
        var own = line.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).ToList();
        var misplaced = line
            .CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens)
            .FirstOrDefault(token =>
                token.Value.StartsWith('-')
                && token.Value != StackSource.StandardInputFile
                && own.Exists(written => written.Value == token.Value)
            );
        if (misplaced is not null)
        {
            throw LabFailure.BadInput(Unknown("option", misplaced.Value, OptionsOf(line)));
        }

        if (line.Errors.Count > 0)
        {
            throw LabFailure.BadInput(Sentence(line));
        }

        // An empty value, which a shell makes of a variable that is not set, is none: as a path it would be the folder
        // itself.
        for (SymbolResult? at = line.CommandResult; at is CommandResult command; at = at.Parent)
        {
            if (
                command
                    .Children.OfType<OptionResult>()
                    .FirstOrDefault(option => option.Tokens.Any(token => token.Value.Length == 0)) is
                { } empty
            )
            {
                throw LabFailure.BadInput(NeedsValue(empty.Option));
            }
        }
    }

    // Before anything else is said: what follows a --config without a value may be a secret, and must not be repeated.
    // The settings of a program of one's own are others, and are checked with it.
    private static void CheckSettings(ParseResult line)
    {
        if (
            line
                .CommandResult.Children.OfType<OptionResult>()
                .Any(option => option.Option.Name == LabOptions.ProgramName)
        )
        {
            return;
        }

        for (SymbolResult? at = line.CommandResult; at is CommandResult command; at = at.Parent)
        {
            var slip = command
                .Children.OfType<OptionResult>()
                .Where(option => option.Option.Name == LabOptions.ConfigName)
                .SelectMany(option => option.Tokens)
                .FirstOrDefault(token => token.Value.Length > 0 && SettingSlip.Is(token.Value));
            if (slip is not null)
            {
                throw SettingSlip.Of(slip.Value);
            }
        }
    }

    private static string NeedsValue(Option option) => $"{option.Name} needs a value: {option.Name} {option.HelpName}.";

    private static string Sentence(ParseResult line)
    {
        var command = line.CommandResult.Command;
        if (line.UnmatchedTokens is [var unknown, ..])
        {
            return unknown.StartsWith('-') ? Unknown("option", unknown, OptionsOf(line))
                : command.Subcommands.Count > 0
                    ? Unknown("command", unknown, command.Subcommands.Select(candidate => candidate.Name))
                : $"'{command.Name}' does not take '{unknown}'; it takes {Arguments(command)}.";
        }

        foreach (var option in line.Errors.Select(error => error.SymbolResult).OfType<OptionResult>())
        {
            return option is { Implicit: true, Option.Required: true }
                    ? $"{option.Option.Name} is required: {option.Option.Name} {option.Option.HelpName}."
                : option.Option.Arity.MaximumNumberOfValues == 0 ? $"{option.Option.Name} takes no value."
                : option.Tokens.Count == 0 ? NeedsValue(option.Option)
                : $"{option.Option.Name} is given {option.Tokens.Count} times; it is given once.";
        }

        return command.Subcommands.Count > 0
                ? "No command is given; there "
                    + $"are {string.Join(", ", command.Subcommands.Select(candidate => candidate.Name))}."
            : command.Arguments.Any(argument => argument.Arity.MinimumNumberOfValues > 0)
                ? $"'{command.Name}' needs {string.Join(", ", command.Arguments.Select(argument => argument.Name))}."
            : line.Errors[0].Message;
    }

    /// <summary>Says that a word is none of those that are accepted, and which was meant.</summary>
    public static string Unknown(string kind, string text, IEnumerable<string> accepted)
    {
        var name = text.Split('=')[0];
        return Nearest.To(name, accepted) is { } nearest
            ? $"There is no {kind} '{name}'; did you mean {nearest}?"
            : $"There is no {kind} '{name}'; there are {string.Join(", ", accepted)}.";
    }

    private static IEnumerable<string> OptionsOf(ParseResult line) =>
        line
            .CommandResult.Command.Options.Concat(
                line.RootCommandResult.Command.Options.Where(option => option.Recursive)
            )
            .Select(option => option.Name)
            .Distinct();

    private static string Arguments(Command command) =>
        command.Arguments.Count == 0
            ? "options only"
            : $"one {string.Join(", ", command.Arguments.Select(argument => argument.Name))}";
}
