using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Explanations;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Laws;

/// <summary>
/// Reachable if and only if the last step of the request and that of the reply is an arrival, and no step denies or is
/// doubtful. What policies decide comes after the packets have arrived.
/// </summary>
internal static class TraceLaw
{
    public static void Hold(ProbeResult result)
    {
        var steps = Assert.IsType<ProbeReport>(result.Findings).Trace.Steps.ToList();
        var holds =
            Arrives(Direction.Request)
            && Arrives(Direction.Reply)
            && steps.TrueForAll(step => step.Passes == Truth.True);

        Assert.True(result.Verdict == Verdict.Reachable == holds, $"{result.Explanation}\n{string.Join("\n", steps)}");
        // Without an obstacle nothing is blocked, and whatever stops packets or may has a reason.
        Assert.True(
            result.Verdict != Verdict.Blocked || steps.Exists(step => step.Passes == Truth.False),
            result.Explanation
        );
        Assert.All(steps, step => Assert.Equal(step.Passes == Truth.True, step.Reason is null));

        bool Arrives(Direction direction) =>
            steps.FindLast(step => step is not Authorized && step.Direction == direction) is Arrived;
    }
}
