using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons.Plays;

/// <summary>What <c>dig +short</c> prints: a name's IPv4 addresses.</summary>
internal static class DigAnswers
{
    /// <summary>Gives the answer. A name has one or has none, wherever its addresses lead.</summary>
    public static Answer Of(ProbeResult found)
    {
        if (found.Dns is not { Answers.IsEmpty: false } dns)
        {
            return found.Verdict == Verdict.Unknown ? Answer.NotKnown(found)
                : found.Reason is ReasonCode.DnsSupportDisabled or ReasonCode.DnsServersUnreachable
                    ? Answer.Fails(15, ";; communications error: timed out", ";; no servers could be reached")
                // With +short there is not a word about a name that does not exist.
                : Answer.Fails(0.4);
        }

        return Answer.Works([
            .. dns
                .Answers.Select(answer => MadeUp.Address(dns.Name, answer))
                .Where(address => !address.Contains(':', StringComparison.Ordinal)),
        ]);
    }

    /// <summary>The question about the name alone, from one about a connection to it.</summary>
    public static ProbeResult NameAlone(ProbeResult found) =>
        found.Dns is not { Answers.IsEmpty: false } dns
            ? found
            : found with
            {
                Verdict = Verdict.Reachable,
                Reason = null,
                Explanation = $"{Reachability.Explanations.ProbeText.TextOf(dns)}.",
                Hops = [.. found.Hops.Where(hop => hop.Kind == HopKind.Dns && hop.Decision == Decision.Allow)],
                Changes = [],
            };
}
