using System.Collections.Immutable;
using System.Globalization;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Diagrams.Content;

/// <summary>
/// The diagram of two states of a network: what is new, gone or another, and the paths that open and close.
/// </summary>
internal static class NetworkDifference
{
    /// <summary>Draws both states in one.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="old">The network before.</param>
    /// <param name="new">The network after.</param>
    public static Diagram Of(string title, WholeNetworkReach old, WholeNetworkReach @new)
    {
        var (before, after) = (NetworkDiagram.Of(title, old), NetworkDiagram.Of(title, @new));
        var accounts = Merge(before.Accounts, after.Accounts, Mark.None);
        Link[] links = [.. Merge(before.Links, after.Links)];
        var marks = accounts
            .SelectMany(account => account.WithInner)
            .SelectMany(box => box.Items.Select(item => item.Mark).Prepend(box.Mark))
            .ToList();
        IEnumerable<string> counts =
        [
            Count(marks.Count(mark => mark == Mark.Added), "added"),
            Count(marks.Count(mark => mark == Mark.Removed), "removed"),
            Count(marks.Count(mark => mark == Mark.Changed), "changed"),
            Count(links.Count(link => link.Kind == LinkKind.Opened), "paths opened"),
            Count(links.Count(link => link.Kind == LinkKind.Closed), "paths closed"),
        ];
        return after with { Subtitle = string.Join(" · ", counts), Accounts = accounts, Links = [.. links] };
    }

    private static ImmutableArray<Box> Merge(ImmutableArray<Box> old, ImmutableArray<Box> @new, Mark outer)
    {
        var before = old.ToDictionary(box => box.Id, StringComparer.Ordinal);
        var after = @new.Select(box => box.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. @new.Select(box =>
                before.TryGetValue(box.Id, out var was)
                    ? box with
                    {
                        Mark =
                            (was.Title, was.Detail, was.IsPublic) == (box.Title, box.Detail, box.IsPublic)
                                ? Mark.None
                                : Mark.Changed,
                        Boxes = Merge(was.Boxes, box.Boxes, Mark.None),
                        Items = Merge(was.Items, box.Items),
                    }
                    : Marked(box, outer == Mark.None ? Mark.Added : outer)
            ),
            .. old.Where(box => !after.Contains(box.Id)).Select(box => Marked(box, Mark.Removed)),
        ];
    }

    private static ImmutableArray<Item> Merge(ImmutableArray<Item> old, ImmutableArray<Item> @new)
    {
        var before = old.ToDictionary(item => item.Id, StringComparer.Ordinal);
        var after = @new.Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. @new.Select(item =>
                item with
                {
                    Mark =
                        !before.TryGetValue(item.Id, out var was) ? Mark.Added
                        : (was.Name, was.State) == (item.Name, item.State) && was.Lines.SequenceEqual(item.Lines)
                            ? Mark.None
                        : Mark.Changed,
                }
            ),
            .. old.Where(item => !after.Contains(item.Id)).Select(item => item with { Mark = Mark.Removed }),
        ];
    }

    private static Box Marked(Box box, Mark mark) =>
        box with
        {
            Mark = mark,
            Boxes = [.. box.Boxes.Select(inner => Marked(inner, mark))],
            Items = [.. box.Items.Select(item => item with { Mark = mark })],
        };

    private static IEnumerable<Link> Merge(ImmutableArray<Link> old, ImmutableArray<Link> @new)
    {
        var before = old.ToDictionary(link => (link.From, link.To, link.Kind));
        foreach (var link in @new)
        {
            var key = (link.From, link.To, link.Kind);
            if (!IsPath(link))
            {
                yield return link;
            }
            else if (!before.TryGetValue(key, out var was))
            {
                yield return link with
                {
                    Kind = LinkKind.Opened,
                };
            }
            else
            {
                foreach (var part in Changed(was, link))
                {
                    yield return part;
                }
            }
        }

        var after = @new.Select(link => (link.From, link.To, link.Kind)).ToHashSet();
        foreach (var link in old.Where(link => !after.Contains((link.From, link.To, link.Kind))))
        {
            yield return IsPath(link) ? link with { Kind = LinkKind.Closed } : link;
        }
    }

    // The same two ends on other ports: what opens and what closes are two links.
    private static Link[] Changed(Link was, Link link)
    {
        if (PortsOf(was.Label) is not { } old || PortsOf(link.Label) is not { } now)
        {
            return [link];
        }

        Link[] changed =
        [
            .. Without(now, old) is { IsEmpty: false } opened
                ? (Link[])[link with { Kind = LinkKind.Opened, Label = PortRange.Text(opened) }]
                : [],
            .. Without(old, now) is { IsEmpty: false } closed
                ? (Link[])[link with { Kind = LinkKind.Closed, Label = PortRange.Text(closed) }]
                : [],
        ];
        return changed.Length > 0 ? changed : [link];
    }

    // The ports that a label names; null for one that names none.
    private static ImmutableArray<PortRange>? PortsOf(string label)
    {
        if (label == NetworkDiagram.AllPorts)
        {
            return [PortRange.All];
        }

        var ports = ImmutableArray.CreateBuilder<PortRange>();
        foreach (var part in label.Split(", "))
        {
            var ends = part.Split('-');
            if (!int.TryParse(ends[0], CultureInfo.InvariantCulture, out var first))
            {
                return null;
            }

            ports.Add(new(first, ends.Length > 1 ? int.Parse(ends[1], CultureInfo.InvariantCulture) : first));
        }

        return PortRange.Join(ports);
    }

    private static ImmutableArray<PortRange> Without(IEnumerable<PortRange> ports, IEnumerable<PortRange> others)
    {
        ImmutableArray<PortRange> left = [.. ports];
        foreach (var other in others)
        {
            left =
            [
                .. PortRange.Within(left, new(PortRange.Lowest, other.First - 1)),
                .. PortRange.Within(left, new(other.Last + 1, PortRange.All.Last)),
            ];
        }

        return PortRange.Join(left);
    }

    private static bool IsPath(Link link) => link.Kind is LinkKind.Allowed or LinkKind.Session;

    private static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}");
}
