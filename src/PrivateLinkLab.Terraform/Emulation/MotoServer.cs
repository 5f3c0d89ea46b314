using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PrivateLinkLab.Terraform.Tooling;

namespace PrivateLinkLab.Terraform.Emulation;

/// <summary>Starts moto's server as a process that outlives this one, and asks whether an emulator answers.</summary>
internal static class MotoServer
{
    private const int Attempts = 3;

    // setsid is missing on macOS; Python is there wherever moto is.
    private const string StartInOwnSession = """
        log=$1
        shift
        if command -v setsid >/dev/null; then
          set -- setsid "$@"
        elif command -v python3 >/dev/null; then
          set -- python3 -c 'import os, sys; os.setsid(); os.execvp(sys.argv[1], sys.argv[1:])' "$@"
        fi
        nohup "$@" >"$log" 2>&1 </dev/null &
        echo $!
        """;

    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(10);

    /// <summary>Starts a server on a free loopback port and waits until it answers.</summary>
    /// <param name="search">Where the program is looked for.</param>
    /// <param name="environment">The server's environment.</param>
    /// <param name="log">The file that gets the server's output.</param>
    /// <param name="onStarted">Gets the record as soon as the process runs, so that it is never lost.</param>
    /// <param name="cancellation">Stops the server and the wait.</param>
    public static async Task<EmulatorRecord> StartAsync(
        ToolSearch search,
        IReadOnlyDictionary<string, string> environment,
        string log,
        Action<EmulatorRecord> onStarted,
        CancellationToken cancellation
    )
    {
        var program = InstalledTools.Moto(search);
        for (var attempt = 1; ; attempt++)
        {
            // Another process may take the port between here and the server's start; then the server ends at once.
            var port = FreePort();
            var record = new EmulatorRecord(
                new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"))
            )
            {
                Emulator = await StartAsync(program, port, environment, log, cancellation),
            };
            onStarted(record);
            if (await WaitAsync(record, cancellation))
            {
                return record;
            }

            KnownProcess.Stop(record.Emulator);
            if (attempt == Attempts)
            {
                throw new TerraformException(
                    TerraformFailure.EmulatorUnavailable,
                    $"moto_server does not start; what it says is in {log}."
                );
            }
        }
    }

    /// <summary>Whether something answers at an endpoint, whatever it says.</summary>
    public static async Task<bool> AnswersAsync(Uri endpoint, CancellationToken cancellation)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false, ConnectTimeout = AnswerTime };
        using var client = new HttpClient(handler) { Timeout = AnswerTime };
        try
        {
            using var answer = await client.GetAsync(
                new Uri(endpoint, "moto-api/"),
                HttpCompletionOption.ResponseHeadersRead,
                cancellation
            );
            return true;
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return false;
        }
    }

    private static async Task<bool> WaitAsync(EmulatorRecord record, CancellationToken cancellation)
    {
        try
        {
            for (
                var waiting = Stopwatch.StartNew();
                waiting.Elapsed < StartTime && KnownProcess.IsRunning(record.Emulator);

            )
            {
                if (await AnswersAsync(record.Endpoint, cancellation))
                {
                    return true;
                }

                await Task.Delay(Pause, cancellation);
            }

            return false;
        }
        catch (OperationCanceledException)
        {
            KnownProcess.Stop(record.Emulator);
            throw;
        }
    }

    private static async Task<ProcessRecord> StartAsync(
        string program,
        int port,
        IReadOnlyDictionary<string, string> environment,
        string log,
        CancellationToken cancellation
    )
    {
        string[] arguments = ["-H", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture)];
        var folder = Path.GetDirectoryName(Path.GetFullPath(log))!;
        if (OperatingSystem.IsWindows())
        {
            return StartOnWindows(program, arguments, folder, environment);
        }

        // The server gets a session of its own, else it hears the terminal's Ctrl-C; it replaces the shell's child, so
        // that the number is the server's.
        var result = await ChildProcess.RunAsync(
            "/bin/sh",
            ["-c", StartInOwnSession, "sh", log, program, .. arguments],
            folder,
            environment,
            null,
            null,
            cancellation
        );
        using var process = int.TryParse(result.Output.Trim(), CultureInfo.InvariantCulture, out var pid)
            ? TryFind(pid)
            : null;
        return process is not null
            ? KnownProcess.Of(process)
            : throw new TerraformException(
                TerraformFailure.EmulatorUnavailable,
                $"moto_server ended as soon as it was started; what it said is in {log}."
            );
    }

    private static Process? TryFind(int pid)
    {
        try
        {
            return Process.GetProcessById(pid);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static ProcessRecord StartOnWindows(
        string program,
        string[] arguments,
        string folder,
        IReadOnlyDictionary<string, string> environment
    )
    {
        var start = new ProcessStartInfo(program, arguments) { CreateNoWindow = true, WorkingDirectory = folder };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        return KnownProcess.Of(process);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
