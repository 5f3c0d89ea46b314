namespace PrivateLinkLab.Cli.Tests.Commands;

/// <summary>Which folder's stack a command acts on, and that it says so.</summary>
public class PlaceTests
{
    [Fact]
    public async Task UpAndDestroy_NameTheFolderAndTheStack()
    {
        using var project = new LabProject();
        var place = $"Stack other of {project.Folder}.\n";

        Assert.Contains(
            place,
            await project.SucceedAsync("up", "private-subnet", "--stack", "other"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            place,
            await project.SucceedAsync("up", "private-subnet", "--stack", "other"),
            StringComparison.Ordinal
        );
        Assert.Contains(place, await project.SucceedAsync("destroy", "--stack", "other"), StringComparison.Ordinal);
        Assert.Equal(
            $"The stack other of {project.Folder} has nothing built: there is nothing to delete.\n",
            await project.SucceedAsync("destroy", "--stack", "other")
        );
    }

    [Theory]
    [InlineData("up", "private-subnet")]
    [InlineData("destroy")]
    [InlineData("outputs")]
    [InlineData("preview", "private-subnet")]
    [InlineData("verify")]
    public async Task CommandThatNeedsAStack_OutsideOfAProject_IsRefused(params string[] arguments)
    {
        using var project = new LabProject();
        var elsewhere = Path.GetPathRoot(project.Folder)!;

        var result = await project.RunAsync(
            environment => environment with { CurrentDirectory = elsewhere },
            arguments
        );

        Assert.Equal(
            new(
                2,
                "",
                $"lab: There is no Pulumi.yaml in '{elsewhere}' or above it: run the lab inside the project, or name "
                    + "the project's folder with --project DIR.\n"
            ),
            result
        );
    }

    [Fact]
    public async Task CommandThatPlans_OutsideOfAProject_NeedsNone()
    {
        using var project = new LabProject();

        var result = await project.RunAsync(
            environment => environment with { CurrentDirectory = Path.GetPathRoot(project.Folder)! },
            "verify",
            "private-subnet"
        );

        Assert.Equal((0, ""), (result.Status, result.Error));
    }

    // What cannot be looked at is not "nothing built".
    [Theory]
    [InlineData("destroy")]
    [InlineData("outputs")]
    [InlineData("verify")]
    [InlineData("up", "private-subnet")]
    public async Task StateFolderThatIsAFile_IsAnError(params string[] arguments)
    {
        using var project = new LabProject();
        project.Write(".lab", "");

        var result = await project.RunAsync(arguments);

        Assert.Equal((3, ""), (result.Status, result.Output));
        Assert.Contains(project.PathOf(".lab"), result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing built", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "which leads to no folder")]
    [InlineData(".lab", "cannot be")]
    public async Task StateFolderThatIsALinkToNowhere_IsAnError(string target, string why)
    {
        using var project = new LabProject();
        File.CreateSymbolicLink(project.PathOf(".lab"), target);

        var result = await project.RunAsync("destroy");

        Assert.Equal((3, ""), (result.Status, result.Output));
        Assert.Contains(why, result.Error, StringComparison.Ordinal);
    }
}
