using PrivateLinkLab.Cli.Terminals;

namespace PrivateLinkLab.Cli.Tests.Programs;

/// <summary>
/// Copies of programs beside this file, with the official npm packages above them, and the lab run in their folder.
/// </summary>
internal sealed class ProgramOnDisk : IDisposable
{
    private const string Required = "REQUIRE_SCHEMA_CHECK";

    private readonly string _folder;

    /// <summary>Copies programs.</summary>
    /// <param name="names">Their folders' names.</param>
    public ProgramOnDisk(params string[] names)
    {
        var packages = RepositoryFile.PathOf("src/EmbeddedPulumi/Schema/node_modules");
        if (!Directory.Exists(packages))
        {
            Assert.False(
                Environment.GetEnvironmentVariable(Required) == "1",
                $"{Required} is 1, and the npm packages are not installed in src/EmbeddedPulumi/Schema."
            );
            Assert.Skip("The npm packages are not installed in src/EmbeddedPulumi/Schema.");
        }

        _folder = Directory.CreateTempSubdirectory("lab-").FullName;
        Directory.CreateSymbolicLink(Path.Combine(_folder, "node_modules"), packages);
        var programs = RepositoryFile.PathOf("tests/PrivateLinkLab.Cli.Tests/Programs/TypeScript");
        foreach (var file in names.SelectMany(name => Files(Path.Combine(programs, name))))
        {
            var copy = PathOf(Path.GetRelativePath(programs, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string PathOf(string name) => Path.Combine(_folder, name);

    public async Task<LabResult> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var status = await Lab.RunAsync(
            arguments,
            new LabEnvironment
            {
                Output = output,
                Error = error,
                CurrentDirectory = _folder,
            }
        );
        return new(status, output.ToString(), error.ToString());
    }

    /// <summary>Runs the lab, which must succeed, and the program with it.</summary>
    public async Task<string> SucceedAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);

        Assert.Equal((0, ""), (result.Status, result.Error));
        return result.Output;
    }

    public void Dispose()
    {
        File.Delete(Path.Combine(_folder, "node_modules"));
        Directory.Delete(_folder, recursive: true);
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories);
}
