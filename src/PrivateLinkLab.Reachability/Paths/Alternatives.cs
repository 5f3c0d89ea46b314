using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Paths;

/// <summary>
/// Joins ways of which not the source but somebody else picks one: DNS among addresses, a load balancer among targets, RDS
/// among subnets. Only what holds for all of them holds.
/// </summary>
internal static class Alternatives
{
    /// <summary>Appends the joined outcome to a trace.</summary>
    /// <param name="trace">What is found so far.</param>
    /// <param name="ways">What is found on each way; at least one.</param>
    /// <param name="picks">Who picks, as a sentence that follows a mixed outcome.</param>
    public static void Append(Trace trace, IReadOnlyList<Trace> ways, string picks)
    {
        var shown = ways.FirstOrDefault(way => way.Verdict == Verdict.Blocked)
            ?? ways.FirstOrDefault(way => way.Verdict == Verdict.Unknown)
            ?? ways[0];
        var isBlocked = ways.All(way => way.Verdict == Verdict.Blocked);
        if (shown.Verdict == Verdict.Blocked && !isBlocked)
        {
            trace.AppendAsDoubt(shown);
            trace.Remark($"{ways.Count(way => way.Verdict == Verdict.Reachable)} of {ways.Count} ways work: {picks}");
        }
        else
        {
            trace.Append(shown);
        }

        foreach (var way in ways)
        {
            trace.AppendChanges(way);
        }
    }
}
