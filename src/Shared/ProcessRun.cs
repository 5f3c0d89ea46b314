using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace PrivateLinkLab.Shared;

/// <summary>A program to run to its end.</summary>
/// <param name="Program">Its path, or its name to find on the path.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Folder">The folder in which it runs.</param>
/// <param name="Environment">Its whole environment.</param>
internal sealed record ProcessToRun(
    string Program,
    IEnumerable<string> Arguments,
    string Folder,
    IReadOnlyDictionary<string, string> Environment
)
{
    /// <summary>Gets every line of its standard output; null to have them in the result.</summary>
    public Action<string>? OnLine { get; init; }

    /// <summary>Gets every line of its standard error; null to have them in the result.</summary>
    public Action<string>? OnErrorLine { get; init; }

    /// <summary>How long a line can be; what is longer comes in pieces. Of any length when not set.</summary>
    public int LongestLine { get; init; } = int.MaxValue;

    /// <summary>Gets the process once it runs; null when nobody asks.</summary>
    public Action<Process>? OnStarted { get; init; }

    /// <summary>What a line contains when the program tells that it stops by itself; null when it never does.</summary>
    public string? StopsWhenItSays { get; init; }

    /// <summary>
    /// How long a program that is stopped has before it is told. A person's Ctrl-C reaches it too, and a second
    /// interrupt would make it drop what it is doing.
    /// </summary>
    public TimeSpan OwnReaction { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long it has after that before it is ended by force.</summary>
    public TimeSpan GentleStop { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">The exit status.</param>
/// <param name="Output">Its standard output, unless that was given to a callback.</param>
/// <param name="Errors">Its standard error, likewise.</param>
internal sealed record ProcessEnd(int ExitCode, string Output, string Errors);

/// <summary>A program cannot be started; the message is a sentence.</summary>
internal sealed class ProcessStartException(string message, Exception cause) : Exception(message, cause);

/// <summary>Runs a program to its end, and stops it gently when the user cancels.</summary>
internal static class ProcessRun
{
    // What a program started and left behind can hold its output open for ever.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    /// <summary>Runs a program.</summary>
    /// <param name="child">The program.</param>
    /// <param name="cancellation">Stops the program gently.</param>
    /// <exception cref="ProcessStartException">It cannot be started.</exception>
    /// <exception cref="OperationCanceledException">The user cancelled, and the program has ended.</exception>
    public static async Task<ProcessEnd> ToEndAsync(ProcessToRun child, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var process = Start(child);
        process.StandardInput.Close();
        child.OnStarted?.Invoke(process);
        var interrupted = new TaskCompletionSource();
        var output = ReadAsync(process.StandardOutput, child.OnLine, child, interrupted);
        var errors = ReadAsync(process.StandardError, child.OnErrorLine, child, interrupted);
        var read = Task.WhenAll(output, errors);
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            await StopAsync(process, child, interrupted.Task);
            await Task.WhenAny(read, Task.Delay(LastWords, CancellationToken.None));
            throw;
        }

        if (child is { OnLine: not null, OnErrorLine: not null })
        {
            await Task.WhenAny(read, Task.Delay(LastWords, CancellationToken.None));
            cancellation.ThrowIfCancellationRequested();
            return new(process.ExitCode, "", "");
        }

        var result = new ProcessEnd(process.ExitCode, await output, await errors);
        cancellation.ThrowIfCancellationRequested();
        return result;
    }

    private static Process Start(ProcessToRun child)
    {
        var start = new ProcessStartInfo(child.Program)
        {
            WorkingDirectory = child.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        foreach (var (name, value) in child.Environment)
        {
            start.Environment[name] = value;
        }

        foreach (var argument in child.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // The programs' files are as private as the lab's own: Terraform's state, the emulator's log.
        const uint OwnerOnly = 0x3F;
        var before = OperatingSystem.IsWindows() ? 0 : SetMask(OwnerOnly);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception failure)
        {
            throw new ProcessStartException($"{start.FileName} cannot be started: {failure.Message}.", failure);
        }
        finally
        {
            if (!OperatingSystem.IsWindows())
            {
                _ = SetMask(before);
            }
        }
    }

    // A child has the mask that its parent has when it starts. Returns the one before.
    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetMask(uint mask);

    private static async Task<string> ReadAsync(
        StreamReader reader,
        Action<string>? onLine,
        ProcessToRun child,
        TaskCompletionSource interrupted
    )
    {
        if (onLine is null)
        {
            return await reader.ReadToEndAsync();
        }

        var line = new StringBuilder();
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer) is > 0 and var count)
        {
            foreach (var character in buffer.AsSpan(0, count))
            {
                if (character == '\n' || line.Length == child.LongestLine)
                {
                    Take();
                }

                if (character is not '\n')
                {
                    line.Append(character);
                }
            }
        }

        if (line.Length > 0)
        {
            Take();
        }

        return "";

        void Take()
        {
            var text = line.ToString().TrimEnd('\r');
            line.Clear();
            if (child.StopsWhenItSays is { } word && text.Contains(word, StringComparison.Ordinal))
            {
                interrupted.TrySetResult();
            }

            onLine(text);
        }
    }

    private static async Task StopAsync(Process process, ProcessToRun child, Task interrupted)
    {
        var ended = process.WaitForExitAsync();
        if (
            await Task.WhenAny(ended, interrupted, Task.Delay(child.OwnReaction)) is var first
            && first != ended
            && first != interrupted
        )
        {
            Interrupt(process);
        }

        if (await Task.WhenAny(ended, Task.Delay(child.GentleStop)) != ended)
        {
            process.Kill(entireProcessTree: true);
            await ended;
        }
    }

    private static void Interrupt(Process process)
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill(entireProcessTree: true);
            return;
        }

        using var kill = Process.Start("/bin/kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
