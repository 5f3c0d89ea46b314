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
}
