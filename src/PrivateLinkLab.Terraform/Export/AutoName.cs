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

    // A FIFO queue or topic has it at the end of its name; the provider adds it to what it makes of a prefix.
    private const string Fifo = ".fifo";

    /// <summary>
    /// Gives the argument and the prefix for a resource, and the input that they take the place of; null when the
    /// program named it or its type has no such argument.
    /// </summary>
    public static (Argument Argument, string Prefix, string Replaced)? PrefixOf(ResourceNode node, TypeMapping mapping)
    {
        if (
            mapping.NamePrefix is not { } pair
            || node.Inputs.ContainsKey(pair.Prefix.Pulumi)
            || NameOf(node, pair.Name.Pulumi) is not { } recorded
        )
        {
            return null;
        }

        var name = recorded.EndsWith(Fifo, StringComparison.Ordinal) ? recorded[..^Fifo.Length] : recorded;
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
        var written =
            mapping.NamePrefixLength is { } longest && prefix.Length > longest
                ? prefix[..(longest - 1)].TrimEnd('-') + "-"
                : prefix;
        return (pair.Prefix, written, pair.Name.Pulumi);
    }

    // An engine writes what it chose among the inputs, and the input's name among the defaults.
    private static string? NameOf(ResourceNode node, string property) =>
        !node.Inputs.ContainsKey(property) || Defaults.Has(node.Inputs, property)
            ? node.Outputs.GetText(property) ?? node.Inputs.GetText(property)
            : null;
}
