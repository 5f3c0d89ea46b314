using System.Text;

namespace PrivateLinkLab.Diagrams.Drawing;

/// <summary>Texts in XML and HTML.</summary>
internal static class Xml
{
    /// <summary>A text with what would be markup written out, fit for elements and attributes.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            escaped.Append(
                letter switch
                {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '"' => "&quot;",
                    '\'' => "&#39;",
                    _ => $"{letter}",
                }
            );
        }

        return escaped.ToString();
    }
}
