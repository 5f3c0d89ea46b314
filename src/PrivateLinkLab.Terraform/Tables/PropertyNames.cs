using System.Text;

namespace PrivateLinkLab.Terraform.Tables;

/// <summary>The rule between Pulumi's property names and the provider's: <c>cidrIpv4</c> is <c>cidr_ipv4</c>.</summary>
internal static class PropertyNames
{
    public static string ToTerraform(string camelCase)
    {
        var text = new StringBuilder(camelCase.Length + 4);
        foreach (var character in camelCase)
        {
            if (char.IsAsciiLetterUpper(character))
            {
                text.Append('_').Append(char.ToLowerInvariant(character));
            }
            else
            {
                text.Append(character);
            }
        }

        return text.ToString();
    }

    public static string ToPulumi(string snakeCase)
    {
        var text = new StringBuilder(snakeCase.Length);
        var upper = false;
        foreach (var character in snakeCase)
        {
            if (character == '_')
            {
                upper = true;
                continue;
            }

            text.Append(upper ? char.ToUpperInvariant(character) : character);
            upper = false;
        }

        return text.ToString();
    }

    /// <summary>
    /// What a property's name is without its plural, for a comparison: <c>rules</c> and <c>rule</c> give the same. What
    /// is left need not be a word.
    /// </summary>
    public static string Singular(string camelCase)
    {
        var name = camelCase.EndsWith("ies", StringComparison.Ordinal) ? camelCase[..^3] + "y" : camelCase;
        foreach (var end in (ReadOnlySpan<string>)["s", "x", "ch", "sh"])
        {
            if (name.EndsWith($"{end}es", StringComparison.Ordinal))
            {
                name = name[..^2];
                break;
            }

            if (name.EndsWith($"{end}e", StringComparison.Ordinal))
            {
                name = name[..^1];
                break;
            }
        }

        return name.EndsWith('s') && !name.EndsWith("ss", StringComparison.Ordinal) ? name[..^1] : name;
    }
}
