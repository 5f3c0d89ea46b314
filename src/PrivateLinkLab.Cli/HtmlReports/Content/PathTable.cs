using System.Collections.Immutable;
using PrivateLinkLab.Diagrams.Content;
using PrivateLinkLab.Diagrams.Layout;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Cli.HtmlReports.Content;

/// <summary>The paths of a report on its map, each once.</summary>
internal sealed class PathTable
{
    private readonly Picture _map;
    private readonly Dictionary<string, string> _names;
    private readonly HashSet<string> _drawn;
    private readonly Dictionary<(string From, string To), ImmutableArray<Point>> _ways = [];
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly ImmutableArray<ReportedPath>.Builder _paths = ImmutableArray.CreateBuilder<ReportedPath>();

    /// <summary>Prepares paths on a map.</summary>
    public PathTable(Picture map)
    {
        _map = map;
        _names = map.Diagram.AllItems.ToDictionary(item => item.Id, item => item.Name, StringComparer.Ordinal);
        _drawn = [.. _names.Keys, .. map.Diagram.AllBoxes.Select(box => box.Id)];
    }

    /// <summary>The paths so far.</summary>
    public ImmutableArray<ReportedPath> All => _paths.ToImmutable();

    /// <summary>The index of what a probe found.</summary>
    /// <param name="state">The state of the stack that was asked.</param>
    /// <param name="result">What was found.</param>
    public int Of(ReportedState state, ProbeResult result)
    {
        var (links, stops) = ProbedPath.On(state.Reader, result, state.ComponentOf, _names.GetValueOrDefault);
        ImmutableArray<ReportedStop> named =
        [
            .. stops.Select(stop => new ReportedStop(
                stop.Item is { } item && stop.Name == item ? Unnamed(item) : stop.Name,
                stop.Item is { } drawn ? ItemOf(state, drawn) : null,
                stop.Decisions
            )),
        ];
        ImmutableArray<string> changes = [.. result.Changes.Select(change => change.Change)];
        ImmutableArray<Link> onMap = [.. links.Select(link => OnMap(state, link)).OfType<Link>()];
        var key = string.Join(
            '\n',
            [
                result.Explanation,
                .. onMap.Select(link => $"{link}"),
                .. named.SelectMany(stop => stop.Decisions.Select(decision => $"{decision}").Prepend(stop.Name)),
                .. changes,
            ]
        );
        if (!_indices.TryGetValue(key, out var index))
        {
            _indices.Add(key, index = _paths.Count);
            _paths.Add(new(result.Explanation, [.. onMap.Select(Placed).OfType<PlacedLink>()], named, changes));
        }

        return index;
    }

    /// <summary>What stands for an item on the map: itself, or the box that it is in; null for nothing.</summary>
    public string? ItemOf(ReportedState state, string item) =>
        _drawn.Contains(item) ? item : state.Reader.BoxesOf(item).FirstOrDefault(_drawn.Contains);

    // Many paths share a part: each is found once, there and back.
    private PlacedLink? Placed(Link link)
    {
        var isReply = link.Kind == LinkKind.Reply;
        var (from, to) = isReply ? (link.To, link.From) : (link.From, link.To);
        if (!_ways.ContainsKey((from, to)))
        {
            (_ways[(from, to)], _ways[(to, from)]) = PictureLayout.WaysOn(_map, from, to);
        }

        var way = _ways[isReply ? (to, from) : (from, to)];
        return way.Length > 1 ? PictureLayout.Along(link, way) : null;
    }

    private Link? OnMap(ReportedState state, Link link) =>
        ItemOf(state, link.From) is { } from && ItemOf(state, link.To) is { } to && from != to
            ? link with
            {
                From = from,
                To = to,
            }
            : null;

    // What is not on the map has no name there: its id ends with its own.
    private static string Unnamed(string item)
    {
        var name = item[(item.LastIndexOf(':') + 1)..];
        return item.StartsWith("host:", StringComparison.Ordinal) ? $"any other host in {name}" : name;
    }
}
