using System.Collections.Immutable;
using PrivateLinkLab.Diagrams.Content;

namespace PrivateLinkLab.Diagrams.Drawing;

/// <summary>
/// Draws what stands where with the characters of a terminal: a box for each VPC, in it the subnets, and to its right
/// what things in it lead to.
/// </summary>
internal sealed class TerminalWriter
{
    private const int NarrowestBox = 30;
    private const string Arrow = "─> ";
    private const string WaitingArrow = "╌> ";

    private readonly Dictionary<string, string> _names;
    private readonly Dictionary<string, Box> _vpcOf = new(StringComparer.Ordinal);
    private readonly ILookup<string, Link> _links;
    private readonly int _width;

    private TerminalWriter(Diagram diagram, IEnumerable<Link> links, int width)
    {
        _names = diagram.AllItems.ToDictionary(item => item.Id, item => item.Name, StringComparer.Ordinal);
        foreach (var vpc in diagram.AllBoxes.Where(box => box.Kind == BoxKind.Vpc))
        {
            foreach (var item in vpc.WithInner.SelectMany(box => box.Items))
            {
                _vpcOf.TryAdd(item.Id, vpc);
            }
        }

        _links = links.ToLookup(link => link.From, StringComparer.Ordinal);
        _width = width;
    }

    /// <summary>Draws a diagram.</summary>
    /// <param name="diagram">What is drawn.</param>
    /// <param name="links">What joins it.</param>
    /// <param name="width">How long a line may be.</param>
    /// <returns>The lines.</returns>
    public static ImmutableArray<string> Write(Diagram diagram, IEnumerable<Link> links, int width)
    {
        var writer = new TerminalWriter(diagram, links, width);
        return
        [
            .. diagram.AllBoxes.Where(box => box.Kind == BoxKind.Vpc).SelectMany(writer.Vpc),
            .. diagram
                .AllBoxes.SelectMany(box => box.Items)
                .Where(item => item.Spot == Spot.Between)
                .Select(item => Cut(writer.Line(item, null, width), width)),
        ];
    }

    private IEnumerable<string> Vpc(Box vpc)
    {
        var outward = vpc
            .WithInner.SelectMany(box => box.Items)
            .ToDictionary(item => item.Id, item => Outward(item, vpc));
        var inner = vpc
            .WithInner.Where(box => box.Kind == BoxKind.Subnet)
            .SelectMany(subnet =>
                subnet.Items.Select(item => Line(item, vpc).Length + 8).Append(Titled(subnet, vpc).Length + 9)
            )
            .Concat(vpc.Items.Select(item => Line(item, vpc).Length + 4))
            .Append(Titled(vpc, null).Length + 6)
            .Append(NarrowestBox)
            .Max();
        var longest = outward.Values.Select(target => target.Length).DefaultIfEmpty(0).Max();
        var box = Math.Max(NarrowestBox, Math.Min(inner, _width - longest));

        yield return Edge('┌', '┐', Titled(vpc, null), box);
        foreach (var subnet in vpc.WithInner.Where(one => one.Kind == BoxKind.Subnet))
        {
            yield return $"│ {Edge('┌', '┐', Titled(subnet, vpc), box - 4)} │";
            foreach (var item in subnet.Items)
            {
                var text = Cut(Line(item, vpc, box - 8), box - 8);
                var target = outward[item.Id];
                yield return target.Length == 0
                    ? $"│ │ {text.PadRight(box - 8)} │ │"
                    : Cut($"│ │ {text} {Fill(target, box - 8 - text.Length)}┼{target[0]}┼{target}", _width);
            }

            yield return $"│ {Edge('└', '┘', "", box - 4)} │";
        }

        foreach (var item in vpc.Items)
        {
            var text = Cut(Line(item, vpc, box - 4), box - 4);
            var target = outward[item.Id];
            yield return target.Length == 0
                ? $"│ {text.PadRight(box - 4)} │"
                : Cut($"│ {text} {Fill(target, box - 4 - text.Length)}┼{target}", _width);
        }

        yield return Edge('└', '┘', "", box);
    }

    // What an item leads to outside of its VPC.
    private string Outward(Item item, Box vpc)
    {
        var links = _links[item.Id]
            .Where(link => _names.ContainsKey(link.To) && _vpcOf.GetValueOrDefault(link.To) != vpc)
            .ToList();
        return links.Count == 0
            ? ""
            : (links.Exists(link => link.Kind == LinkKind.Waiting) ? WaitingArrow : Arrow)
                + string.Join(", ", links.Select(link => _names[link.To]).Distinct());
    }

    // The name, the state and the address, as far as there is room; what it is where neither says it.
    private string Line(Item item, Box? vpc, int room = int.MaxValue)
    {
        var isLinked = _links[item.Id].Any(link => _names.ContainsKey(link.To));
        List<string> parts = [.. item.Lines.Where(IsState), .. item.Lines.Where(IsAddress)];
        if (parts.Count == 0 && !isLinked && item.Lines is [var kind, ..])
        {
            parts.Add(kind);
        }

        var inward = _links[item.Id]
            .Where(link => _names.ContainsKey(link.To) && (vpc is null || _vpcOf.GetValueOrDefault(link.To) == vpc))
            .Select(link => _names[link.To])
            .Distinct()
            .ToList();
        var way = inward.Count == 0 ? "" : $" → {string.Join(", ", inward)}";
        string text;
        while ((text = string.Join("  ", parts.Prepend(item.Name)) + way).Length > room && parts.Count > 0)
        {
            parts.RemoveAt(parts.Count - 1);
        }

        return text;
    }

    private static string Titled(Box box, Box? vpc)
    {
        var zone = vpc?.Boxes.FirstOrDefault(one => one.Kind == BoxKind.Zone && one.Boxes.Contains(box));
        return string.Join(
            " · ",
            ((string[])[$"{box.Title} {box.Detail}".Trim(), zone?.Title ?? ""]).Where(part => part.Length > 0)
        );
    }

    private static bool IsAddress(string line) =>
        line.Length > 0 && char.IsAsciiHexDigit(line[0]) && line.Any(character => character is '.' or ':');

    private static bool IsState(string line) =>
        line.Contains("pending", StringComparison.OrdinalIgnoreCase)
        || line.Contains("rejected", StringComparison.OrdinalIgnoreCase)
        || line.Contains("stopped", StringComparison.OrdinalIgnoreCase);

    private static string Fill(string target, int length) => new(target[0], Math.Max(0, length));

    private static string Edge(char left, char right, string title, int width)
    {
        var text = title.Length == 0 ? "" : $" {Cut(title, width - 5)} ";
        return $"{left}{(text.Length == 0 ? "" : "─")}{text}".PadRight(width - 1, '─') + right;
    }

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : $"{text.AsSpan(0, Math.Max(0, length - 1))}…";
}
