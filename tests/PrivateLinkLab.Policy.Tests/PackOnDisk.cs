namespace PrivateLinkLab.Policy.Tests;

/// <summary>A policy pack's folder of its own for one test.</summary>
internal sealed class PackOnDisk : IDisposable
{
    private readonly string _above = Directory.CreateTempSubdirectory("pack-").FullName;

    public PackOnDisk(string rules, string file = "paths.yaml")
    {
        Folder = Path.Combine(_above, "network-paths");
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, file), rules);
    }

    public string Folder { get; }

    public void Dispose() => Directory.Delete(_above, recursive: true);
}
