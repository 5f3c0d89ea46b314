using System.Collections;
using System.Collections.ObjectModel;
using System.Text;
using PrivateLinkLab.Lab.Settings;

namespace PrivateLinkLab.Cli.Terminals;

/// <summary>What the command-line tool knows of the process that it runs in.</summary>
internal sealed record LabEnvironment
{
    private const int Utf8 = 65001;

    /// <summary>Where answers go.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Where errors and notes go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Opens standard input, for what is piped into a command.</summary>
    public Func<Stream> OpenInput { get; init; } = static () => Stream.Null;

    /// <summary>
    /// Waits for a key that a person presses, and gives its character; null when answers do not go to a terminal, or
    /// nobody is at the keyboard.
    /// </summary>
    public Func<char>? ReadKey { get; init; }

    /// <summary>Whether answers go to a terminal that does not show UTF-8.</summary>
    public bool IsAscii { get; init; }

    /// <summary>The folder that the user is in.</summary>
    public required string CurrentDirectory { get; init; }

    /// <summary>Whether answers go to a terminal that can show colours, and colours are wanted.</summary>
    public bool Colors { get; init; }

    /// <summary>How many characters a line of the terminal has; null when answers do not go to one.</summary>
    public int? Width { get; init; }

    /// <summary>
    /// Settings from environment variables by key: PRIVATELINKLAB_CONFIG_databasePassword is databasePassword. They are
    /// in no list of processes and in no shell's history.
    /// </summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Whether an unexpected error shows where it came from.</summary>
    public bool Debug { get; init; }

    /// <summary>The environment of this process.</summary>
    public static LabEnvironment OfProcess()
    {
        var isTerminal = !Console.IsOutputRedirected;
        return new()
        {
            Output =
                isTerminal && OperatingSystem.IsWindows() ? TerminalOfWindows() : Writer(Console.OpenStandardOutput()),
            Error = Writer(new BestEffortStream(Console.OpenStandardError())),
            OpenInput = Console.OpenStandardInput,
            ReadKey = isTerminal && !Console.IsInputRedirected ? Terminal.ReadKey : null,
            IsAscii = isTerminal && !OperatingSystem.IsWindows() && Console.OutputEncoding.CodePage != Utf8,
            CurrentDirectory = Directory.GetCurrentDirectory(),
            Colors =
                isTerminal
                && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
                && Environment.GetEnvironmentVariable("TERM") != "dumb",
            Width = isTerminal ? Terminal.Width() : null,
            Settings = SettingsOf(Environment.GetEnvironmentVariables()),
            Debug = Environment.GetEnvironmentVariable("PRIVATELINKLAB_DEBUG") == "1",
        };
    }

    private static Dictionary<string, string> SettingsOf(IDictionary variables)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in variables)
        {
            if (
                variable is { Key: string name, Value: string value }
                && name.StartsWith(VariableSettings.Prefix, StringComparison.Ordinal)
            )
            {
                settings.Add(name[VariableSettings.Prefix.Length..], value);
            }
        }

        return settings;
    }

    // Spectre.Console switches colours on for Console.Out only, which otherwise writes in an old code page.
    private static TextWriter TerminalOfWindows()
    {
        Console.OutputEncoding = Encoding.UTF8;
        return Console.Out;
    }

    // Console.Out would flush at every call.
    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
