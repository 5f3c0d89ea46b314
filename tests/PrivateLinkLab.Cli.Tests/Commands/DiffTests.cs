using System.Text.Json;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed class DiffTests : IDisposable
{
    private const string Vpc = "aws:ec2/vpc:Vpc";

    private readonly LabProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Diff_NothingBuilt_SaysWhatToRun() =>
        Assert.Equal(
            new(
                3,
                "",
                "lab: The stack 'dev' has nothing on the emulator: run `lab up private-subnet --target emulated` "
                    + "first.\n"
            ),
            await _project.RunAsync("diff", "private-subnet")
        );

    [Fact]
    public async Task Diff_NoDifference_IsOneLine()
    {
        await BuildAsync(node => node);

        Assert.Matches(
            @"^private-subnet: simulated cloud and emulator \(stack dev\): \d+ attributes, 0 explained differences, 0 unexplained\.\n\z",
            await _project.SucceedAsync("diff", "private-subnet", "--target", "emulated")
        );
    }

    [Fact]
    public async Task Diff_ExplainedDifference_IsNamedWithItsReason()
    {
        await BuildAsync(node => WithOutput(node, "dhcpOptionsId", "default"));

        var output = await _project.SucceedAsync("diff", "private-subnet");
        var all = await _project.SucceedAsync("diff", "private-subnet", "--all");

        Assert.Contains(" 1 explained differences, 0 unexplained.\n", output, StringComparison.Ordinal);
        Assert.EndsWith(
            " DHCP options that AWS gives a VPC.\n  aws:ec2:Vpc: dhcpOptionsId\n",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("  aws:ec2:Vpc myVPC-vpc dhcpOptionsId\n    simulated  dopt-", all, StringComparison.Ordinal);
        Assert.EndsWith("    emulated   default\n", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_UnexplainedDifference_IsNotAsExpected()
    {
        await BuildAsync(node => WithOutput(node, "instanceTenancy", "dedicated"));

        var text = await _project.RunAsync("diff", "private-subnet");
        var json = await _project.RunAsync("diff", "private-subnet", "--json");

        Assert.Equal((1, ""), (text.Status, text.Error));
        Assert.EndsWith(
            "\nNot explained:\n  aws:ec2:Vpc myVPC-vpc instanceTenancy\n    simulated  default\n    emulated   "
                + "dedicated\n",
            text.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(1, json.Status);
        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal(1, document.RootElement.GetProperty("unexplained").GetInt32());
        var difference = Assert.Single(document.RootElement.GetProperty("differences").EnumerateArray());
        Assert.Equal("instanceTenancy", difference.GetProperty("path").GetString());
        Assert.Equal("dedicated", difference.GetProperty("emulated").GetString());
        Assert.Equal(JsonValueKind.Null, difference.GetProperty("explanation").ValueKind);
    }

    [Fact]
    public async Task Diff_OtherScenarioThanTheStacks_SaysWhatToRun()
    {
        await BuildAsync(node => node);

        var result = await _project.RunAsync("diff", "session-manager");

        Assert.Equal(3, result.Status);
        Assert.StartsWith(
            "lab: The stack 'dev' on the emulator is not session-manager with these settings (",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            ": run `lab up session-manager --target emulated` first.\n",
            result.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Diff_StackInAFile_IsComparedWithThePlanOfItsScenario()
    {
        await BuildAsync(node => WithOutput(node, "instanceTenancy", "dedicated"));
        var file = Path.Combine(_project.Folder, "elsewhere.json");
        File.Copy(Path.Combine(_project.Folder, ".lab", "dev.json"), file);

        var found = await _project.RunAsync("diff", "--state", file);
        var other = await _project.RunAsync("diff", "session-manager", "--state", file);

        Assert.Equal((1, ""), (found.Status, found.Error));
        Assert.StartsWith(
            $"private-subnet: simulated cloud and emulator (stack {file}): ",
            found.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("aws:ec2:Vpc myVPC-vpc instanceTenancy", found.Output, StringComparison.Ordinal);
        Assert.Equal(3, other.Status);
        Assert.EndsWith(
            ": give the settings that it was built with, or the scenario that it is.\n",
            other.Error,
            StringComparison.Ordinal
        );
    }

    private static ResourceNode WithOutput(ResourceNode node, string key, string value) =>
        node.Type == Vpc ? node with { Outputs = node.Outputs.With(key, value) } : node;

    private async Task BuildAsync(Func<ResourceNode, ResourceNode> change)
    {
        await _project.SucceedAsync("up", "private-subnet");
        EmulatedState.Put(_project, change);
    }
}
