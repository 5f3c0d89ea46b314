namespace PrivateLinkLab.Cli.Tests.Commands;

/// <summary>
/// What is built on one ground is never changed as if it were on another. None of this needs an emulator.
/// </summary>
public sealed class GroundTests : IDisposable
{
    private const string OnEmulator =
        "lab: The stack 'dev' is on the emulator, and this command is for the simulated cloud: give --target "
        + "emulated, or remove the stack there first with `./lab destroy`, or choose another stack with --stack.\n";

    private const string OnSimulatedCloud =
        "lab: The stack 'dev' is on the simulated cloud, and this command is for the emulator: give --target "
        + "simulated, or remove the stack there first with `./lab destroy`, or choose another stack with --stack.\n";

    private readonly LabProject _project = new();

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData("up private-subnet --target emulated")]
    [InlineData("preview private-subnet --target emulated")]
    [InlineData("outputs --target emulated")]
    [InlineData("destroy --target emulated")]
    [InlineData("diff private-subnet")]
    public async Task Simulated_CommandForTheEmulator_IsRefused(string command)
    {
        await _project.SucceedAsync("up", "private-subnet");
        var files = _project.ReadAllFiles();

        Assert.Equal(new(3, "", OnSimulatedCloud), await _project.RunAsync(command.Split(' ')));
        Assert.Equal(files, _project.ReadAllFiles());
    }

    [Theory]
    [InlineData("up private-subnet")]
    [InlineData("up session-manager --target simulated")]
    [InlineData("preview private-subnet")]
    [InlineData("outputs --target simulated")]
    [InlineData("destroy --target simulated")]
    public async Task Emulated_CommandForTheSimulatedCloud_IsRefused(string command)
    {
        await _project.SucceedAsync("up", "private-subnet");
        EmulatedState.Put(_project);
        var files = _project.ReadAllFiles();

        Assert.Equal(new(3, "", OnEmulator), await _project.RunAsync(command.Split(' ')));
        Assert.Equal(files, _project.ReadAllFiles());
    }

    [Fact]
    public async Task Emulated_Outputs_AreShownWithAndWithoutTarget()
    {
        await _project.SucceedAsync("up", "private-subnet");
        EmulatedState.Put(_project);

        Assert.Equal(
            await _project.SucceedAsync("outputs"),
            await _project.SucceedAsync("outputs", "--target", "emulated")
        );
    }

    [Fact]
    public async Task Emulated_EmulatorHasGone_DestroyForgetsTheStack()
    {
        await _project.SucceedAsync("up", "--config", "databaseDeletion=protected");
        EmulatedState.Put(_project);

        Assert.EndsWith(
            $"deleted; nothing is left.\nStack dev of {_project.Folder}.\n",
            await _project.SucceedAsync("destroy"),
            StringComparison.Ordinal
        );

        Assert.False(File.Exists(_project.StatePath));
        await _project.SucceedAsync("up", "private-subnet");
    }

    [Fact]
    public async Task Unfinished_BuildOnAnEmulatorThatHasGone_IsUnderstood()
    {
        _project.Write(
            ".lab/dev.emulator.json",
            """{ "endpoint": "http://127.0.0.1:9", "emulator": { "pid": 2147483647, "startedAt": "1970-01-01T00:00:00+00:00" } }"""
        );

        Assert.Equal(new(3, "", OnEmulator), await _project.RunAsync("up", "private-subnet"));
        Assert.Equal(3, (await _project.RunAsync("outputs")).Status);

        var destroy = await _project.RunAsync("destroy");

        Assert.Equal(
            new(
                0,
                "stack dev (emulator): what a build that had not ended left behind is deleted; nothing is "
                    + $"left.\nStack dev of {_project.Folder}.\n",
                "The emulator at http://127.0.0.1:9/ has gone, and everything on it.\n"
            ),
            destroy
        );
        Assert.Equal(
            $"The stack dev of {_project.Folder} has nothing built: there is nothing to delete.\n",
            await _project.SucceedAsync("destroy")
        );
        await _project.SucceedAsync("up", "private-subnet");
    }
}
