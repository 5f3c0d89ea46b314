using System.Text;
using PrivateLinkLab.Scenarios;
using PrivateLinkLab.Terraform.Export;

namespace PrivateLinkLab.Terraform.Tests.Export;

/// <summary>
/// The exported configuration of every scenario with its defaults. After a change that is meant, run the tests with
/// UPDATE_GOLDEN=1 and read what git shows.
/// </summary>
public class GoldenExportTests
{
    public static TheoryData<string> Scenarios => [.. ScenarioCatalog.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_Defaults_GiveTheGoldenConfiguration(string scenario)
    {
        var folder = RepositoryFile.PathOf($"tests/PrivateLinkLab.Terraform.Tests/Golden/{scenario}");
        var configuration = TerraformExporter.Export(await ScenarioGraph.OfAsync(scenario));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            configuration.WriteTo(folder);
        }

        Assert.Equal(
            configuration.Files.Keys,
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        foreach (var file in configuration.Files.Keys)
        {
            Assert.Equal(
                await File.ReadAllTextAsync(Path.Combine(folder, file), TestContext.Current.CancellationToken),
                configuration.TextOf(file)
            );
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_ExportedTwice_GivesTheSameBytes(string scenario)
    {
        var graph = await ScenarioGraph.OfAsync(scenario);

        Assert.Equal(
            Encoding.UTF8.GetBytes(TerraformExporter.Export(graph).AllText()),
            Encoding.UTF8.GetBytes(TerraformExporter.Export(graph).AllText())
        );
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_Export_HasNoIdOfTheSimulatedCloud(string scenario)
    {
        var graph = await ScenarioGraph.OfAsync(scenario);
        var text = TerraformExporter.Export(graph).AllText();

        var ids = graph
            .Resources.Where(node => node is { Custom: true, Id.Length: >= 12 })
            .Select(node => node.Id!)
            .ToArray();
        Assert.NotEmpty(ids);
        Assert.All(ids, id => Assert.DoesNotContain(id, text, StringComparison.Ordinal));
        Assert.DoesNotContain("123456789012", text, StringComparison.Ordinal);
    }
}
