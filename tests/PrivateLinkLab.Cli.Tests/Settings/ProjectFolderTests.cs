using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Settings;

namespace PrivateLinkLab.Cli.Tests.Settings;

public sealed class ProjectFolderTests
{
    [Fact]
    public void Find_BelowTheProject_IsTheNearestAncestor()
    {
        using var outer = new LabProject();
        outer.Write("inner/Pulumi.yaml", "name: inner\n");
        outer.Write("inner/src/deep/file", "");

        Assert.Equal(outer.PathOf("inner"), ProjectFolder.Find(outer.PathOf("inner/src/deep"), outer.Folder).Path);
    }

    [Fact]
    public void Find_Elsewhere_IsTheGivenFolder()
    {
        using var project = new LabProject();

        Assert.Equal(project.Folder, ProjectFolder.Find("/", project.Folder).Path);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/proc")]
    public void Find_NoProject_SaysWhatToDo(string? otherwise)
    {
        var failure = Assert.Throws<LabFailure>(() => ProjectFolder.Find("/", otherwise));

        Assert.Equal(
            "There is no Pulumi.yaml in '/' or above it: run the lab inside the project, or set PRIVATELINKLAB_ROOT to the project's folder.",
            failure.Message);
        Assert.Equal(ExitStatus.BadInput, failure.Status);
    }
}
