using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace PrivateLinkLab.Terraform.Tooling;

/// <summary>What a program answered.</summary>
/// <param name="ExitCode">The exit status.</param>
/// <param name="Output">Its standard output, unless that was given to a callback.</param>
/// <param name="Errors">Its standard error.</param>
internal sealed record ChildResult(int ExitCode, string Output, string Errors);

/// <summary>Runs a program to its end, and stops it gently when the user cancels.</summary>
internal static class ChildProcess
{
    // A person's Ctrl-C reaches the program too; a second interrupt would make Terraform drop what it is doing.
    private static readonly TimeSpan OwnReaction = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan GentleStop = TimeSpan.FromSeconds(60);

    /// <summary>Runs a program.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">The folder in which it runs.</param>
    /// <param name="environment">Its whole environment.</param>
    /// <param name="onLine">Gets every line of its standard output; null to have them in the result.</param>
    /// <param name="onStarted">Gets the process once it runs; null when nobody asks.</param>
    /// <param name="cancellation">Stops the program gently.</param>
    /// <exception cref="OperationCanceledException">The user cancelled, and the program has ended.</exception>
    public static async Task<ChildResult> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string> environment,
        Action<string>? onLine,
        Action<Process>? onStarted,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Start(start);
        process.StandardInput.Close();
        onStarted?.Invoke(process);
        var interrupted = new TaskCompletionSource();
        var output = ReadAsync(process.StandardOutput, onLine, interrupted);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            await StopAsync(process, interrupted.Task);
            await Task.WhenAll(output, errors);
            throw;
        }

        var result = new ChildResult(process.ExitCode, await output, await errors);
        cancellation.ThrowIfCancellationRequested();
        return result;
    }

    private static Process Start(ProcessStartInfo start)
    {
        // The programs' files are as private as the lab's own: Terraform's state, the emulator's log.
        const uint OwnerOnly = 0x3F;
        var before = OperatingSystem.IsWindows() ? 0 : SetMask(OwnerOnly);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception failure)
        {
            throw new TerraformException(
                TerraformFailure.MissingTool,
                $"{start.FileName} cannot be started: {failure.Message}.",
                failure
            );
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
        TaskCompletionSource interrupted
    )
    {
        if (onLine is null)
        {
            return await reader.ReadToEndAsync();
        }

        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.Contains("Interrupt received", StringComparison.Ordinal))
            {
                interrupted.TrySetResult();
            }

            onLine(line);
        }

        return "";
    }

    private static async Task StopAsync(Process process, Task interrupted)
    {
        var ended = process.WaitForExitAsync();
        if (
            await Task.WhenAny(ended, interrupted, Task.Delay(OwnReaction)) is var first
            && first != ended
            && first != interrupted
        )
        {
            Interrupt(process);
        }

        if (await Task.WhenAny(ended, Task.Delay(GentleStop)) != ended)
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
