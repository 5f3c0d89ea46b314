using System.Diagnostics;

namespace PrivateLinkLab.Cli.Tests.Processes;

/// <summary>The lab as a process of its own.</summary>
internal static class LabProcess
{
    private static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "lab.dll");

    public static Task<LabResult> RunAsync(string folder, params string[] arguments) =>
        RunAsync(folder, new Dictionary<string, string?>(), arguments);

    public static Task<LabResult> RunAsync(
        string folder,
        IReadOnlyDictionary<string, string?> environment,
        params string[] arguments
    ) => RunToolAsync(Tool, folder, environment, arguments);

    public static async Task<LabResult> RunToolAsync(
        string tool,
        string folder,
        IReadOnlyDictionary<string, string?> environment,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo("dotnet", ["exec", tool, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var name in new[] { "PRIVATELINKLAB_ROOT", "PRIVATELINKLAB_DEBUG", "NO_COLOR" })
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }
}
