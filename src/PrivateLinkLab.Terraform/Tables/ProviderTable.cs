using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;

namespace PrivateLinkLab.Terraform.Tables;

/// <summary>A resource type of the provider.</summary>
/// <param name="Terraform">The provider's name, for example <c>aws_vpc</c>.</param>
/// <param name="Tokens">Pulumi's tokens of it; the one of today's package first.</param>
/// <param name="Holds">What reads what resources of the type have.</param>
internal sealed record ProviderType(string Terraform, IReadOnlyList<string> Tokens, Lazy<Block> Holds)
{
    /// <summary>What resources of the type have.</summary>
    public Block Block => Holds.Value;
}

/// <summary>
/// Every resource type of version 5.100 of Terraform's AWS provider that Pulumi has, as Schema/aws.txt tells;
/// Schema/README.md has the format. A type is read when it is asked for.
/// </summary>
internal static class ProviderTable
{
    private const string Resource = "aws.txt";

    private static readonly SearchValues<char> Marks = SearchValues.Create("[({.:~");
    private static readonly List<Lazy<Block>> Blocks = [];
    private static readonly FrozenDictionary<string, ProviderType> ByToken = Read();

    /// <summary>Every type.</summary>
    public static IEnumerable<ProviderType> All => ByToken.Values.Distinct();

    /// <summary>Finds a type by one of Pulumi's tokens; null when it is not known.</summary>
    public static ProviderType? Find(string token) => ByToken.GetValueOrDefault(token);

    private static FrozenDictionary<string, ProviderType> Read()
    {
        using var stream = typeof(ProviderTable).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var types = new List<KeyValuePair<string, ProviderType>>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var (head, members) = (line[..tab], line[(tab + 1)..]);
            var block = new Lazy<Block>(() => BlockOf(members));
            if (char.IsAsciiDigit(head[0]))
            {
                Blocks.Add(block);
                continue;
            }

            var names = head.Split(' ');
            var type = new ProviderType(names[0], names[1..], block);
            types.AddRange(type.Tokens.Select(token => KeyValuePair.Create(token, type)));
        }

        return types.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static Block BlockOf(string members)
    {
        var all = members.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(
            [.. all.Where(member => member[0] != '+').Select(ArgumentOf)],
            all.Where(member => member[0] == '+').Select(member => member[1..])
        );
    }

    private static Argument ArgumentOf(string member)
    {
        var rest = member.TrimStart('*', '!');
        var end = rest.AsSpan().IndexOfAny(Marks);
        var name = end < 0 ? rest : rest[..end];
        rest = end < 0 ? "" : rest[end..];
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        var holds = (colon < 0 ? rest : rest[..colon]).TrimEnd('~');
        var place = holds.Trim('[', ']', '(', ')', '{', '}', '.', '=');
        return new Argument(
            name,
            colon < 0 ? PropertyNames.ToPulumi(name) : rest[(colon + 1)..],
            holds switch
            {
                "" => ArgumentShape.Value,
                ['{', ..] => ArgumentShape.Map,
                ['[', ..] => ArgumentShape.List,
                ['(', ..] => ArgumentShape.Set,
                ['.', ..] => ArgumentShape.Single,
                _ => throw new InvalidOperationException($"'{member}' is not of the format of aws.txt."),
            }
        )
        {
            IsReadOnly = member[0] == '!',
            IsRequired = member[0] == '*',
            IsOnlyTerraforms = rest.EndsWith('~'),
            IsOne = holds.Contains('.', StringComparison.Ordinal),
            IsFlattened = holds.Contains('.', StringComparison.Ordinal) && colon < 0,
            NamesEveryMember = holds.Contains('=', StringComparison.Ordinal),
            Holds = place.Length == 0 ? null : Blocks[int.Parse(place, CultureInfo.InvariantCulture)],
        };
    }
}
