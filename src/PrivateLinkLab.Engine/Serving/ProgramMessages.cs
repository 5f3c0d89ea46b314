using System.Text.RegularExpressions;
using PrivateLinkLab.Engine.Protocol;

namespace PrivateLinkLab.Engine.Serving;

/// <summary>
/// What a program says, by its output and by its SDK's log: shown at once, a line for each, as Pulumi shows it.
/// </summary>
/// <param name="output">Where it is shown.</param>
internal sealed partial class ProgramMessages(TextWriter output)
{
    // The SDK's own sentence (pulumi.Config.require).
    private const string MissingSetting = "Missing required configuration variable '";

    private readonly Lock _gate = new();

    /// <summary>Whether the program has logged an error.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>The first setting that the program misses; null for none.</summary>
    public string? Missing { get; private set; }

    /// <summary>Shows a line.</summary>
    public void Note(string line)
    {
        lock (_gate)
        {
            output.WriteLine($"program: {Visible(line)}");
            // At once: whoever waits for the program wants to see what it does.
            output.Flush();
        }
    }

    /// <summary>Shows a message of the SDK's log; what is for debugging is left out.</summary>
    public void Log(LogRequest message)
    {
        if (message.Severity == LogSeverity.Debug || message.Ephemeral)
        {
            return;
        }

        var severity = message.Severity switch
        {
            LogSeverity.Error => "error: ",
            LogSeverity.Warning => "warning: ",
            _ => "",
        };
        if (message.Severity == LogSeverity.Error)
        {
            HasErrors = true;
            Missing ??= MissingIn(message.Message);
        }

        foreach (var line in message.Message.TrimEnd().Split('\n'))
        {
            Note($"{severity}{line.TrimEnd('\r')}");
            severity = "";
        }
    }

    private static string? MissingIn(string message)
    {
        var start = message.IndexOf(MissingSetting, StringComparison.Ordinal) + MissingSetting.Length;
        var end = start < MissingSetting.Length ? -1 : message.IndexOf('\'', start);
        return end < 0 ? null : message[start..end];
    }

    // A program must not be able to move the cursor of who reads this; colours go with the rest.
    private static string Visible(string line) =>
        line.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0
            ? line
            : string.Concat(TerminalCodes().Replace(line, "").Where(character => character is '\t' or >= ' '));

    [GeneratedRegex("\u001b\\[[0-9;?]*[A-Za-z]", RegexOptions.CultureInvariant)]
    private static partial Regex TerminalCodes();
}
