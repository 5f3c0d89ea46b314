using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace PrivateLinkLab.Graph;

/// <summary>
/// A resource's URN, <c>urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME</c>: unique in a stack and the same in every run.
/// </summary>
public sealed class ResourceUrn : IEquatable<ResourceUrn>, IComparable<ResourceUrn>
{
    /// <summary>The type of the resource that stands for the whole stack.</summary>
    public const string StackType = "pulumi:pulumi:Stack";

    private const string Prefix = "urn:pulumi:";
    private const string Delimiter = "::";
    private const string Form = "urn:pulumi:STACK::PROJECT::TYPE::NAME";

    private readonly string _text;
    private readonly int _project;
    private readonly int _type;
    private readonly int _name;

    private ResourceUrn(string text, int project, int type, int name) =>
        (_text, _project, _type, _name) = (text, project, type, name);

    /// <summary>The stack, for example <c>dev</c>.</summary>
    public string Stack => Part(Prefix.Length, _project);

    /// <summary>The project.</summary>
    public string Project => Part(_project, _type);

    /// <summary>The type with those of its ancestors, joined by <c>$</c>, without the stack's.</summary>
    public string QualifiedType => Part(_type, _name);

    /// <summary>The ancestors' types from the outermost to the parent, and the resource's own type last.</summary>
    public ImmutableArray<string> TypeChain => [.. QualifiedType.Split('$')];

    /// <summary>The resource's own type, for example <c>aws:ec2/vpc:Vpc</c>.</summary>
    public string Type => TypeText.ToString();

    /// <summary>The logical name.</summary>
    public string Name => _text[_name..];

    /// <summary>The URN of a resource.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="project">The project.</param>
    /// <param name="parent">The parent; null, or the stack's URN, for a resource at the top.</param>
    /// <param name="type">The resource's own type.</param>
    /// <param name="name">The logical name; it may contain any characters.</param>
    /// <exception cref="FormatException">A part is empty or has characters that a URN gives a meaning to.</exception>
    public static ResourceUrn Create(string stack, string project, ResourceUrn? parent, string type, string name)
    {
        Check("stack", stack, stack?.Contains(':', StringComparison.Ordinal) == false, "a name without ':'");
        Check("project", project, project?.Contains(':', StringComparison.Ordinal) == false, "a name without ':'");
        Check("type", type, IsType(type), "a type such as aws:ec2/vpc:Vpc, without '$' and '::'");
        Check("name", name, name is not null, "at least one character");
        var ancestors = parent is { } urn && urn.QualifiedType != StackType ? urn.QualifiedType + "$" : "";
        return Parse($"{Prefix}{stack}{Delimiter}{project}{Delimiter}{ancestors}{type}{Delimiter}{name}");
    }

    /// <summary>Reads a URN.</summary>
    /// <exception cref="FormatException">The text is no URN; the message says what one looks like.</exception>
    public static ResourceUrn Parse(string text) =>
        TryParse(text, out var urn) ? urn : throw new FormatException($"'{text}' is not a URN of the form {Form}.");

    /// <summary>Reads a URN; false when the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ResourceUrn? urn)
    {
        urn = null;
        if (text is null || !text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var project = After(text, Prefix.Length);
        var type = project < 0 ? -1 : After(text, project);
        var name = type < 0 ? -1 : After(text, type);
        if (name < 0 || name == text.Length)
        {
            return false;
        }

        urn = new(TextValue.WellFormed(text), project, type, name);
        return true;
    }

    /// <summary>The resource's own type, without a copy of it.</summary>
    internal ReadOnlySpan<char> TypeText
    {
        get
        {
            var qualified = _text.AsSpan(_type, _name - Delimiter.Length - _type);
            return qualified[(qualified.LastIndexOf('$') + 1)..];
        }
    }

    /// <summary>The URN of a child of this resource; false when the parts do not make one.</summary>
    internal bool TryCompose(string type, string name, [NotNullWhen(true)] out ResourceUrn? child) =>
        TryParse($"{Prefix}{Stack}{Delimiter}{Project}{Delimiter}{QualifiedType}${type}{Delimiter}{name}", out child);

    /// <inheritdoc/>
    public bool Equals(ResourceUrn? other) => other is not null && _text == other._text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ResourceUrn);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(_text, StringComparison.Ordinal);

    /// <summary>The ordinal order of the texts.</summary>
    public int CompareTo(ResourceUrn? other) => string.CompareOrdinal(_text, other?._text);

    /// <summary>The URN's text.</summary>
    public override string ToString() => _text;

    /// <summary>Whether two URNs have the same text.</summary>
    public static bool operator ==(ResourceUrn? left, ResourceUrn? right) => left?._text == right?._text;

    /// <summary>Whether two URNs have different texts.</summary>
    public static bool operator !=(ResourceUrn? left, ResourceUrn? right) => !(left == right);

    /// <summary>Whether one text comes before the other.</summary>
    public static bool operator <(ResourceUrn? left, ResourceUrn? right) =>
        string.CompareOrdinal(left?._text, right?._text) < 0;

    /// <summary>Whether one text comes before the other or is the same.</summary>
    public static bool operator <=(ResourceUrn? left, ResourceUrn? right) =>
        string.CompareOrdinal(left?._text, right?._text) <= 0;

    /// <summary>Whether one text comes after the other.</summary>
    public static bool operator >(ResourceUrn? left, ResourceUrn? right) =>
        string.CompareOrdinal(left?._text, right?._text) > 0;

    /// <summary>Whether one text comes after the other or is the same.</summary>
    public static bool operator >=(ResourceUrn? left, ResourceUrn? right) =>
        string.CompareOrdinal(left?._text, right?._text) >= 0;

    private static bool IsType(string? type) =>
        type is not null
        && !type.Contains('$', StringComparison.Ordinal)
        && !type.Contains(Delimiter, StringComparison.Ordinal)
        && !type.StartsWith(':')
        && !type.EndsWith(':');

    private static void Check(string part, string? value, bool fits, string accepted)
    {
        if (string.IsNullOrEmpty(value) || !fits)
        {
            throw new FormatException($"The {part} '{value}' cannot be part of a URN; expected {accepted}.");
        }
    }

    // The position behind the delimiter that ends the non-empty part at start; -1 when there is none.
    private static int After(string text, int start)
    {
        var end = text.IndexOf(Delimiter, start, StringComparison.Ordinal);
        return end <= start ? -1 : end + Delimiter.Length;
    }

    private string Part(int start, int next) => _text[start..(next - Delimiter.Length)];
}
