using System.CommandLine;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab.Stacks;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab export terraform [SCENARIO | --state FILE] [--output DIR]</c></summary>
internal static class ExportCommand
{
    private const string DefaultFolder = "terraform";

    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var stack = new StackArguments(
            "The scenario to plan and write; without it what is built, or else the settings' scenario."
        );
        var output = new Option<string>("--output")
        {
            Description = $"The folder that gets the files; {DefaultFolder} without it.",
            HelpName = "DIR",
            DefaultValueFactory = _ => DefaultFolder,
        };
        var terraform = new Command(
            "terraform",
            "Write a scenario, or what is built, as a Terraform configuration for AWS."
        );
        stack.AddTo(terraform, options);
        terraform.Add(output);
        terraform.SetAction(line =>
        {
            var invocation = new LabInvocation(line, options, environment);
            return RunAsync(invocation, stack.Read(line, invocation), invocation.Stack.PathOf(line.GetValue(output)!));
        });
        return new Command("export", "Write a scenario in another tool's language.") { terraform };
    }

    private static async Task<int> RunAsync(LabInvocation invocation, StackSource source, string folder)
    {
        var stack = await source.OpenOrPlanAsync();
        var exported = ExportedFolder.Write(stack.Graph, folder);
        if (invocation.Json)
        {
            invocation.Print(exported.ToJson());
        }
        else
        {
            exported.Show(invocation.OpenScreen());
        }

        return ExitStatus.Done;
    }
}
