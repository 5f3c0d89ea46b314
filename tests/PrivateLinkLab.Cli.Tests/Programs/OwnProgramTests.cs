using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Cli.Tests.Programs;

/// <summary>
/// The program of this repository in a process of its own, over Pulumi's protocol, is what it is in this process. It
/// takes a build with the official packages: the embedded SDK speaks no protocol.
/// </summary>
public sealed class OwnProgramTests
{
    private const string Refusal = "This program was built with the embedded SDK";

    public static TheoryData<string> Scenarios => [.. ScenarioCatalog.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_ThroughTheEngine_HasTheSameResources(string scenario)
    {
        using var here = new LabProject();
        using var program = new LabProject();
        var binary = Path.GetFullPath(
            Path.Combine("..", "..", "PrivateLinkLab", Configuration, "PrivateLinkLab.dll"),
            AppContext.BaseDirectory
        );
        program.Write(
            "Pulumi.yaml",
            $"name: {ConfigKeys.Namespace}\nruntime:\n  name: dotnet\n  options:\n    binary: '{binary}'\n"
        );

        var result = await program.RunAsync("up", "--program", program.Folder, "--config", $"scenario={scenario}");
        if (result.Error.Contains(Refusal, StringComparison.Ordinal))
        {
            Assert.Skip("The program is built with the embedded SDK, which speaks no protocol.");
        }

        Assert.True(result.Status == 0, result.Error);
        await here.SucceedAsync("up", scenario);
        Assert.Equal(Resources(here), Resources(program));
    }

    // Of the folder artifacts/bin/PROJECT/CONFIGURATION.
    private static string Configuration =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    // What a resource is: packages of other versions may say more of how it is managed.
    private static IEnumerable<(ResourceUrn, string?, bool, ResourceUrn?, MapValue, MapValue)> Resources(
        LabProject project
    ) =>
        StackFile
            .Read(Path.Combine(project.Folder, ".lab", "dev.json"))
            .Resources.OrderBy(node => node.Urn.ToString(), StringComparer.Ordinal)
            .Select(node => (node.Urn, node.Id, node.Custom, node.Parent, node.Inputs, node.Outputs));
}
