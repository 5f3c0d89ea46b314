using System.CommandLine;

namespace PrivateLinkLab.Cli.Options;

/// <summary>What verify and probe take to say which stack they look at.</summary>
internal sealed class StackArguments
{
    /// <summary>The scenario.</summary>
    public Argument<string?> Scenario { get; } = new("SCENARIO")
    {
        Description = "The scenario, as the settings plan it; without it the stack that is built (see `lab scenarios`).",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>A file with a stack.</summary>
    public Option<string?> State { get; } = new("--state")
    {
        Description = "A stack in a file: what `pulumi stack export` or `pulumi preview --json` printed.",
        HelpName = "FILE",
    };

    /// <summary>The faults to put into the stack.</summary>
    public Option<string[]> Inject { get; } = new("--inject")
    {
        Description = "A fault to put into the stack first; can be given several times (see `lab faults`).",
        HelpName = "FAULT",
        DefaultValueFactory = _ => [],
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(Scenario);
        command.Add(State);
        command.Add(Inject);
    }
}
