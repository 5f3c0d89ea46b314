namespace PrivateLinkLab.Cli.Tests.Processes;

public sealed class LabProcessTests
{
    [Fact]
    public async Task Process_WholeLife_KeepsItsStreamsAndStatus()
    {
        using var project = new LabProject();

        var up = await LabProcess.RunAsync(project.Folder, "up", "port-forwarding");
        var state = project.ReadState();
        var again = await LabProcess.RunAsync(project.Folder, "up", "port-forwarding");
        var url = await LabProcess.RunAsync(project.Folder, "outputs", "sqsQueueUrl");
        var destroy = await LabProcess.RunAsync(project.Folder, "destroy");

        Assert.Equal((0, ""), (up.Status, up.Error));
        Assert.Contains("\nDone: ", up.Output, StringComparison.Ordinal);
        Assert.Contains("\"Olá mundo!\"", up.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', up.Output);
        Assert.Equal((0, ""), (again.Status, again.Error));
        Assert.Contains(": no changes, ", again.Output, StringComparison.Ordinal);
        Assert.Equal(new(0, "https://sqs.us-east-1.amazonaws.com/123456789012/FilaTeste\n", ""), url);
        Assert.Equal((0, ""), (destroy.Status, destroy.Error));
        Assert.False(File.Exists(project.StatePath));
        Assert.NotEmpty(state);
    }

    [Fact]
    public async Task Process_Version_IsTheProductsVersion()
    {
        var result = await LabProcess.RunAsync(Path.GetTempPath(), "--version");

        Assert.Equal((0, ""), (result.Status, result.Error));
        Assert.Matches(@"^\d+\.\d+\.\d+\r?\n\z", result.Output);
    }

    [Fact]
    public async Task Process_FolderThatIsGone_IsOneSentence()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There a folder stays as long as a process is in it.");
        var folder = Directory.CreateTempSubdirectory("lab-gone-").FullName;
        var tool = Path.Combine(AppContext.BaseDirectory, "lab.dll");
        var start = new System.Diagnostics.ProcessStartInfo(
            "sh",
            ["-c", $"rmdir '{folder}'; dotnet exec '{tool}' scenarios"]
        )
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
        };

        using var process = System.Diagnostics.Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(3, process.ExitCode);
        Assert.Equal("lab: The folder that this was started in does not exist any more.\n", error);
    }

    [Fact]
    public async Task Process_OtherProcess_WritesTheSameBytes()
    {
        using var here = new LabProject();
        using var there = new LabProject();

        await here.SucceedAsync("up", "sqs-endpoint");
        var result = await LabProcess.RunAsync(there.Folder, "up", "sqs-endpoint");

        Assert.Equal(0, result.Status);
        Assert.Equal(here.ReadState(), there.ReadState());
    }

    [Theory]
    [InlineData(2, "upp")]
    [InlineData(2, "up", "no-such-scenario")]
    [InlineData(2, "up", "--config", "subnetCidrs=10.9.0.0/24")]
    [InlineData(3, "up", "--config", "databaseClients=sg-00000000000000000")]
    [InlineData(3, "outputs")]
    public async Task Process_Failure_HasStatusAndSentence(int status, params string[] arguments)
    {
        using var project = new LabProject();

        var result = await LabProcess.RunAsync(project.Folder, arguments);

        Assert.Equal((status, ""), (result.Status, result.Output));
        Assert.StartsWith("lab: ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(project.StatePath));
    }

    [Fact]
    public async Task Process_TwoAtOnce_OneWinsOrBothAgree()
    {
        using var project = new LabProject();

        var results = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => LabProcess.RunAsync(project.Folder, "up", "private-subnet"))
        );

        Assert.Contains(results, result => result.Status == 0);
        Assert.All(results.Where(result => result.Status != 0), result =>
            Assert.StartsWith(
                "lab: The stack 'dev' is in use by another process",
                result.Error,
                StringComparison.Ordinal
            )
        );
        Assert.Contains(": no changes, ", await project.SucceedAsync("up", "private-subnet"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_OutsideTheProject_ActsOnNoneUnlessItIsNamed()
    {
        using var project = new LabProject();
        var elsewhere = Path.GetPathRoot(project.Folder)!;

        var found = await LabProcess.RunAsync(elsewhere, "up", "private-subnet", "--project", project.Folder);
        var lost = await LabProcess.RunAsync(
            elsewhere,
            new Dictionary<string, string?> { ["PRIVATELINKLAB_ROOT"] = project.Folder },
            "destroy"
        );

        Assert.Equal((0, ""), (found.Status, found.Error));
        Assert.Contains($"\nStack dev of {project.Folder}.\n", found.Output, StringComparison.Ordinal);
        Assert.Equal(
            new(
                2,
                "",
                $"lab: There is no Pulumi.yaml in '{elsewhere}' or above it: run the lab inside the project, or name "
                    + "the project's folder with --project DIR.\n"
            ),
            lost
        );
        Assert.True(File.Exists(project.StatePath));
    }
}
