namespace PrivateLinkLab.Cli.Tests.Processes;

/// <summary>
/// The simulated cloud's commands do not pay for the emulator's: a lab whose Terraform library is broken still runs
/// them.
/// </summary>
public sealed class TerraformLibraryTests : IDisposable
{
    private const string Library = "PrivateLinkLab.Terraform.dll";

    private readonly string _tools = Directory.CreateTempSubdirectory("lab-tools-").FullName;
    private readonly LabProject _project = new();

    public TerraformLibraryTests()
    {
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            File.Copy(file, Path.Combine(_tools, Path.GetFileName(file)));
        }

        File.WriteAllText(Path.Combine(_tools, Library), "no library");
    }

    public void Dispose()
    {
        _project.Dispose();
        Directory.Delete(_tools, recursive: true);
    }

    [Fact]
    public async Task Lab_BrokenLibrary_DoesAllButTheEmulatorsCommands()
    {
        foreach (
            var command in new[]
            {
                "scenarios",
                "preview port-forwarding",
                "up port-forwarding",
                "up port-forwarding --json",
                "outputs",
                "destroy",
            }
        )
        {
            var result = await RunAsync(command);

            Assert.Equal((0, ""), (result.Status, result.Error));
        }

        Assert.Equal(3, (await RunAsync("export terraform private-subnet")).Status);
    }

    private Task<LabResult> RunAsync(string command) =>
        LabProcess.RunToolAsync(
            Path.Combine(_tools, "lab.dll"),
            _project.Folder,
            new Dictionary<string, string?>(),
            command.Split(' ')
        );
}
