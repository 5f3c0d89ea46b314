using System.Text.RegularExpressions;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>Reduces what the SDK says of a failure to its sentence.</summary>
internal static partial class FailureText
{
    /// <summary>Gives an exception's own message, without the parameter's name that .NET puts behind it.</summary>
    public static string Of(Exception exception) =>
        exception is ArgumentException { ParamName: { Length: > 0 } parameter }
            ? exception.Message.Replace($" (Parameter '{parameter}')", "", StringComparison.Ordinal)
            : exception.Message;

    /// <summary>
    /// Gives the sentence of a message such as "Running program '...' failed with an unhandled exception:", which is
    /// followed by the exception's type, its message and stack traces.
    /// </summary>
    public static string Sentence(string message)
    {
        message = Wrapping().Replace(message, "");
        const string preamble = "failed with an unhandled exception:";
        var start = message.IndexOf(preamble, StringComparison.Ordinal);
        if (start < 0)
        {
            return message;
        }

        var lines = message[(start + preamble.Length)..]
            .Trim()
            .Split('\n')
            .TakeWhile(line =>
                !line.StartsWith("   at ", StringComparison.Ordinal)
                && !line.StartsWith(" ---> ", StringComparison.Ordinal)
            )
            .ToList();
        var typeEnd = lines.Count == 0 ? -1 : lines[0].IndexOf(": ", StringComparison.Ordinal);
        if (typeEnd > 0 && !lines[0][..typeEnd].Contains(' ', StringComparison.Ordinal))
        {
            lines[0] = lines[0][(typeEnd + 2)..];
        }

        return string.Join('\n', lines).TrimEnd();
    }

    // What the official SDK puts before the failure of an output, for every resource that takes it as an input.
    [GeneratedRegex("error serializing property \"[^\"]*\": ", RegexOptions.CultureInvariant)]
    private static partial Regex Wrapping();
}
