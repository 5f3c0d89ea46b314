using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>The findings of a probe's trace. Sentences are written only when they are read.</summary>
internal sealed class ProbeReport : IFindings
{
    private readonly string _from;
    private readonly string _what;
    private readonly DnsAnswer? _dns;

    private ProbeReport(string from, string to, string? action, DnsAnswer? dns, Trace trace) =>
        (_from, _what, _dns, Trace) = (from, action is null ? to : $"{to} with {action}", dns, trace);

    /// <summary>What the result is told from.</summary>
    public Trace Trace { get; }

    /// <inheritdoc/>
    public string Explanation
    {
        get
        {
            var text = new StringBuilder();
            switch (Trace.Verdict)
            {
                case Verdict.Reachable:
                    text.Append(_from).Append(" reaches ").Append(_what).Append('.');
                    break;
                case Verdict.Blocked:
                    text.Append(_from).Append(" does not reach ").Append(_what).Append(": ").Append(Cause);
                    break;
                case Verdict.Unknown:
                    text.Append("Whether ")
                        .Append(_from)
                        .Append(" reaches ")
                        .Append(_what)
                        .Append(" is not known: ")
                        .Append(Cause);
                    break;
                default:
                    throw new UnreachableException($"There is no verdict {Trace.Verdict}.");
            }

            if (_dns is { Answers.IsEmpty: false })
            {
                text.Append(' ')
                    .Append(_dns.Name)
                    .Append(" resolves to ")
                    .AppendJoin(", ", _dns.Answers)
                    .Append(_dns.Zone == DnsZone.Private ? " (private)." : " (public).");
            }

            if (Trace.Verdict == Verdict.Blocked && Changes.Length > 1)
            {
                text.Append(CultureInfo.InvariantCulture, $" {Changes.Length} settings have to change.");
            }

            foreach (var note in Trace.Notes.Select(Sentences.Of).Distinct())
            {
                text.Append(' ').Append(note);
            }

            return text.ToString();
        }
    }

    /// <inheritdoc/>
    public ImmutableArray<Hop> Hops => HopList.Read(Trace);

    /// <inheritdoc/>
    public ImmutableArray<RequiredChange> Changes => field.IsDefault ? field = ChangesOf(Trace) : field;

    /// <inheritdoc/>
    public bool IsBlockedOnEveryPort => Trace.IsBlockedOnEveryPort;

    private string Cause => Sentences.Evidence(Trace.Cause!);

    /// <summary>The result of a probe.</summary>
    public static ProbeResult ResultOf(string from, string to, string? action, DnsAnswer? dns, Trace trace)
    {
        trace.End();
        return new ProbeResult
        {
            From = from,
            To = to,
            Action = action,
            Verdict = trace.Verdict,
            Reason = trace.Cause?.Reason!.Code,
            Dns = dns,
            Findings = new ProbeReport(from, to, action, dns, trace),
        };
    }

    private static ImmutableArray<RequiredChange> ChangesOf(Trace trace) =>
        trace.Verdict == Verdict.Reachable
            ? []
            :
            [
                .. trace
                    .Changes.OrderBy(change => change.Reason.Layer)
                    .Select(change => new RequiredChange(
                        change.Component.Component,
                        change.Reason.Code,
                        Sentences.Of(change)
                    ))
                    .Distinct(),
            ];
}
