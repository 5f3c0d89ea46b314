using System.Collections.Immutable;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons.Plays;

/// <summary>Something on the way of a request.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">One of <see cref="HopKind"/>.</param>
/// <param name="Decided">What it decides; null where nothing is decided.</param>
internal sealed record PathStop(PlayText Name, string Kind, Decision? Decided)
{
    // What lets pass without being asked is left out, unless it does not.
    private static readonly string[] Silent =
    [
        HopKind.Source,
        HopKind.Destination,
        HopKind.Dns,
        HopKind.NetworkAcl,
        HopKind.RouteTable,
        HopKind.Vpc,
        HopKind.Policy,
        HopKind.SessionManager,
    ];

    /// <summary>The way on one line: who asks, what lets the request pass or not, and where it ends.</summary>
    /// <param name="found">What a probe found.</param>
    /// <param name="from">Who asks.</param>
    /// <param name="to">What it is for.</param>
    /// <param name="through">The instance that a person's session leads through; null for none.</param>
    public static ImmutableArray<PathStop> Of(ProbeResult found, PlayText from, PlayText to, string? through = null)
    {
        var stops = ImmutableArray.CreateBuilder<PathStop>();
        stops.Add(new(from, HopKind.Source, null));
        IReadOnlyList<Hop> hops = found.Hops;
        var session = found.Hops.Select(hop => hop.Kind).ToList().LastIndexOf(HopKind.SessionManager);
        if (through is not null && session >= 0 && found.Hops[session].Decision == Decision.Allow)
        {
            stops.Add(new(PlayWords.SessionManager, HopKind.SessionManager, Decision.Allow));
            stops.Add(new(PlayText.Name(through), HopKind.Source, null));
            hops = [.. hops.Skip(session + 1)];
        }

        var cause = CauseOf(found, hops);
        foreach (var hop in hops)
        {
            var isStopping = hop.Decision != Decision.Allow && found.Verdict != Verdict.Reachable;
            if (!isStopping && (Silent.Contains(hop.Kind) || hop.Direction == Direction.Reply))
            {
                continue;
            }

            if (hop.Direction == Direction.Reply && stops.All(stop => stop.Name != to))
            {
                stops.Add(new(to, HopKind.Destination, Decision.Allow));
            }

            if (
                hop.Name != to.English
                && stops.All(stop => (stop.Name.English, stop.Decided) != (hop.Name, hop.Decision))
            )
            {
                stops.Add(new(PlayText.Name(hop.Name), hop.Kind, hop.Decision));
            }

            if (hop == cause)
            {
                break;
            }
        }

        if (found.Verdict == Verdict.Reachable)
        {
            stops.Add(new(to, HopKind.Destination, null));
        }
        else if (stops[^1].Decided is null or Decision.Allow)
        {
            stops.Add(new(to, HopKind.Destination, cause?.Decision ?? Decision.Unknown));
        }

        return stops.ToImmutable();
    }

    /// <summary>The way of a name's question: who asks, and where the answer comes from.</summary>
    public static ImmutableArray<PathStop> OfName(ProbeResult found, PlayText from) =>
        [
            new(from, HopKind.Source, null),
            new(
                PlayText.Name("DNS"),
                HopKind.Dns,
                Meetings.HasName(found) && found.Dns is not null ? Decision.Allow : Decision.Deny
            ),
            .. found.Dns is { Answers.IsEmpty: false } dns
                ? (PathStop[])
                    [
                        new(
                            dns.Zone == DnsZone.Private ? PlayWords.PrivateZone : PlayWords.PublicZone,
                            HopKind.Destination,
                            null
                        ),
                    ]
                : [],
        ];

    // The hop that decides the verdict: of those that do not let pass, one of the kind that the reason is about.
    private static Hop? CauseOf(ProbeResult found, IReadOnlyList<Hop> hops)
    {
        if (found.Reason is not { } reason)
        {
            return null;
        }

        var stopping = found.Verdict == Verdict.Blocked ? Decision.Deny : Decision.Unknown;
        var candidates = hops.Where(hop => hop.Decision == stopping).ToList();
        var changed = found
            .Changes.Where(change => change.Reason == reason)
            .Select(change => change.Component)
            .ToHashSet(StringComparer.Ordinal);
        return Reason.Of(reason).Layer switch
        {
            ReasonLayer.Session or ReasonLayer.Name or ReasonLayer.State => null,
            ReasonLayer.Component => candidates.FindLast(hop =>
                changed.Contains(hop.Component) && hop.Direction == Direction.Request
            )
                ?? candidates.FindLast(hop =>
                    hop.Direction == Direction.Request
                    && hop.Kind is not (HopKind.SecurityGroup or HopKind.NetworkAcl or HopKind.Policy)
                ),
            ReasonLayer.SecurityGroup => candidates.FindLast(hop => hop.Kind == HopKind.SecurityGroup),
            ReasonLayer.NetworkAcl => candidates.FindLast(hop => hop.Kind == HopKind.NetworkAcl),
            ReasonLayer.Policy => candidates.FindLast(hop => hop.Kind == HopKind.Policy),
            _ => throw new ArgumentOutOfRangeException(nameof(found), reason, "There is no such layer."),
        } ?? candidates.FirstOrDefault();
    }
}
