using System.CommandLine;
using PrivateLinkLab.Lab;
using PrivateLinkLab.Lab.Stacks;

namespace PrivateLinkLab.Cli.Options;

/// <summary>What every command takes that looks at a stack, to say which.</summary>
/// <param name="description">What the command does with a scenario, and what it does without one.</param>
internal sealed class StackArguments(string description)
{
    /// <summary>What verify and probe look at.</summary>
    public const string PlannedOrBuilt =
        "The scenario, as the settings plan it; without it the stack that is built (see `lab scenarios`).";

    private readonly Argument<string?> _scenario = new("SCENARIO")
    {
        Description = description,
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _state = new("--state")
    {
        Description =
            $"A stack in a file, or on standard input ({StackSource.StandardInputFile}): what `pulumi stack export`, "
            + "`pulumi preview --json` or `terraform show -json` printed.",
        HelpName = "FILE",
    };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="options">Also lets a program be named; null for a command that cannot look at one.</param>
    public void AddTo(Command command, LabOptions? options = null)
    {
        command.Add(_scenario);
        command.Add(_state);
        options?.AddProgramTo(command);
    }

    /// <summary>
    /// Gives what the command line names; a scenario and a file only for who knows what both mean together.
    /// </summary>
    /// <exception cref="LabFailure">What is named does not go together.</exception>
    public StackSource ReadBoth(ParseResult line, LabInvocation invocation) =>
        invocation.Source(line.GetValue(_scenario), line.GetValue(_state));

    /// <summary>Gives the one stack that the command line names.</summary>
    /// <exception cref="LabFailure">What is named does not go together.</exception>
    public StackSource Read(ParseResult line, LabInvocation invocation)
    {
        var source = ReadBoth(line, invocation);
        source.RequireOne();
        return source;
    }
}
