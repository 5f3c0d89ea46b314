using System.ComponentModel;
using System.Diagnostics;

namespace PrivateLinkLab.Terraform.Emulation;

/// <summary>
/// Processes that the lab started and finds again by number and time of start, so that it never stops another's.
/// </summary>
internal static class KnownProcess
{
    // The time of start is reckoned from the clock, which may be set meanwhile.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan End = TimeSpan.FromSeconds(10);

    public static ProcessRecord Of(Process process) => new(process.Id, process.StartTime);

    public static bool IsRunning(ProcessRecord? record)
    {
        using var process = Find(record);
        return process is not null;
    }

    public static void Stop(ProcessRecord? record)
    {
        using var process = Find(record);
        try
        {
            process?.Kill(entireProcessTree: true);
            process?.WaitForExit(End);
        }
        catch (Exception ended) when (ended is InvalidOperationException or Win32Exception)
        {
            // It ended by itself meanwhile.
        }
    }

    private static Process? Find(ProcessRecord? record)
    {
        if (record is null)
        {
            return null;
        }

        Process? process = null;
        try
        {
            process = Process.GetProcessById(record.Pid);
            if (!process.HasExited && (process.StartTime - record.StartedAt).Duration() < Tolerance)
            {
                return process;
            }
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // There is no such process, or it belongs to somebody else.
        }

        process?.Dispose();
        return null;
    }
}
