using System.Globalization;

namespace PrivateLinkLab.Rules;

/// <summary>A rules file is none, or does not fit the network that it is held against.</summary>
public sealed class RulesException : Exception
{
    /// <summary>Something wrong in a file.</summary>
    /// <param name="file">The file's name, as the user gave it.</param>
    /// <param name="line">The line, from 1; 0 when it is about the whole file.</param>
    /// <param name="column">The column, from 1; 0 when it is about a whole line or file.</param>
    /// <param name="problem">A sentence that names the value and what is expected.</param>
    /// <param name="cause">What it comes from; null when nothing else.</param>
    public RulesException(string file, int line, int column, string problem, Exception? cause = null)
        : base(Place(file, line, column) + OnOneLine(problem), cause) => (File, Line, Column) = (file, line, column);

    /// <summary>The file's name, as the user gave it.</summary>
    public string File { get; }

    /// <summary>The line, from 1; 0 when it is about the whole file.</summary>
    public int Line { get; }

    /// <summary>The column, from 1; 0 when it is about a whole line or file.</summary>
    public int Column { get; }

    // Values of the file are quoted in it, and may have any characters.
    private static string OnOneLine(string problem) =>
        string.Concat(problem.Select(character => char.IsControl(character) ? ' ' : character));

    private static string Place(string file, int line, int column) =>
        line == 0
            ? $"{file}: "
            : string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}, column {Math.Max(column, 1)}: ");
}
