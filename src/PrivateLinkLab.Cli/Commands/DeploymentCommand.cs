using System.CommandLine;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab;
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
        options.AddProgramTo(command);
        command.SetAction(line =>
        {
            var invocation = new LabInvocation(line, options, environment);
            var choice = grounds.Read(line);
            var scenario = line.GetValue(arguments.Scenario);
            CheckProgram(invocation, choice, scenario);
            return run(invocation, choice, scenario, line.GetValue(arguments.All));
        });
        return command;
    }

    private static void CheckProgram(LabInvocation invocation, GroundChoice choice, string? scenario)
    {
        if (invocation.Program is null)
        {
            return;
        }

        if (scenario is not null)
        {
            throw LabFailure.BadInput(
                $"'{scenario}' is one of the lab's scenarios, and --program names a program: give one of the two."
            );
        }

        if (choice.Ground != Ground.Simulated)
        {
            throw LabFailure.BadInput(
                $"--target is '{choice.Ground}'; a program is built on the {Ground.Simulated} cloud alone."
            );
        }
    }
}
