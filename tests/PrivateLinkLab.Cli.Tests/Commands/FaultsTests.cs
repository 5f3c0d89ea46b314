using System.Text.Json;
using PrivateLinkLab.Lab.Faults;

namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed class FaultsTests
{
    [Fact]
    public async Task Faults_Text_ListsAll()
    {
        using var project = new LabProject();

        var output = await project.SucceedAsync("faults");

        Assert.All(FaultCatalog.All, fault => Assert.Contains($"\n{fault.Name} ", output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Faults_Scenario_ListsThoseThatApply()
    {
        using var project = new LabProject();

        var output = await project.SucceedAsync("faults", "private-subnet");
        using var json = JsonDocument.Parse(await project.SucceedAsync("faults", "port-forwarding", "--json"));

        Assert.DoesNotContain("database-rule-missing", output, StringComparison.Ordinal);
        var faults = json.RootElement.GetProperty("faults").EnumerateArray().ToList();
        Assert.Contains(faults, fault => fault.GetProperty("name").GetString() == "database-rule-missing");
        Assert.All(faults, fault =>
        {
            Assert.Contains(
                "port-forwarding",
                fault.GetProperty("scenarios").EnumerateArray().Select(scenario => scenario.GetString())
            );
            Assert.Equal(fault.GetProperty("opens").GetBoolean(), fault.GetProperty("reasons").GetArrayLength() == 0);
        });
    }
}
