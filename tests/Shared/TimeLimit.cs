using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PrivateLinkLab.TestSupport;

/// <summary>
/// Ends the process of tests that do not end by themselves: VSTest's time limit (tests/tests.runsettings), which is the
/// same, leaves it behind.
/// </summary>
internal static class TimeLimit
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    [SuppressMessage("CodeQuality", "IDE0052", Justification = "Without a reference the timer would be collected.")]
    private static Timer? _timer;

    [ModuleInitializer]
    internal static void Start()
    {
        if (!EmulatorCheck.IsRequired)
        {
            _timer = new(_ => End(), null, Limit, Timeout.InfiniteTimeSpan);
        }
    }

    private static void End()
    {
        if (!Debugger.IsAttached)
        {
            // Environment.Exit would wait for the tests.
            Process.GetCurrentProcess().Kill();
        }
    }
}
