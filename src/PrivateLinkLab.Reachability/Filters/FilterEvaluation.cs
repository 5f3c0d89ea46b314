using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;

namespace PrivateLinkLab.Reachability.Filters;

/// <summary>
/// Puts a flow to the lines of a filter, one after the other: the first line that matches decides, of each part of the
/// ports by itself, and what no line matches is denied. Of lines that only allow, as security groups have them, the
/// order says nothing. A line that may match decides nothing, but leaves those behind it less to say.
/// </summary>
/// <param name="flow">The packets.</param>
/// <param name="isOutbound">Whether they leave what the filter guards; then their destination is the other
/// side.</param>
/// <param name="own">The interface that the filter guards; null for a subnet's.</param>
/// <param name="peers">What tells whether a line's peer is the other side.</param>
internal sealed class FilterEvaluation(Flow flow, bool isOutbound, NetworkInterface? own, PeerMatch peers)
{
    private readonly Place _other = isOutbound ? flow.Destination : flow.Source;
    private readonly Transport _traffic = flow.Transport;
    private List<Part> _open = [new(flow.Transport.From, flow.Transport.To, false, false)];
    private List<FilterLine>? _candidates;
    private FilterOutcome? _denied;
    private FilterOutcome? _allowed;
    private FilterOutcome? _doubtful;

    /// <summary>The result of the lines.</summary>
    public FilterOutcome Outcome
    {
        get
        {
            if (_denied is not null)
            {
                return _denied;
            }

            if (_open.Count == 0)
            {
                return _doubtful ?? _allowed!;
            }

            var index = _open.FindIndex(part => !part.MayAllow);
            return index >= 0 ? Found(Truth.False, null, _open[index]) : Found(Truth.Unknown, null, _open[0]);
        }
    }

    /// <summary>Puts the flow to more lines.</summary>
    /// <returns>Whether all is decided, so that lines behind these have nothing to say.</returns>
    public bool Add(IReadOnlyList<FilterLine> lines)
    {
        for (var index = 0; index < lines.Count && _open.Count > 0 && _denied is null; index++)
        {
            Add(lines[index]);
        }

        return _open.Count == 0 || _denied is not null;
    }

    /// <summary>Puts the flow to one more line.</summary>
    public void Add(FilterLine line)
    {
        if (line.Traffic is { } known && !known.Overlaps(_traffic))
        {
            return;
        }

        var matches = peers.Matches(line, _other, own);
        if (matches == Truth.False)
        {
            return;
        }

        matches = line.IsKnown ? matches : Truth.Unknown;
        if (matches == Truth.Unknown)
        {
            (_candidates ??= []).Add(line);
        }

        var open = _open;
        _open = new(open.Count);
        foreach (var part in open)
        {
            Decide(line, matches, part);
        }
    }

    private void Decide(FilterLine line, Truth matches, Part part)
    {
        var (from, to) =
            line.Traffic is { } range && _traffic.HasPorts
                ? (Math.Max(part.From, range.From), Math.Min(part.To, range.To))
                : (part.From, part.To);
        if (from > to)
        {
            _open.Add(part);
            return;
        }

        if (from > part.From)
        {
            _open.Add(part with { To = from - 1 });
        }

        if (to < part.To)
        {
            _open.Add(part with { From = to + 1 });
        }

        var here = part with { From = from, To = to };
        if (matches == Truth.Unknown)
        {
            _open.Add(
                here with
                {
                    MayAllow = here.MayAllow || line.Allows != Truth.False,
                    MayDeny = here.MayDeny || line.Allows != Truth.True,
                }
            );
        }
        else if (line.Allows == Truth.False && !here.MayAllow)
        {
            _denied ??= Found(Truth.False, line, here);
        }
        else if (line.Allows == Truth.True && !here.MayDeny)
        {
            _allowed ??= Found(Truth.True, line, here);
        }
        else
        {
            _doubtful ??= Found(Truth.Unknown, line, here);
        }
    }

    private FilterOutcome Found(Truth passes, FilterLine? line, Part part) =>
        new(
            passes,
            line,
            new PortSpan(part.From, part.To),
            passes == Truth.Unknown && _candidates is { } some ? [.. some] : []
        );

    // A part of the ports that no line has decided, with what lines that may match would have done to it.
    private readonly record struct Part(int From, int To, bool MayAllow, bool MayDeny);
}

/// <summary>What the lines of a filter come to for a flow.</summary>
/// <param name="Passes">Whether the packets pass.</param>
/// <param name="Line">The line that decides; null when none matches, or none for sure.</param>
/// <param name="Ports">The part of the destination ports that decides; all of them for a protocol without
/// ports.</param>
/// <param name="Candidates">When it is not known whether the packets pass, the lines that may match.</param>
internal sealed record FilterOutcome(
    Truth Passes,
    FilterLine? Line,
    PortSpan Ports,
    ImmutableArray<FilterLine> Candidates
);
