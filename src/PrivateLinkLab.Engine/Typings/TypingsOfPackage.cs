using System.Text.RegularExpressions;

namespace PrivateLinkLab.Engine.Typings;

/// <summary>
/// Reads the declarations of one package. Pulumi generates them all alike, a member a line, so that a few lines are
/// enough to read and no compiler is needed.
/// </summary>
/// <param name="folder">The package's folder.</param>
internal sealed partial class TypingsOfPackage(string folder)
{
    private readonly Dictionary<string, IReadOnlyList<TypedMember>> _nested = new(StringComparer.Ordinal);
    private readonly Lazy<string> _outputs = new(() => Text(Path.Combine(folder, "types", "output.d.ts")));

    /// <summary>The outputs of a resource.</summary>
    public IReadOnlyList<TypedMember> OutputsOf(TypeToken type) =>
        [
            .. MembersIn(Section(FileOf(type), $"export declare class {type.Member} "))
                .Where(member => member.Type.StartsWith("pulumi.Output<", StringComparison.Ordinal))
                .Select(member => Unwrapped(member.Name, member.Type["pulumi.Output<".Length..^1], member.IsOptional)),
        ];

    /// <summary>What a function gives.</summary>
    public IReadOnlyList<TypedMember> ResultOf(TypeToken function) =>
        [
            .. MembersIn(
                    Section(
                        FileOf(function),
                        $"export interface {char.ToUpperInvariant(function.Member[0])}{function.Member[1..]}Result "
                    )
                )
                .Select(member => Unwrapped(member.Name, member.Type, member.IsOptional)),
        ];

    /// <summary>The members of a type of the package, such as <c>outputs.eks.ClusterVpcConfig</c>.</summary>
    public IReadOnlyList<TypedMember> Nested(string reference)
    {
        if (!_nested.TryGetValue(reference, out var members))
        {
            var parts = reference.Split('.');
            var text = _outputs.Value;
            if (parts.Length == 3)
            {
                text = Section(text, $"export declare namespace {parts[1]} ");
            }

            _nested[reference] = members = [
                .. MembersIn(Section(text, $"interface {parts[^1]} "))
                    .Select(member => Unwrapped(member.Name, member.Type, member.IsOptional)),
            ];
        }

        return members;
    }

    private string FileOf(TypeToken token) =>
        token.File.Length == 0 ? "" : Text(Path.Combine(folder, $"{token.File}.d.ts"));

    private static TypedMember Unwrapped(string name, string type, bool isOptional)
    {
        var alternatives = Alternatives(type);
        var isUndefined = alternatives.Remove("undefined");
        return new(name, alternatives.Count == 0 ? "any" : alternatives[0], isOptional || isUndefined);
    }

    // A type's alternatives outside of all brackets.
    private static List<string> Alternatives(string type)
    {
        var alternatives = new List<string>();
        var (depth, start) = (0, 0);
        for (var i = 0; i <= type.Length; i++)
        {
            var character = i == type.Length ? '|' : type[i];
            depth +=
                character is '<' or '{' or '(' ? 1
                : character is '>' or '}' or ')' ? -1
                : 0;
            if (character == '|' && depth == 0)
            {
                alternatives.Add(type[start..i].Trim());
                start = i + 1;
            }
        }

        return alternatives;
    }

    // The block that follows a heading, up to the brace that ends it.
    private static string Section(string text, string heading)
    {
        var start = text.IndexOf(heading, StringComparison.Ordinal);
        var open = start < 0 ? -1 : text.IndexOf('{', start);
        if (open < 0)
        {
            return "";
        }

        // The brace that ends a block stands as far to the right as what begins it.
        var line = text.LastIndexOf('\n', start) + 1;
        var indentation = text.AsSpan(line).IndexOfAnyExcept(' ');
        var end = text.IndexOf($"\n{new string(' ', indentation)}}}", open, StringComparison.Ordinal);
        return end < 0 ? "" : text[open..end];
    }

    // Members are indented by one more step than their block; what is deeper belongs to their types.
    private static IEnumerable<TypedMember> MembersIn(string section) =>
        Member()
            .Matches(section)
            .Select(match => new TypedMember(
                match.Groups["name"].Value,
                match.Groups["type"].Value,
                match.Groups["optional"].Success
            ))
            .DistinctBy(member => member.Name);

    private static string Text(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : "";
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [GeneratedRegex(
        @"^[ ]{4,8}(readonly )?(?<name>[A-Za-z_]\w*)(?<optional>\?)?: (?<type>[^;{]+|[^;]*\{[^}]*\}[^;]*);",
        RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex Member();
}

/// <summary>A member of a declaration.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, the first one of several.</param>
/// <param name="IsOptional">Whether it may be missing.</param>
internal sealed record TypedMember(string Name, string Type, bool IsOptional);
