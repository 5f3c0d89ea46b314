using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Diagrams.Content;

/// <summary>
/// The diagram of one question: the path stop by stop, the barrier where it ends, and the answer's way.
/// </summary>
internal sealed class ProbedPath
{
    private const string SessionManager = "session-manager";
    private const string Local = "local";

    private readonly NetworkReader _reader;
    private readonly ProbeResult _result;
    private readonly Func<string, string?> _componentOf;
    private readonly List<string> _way;

    private ProbedPath(NetworkReader reader, ProbeResult result, Func<string, string?>? componentOf = null)
    {
        (_reader, _result, _componentOf) = (reader, result, componentOf ?? (static _ => null));
        _way = Way();
    }

    /// <summary>Finds the path of a question on a map that has the whole network.</summary>
    /// <param name="reader">What is drawn.</param>
    /// <param name="result">What was found.</param>
    /// <param name="componentOf">Gives the URN or id of a place by its name; null where it is no place's.</param>
    /// <param name="nameOf">Gives the name of an item; null where it is not drawn.</param>
    /// <returns>The links between items, and the stops with what is decided at each.</returns>
    public static (ImmutableArray<Link> Links, ImmutableArray<Stop> Stops) On(
        NetworkReader reader,
        ProbeResult result,
        Func<string, string?> componentOf,
        Func<string, string?> nameOf
    )
    {
        var path = new ProbedPath(reader, result, componentOf);
        return ([.. path.Links()], path.Stops(nameOf));
    }

    /// <summary>Draws a network with the path that was asked for.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="network">The network.</param>
    /// <param name="result">What was found.</param>
    public static Diagram Of(string title, WholeNetworkReach network, ProbeResult result)
    {
        var path = new ProbedPath(new(network.Places.Model), result);
        var notes = ImmutableArray.CreateBuilder<string>();
        if (!result.Changes.IsEmpty)
        {
            notes.Add("What has to change:");
            notes.AddRange(result.Changes.Select(change => $"• {change.Change}"));
        }

        var diagram = NetworkDiagram.Finish(title, path._reader, path.Links(), notes);
        var names = diagram.AllItems.ToDictionary(item => item.Id, item => item.Name, StringComparer.Ordinal);
        return diagram with
        {
            Subtitle = Sentence(result),
            Order = [.. path._reader.Structure],
            Stops = path.Stops(names.GetValueOrDefault),
            Accounts = [.. diagram.Accounts.Select(account => Folding.Of(account, [.. path._way]))],
        };
    }

    private static string Sentence(ProbeResult result)
    {
        var action = result.Action is { } name ? $" ({name})" : "";
        var reason = result.Reason is { } code ? $": {code}" : "";
        return $"{result.From} → {result.To}{action} is {ProbeResultJson.Text(result.Verdict)}{reason}";
    }

    private List<string> Way()
    {
        List<string> way = [];
        if (_result.From == Local || _result.From.StartsWith($"{Local}:", StringComparison.Ordinal))
        {
            way.Add(NetworkReader.Person);
            if (_result.From.Length > Local.Length)
            {
                way.Add(
                    _reader.RequireService(
                        AwsServices.SsmMessages,
                        _reader.ItemNamed(_result.From[(Local.Length + 1)..])
                    )
                );
                if (_reader.ItemNamed(_result.From[(Local.Length + 1)..]) is { } jump)
                {
                    way.Add(jump);
                }
            }
        }
        else
        {
            way.Add(
                ItemOfPlace(_result.From)
                    ?? _reader.ItemNamed(_result.From)
                    ?? _reader.AddHost(_result.From)
                    ?? NetworkReader.Internet
            );
        }

        // What makes a person's session possible lies beside their way.
        var afterSession = _result with { Hops = [.. _result.Hops.Skip(SessionHops())] };
        foreach (var item in new Ways(_reader).WayOf(way[^1], afterSession).Skip(1).Where(item => !way.Contains(item)))
        {
            way.Add(item);
        }

        foreach (var end in Ends(way[^1]))
        {
            // What is named may have been passed already, as a load balancer before its target.
            if (!way.Contains(end))
            {
                way.Add(end);
            }
        }

        return way;
    }

    private int SessionHops() =>
        _result.From.StartsWith(Local, StringComparison.Ordinal)
            ? _result.Hops.Select((hop, at) => hop.Kind == HopKind.SessionManager ? at + 1 : 0).DefaultIfEmpty().Max()
            : 0;

    private IEnumerable<string> Ends(string last)
    {
        var to = _result.To;
        if (to == SessionManager)
        {
            return [_reader.RequireService(AwsServices.SsmMessages, last)];
        }

        if (NamedTarget(to) is { } named)
        {
            var item = _reader.Nearest(named, last) ?? named;
            return [item, .. Behind(last), .. Behind(item)];
        }

        if (HostOf(to) is { } host && ServiceHostName.Parse(host)?.Service is { } service)
        {
            return [_reader.RequireService(service, last)];
        }

        return
        [
            .. Behind(last),
            .. last == NetworkReader.Internet || Behind(last).Any() ? (string[])[] : [NetworkReader.Internet],
        ];
    }

    private string? ItemOfPlace(string name) =>
        _componentOf(name) is { } component && _reader.ItemsOf(component) is [var first, ..] ? first : null;

    private string? NamedTarget(string to)
    {
        var name = to[(to.LastIndexOf('/') + 1)..];
        return ItemOfPlace(to)
            ?? (to.LastIndexOf(':') is > 0 and var port ? ItemOfPlace(to[..port]) : null)
            ?? _reader.ItemNamed(to)
            ?? _reader.ItemNamed(name)
            ?? (name.LastIndexOf(':') is > 0 and var colon ? _reader.ItemNamed(name[..colon]) : null);
    }

    // A load balancer sends on what it takes.
    private IEnumerable<string> Behind(string item) =>
        _reader
            .Structure.Where(link => link.From == item && link.Kind == LinkKind.Structure)
            .Select(link => link.To)
            .Where(to => _reader.SubnetOf(to) is not null)
            .Take(1);

    private static string? HostOf(string to)
    {
        var host =
            Uri.TryCreate(to, UriKind.Absolute, out var url) && url.Host.Length > 0 ? url.Host : to.Split(':')[0];
        return host.Contains('.', StringComparison.Ordinal) ? host : null;
    }

    private IEnumerable<Link> Links()
    {
        var (stop, isReply, place) = Obstacle();
        var isDoubt = _result.Verdict == Verdict.Unknown;
        for (var at = 0; at + 1 < _way.Count; at++)
        {
            var barrier =
                isReply ? BarrierPlace.None
                : place == BarrierPlace.AtStart && stop == at ? BarrierPlace.AtStart
                : place == BarrierPlace.AtEnd && stop == at + 1 ? BarrierPlace.AtEnd
                : BarrierPlace.None;
            var isBeyond =
                place != BarrierPlace.None && !isReply && (place == BarrierPlace.AtStart ? at > stop : at + 1 > stop);
            yield return new(FromOf(at), _way[at + 1], isBeyond ? LinkKind.Structure : LinkKind.Request)
            {
                Barrier = barrier,
                IsDoubt = isDoubt,
            };
        }

        if (place != BarrierPlace.None && !isReply)
        {
            yield break;
        }

        for (var at = _way.Count - 1; at > 0; at--)
        {
            yield return new(_way[at], FromOf(at - 1), LinkKind.Reply)
            {
                Barrier = isReply && at == Math.Max(1, stop) ? BarrierPlace.AtStart : BarrierPlace.None,
                IsDoubt = isDoubt,
            };
        }
    }

    // The agent opens a connection to each of Session Manager's endpoints.
    private string FromOf(int at) => _result.To == SessionManager && at + 2 < _way.Count ? _way[0] : _way[at];

    // The first thing on the way that does not let the packets pass.
    private (int Stop, bool IsReply, BarrierPlace Place) Obstacle()
    {
        if (_result.Verdict == Verdict.Reachable)
        {
            return (0, false, BarrierPlace.None);
        }

        var decision = _result.Verdict == Verdict.Blocked ? Decision.Deny : Decision.Unknown;
        foreach (var (hop, stop) in Located())
        {
            if (hop.Decision != decision)
            {
                continue;
            }

            var leaves = hop.Kind is HopKind.RouteTable or HopKind.Dns or HopKind.Vpc && stop + 1 < _way.Count;
            return (
                stop,
                hop.Direction == Direction.Reply,
                stop == 0 || leaves ? BarrierPlace.AtStart : BarrierPlace.AtEnd
            );
        }

        return (_way.Count - 1, false, _way.Count > 1 ? BarrierPlace.AtEnd : BarrierPlace.None);
    }

    // Each hop with the stop that it belongs to: what filters at the next stop is found before the stop itself.
    private IEnumerable<(Hop Hop, int Stop)> Located()
    {
        var at = _way[0] == NetworkReader.Person && _way.Count > 2 ? 2 : 0;
        var session = SessionHops();
        foreach (var hop in _result.Hops)
        {
            if (session-- > 0)
            {
                yield return (hop, at);
                continue;
            }

            var own = _reader
                .ItemsOf(hop.Component)
                .Select(item => _way.IndexOf(item))
                .Where(index => index >= 0)
                .ToList();
            var isReply = hop.Direction == Direction.Reply;
            if (own.Count > 0)
            {
                at = own[0];
            }
            else if (hop.Kind is HopKind.Policy or HopKind.Destination)
            {
                at = _way.Count - 1;
            }
            else if (!_reader.IsOf(hop.Component, _way[at]))
            {
                var others = isReply ? Enumerable.Range(0, at).Reverse() : Enumerable.Range(at, _way.Count - at);
                at = others.FirstOrDefault(other => _reader.IsOf(hop.Component, _way[other]), at);
            }

            yield return (hop, at);
        }
    }

    private ImmutableArray<Stop> Stops(Func<string, string?> nameOf)
    {
        var located = Located().ToLookup(pair => pair.Stop, pair => pair.Hop);
        return
        [
            .. _way.Select(
                (item, at) =>
                    new Stop(
                        item,
                        nameOf(item) ?? item,
                        [
                            .. located[at]
                                .Select(hop => new StopDecision(
                                    hop.Decision switch
                                    {
                                        Decision.Allow => "✓",
                                        Decision.Deny => "✗",
                                        Decision.Unknown => "?",
                                        _ => throw new UnreachableException($"There is no decision {hop.Decision}."),
                                    },
                                    hop.Name,
                                    hop.Kind,
                                    hop.Evidence,
                                    hop.Direction == Direction.Reply
                                )),
                        ]
                    )
            ),
        ];
    }
}
