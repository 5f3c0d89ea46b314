using PrivateLinkLab.Cli.Tests.Processes;

namespace PrivateLinkLab.Cli.Tests.Emulation;

/// <summary>
/// A password that the settings give is in no file of either ground, and with the programs that need it alone.
/// </summary>
public class GivenPasswordTests
{
    private const string Marker = "Marker7f3bAz91";

    // Where the marker may be in what a child process is given, and why.
    private static readonly (string Program, string Variable, string Why)[] Expected =
    [
        (
            "terraform",
            "TF_VAR_my_db_instance_password",
            "Terraform's way to take a secret without a file; the provider is Terraform's own child."
        ),
    ];

    private static readonly string[] Settings =
    [
        "--config",
        "databaseCredentials=given",
        "--config",
        $"databasePassword={Marker}",
    ];

    [Fact]
    public async Task Simulated_GivenPassword_IsInNoFile()
    {
        using var project = new LabProject();

        await project.SucceedAsync(["up", "port-forwarding", .. Settings]);

        AssertPrivate(project);
    }

    [Fact]
    [Trait("Category", EmulatorCheck.Category)]
    public async Task Emulated_GivenPassword_IsInNoFileAndReachesTerraformAlone()
    {
        EmulatorCheck.SkipUnlessRequired();
        using var project = new LabProject();
        var programs = Recording(project, "terraform", "moto_server");
        var environment = new Dictionary<string, string?>
        {
            ["PATH"] = $"{programs}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}",
        };
        try
        {
            var up = await LabProcess.RunAsync(
                project.Folder,
                environment,
                ["up", "port-forwarding", "--target", "emulated", .. Settings]
            );

            Assert.True(up.Status == 0, up.Error);
            Assert.DoesNotContain(Marker, up.Output + up.Error, StringComparison.Ordinal);
            AssertPrivate(project);
            AssertExpectedOnly(programs);
        }
        finally
        {
            await LabProcess.RunAsync(project.Folder, environment, "destroy");
        }
    }

    private static void AssertPrivate(LabProject project)
    {
        var lab = project.PathOf(".lab");
        var files = Directory
            .EnumerateFiles(
                lab,
                "*",
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }
            )
            .ToList();
        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file =>
            File.ReadAllBytes(file).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(Marker)) >= 0
        );
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode others =
            UnixFileMode.GroupRead
            | UnixFileMode.GroupWrite
            | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead
            | UnixFileMode.OtherWrite
            | UnixFileMode.OtherExecute;
        var folders = Directory.EnumerateDirectories(
            lab,
            "*",
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }
        );
        foreach (var entry in files.Concat(folders).Append(lab))
        {
            Assert.True((File.GetUnixFileMode(entry) & others) == 0, entry);
        }
    }

    // Programs that note what they are given before they become the real ones. Gives their folder.
    private static string Recording(LabProject project, params string[] names)
    {
        var folder = project.PathOf("programs");
        Directory.CreateDirectory(folder);
        foreach (var name in names)
        {
            var real = Environment
                .GetEnvironmentVariable("PATH")!
                .Split(Path.PathSeparator)
                .Select(one => Path.Combine(one, name))
                .FirstOrDefault(File.Exists);
            Assert.True(real is not null, $"There is no {name} on the PATH.");
            var wrapper = Path.Combine(folder, name);
            File.WriteAllText(
                wrapper,
                $"#!/bin/sh\n{{ env; echo \"arguments=$*\"; }} >> '{wrapper}.given'\nexec '{real}' \"$@\"\n"
            );
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(
                    wrapper,
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                );
            }
        }

        return folder;
    }

    private static void AssertExpectedOnly(string programs)
    {
        var found = Directory
            .EnumerateFiles(programs, "*.given")
            .SelectMany(file =>
                File.ReadLines(file)
                    .Where(line => line.Contains(Marker, StringComparison.Ordinal))
                    .Select(line => (Program: Path.GetFileNameWithoutExtension(file), Variable: line.Split('=')[0]))
            )
            .Distinct();

        Assert.Equal(Expected.Select(one => (one.Program, one.Variable)), found);
        Assert.Equal(2, Directory.EnumerateFiles(programs, "*.given").Count());
    }
}
