using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests;

/// <summary>What a test asks of a probe's result; a failure shows the result's own explanation.</summary>
internal static class Expect
{
    public static void Reachable(ProbeResult result)
    {
        Assert.True(result.Verdict == Verdict.Reachable, result.Explanation);
        Assert.Null(result.Reason);
        Assert.Empty(result.Changes);
        Assert.DoesNotContain(result.Hops, hop => hop.Decision != Decision.Allow);
    }

    /// <summary>
    /// Blocked with the reason first, and with a change for each of the reasons, no more and no fewer.
    /// </summary>
    public static void Blocked(ProbeResult result, params string[] reasons)
    {
        Assert.True(result.Verdict == Verdict.Blocked, result.Explanation);
        Assert.Equal(reasons[0], result.Reason);
        Assert.Equal(reasons, result.Changes.Select(change => change.Reason));
        Assert.Contains(result.Hops, hop => hop.Decision == Decision.Deny);
    }

    public static void Unknown(ProbeResult result, string reason)
    {
        Assert.True(result.Verdict == Verdict.Unknown, result.Explanation);
        Assert.Equal(reason, result.Reason);
    }

    /// <summary>The resolver's answer, as zone and addresses.</summary>
    public static void Answer(ProbeResult result, DnsZone zone, params string[] answers)
    {
        Assert.NotNull(result.Dns);
        Assert.Equal(answers, result.Dns.Answers);
        Assert.Equal(zone, result.Dns.Zone);
    }
}
