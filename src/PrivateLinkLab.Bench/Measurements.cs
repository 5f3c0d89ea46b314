using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace PrivateLinkLab.Bench;

/// <summary>Times whole processes, start to exit, in turn with an empty program, and takes their peak memory.</summary>
internal static partial class Measurements
{
    private const int Runs = 15;
    private const int NetworkRuns = 3;

    // Every pair of classes of the largest network would be asked about for minutes.
    private const int MostForAll = 10_000;

    /// <summary>Prints the figures of the scenarios and of stacks that hold one of them several times.</summary>
    public static Task<int> PrintAsync()
    {
        // From small to large, so that the largest child so far is the row's.
        var empty = new Row("an empty .NET program", "dotnet", [Built("PrivateLinkLab.Bench.Empty.dll")]);
        return PrintAsync(Runs, _ =>
            [
                empty,
                Lab("scenarios"),
                Lab("preview", "private-subnet"),
                Lab("preview", "port-forwarding"),
                Lab("up", "port-forwarding"),
                Copies(1),
                Lab(
                    "probe",
                    "port-forwarding",
                    "--from",
                    "JumpServer-host-instance",
                    "--to",
                    "sqs.us-east-1.amazonaws.com:443"
                ),
                Lab("verify", "port-forwarding"),
                Copies(10),
                Lab("verify", "--all"),
                Copies(100),
            ]
        );

        static Row Copies(int copies) =>
            new(
                $"port-forwarding x {copies} in one stack",
                "dotnet",
                [Built("PrivateLinkLab.Bench.dll"), "copies", $"{copies}"]
            );
    }

    /// <summary>Prints the figures of questions about whole networks, of 50 VPCs on a transit gateway.</summary>
    public static Task<int> PrintNetworksAsync() => PrintAsync(NetworkRuns, folder =>
        {
            var rows = new List<Row>
            {
                new("an empty .NET program", "dotnet", [Built("PrivateLinkLab.Bench.Empty.dll")]),
            };
            foreach (var instances in (int[])[1_000, 10_000, 100_000])
            {
                var file = Path.Combine(folder, $"{instances}.json");
                LargeNetwork.Write(file, instances);
                var size = string.Create(CultureInfo.InvariantCulture, $"{instances:N0} instances");
                rows.Add(Labelled($"lab reach --to one, {size}", "reach", "--state", file, "--to", "db-3-8:5432"));
                if (instances <= MostForAll)
                {
                    var changed = Path.Combine(folder, $"{instances}-changed.json");
                    LargeNetwork.Write(changed, instances, isChanged: true);
                    rows.Add(Labelled($"lab matrix, {size}", "matrix", "--state", file));
                    rows.Add(Labelled($"lab compare, {size}", "compare", file, changed));
                }
            }

            return rows;

            static Row Labelled(string label, params string[] arguments) => new(label, LabScript, arguments);
        });

    private static string LabScript => Path.Combine(RepositoryTop(), "lab");

    private static Row Lab(params string[] arguments) =>
        new($"./lab {string.Join(' ', arguments.Take(2))}", LabScript, arguments);

    private static string Built(string program) => Path.Combine(AppContext.BaseDirectory, program);

    private static async Task<int> PrintAsync(int runs, Func<string, IReadOnlyList<Row>> makeRows)
    {
        var folder = Directory.CreateTempSubdirectory("lab-bench-");
        try
        {
            File.Copy(Path.Combine(RepositoryTop(), "Pulumi.yaml"), Path.Combine(folder.FullName, "Pulumi.yaml"));
            var rows = makeRows(folder.FullName);

            // The first turn warms the file cache and does not count.
            foreach (var row in rows)
            {
                await row.RunAsync(folder.FullName);
                row.Peak = PeakOfChildren();
            }

            // In turn, so that whatever else the machine does slows all of them alike.
            for (var run = 0; run < runs; run++)
            {
                foreach (var row in rows)
                {
                    row.Seconds.Add(await row.RunAsync(folder.FullName));
                }
            }

            Console.WriteLine(
                $"whole processes in turn, medians of {runs} runs: time, times the empty program, peak memory"
            );
            foreach (var row in rows)
            {
                Console.WriteLine(
                    string.Create(
                            CultureInfo.InvariantCulture,
                            $"{row.Label, -42} {row.Median, 6:0.000} "
                                + $"s {row.Median / rows[0].Median, 6:0.0} {row.Peak / 1024, 6:0} MB  {row.Size}"
                        )
                        .TrimEnd()
                );
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
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

        return folder?.FullName
            ?? throw new InvalidOperationException(
                "The bench runs from a build inside the repository: use src/PrivateLinkLab.Bench/run."
            );
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetResourceUsage(int who, [Out] long[] usage);

    private sealed class Row(string label, string command, IReadOnlyList<string> arguments)
    {
        public string Label => label;

        public List<double> Seconds { get; } = [];

        public double Median => Seconds.Order().ElementAt(Seconds.Count / 2);

        /// <summary>The memory of the largest process up to this row's, in KiB.</summary>
        public double Peak { get; set; }

        /// <summary>How large the program's stack is, when it says so.</summary>
        public string Size { get; private set; } = "";

        /// <summary>Runs the command once, as if it were the first time.</summary>
        /// <returns>The seconds from start to exit.</returns>
        public async Task<double> RunAsync(string folder)
        {
            var state = new DirectoryInfo(Path.Combine(folder, ".lab"));
            if (state.Exists)
            {
                state.Delete(recursive: true);
            }

            var watch = Stopwatch.StartNew();
            using var process = Process.Start(
                new ProcessStartInfo(command, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true }
            )!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            var seconds = watch.Elapsed.TotalSeconds;
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{label} ended with exit status {process.ExitCode}.");
            }

            Size = output.Trim().All(char.IsAsciiDigit) ? $"{output.Trim()} resources" : "";
            return seconds;
        }
    }
}
