namespace PrivateLinkLab.Lab.Tests;

/// <summary>A project folder of its own for one test.</summary>
public class ProjectOnDisk : IDisposable
{
    public ProjectOnDisk(string? settings = null)
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
        string.Join(
            '\n',
            Directory.EnumerateFiles(PathOf(".lab"), "*", SearchOption.AllDirectories).Select(File.ReadAllText)
        );

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
