using System.Text;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>
/// Names for resources as a person would choose them: <c>aws_vpc.my_vpc</c> for <c>myVPC-vpc</c>. The part of the name
/// that the type says already is left out, unless two resources of the type would then have one name.
/// </summary>
internal static class TerraformNames
{
    /// <summary>Gives each resource its name, unique among the resources of its type.</summary>
    /// <param name="resources">The resources with their Terraform types, in the order of the graph.</param>
    public static Dictionary<ResourceUrn, string> Of(IReadOnlyList<(ResourceNode Node, string Type)> resources)
    {
        var names = new Dictionary<ResourceUrn, string>();
        foreach (var ofType in resources.GroupBy(resource => resource.Type, StringComparer.Ordinal))
        {
            var shortNames = ofType.Select(resource => Shortened(resource.Node.Name, resource.Type)).ToArray();
            var timesUsed = shortNames
                .CountBy(name => name, StringComparer.Ordinal)
                .ToDictionary(StringComparer.Ordinal);
            var taken = new HashSet<string>(StringComparer.Ordinal);
            foreach (var ((node, _), shortName) in ofType.Zip(shortNames))
            {
                var wanted = timesUsed[shortName] == 1 ? shortName : SnakeCase(node.Name);
                var name = wanted;
                for (var number = 2; !taken.Add(name); number++)
                {
                    name = $"{wanted}_{number}";
                }

                names[node.Urn] = name;
            }
        }

        return names;
    }

    /// <summary>A name in snake case, of ASCII letters, digits and underscores, beginning with a letter.</summary>
    public static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var position = 0; position < name.Length; position++)
        {
            var character = name[position];
            if (!char.IsAsciiLetterOrDigit(character))
            {
                AppendUnderscore(text);
                continue;
            }

            if (char.IsAsciiLetterUpper(character) && BeginsWord(name, position))
            {
                AppendUnderscore(text);
            }

            text.Append(char.ToLowerInvariant(character));
        }

        var snake = text.ToString().TrimEnd('_');
        return snake.Length == 0 ? "resource"
            : char.IsAsciiDigit(snake[0]) ? $"n{snake}"
            : snake;
    }

    private static string Shortened(string name, string type)
    {
        var words = name.Split('-', StringSplitOptions.RemoveEmptyEntries);
        var typeWords = type.Split('_');
        var kept = words.Length;
        // The first word of a type is the provider.
        while (
            kept > 1
            && typeWords.Length - (words.Length - kept) > 1
            && words[kept - 1] == typeWords[^(words.Length - kept + 1)]
        )
        {
            kept--;
        }

        return SnakeCase(string.Join('-', words[..kept]));
    }

    // "myVPC" has the words my and VPC; "SSMEndpoint" has SSM and Endpoint.
    private static bool BeginsWord(string name, int position) =>
        position > 0
        && (
            char.IsAsciiLetterLower(name[position - 1])
            || char.IsAsciiDigit(name[position - 1])
            || (
                char.IsAsciiLetterUpper(name[position - 1])
                && position + 1 < name.Length
                && char.IsAsciiLetterLower(name[position + 1])
            )
        );

    private static void AppendUnderscore(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != '_')
        {
            text.Append('_');
        }
    }
}
