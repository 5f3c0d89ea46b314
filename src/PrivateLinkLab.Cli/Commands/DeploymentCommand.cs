using System.CommandLine;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab.Grounds;

namespace PrivateLinkLab.Cli.Commands;

/// <summary>What the commands that run a scenario on a ground have in common: their arguments and options.</summary>
internal static class DeploymentCommand
{
    /// <summary>
    /// Carries the command out: for a ground, a scenario (null for the settings') and whether all resources are shown.
    /// </summary>
    public delegate Task<int> Action(LabInvocation invocation, GroundChoice choice, string? scenario, bool showAll);

    /// <summary>Makes the command.</summary>
    public static Command Create(
        string name,
        string description,
        LabOptions options,
        LabEnvironment environment,
        Action run
    )
    {
        var command = new Command(name, description);
        var grounds = new GroundOptions();
        var arguments = new DeploymentArguments();
        grounds.AddTo(command);
        arguments.AddTo(command);
        command.SetAction(line =>
            run(
                new(line, options, environment),
                grounds.Read(line),
                line.GetValue(arguments.Scenario),
                line.GetValue(arguments.All)
            )
        );
        return command;
    }
}
