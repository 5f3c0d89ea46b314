namespace PrivateLinkLab.Cli.Tests.Processes;

public sealed class MissingToolTests
{
    [Theory]
    [InlineData("up private-subnet --target emulated")]
    [InlineData("preview private-subnet --target emulated")]
    public async Task Emulated_NothingOnThePath_SaysHowToInstallAndStartsNothing(string command)
    {
        using var project = new LabProject();

        var result = await LabProcess.RunAsync(
            project.Folder,
            new Dictionary<string, string?> { ["PATH"] = project.Folder },
            command.Split(' ')
        );

        Assert.Equal((3, ""), (result.Status, result.Output));
        Assert.StartsWith(
            "lab: Neither terraform nor tofu is on the PATH; install one, for example with: ",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Empty(Directory.EnumerateFiles(project.PathOf(".lab"), "*.json"));
    }
}
