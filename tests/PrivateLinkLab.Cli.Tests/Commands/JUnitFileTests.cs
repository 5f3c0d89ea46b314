using PrivateLinkLab.Cli.Tests.Processes;

namespace PrivateLinkLab.Cli.Tests.Commands;

/// <summary>Where <c>verify --junit</c> writes, and that nothing of it is lost when it cannot.</summary>
public class JUnitFileTests
{
    [Fact]
    public async Task Device_StaysWhatItIs()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no /dev.");
        using var project = new LabProject();
        File.CreateSymbolicLink(project.PathOf("link.xml"), "/dev/null");

        await project.SucceedAsync("verify", "private-subnet", "--junit", "/dev/null");
        await project.SucceedAsync("verify", "private-subnet", "--junit", "link.xml");

        Assert.Equal("", File.ReadAllText("/dev/null"));
        Assert.Equal("/dev/null", new FileInfo(project.PathOf("link.xml")).LinkTarget);
    }

    [Fact]
    public async Task FilesBeside_Stay()
    {
        using var project = new LabProject();
        project.Write("x.xml.tmp", "mine");

        await project.SucceedAsync("verify", "private-subnet", "--junit", "x.xml");

        Assert.Equal("mine", File.ReadAllText(project.PathOf("x.xml.tmp")));
        Assert.StartsWith("<?xml", File.ReadAllText(project.PathOf("x.xml")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("folder", "it is a folder.")]
    [InlineData("Pulumi.yaml/x.xml", "")]
    public async Task FileThatCannotBeWritten_ShowsTheVerdictsAndSaysWhy(string path, string why)
    {
        using var project = new LabProject();
        Directory.CreateDirectory(project.PathOf("folder"));

        var result = await LabProcess.RunAsync(project.Folder, "verify", "private-subnet", "--junit", path);

        Assert.Equal(3, result.Status);
        Assert.StartsWith("private-subnet in us-east-1 ", result.Output, StringComparison.Ordinal);
        Assert.StartsWith(
            $"lab: The report cannot be written to '{project.PathOf(path)}': {why}",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
