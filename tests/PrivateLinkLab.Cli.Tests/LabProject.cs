namespace PrivateLinkLab.Cli.Tests;

/// <summary>A project folder of its own for one test, and the lab run in it.</summary>
public sealed class LabProject : IDisposable
{
    public LabProject(string? settings = null)
    {
        Folder = Directory.CreateTempSubdirectory("lab-").FullName;
        Write("Pulumi.yaml", "name: privatelinklab\nruntime: dotnet\n");
        if (settings is not null)
        {
            Write("Pulumi.dev.yaml", settings);
        }
    }

    public string Folder { get; }

    public string StatePath => PathOf(".lab/dev.json");

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), content);
    }

    public string ReadState() => File.ReadAllText(StatePath);

    /// <summary>Everything that the lab has written, one after the other.</summary>
    public string ReadAllFiles() =>
        string.Join('\n', Directory.EnumerateFiles(PathOf(".lab"), "*", SearchOption.AllDirectories).Select(File.ReadAllText));

    /// <summary>Runs the lab in this process.</summary>
    public Task<LabResult> RunAsync(params string[] arguments) => RunAsync(_ => _, arguments);

    internal async Task<LabResult> RunAsync(Func<LabEnvironment, LabEnvironment> environment, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var status = await Lab.RunAsync(
            arguments, environment(new LabEnvironment { Output = output, Error = error, CurrentDirectory = Folder }));
        return new(status, output.ToString(), error.ToString());
    }

    /// <summary>Runs the lab, which must succeed and have nothing to complain about.</summary>
    public async Task<string> SucceedAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.Status);
        return result.Output;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
