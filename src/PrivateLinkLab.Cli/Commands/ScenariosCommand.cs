using System.CommandLine;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab scenarios</c></summary>
internal static class ScenariosCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var command = new Command("scenarios", "List the scenarios.");
        command.SetAction(line =>
        {
            var invocation = new LabInvocation(line, options, environment);
            if (invocation.Json)
            {
                invocation.Print(ScenariosView.Json(ScenarioCatalog.All));
            }
            else
            {
                ScenariosView.Show(invocation.OpenScreen(), ScenarioCatalog.All);
            }

            return ExitStatus.Done;
        });
        return command;
    }
}
