using System.Runtime.InteropServices;

namespace PrivateLinkLab.Cli.Terminals;

/// <summary>
/// The terminal of this process. .NET's console switches a terminal into another mode, by an escape sequence, when it
/// is asked for its width or for what is typed; nobody who wants no colours wants that either.
/// </summary>
internal static class Terminal
{
    private const int StandardOutput = 1;

    // The number of this request on Linux (ioctl_tty(2), TIOCGWINSZ).
    private const nuint GetWindowSize = 0x5413;

    /// <summary>How many characters a line has; null when that is not known.</summary>
    public static int? Width()
    {
        try
        {
            var width = OperatingSystem.IsLinux() ? OnLinux() : Console.WindowWidth;
            return width > 0 ? width : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Waits for a key, which is not shown, and gives its character.</summary>
    public static char ReadKey() => Console.ReadKey(intercept: true).KeyChar;

    private static int OnLinux() => Ioctl(StandardOutput, GetWindowSize, out var size) == 0 ? size.Columns : 0;

    [DllImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Ioctl(int file, nuint request, out WindowSize size);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct WindowSize
    {
        public readonly ushort Rows;
        public readonly ushort Columns;
        public readonly ushort Horizontal;
        public readonly ushort Vertical;
    }
}
