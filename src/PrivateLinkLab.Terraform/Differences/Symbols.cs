using System.Text;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Terraform.Differences;

/// <summary>
/// Writes ids and generated names of a graph as the resources that they stand for, so that two graphs can be compared.
/// </summary>
internal sealed class Symbols
{
    private const int Shortest = 8;

    // What a resource gets beside its id: its own is compared, what others have of it is not.
    private static readonly string[] Given =
    [
        "address",
        "privateIp",
        "publicIp",
        "prefixListId",
        "masterUserSecrets[0].secretArn",
        "primaryNetworkInterfaceId",
    ];

    private readonly Dictionary<string, (string Symbol, ResourceUrn? Owner)> _byText = new(StringComparer.Ordinal);
    private readonly int _longest;

    public Symbols(ResourceGraph graph)
    {
        foreach (var node in graph.Resources.Where(node => node.Custom))
        {
            Add(node.Id, node, "id");
            if (!node.Inputs.ContainsKey("name"))
            {
                Add(node.Outputs.GetText("name"), node, "name");
            }

            foreach (var path in Given)
            {
                Add((node.Outputs.At(path) as TextValue)?.Value, node, path, node.Urn);
            }
        }

        _longest = _byText.Count == 0 ? 0 : _byText.Keys.Max(text => text.Length);
    }

    /// <summary>Writes a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="of">The resource that has the text.</param>
    public string Write(string text, ResourceUrn of)
    {
        var written = new StringBuilder(text.Length);
        var lookup = _byText.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start < text.Length; )
        {
            var end = IsBoundary(text, start) ? Math.Min(text.Length, start + _longest) : start;
            while (
                end > start
                && !(
                    IsBoundary(text, end)
                    && lookup.TryGetValue(text.AsSpan(start, end - start), out var found)
                    && found.Owner != of
                )
            )
            {
                end--;
            }

            if (end > start)
            {
                written.Append(lookup[text.AsSpan(start, end - start)].Symbol);
                start = end;
            }
            else
            {
                written.Append(text[start++]);
            }
        }

        return written.ToString();
    }

    private void Add(string? text, ResourceNode node, string property, ResourceUrn? owner = null)
    {
        if (text is { Length: >= Shortest } && !node.Inputs.Values.Any(input => input.AsText() == text))
        {
            _byText.TryAdd(text, ($"<{node.Name}.{property}>", owner));
        }
    }

    private static bool IsBoundary(string text, int position) =>
        position == 0 || position == text.Length || !IsWord(text[position - 1]) || !IsWord(text[position]);

    private static bool IsWord(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';
}
