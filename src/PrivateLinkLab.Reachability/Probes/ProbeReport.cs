using System.Text;
using PrivateLinkLab.Reachability.Paths;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Probes;

/// <summary>Makes a probe's result out of what its trace found.</summary>
internal static class ProbeReport
{
    public static ProbeResult Of(string from, string to, string? action, DnsAnswer? dns, Trace trace)
    {
        var verdict = trace.Verdict;
        return new ProbeResult
        {
            From = from,
            To = to,
            Action = action,
            Verdict = verdict,
            Reason = verdict == Verdict.Reachable ? null : trace.Cause!.Reason,
            Explanation = Explanation(from, to, action, dns, trace),
            Dns = dns,
            Hops = [.. trace.Hops],
            Changes = verdict == Verdict.Reachable ? [] : [.. trace.Changes.OrderBy(change => Rank.Of(change.Reason))],
        };
    }

    private static string Explanation(string from, string to, string? action, DnsAnswer? dns, Trace trace)
    {
        var text = new StringBuilder();
        var what = action is null ? to : $"{to} with {action}";
        switch (trace.Verdict)
        {
            case Verdict.Reachable:
                text.Append(from).Append(" reaches ").Append(what).Append('.');
                break;
            case Verdict.Blocked:
                text.Append(from).Append(" does not reach ").Append(what).Append(": ").Append(trace.Cause!.Evidence);
                break;
            default:
                text.Append("Whether ").Append(from).Append(" reaches ").Append(what).Append(" is not known: ").Append(trace.Cause!.Evidence);
                break;
        }

        if (dns is { Answers.IsEmpty: false })
        {
            text.Append(' ').Append(dns.Name).Append(" resolves to ").AppendJoin(", ", dns.Answers)
                .Append(dns.Zone == DnsZone.Private ? " (private)." : " (public).");
        }

        if (trace.Verdict == Verdict.Blocked && trace.Changes.Count > 1)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $" {trace.Changes.Count} settings have to change.");
        }

        foreach (var note in trace.Notes)
        {
            text.Append(' ').Append(note);
        }

        return text.ToString();
    }
}
