namespace EmbeddedPulumi.Generator;

internal enum TypeKind
{
    /// <summary>string, number, boolean, any or archive.</summary>
    Primitive,

    /// <summary>A nested object type or an enum.</summary>
    Reference,
    List,
    Map,
    Union,
}

/// <summary>
/// A type as the schema writes it: <c>string</c>, <c>inputs.ec2.X[]</c>, <c>Map&lt;T&gt;</c>, <c>A | B</c>.
/// </summary>
internal sealed class TypeExpression
{
    private TypeExpression(TypeKind kind, string name, IReadOnlyList<TypeExpression> parts)
    {
        Kind = kind;
        Name = name;
        Parts = parts;
    }

    public TypeKind Kind { get; }

    /// <summary>Of a primitive or a reference.</summary>
    public string Name { get; }

    /// <summary>The element of a list or a map, the cases of a union.</summary>
    public IReadOnlyList<TypeExpression> Parts { get; }

    public TypeExpression Element => Parts[0];

    /// <summary>All object types and enums that the type names.</summary>
    public IEnumerable<string> References =>
        Kind == TypeKind.Reference ? [Name] : Parts.SelectMany(part => part.References);

    /// <exception cref="FormatException">The text is no type.</exception>
    public static TypeExpression Parse(string text)
    {
        text = text.Trim();
        var cases = SplitUnion(text);
        if (cases.Count > 1)
        {
            return new TypeExpression(TypeKind.Union, "", [.. cases.Select(Parse)]);
        }

        if (text.EndsWith("[]", StringComparison.Ordinal))
        {
            return new TypeExpression(TypeKind.List, "", [Parse(text.Substring(0, text.Length - 2))]);
        }

        if (text.StartsWith("Map<", StringComparison.Ordinal))
        {
            return new TypeExpression(TypeKind.Map, "", [Parse(text.Substring(4, text.Length - 5))]);
        }

        if (text.StartsWith("(", StringComparison.Ordinal))
        {
            return Parse(text.Substring(1, text.Length - 2));
        }

        if (text is "string" or "number" or "boolean" or "any" or "archive")
        {
            return new TypeExpression(TypeKind.Primitive, text, []);
        }

        if (text.Contains('.'))
        {
            return new TypeExpression(TypeKind.Reference, text, []);
        }

        throw new FormatException($"'{text}' is no type");
    }

    private static List<string> SplitUnion(string text)
    {
        var cases = new List<string>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '(' or '<')
            {
                depth++;
            }
            else if (text[i] is ')' or '>')
            {
                depth--;
            }
            else if (text[i] == '|' && depth == 0)
            {
                cases.Add(text.Substring(start, i - start));
                start = i + 1;
            }
        }

        cases.Add(text.Substring(start));
        return cases;
    }
}
