using System.CommandLine;
using PrivateLinkLab.Lab;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Stacks;

namespace PrivateLinkLab.Cli.Options;

/// <summary>The faults that a command puts into the stack that it looks at.</summary>
internal sealed class InjectOption
{
    private readonly Option<string[]> _inject = new("--inject")
    {
        Description = "A fault to put into the stack first; repeatable (see `lab faults`).",
        HelpName = "FAULT",
        DefaultValueFactory = _ => [],
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Adds it to a command.</summary>
    public void AddTo(Command command) => command.Add(_inject);

    /// <summary>Gives the faults.</summary>
    /// <exception cref="LabFailure">There is no such fault.</exception>
    public IReadOnlyList<Fault> Read(ParseResult line) => InjectedFaults.Named(line.GetValue(_inject)!);
}
