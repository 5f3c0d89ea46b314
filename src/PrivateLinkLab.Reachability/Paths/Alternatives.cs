using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Paths;

/// <summary>
/// Joins ways of which not the source but somebody else picks one: DNS among addresses, a load balancer among targets, RDS
/// among subnets. Only what holds for all of them holds: a connection that works on some of them is neither reachable nor
/// blocked.
/// </summary>
internal static class Alternatives
{
    /// <summary>Appends the joined outcome to a trace.</summary>
    /// <param name="trace">What is found so far.</param>
    /// <param name="ways">What is found on each way; at least one.</param>
    /// <param name="picks">Who picks, as a sentence that follows a mixed outcome.</param>
    public static void Append(Trace trace, IReadOnlyList<Trace> ways, string picks)
    {
        var isBlocked = ways.All(way => way.Passing == Verdict.Blocked);
        foreach (var way in ways)
        {
            trace.AppendWay(way, isCertain: isBlocked || way.Passing != Verdict.Blocked);
        }

        trace.ArriveBy(ways);
        var working = ways.Count(way => way.Passing == Verdict.Reachable);
        if (!isBlocked && working < ways.Count && ways.Count > 1)
        {
            trace.Remark($"{working} of {ways.Count} ways work: {picks}");
        }
    }
}
