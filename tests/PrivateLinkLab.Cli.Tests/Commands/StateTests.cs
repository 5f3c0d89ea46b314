using PrivateLinkLab.Lab.State;

namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed class StateTests
{
    public static TheoryData<string, string> BadStates =>
        new()
        {
            { "", "empty" },
            { "not json at all", "no JSON" },
            { "{}", "no deployment" },
            { "{\"version\": 99, \"deployment\": {}}", "a later version" },
            { "[1, 2, 3]", "a list" },
        };

    [Theory]
    [MemberData(nameof(BadStates))]
    public async Task Run_ForeignState_IsRefusedAndLeftAlone(string content, string what)
    {
        using var project = new LabProject();
        project.Write(".lab/dev.json", content);

        foreach (var command in new[] { "up", "preview", "outputs", "destroy" })
        {
            var result = await project.RunAsync(command);

            Assert.True(result is { Status: 3, Output: "" }, $"{what}: {command}: {result}");
            Assert.StartsWith("lab: ", result.Error, StringComparison.Ordinal);
            Assert.Contains("dev.json", result.Error, StringComparison.Ordinal);
            Assert.Equal(1, result.Error.Count(character => character == '\n'));
            Assert.Equal(content, project.ReadState());
        }
    }

    [Fact]
    public async Task Run_TruncatedState_IsRefusedAndLeftAlone()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "private-subnet");
        var truncated = project.ReadState()[..^100];
        project.Write(".lab/dev.json", truncated);

        var result = await project.RunAsync("up", "private-subnet");

        Assert.Equal((3, ""), (result.Status, result.Output));
        Assert.Contains("dev.json", result.Error, StringComparison.Ordinal);
        Assert.Equal(truncated, project.ReadState());
    }

    [Fact]
    public async Task Run_StateOfAnotherStack_IsRefusedAndLeftAlone()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "private-subnet", "--stack", "other");
        File.Copy(project.PathOf(".lab/other.json"), project.StatePath);

        var result = await project.RunAsync("destroy");

        Assert.Equal(
            new(
                3,
                "",
                $"lab: The file '{project.StatePath}' is the state of the stack 'other' of the project "
                    + "'privatelinklab', not of 'dev' of 'privatelinklab': move it away, or choose another stack.\n"
            ),
            result
        );
        Assert.Equal(
            await File.ReadAllTextAsync(project.PathOf(".lab/other.json"), TestContext.Current.CancellationToken),
            project.ReadState()
        );
    }

    [Theory]
    [InlineData("up")]
    [InlineData("destroy")]
    public async Task Run_LockedStack_IsRefusedAndNothingIsLost(string command)
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "private-subnet");
        var state = project.ReadState();
        using var held = new StateStore(project.PathOf(".lab")).Lock("dev");

        var result = await project.RunAsync(command);

        Assert.Equal((3, ""), (result.Status, result.Output));
        Assert.StartsWith("lab: The stack 'dev' is in use by another process", result.Error, StringComparison.Ordinal);
        Assert.Equal(state, project.ReadState());
    }

    [Fact]
    public async Task Preview_LockedStack_Works()
    {
        using var project = new LabProject();
        using var held = new StateStore(project.PathOf(".lab")).Lock("dev");

        await project.SucceedAsync("preview", "private-subnet");
    }

    [Fact]
    public async Task Up_StateFolderIsAFile_SaysThatItCannotBeWritten()
    {
        using var project = new LabProject();
        project.Write(".lab", "in the way");

        var result = await project.RunAsync("up", "private-subnet");

        Assert.Equal((3, ""), (result.Status, result.Output));
        Assert.StartsWith($"lab: The file '{project.PathOf(".lab")}", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.Error.Count(character => character == '\n'));
    }
}
