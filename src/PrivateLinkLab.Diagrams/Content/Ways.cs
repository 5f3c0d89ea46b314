using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Diagrams.Content;

/// <summary>Turns what a probe found into links between what is drawn.</summary>
internal sealed class Ways(NetworkReader reader)
{
    private static readonly HashSet<string> Passed = new(
        [
            HopKind.NatGateway,
            HopKind.InternetGateway,
            HopKind.Endpoint,
            HopKind.EndpointService,
            HopKind.LoadBalancer,
            HopKind.Peering,
            HopKind.TransitGateway,
            HopKind.Middlebox,
        ],
        StringComparer.Ordinal
    );

    /// <summary>The links of a connection between two places.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="result">What was found of it, or of places that are treated alike.</param>
    /// <param name="label">Its ports.</param>
    /// <param name="kind">What the links mean.</param>
    public IEnumerable<Link> Of(
        NetworkPlace from,
        NetworkPlace to,
        ProbeResult result,
        string label,
        LinkKind kind = LinkKind.Allowed
    )
    {
        if (ItemOf(from, null) is not { } start)
        {
            return [];
        }

        // A database is in one of several subnets, and an endpoint's interface in each.
        if (
            to.Kind is PlaceKind.Database or PlaceKind.PlacedService
            && reader.ItemsOf(to.Identity.Component) is { Count: > 1 } ends
        )
        {
            return ends.SelectMany(one => Of(start, one, to, from, result, label, kind));
        }

        return ItemOf(to, WayOf(start, result)[^1]) is { } end ? Of(start, end, to, from, result, label, kind) : [];
    }

    private IEnumerable<Link> Of(
        string start,
        string end,
        NetworkPlace to,
        NetworkPlace from,
        ProbeResult result,
        string label,
        LinkKind kind
    )
    {
        var way = WayOf(start, result);

        if (to.Kind == PlaceKind.Endpoint)
        {
            // What is behind the endpoint is drawn as what belongs together.
            way = [.. way.TakeWhile(item => item != end)];
        }

        if (!way.Contains(end))
        {
            way.Add(end);
        }

        return Links(way, kind, label, from.Kind == PlaceKind.Internet);
    }

    /// <summary>The links of a connection to an AWS service.</summary>
    public IEnumerable<Link> OfService(NetworkPlace from, string service, ProbeResult result, string label) =>
        ItemOf(from, null) is { } start && WayOf(start, result) is { Count: > 1 } way
            ? Links([.. way, service], LinkKind.Allowed, label, false)
            : [];

    /// <summary>The links of sessions that a person opens on instances.</summary>
    public IEnumerable<Link> OfSession(ImmutableArray<NetworkPlace> instances, ProbeResult result)
    {
        foreach (var instance in instances)
        {
            if (ItemOf(instance, null) is not { } start)
            {
                continue;
            }

            var service = reader.RequireService(AwsServices.SsmMessages, start);
            yield return new(NetworkReader.Person, service, LinkKind.Session, "session");
            // By endpoints the way is drawn already; by the internet it ends at the service.
            var way = WayOf(start, result);
            if (way.Count > 1 && result.Hops.Any(hop => hop.Kind == HopKind.InternetGateway))
            {
                foreach (var link in Links([.. way, service], LinkKind.Allowed, "443", false))
                {
                    yield return link;
                }
            }
        }
    }

    /// <summary>The item of a place that another item is nearest to; null when it is not drawn.</summary>
    public string? ItemOf(NetworkPlace place, string? nearTo) =>
        place.Kind switch
        {
            PlaceKind.Internet => NetworkReader.Internet,
            PlaceKind.Computer => NetworkReader.Person,
            PlaceKind.Subnet => null,
            _ => reader.Nearest(place.Identity.Component, nearTo),
        };

    /// <summary>The items that the request passes, the first one included.</summary>
    public List<string> WayOf(string start, ProbeResult result)
    {
        List<string> way = [start];
        foreach (var hop in result.Hops.Where(hop => hop.Direction == Direction.Request && Passed.Contains(hop.Kind)))
        {
            if (reader.Nearest(hop.Component, way[^1]) is { } item && !way.Contains(item))
            {
                way.Add(item);
            }
        }

        // Whom an endpoint service admits is decided before it is known where the endpoint stands.
        for (var at = 1; at < way.Count; at++)
        {
            var service = way.FindIndex(1, at - 1, item =>
                reader.Structure.Exists(link => link.From == way[at] && link.To == item)
            );
            if (service > 0)
            {
                var moved = way[service];
                way.RemoveAt(service);
                way.Insert(at, moved);
                break;
            }
        }

        return way;
    }

    /// <summary>The links along a way.</summary>
    public static IEnumerable<Link> Links(IReadOnlyList<string> way, LinkKind kind, string label, bool isFromInternet)
    {
        for (var at = 0; at + 1 < way.Count; at++)
        {
            var isLabelled = isFromInternet ? at == way.Count - 2 : at == 0;
            yield return new(way[at], way[at + 1], kind, isLabelled ? label : "");
        }
    }
}
