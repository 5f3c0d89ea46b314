using System.CommandLine;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab;
using PrivateLinkLab.Lab.Grounds;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab outputs [NAME] [--target simulated|emulated]</c></summary>
internal static class OutputsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var name = new Argument<string?>("NAME")
        {
            Description = "The output whose value alone is printed, ready for $(...).",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var grounds = new GroundOptions();
        var command = new Command("outputs", "Show the outputs of what is built.") { name };
        grounds.AddTargetTo(command);
        command.Add(options.Program);
        command.SetAction(line => Run(new(line, options, environment), grounds.Read(line), line.GetValue(name)));
        return command;
    }

    private static int Run(LabInvocation invocation, GroundChoice choice, string? name)
    {
        var state = invocation.On(choice).Built();
        var asked = name is null ? (PropertyValue)state.Outputs : Find(state.Outputs, name);
        if (invocation.ShowSecrets && ValueText.HidesSecret(asked))
        {
            invocation.Note(
                "The state holds no secret values; `lab up --show-secrets` computes the program's own again and "
                    + "shows them."
            );
        }

        if (invocation.Json)
        {
            invocation.Print(OutputsJson.Write(asked, invocation.ShowSecrets));
        }
        else if (name is null)
        {
            OutputsView.Show(invocation.OpenScreen(), state.Outputs, invocation.ShowSecrets);
        }
        else
        {
            invocation.Print($"{ValueText.Of(asked, invocation.ShowSecrets)}\n");
        }

        return ExitStatus.Done;
    }

    private static PropertyValue Find(MapValue outputs, string name) =>
        outputs.Find(name)
        ?? throw LabFailure.BadInput(
            $"There is no output '{name}'; "
                + (
                    Nearest.To(name, outputs.Keys) is { } nearest
                        ? $"did you mean {nearest}?"
                        : $"there are {string.Join(", ", outputs.Keys)}."
                )
        );
}
