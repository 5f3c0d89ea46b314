using PrivateLinkLab.Lab.Settings;

namespace PrivateLinkLab.Lab.Tests.Settings;

public sealed class ProjectFolderTests
{
    [Fact]
    public void Find_BelowTheProject_IsTheNearestAncestor()
    {
        using var outer = new ProjectOnDisk();
        outer.Write("inner/Pulumi.yaml", "name: inner\n");
        outer.Write("inner/src/deep/file", "");

        Assert.Equal(outer.PathOf("inner"), ProjectFolder.Find(outer.PathOf("inner/src/deep"), given: null)?.Path);
    }

    [Theory]
    [InlineData("inner")]
    [InlineData("./inner/")]
    public void Find_NamedFolder_IsThatOne(string given)
    {
        using var outer = new ProjectOnDisk();
        outer.Write("inner/Pulumi.yaml", "name: inner\n");

        Assert.Equal(outer.PathOf("inner"), ProjectFolder.Find(outer.Folder, given)?.Path.TrimEnd('/'));
    }

    [Fact]
    public void Find_NoProject_IsNone() => Assert.Null(ProjectFolder.Find("/", given: null));

    // Not even when there is a project above it: the command line says which.
    [Fact]
    public void Find_NamedFolderThatIsNoProject_IsRefused()
    {
        using var outer = new ProjectOnDisk();

        var failure = Assert.Throws<LabFailure>(() => ProjectFolder.Find(outer.Folder, "inner"));

        Assert.Equal(
            $"--project is 'inner', and there is no Pulumi.yaml in '{outer.PathOf("inner")}'; expected a project's "
                + "folder.",
            failure.Message
        );
        Assert.True(failure.IsBadInput);
    }
}
