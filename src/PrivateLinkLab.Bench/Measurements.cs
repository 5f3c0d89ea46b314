using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace PrivateLinkLab.Bench;

/// <summary>Times whole processes, start to exit, and takes their peak memory.</summary>
internal static partial class Measurements
{
    private const int Runs = 15;

    public static async Task<int> PrintAsync()
    {
        var lab = Path.Combine(RepositoryTop(), "lab");
        var folder = Directory.CreateTempSubdirectory("lab-bench-");
        try
        {
            File.Copy(Path.Combine(RepositoryTop(), "Pulumi.yaml"), Path.Combine(folder.FullName, "Pulumi.yaml"));
            Console.WriteLine($"medians of {Runs} runs, whole processes");
            var bench = Path.Combine(AppContext.BaseDirectory, "PrivateLinkLab.Bench.dll");

            // From small to large, so that the largest child so far is this row's.
            await PrintRowAsync("./lab preview private-subnet", lab, ["preview", "private-subnet"], folder.FullName);
            await PrintRowAsync("./lab up port-forwarding", lab, ["up", "port-forwarding"], folder.FullName);
            await PrintCopiesAsync(1);
            await PrintRowAsync("./lab verify port-forwarding", lab, ["verify", "port-forwarding"], folder.FullName);
            await PrintCopiesAsync(10);
            await PrintRowAsync("./lab verify --all", lab, ["verify", "--all"], folder.FullName);
            await PrintCopiesAsync(100);

            Task PrintCopiesAsync(int copies) => PrintRowAsync(
                $"port-forwarding x {copies} in one stack", "dotnet", [bench, "copies", $"{copies}"], folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static async Task PrintRowAsync(string label, string command, IReadOnlyList<string> arguments, string folder)
    {
        var seconds = new List<double>();
        string output = "";
        // The first run warms the file cache and builds what is not built; it does not count.
        for (var run = 0; run <= Runs; run++)
        {
            var state = new DirectoryInfo(Path.Combine(folder, ".lab"));
            if (state.Exists)
            {
                state.Delete(recursive: true);
            }

            var watch = Stopwatch.StartNew();
            using var process = Process.Start(new ProcessStartInfo(command, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
            })!;
            output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{label} ended with exit status {process.ExitCode}.");
            }

            if (run > 0)
            {
                seconds.Add(watch.Elapsed.TotalSeconds);
            }
        }

        seconds.Sort();
        var size = output.Trim().All(char.IsAsciiDigit) ? $"{output.Trim()} resources" : "";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{label,-36} {seconds[Runs / 2],6:0.000} s {PeakOfChildren() / 1024,6:0} MB  {size}"));
    }

    private static double PeakOfChildren()
    {
        const int children = -1;
        var usage = new long[18];
        return OperatingSystem.IsLinux() && GetResourceUsage(children, usage) == 0 ? usage[4] : double.NaN;
    }

    private static string RepositoryTop()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pulumi.yaml")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The bench runs from a build inside the repository: use src/PrivateLinkLab.Bench/run.");
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetResourceUsage(int who, [Out] long[] usage);
}
