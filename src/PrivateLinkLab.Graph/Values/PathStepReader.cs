using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace PrivateLinkLab.Graph;

/// <summary>Takes one step after the other from the text of a path.</summary>
internal static class PathStepReader
{
    public static bool TryTake(ref ReadOnlySpan<char> rest, bool first, [NotNullWhen(true)] out PropertyStep? step)
    {
        if (rest[0] == '[')
        {
            rest = rest[1..];
            return rest.Length > 0 && rest[0] == '"'
                ? TryTakeQuoted(ref rest, out step)
                : TryTakeIndex(ref rest, out step);
        }

        step = null;
        if (!first)
        {
            if (rest[0] != '.')
            {
                return false;
            }

            rest = rest[1..];
        }

        var end = rest.IndexOfAny('.', '[');
        var name = end < 0 ? rest : rest[..end];
        rest = rest[name.Length..];
        step = new(name.ToString(), null);
        return name.Length > 0 && name.IndexOfAny("\"]\\ ") < 0;
    }

    private static bool TryTakeIndex(ref ReadOnlySpan<char> rest, [NotNullWhen(true)] out PropertyStep? step)
    {
        step = null;
        var end = rest.IndexOf(']');
        if (end < 0 || !int.TryParse(rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return false;
        }

        rest = rest[(end + 1)..];
        step = new(null, index);
        return true;
    }

    private static bool TryTakeQuoted(ref ReadOnlySpan<char> rest, [NotNullWhen(true)] out PropertyStep? step)
    {
        step = null;
        var name = new StringBuilder();
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] == '"')
            {
                if (i + 1 == rest.Length || rest[i + 1] != ']')
                {
                    return false;
                }

                rest = rest[(i + 2)..];
                step = new(name.ToString(), null);
                return true;
            }

            if (rest[i] == '\\' && ++i == rest.Length)
            {
                return false;
            }

            name.Append(rest[i]);
        }

        return false;
    }
}
