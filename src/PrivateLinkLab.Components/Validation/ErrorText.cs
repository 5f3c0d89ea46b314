using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace PrivateLinkLab.Components.Validation;

/// <summary>
/// A part of an error's sentence, in the invariant culture; written only when the condition that it is about does not
/// hold.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct ErrorText
{
    private readonly StringBuilder? _text;

    /// <summary>Called by the compiler.</summary>
    public ErrorText(int literalLength, int formattedCount, bool condition, out bool isNeeded)
    {
        isNeeded = !condition;
        _text = isNeeded ? new StringBuilder(literalLength + (16 * formattedCount)) : null;
    }

    /// <summary>Adds a text of the sentence.</summary>
    public void AppendLiteral(string text) => _text!.Append(text);

    /// <summary>Adds a value.</summary>
    public void AppendFormatted<T>(T value) => _text!.Append(CultureInfo.InvariantCulture, $"{value}");

    /// <inheritdoc/>
    public override string ToString() => _text?.ToString() ?? "";
}
