using System.Collections.Immutable;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;

namespace PrivateLinkLab.Reachability.Dns;

/// <summary>
/// The hosted zones of the graph: which one answers for a name, and with what record. Of several the most specific one
/// answers alone, a private one before the public ones (Amazon Route 53 Developer Guide, "Considerations when working
/// with a private hosted zone").
/// </summary>
internal sealed class HostedNames
{
    private readonly Dictionary<string, Dictionary<string, Zone>> _private = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Zone> _public = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Zone> _ofSomeVpc = new(StringComparer.Ordinal);

    public HostedNames(NetworkModel model)
    {
        foreach (var zone in model.HostedZones)
        {
            if (zone.Name is not { } name)
            {
                continue;
            }

            var indexed = new Zone(zone);
            foreach (var vpc in zone.Vpcs)
            {
                if (!_private.TryGetValue(vpc, out var ofVpc))
                {
                    _private.Add(vpc, ofVpc = new(StringComparer.Ordinal));
                }

                ofVpc.TryAdd(name, indexed);
            }

            var all = zone.Vpcs.IsEmpty ? _public : _ofSomeVpc;
            if (!all.TryGetValue(name, out var merged))
            {
                all.Add(name, merged = new(zone with { Records = [] }));
            }

            merged.Add(zone.Records);
        }
    }

    /// <summary>The private zone that answers for a name in a VPC; null when none does.</summary>
    public ZoneAnswer? Private(string host, Vpc vpc) =>
        _private.TryGetValue(vpc.Identity.Key, out var zones) ? Answer(host, zones) : null;

    /// <summary>The public zone of the graph that a name is in; null when it is in none.</summary>
    public ZoneAnswer? Public(string host) => _public.Count == 0 ? null : Answer(host, _public);

    /// <summary>
    /// The record that a name has in a private zone of whatever VPC: what others get is not the graph's to tell.
    /// </summary>
    public DnsRecord? OfSomeVpc(string host) =>
        _ofSomeVpc.Count > 0 && Answer(host, _ofSomeVpc) is { Records: [var record, ..] } ? record : null;

    private static ZoneAnswer? Answer(string host, Dictionary<string, Zone> zones)
    {
        for (var start = 0; start >= 0; start = NextLabel(host, start))
        {
            if (zones.TryGetValue(start == 0 ? host : host[start..], out var zone))
            {
                return new(zone.Value, zone.Of(host));
            }
        }

        return null;
    }

    private static int NextLabel(string host, int start) => host.IndexOf('.', start) is >= 0 and var dot ? dot + 1 : -1;

    private sealed class Zone
    {
        private readonly Dictionary<string, List<DnsRecord>> _records = new(StringComparer.Ordinal);

        // Names that exist without a record that leads anywhere: of another type, or with names below them.
        private readonly HashSet<string> _others = new(StringComparer.Ordinal);
        private readonly HashSet<string> _delegated = new(StringComparer.Ordinal);

        public Zone(HostedZone value)
        {
            Value = value;
            Add(value.Records);
        }

        public HostedZone Value { get; }

        public void Add(ImmutableArray<DnsRecord> records)
        {
            foreach (var record in records)
            {
                NoteAbove(record.Name);
                if (!record.IsLeading)
                {
                    (record.Type == "NS" && record.Name != Value.Name ? _delegated : _others).Add(record.Name);
                    continue;
                }

                if (!_records.TryGetValue(record.Name, out var all))
                {
                    _records.Add(record.Name, all = []);
                }

                all.Add(record);
            }
        }

        // A name server for a name below the zone's own answers for all that is under it. A wildcard stands for names
        // that do not exist, below the nearest one that does (Amazon Route 53 Developer Guide, "Using an asterisk (*)
        // in the names of hosted zones and records"; RFC 4592, section 3.3.1).
        public List<DnsRecord> Of(string host)
        {
            if (_delegated.Count > 0)
            {
                for (var start = 0; start >= 0; start = NextLabel(host, start))
                {
                    if (_delegated.Contains(host[start..]))
                    {
                        return [];
                    }
                }
            }

            if (_records.TryGetValue(host, out var own))
            {
                return own;
            }

            if (_others.Contains(host))
            {
                return [];
            }

            for (var start = NextLabel(host, 0); start >= 0; start = NextLabel(host, start))
            {
                var above = host[start..];
                if (_records.TryGetValue($"*.{above}", out var wild))
                {
                    return wild;
                }

                if (_records.ContainsKey(above) || _others.Contains(above))
                {
                    return [];
                }
            }

            return [];
        }

        private void NoteAbove(string name)
        {
            for (var start = NextLabel(name, 0); start >= 0; start = NextLabel(name, start))
            {
                var above = name[start..];
                if (above == Value.Name || !_others.Add(above))
                {
                    return;
                }
            }
        }
    }
}

/// <summary>The zone that answers for a name, and the records of the graph that it has for it.</summary>
internal sealed record ZoneAnswer(HostedZone Zone, IReadOnlyList<DnsRecord> Records);

/// <summary>A record of a hosted zone answers.</summary>
/// <param name="Host">The name.</param>
/// <param name="Values">The addresses, or the names that answer instead.</param>
/// <param name="Vpc">The VPC in which a private zone answers; null for a public zone.</param>
internal sealed record RecordAnswers(string Host, ImmutableArray<string> Values, Identity? Vpc) : ResolutionDetail;
