using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Explanations;
using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Tracing;

/// <summary>Reachable is only what has arrived.</summary>
public class TraceTests
{
    private static readonly Identity Place = Identity.OutsideGraph("place");

    private static readonly Step Passed = new Admitted(
        Place,
        Direction.Request,
        Truth.True,
        null,
        new PublicAccessMayBeBlocked()
    );

    [Fact]
    public void Verdict_EmptyTrace_IsUnknown()
    {
        var trace = new Trace();

        Assert.Equal((Verdict.Unknown, true), (trace.Verdict, trace.IsClear));
        Assert.Equal(Reason.UnknownDestination, trace.Cause!.Reason);
        Assert.Equal(
            "The path is followed nowhere, and nothing says that it arrives.",
            Sentences.Evidence(trace.Cause!)
        );
    }

    [Fact]
    public void Verdict_WayThatNothingStops_IsUnknownUntilItArrives()
    {
        var trace = new Trace();
        trace.Add(Passed);
        Assert.Equal(Verdict.Unknown, trace.Verdict);
        Assert.Equal(
            "The path is followed to place, and nothing says that it arrives.",
            Sentences.Evidence(trace.Cause!)
        );

        trace.Arrive(Place, ArrivalDetail.Silent);
        Assert.Equal(Verdict.Unknown, trace.Verdict);
        Assert.Equal(
            "The reply is followed to place, and nothing says that it arrives.",
            Sentences.Evidence(trace.Cause!)
        );

        trace.Return(Place);
        Assert.Equal(Verdict.Reachable, trace.Verdict);
        Assert.Null(trace.Cause);
    }

    // What arrived before does not count for what comes next, such as a session before the way on from its instance.
    [Fact]
    public void Append_WayThatHasNotArrived_TakesTheArrivalAway()
    {
        var trace = new Trace();
        trace.Append(Way("arrived"));
        trace.Append(new Trace());

        Assert.Equal(Verdict.Unknown, trace.Verdict);
    }

    [Theory]
    [InlineData("", Verdict.Unknown)]
    [InlineData("arrived", Verdict.Reachable)]
    [InlineData("arrived arrived", Verdict.Reachable)]
    [InlineData("arrived lost", Verdict.Unknown)]
    [InlineData("arrived blocked", Verdict.Unknown)]
    [InlineData("blocked blocked", Verdict.Blocked)]
    [InlineData("lost", Verdict.Unknown)]
    public void Fork_ArrivesWhenEveryWayDoes(string ways, Verdict expected)
    {
        var trace = new Trace();
        trace.Fork([.. ways.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Way)], Picker.Dns);

        Assert.Equal(expected, trace.Verdict);
    }

    [Fact]
    public void AppendNeeded_OneThatHasNotArrived_IsADoubtAboutAll()
    {
        var trace = new Trace();
        trace.AppendNeeded(Way("lost"));
        trace.AppendNeeded(Way("arrived"));

        Assert.Equal((Verdict.Unknown, false), (trace.Verdict, trace.IsClear));
    }

    private static Trace Way(string kind)
    {
        var way = new Trace();
        switch (kind)
        {
            case "arrived":
                way.Arrive(Place, ArrivalDetail.Silent);
                way.Return(Place);
                break;
            case "blocked":
                way.Add(Passed with { Passes = Truth.False, Reason = Reason.SecurityGroupHasNoRules });
                break;
            default:
                way.Add(Passed);
                break;
        }

        return way;
    }
}
