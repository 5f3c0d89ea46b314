namespace PrivateLinkLab.Terraform.Reading;

/// <summary>A reference in a configuration, such as <c>module.vpc["a"].subnets[0]</c>, step by step.</summary>
/// <param name="Steps">The names, each with the index behind it; null for none.</param>
internal sealed record Traversal(IReadOnlyList<(string Name, string? Index)> Steps)
{
    /// <summary>The first name.</summary>
    public string Root => Steps[0].Name;

    /// <summary>Reads a reference. An index is kept as it is written: <c>0</c> or <c>"a"</c>.</summary>
    public static Traversal Parse(string text)
    {
        var steps = new List<(string Name, string? Index)>();
        var position = 0;
        while (position < text.Length)
        {
            if (text[position] == '[')
            {
                var end = EndOfIndex(text, position);
                if (steps.Count > 0 && steps[^1].Index is null)
                {
                    steps[^1] = (steps[^1].Name, text[(position + 1)..end]);
                }

                position = end + 1;
                continue;
            }

            position += text[position] == '.' ? 1 : 0;
            var next = text.AsSpan(position).IndexOfAny('.', '[');
            var name = next < 0 ? text[position..] : text.Substring(position, next);
            steps.Add((name, null));
            position += name.Length;
        }

        return new(steps.Count > 0 ? steps : [(text, null)]);
    }

    /// <summary>The references of an expression without those that Terraform adds for the parts of each.</summary>
    public static IEnumerable<string> WithoutParts(IEnumerable<string> references)
    {
        string? last = null;
        foreach (var reference in references)
        {
            var isPart =
                last is not null
                && last.Length > reference.Length
                && last.StartsWith(reference, StringComparison.Ordinal)
                && last[reference.Length] is '.' or '[';
            last = reference;
            if (!isPart)
            {
                yield return reference;
            }
        }
    }

    private static int EndOfIndex(string text, int start)
    {
        var quoted = false;
        for (var position = start + 1; position < text.Length; position++)
        {
            if (text[position] == '\\' && quoted)
            {
                position++;
            }
            else if (text[position] == '"')
            {
                quoted = !quoted;
            }
            else if (text[position] == ']' && !quoted)
            {
                return position;
            }
        }

        return text.Length;
    }
}
