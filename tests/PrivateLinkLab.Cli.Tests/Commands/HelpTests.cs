using PrivateLinkLab.Cli.Commands;

namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed class HelpTests
{
    [Theory]
    [InlineData("help", "--help")]
    [InlineData("help up", "up --help")]
    [InlineData("help export terraform", "export terraform --help")]
    public async Task Help_Command_IsWhatItsOptionPrints(string line, string same)
    {
        using var project = new LabProject();

        Assert.Equal(await project.SucceedAsync(same.Split(' ')), await project.SucceedAsync(line.Split(' ')));
    }

    [Fact]
    public async Task Help_UnknownCommand_IsBadInput()
    {
        using var project = new LabProject();

        Assert.Equal(
            new(2, "", "lab: There is no command 'upp'; did you mean up?\n"),
            await project.RunAsync("help", "upp")
        );
    }

    [Fact]
    public async Task Version_IsOneLine()
    {
        using var project = new LabProject();

        Assert.Equal($"lab {VersionCommand.Version}\n", await project.SucceedAsync("version"));
        Assert.Matches(@"^\d+\.\d+\.\d+", VersionCommand.Version);
    }

    [Theory]
    [InlineData("up private-subnet -y", "up private-subnet")]
    [InlineData("destroy --yes", "destroy")]
    [InlineData(
        "preview private-subnet -s other -c flowLogs=false",
        "preview private-subnet --stack other --config flowLogs=false"
    )]
    public async Task ShortOptions_AreTheLongOnes(string line, string same)
    {
        using var project = new LabProject();
        using var other = new LabProject();

        Assert.Equal(
            (await other.SucceedAsync(same.Split(' '))).Replace(other.Folder, "", StringComparison.Ordinal),
            (await project.SucceedAsync(line.Split(' '))).Replace(project.Folder, "", StringComparison.Ordinal)
        );
    }
}
