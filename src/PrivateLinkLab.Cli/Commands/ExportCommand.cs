using System.CommandLine;
using PrivateLinkLab.Cli.Deployments;
using PrivateLinkLab.Cli.Emulation;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab export terraform [SCENARIO] [--output DIR]</c></summary>
internal static class ExportCommand
{
    private const string DefaultFolder = "terraform";

    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var scenario = new DeploymentArguments().Scenario;
        var output = new Option<string>("--output")
        {
            Description = $"The folder that gets the files; {DefaultFolder} without it.",
            HelpName = "DIR",
            DefaultValueFactory = _ => DefaultFolder,
        };
        var state = new Option<string?>("--state")
        {
            Description = "A file with what `pulumi stack export` prints, instead of a scenario.",
            HelpName = "FILE",
        };
        var terraform = new Command("terraform", "Write a scenario as a Terraform configuration for AWS.") { scenario, output, state };
        terraform.SetAction(line => RunAsync(
            new(line, options, environment),
            line.GetValue(scenario),
            Path.Combine(environment.CurrentDirectory, line.GetValue(output)!),
            line.GetValue(state) is { } file ? Path.Combine(environment.CurrentDirectory, file) : null));
        return new Command("export", "Write a scenario in another tool's language.") { terraform };
    }

    private static async Task<int> RunAsync(LabInvocation invocation, string? scenario, string folder, string? state)
    {
        if (scenario is not null && state is not null)
        {
            throw LabFailure.BadInput($"Both the scenario '{scenario}' and --state are given; accepted is one of them.");
        }

        var graph = state is not null ? DeploymentReader.ReadFile(state) : await GraphOfAsync(invocation, scenario);
        var exported = ExportedFolder.Write(graph, folder);
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

    private static Task<ResourceGraph> GraphOfAsync(LabInvocation invocation, string? scenario) =>
        SimulatedRun.PlanAsync(invocation.ReadConfig(scenario), invocation.Stack, isPreview: false);
}
