using System.Buffers;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Terraform.Tables;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>
/// Names that Pulumi chose: the logical name and seven random digits. Terraform would choose "terraform-" and a number;
/// with a prefix it makes a name that tells as much and is as unique.
/// </summary>
internal static class AutoName
{
    private const int RandomDigits = 7;

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    /// <summary>The argument that takes a type's prefix.</summary>
    public static string ArgumentOf(TypeMapping mapping) => $"{mapping.NameProperty}_prefix";

    /// <summary>
    /// Gives the prefix for a resource, or null when the program named it or its type has no such argument.
    /// </summary>
    public static string? PrefixOf(ResourceNode node, TypeMapping mapping)
    {
        if (
            mapping.NamePrefixLength is not { } longest
            || node.Inputs.ContainsKey(mapping.NameProperty)
            || node.Inputs.ContainsKey($"{mapping.NameProperty}Prefix")
            || node.Outputs.GetText(mapping.NameProperty) is not { } name
        )
        {
            return null;
        }

        var digits = name.AsSpan(Math.Max(0, name.Length - RandomDigits));
        var isChosen =
            name.Length > RandomDigits + 1
            && name[^(RandomDigits + 1)] == '-'
            && !digits.ContainsAnyExcept(Hexadecimal);
        if (!isChosen)
        {
            return null;
        }

        var prefix = name[..^RandomDigits];
        return prefix.Length <= longest ? prefix : prefix[..(longest - 1)].TrimEnd('-') + "-";
    }
}
