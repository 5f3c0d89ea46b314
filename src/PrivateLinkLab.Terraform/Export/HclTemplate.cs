using System.Text;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>
/// Texts in Terraform's JSON syntax are templates: what looks like an interpolation has to be escaped.
/// </summary>
internal static class HclTemplate
{
    /// <summary>Writes a text so that Terraform reads the same text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="beforeExpression">Whether an expression follows at once, which a last dollar sign would turn into
    /// text.</param>
    public static string Escape(string text, bool beforeExpression = false)
    {
        if (
            !text.Contains("${", StringComparison.Ordinal)
            && !text.Contains("%{", StringComparison.Ordinal)
            && !(beforeExpression && text.EndsWith('$'))
        )
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 8);
        for (var position = 0; position < text.Length; )
        {
            var character = text[position];
            var run = character is '$' or '%' ? RunAt(text, position) : 0;
            var after = position + run;
            var opens = run > 0 && after < text.Length && text[after] == '{';
            var mustHide =
                opens ? run - 1
                : beforeExpression && character == '$' && after == text.Length ? run
                : 0;
            if (run == 0)
            {
                escaped.Append(character);
                position++;
                continue;
            }

            // "$${" is the escape of "${"; signs before it are written as an expression, lest they change its meaning.
            if (mustHide > 0)
            {
                var dollars = TrailingDollars(escaped);
                escaped.Length -= dollars;
                escaped.Append("${\"").Append('$', dollars).Append(character, mustHide).Append("\"}");
            }

            escaped.Append(character, opens ? 2 : run - mustHide);
            position = after;
        }

        return escaped.ToString();
    }

    /// <summary>An expression as a template of its own.</summary>
    public static string Of(string expression) => $"${{{expression}}}";

    private static int TrailingDollars(StringBuilder text)
    {
        var count = 0;
        while (count < text.Length && text[text.Length - 1 - count] == '$')
        {
            count++;
        }

        return count;
    }

    private static int RunAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] == text[start])
        {
            end++;
        }

        return end - start;
    }
}
