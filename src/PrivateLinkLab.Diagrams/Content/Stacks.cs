using System.Collections.Immutable;
using System.Globalization;

namespace PrivateLinkLab.Diagrams.Content;

/// <summary>Puts what is alike on a stack, so that a large network stays readable.</summary>
internal static class Stacks
{
    private const int Fewest = 4;

    /// <summary>The items of a subnet, with four or more that are alike as one.</summary>
    /// <param name="items">The items.</param>
    /// <param name="stacked">Is told each item that goes onto a stack, and the stack.</param>
    public static ImmutableArray<Item> Of(IReadOnlyList<Item> items, Action<Item, Item> stacked)
    {
        var result = ImmutableArray.CreateBuilder<Item>();
        foreach (var alike in items.GroupBy(Signature))
        {
            List<Item> members = [.. alike];
            if (members.Count < Fewest)
            {
                result.AddRange(members);
                continue;
            }

            var first = members[0];
            var stack = first with
            {
                Id = $"stack:{first.Id}",
                Name = Pattern([.. members.Select(member => member.Name)]),
                Lines =
                [
                    $"{members.Count.ToString(CultureInfo.InvariantCulture)} × {first.Lines[0]}",
                    .. Groups(first),
                ],
                Members = [.. members.Select(member => member.Name)],
            };
            result.Add(stack);
            foreach (var member in members)
            {
                stacked(member, stack);
            }
        }

        return result.ToImmutable();
    }

    /// <summary>What names have in common: <c>web-*</c>.</summary>
    public static string Pattern(IReadOnlyList<string> names)
    {
        var first = names[0];
        var common = 0;
        while (common < first.Length && names.All(name => name.Length > common && name[common] == first[common]))
        {
            common++;
        }

        return names.All(name => name == first) ? first : $"{first[..common]}*";
    }

    /// <summary>What is the same of items that go onto one stack: the kind, the state, the security groups.</summary>
    internal static string Signature(Item item) =>
        $"{item.Symbol}|{item.State}|{item.Lines[0]}|{string.Join('|', Groups(item))}";

    private static IEnumerable<string> Groups(Item item) =>
        item.Lines.Where(line => line.StartsWith("sg ", StringComparison.Ordinal));
}
