using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Paths;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Paths;

/// <summary>Reachable is only what has arrived.</summary>
public class TraceTests
{
    private static readonly Identity Place = Identity.OutsideGraph("place");

    [Fact]
    public void Verdict_EmptyTrace_IsUnknown()
    {
        var trace = new Trace();

        Assert.Equal((Verdict.Unknown, Verdict.Reachable), (trace.Verdict, trace.Passing));
        Assert.Equal(
            new Obstacle(ReasonCode.UnknownDestination, "The path is followed nowhere, and nothing says that it arrives."), trace.Cause);
    }

    [Fact]
    public void Verdict_WayThatNothingStops_IsUnknownUntilItArrives()
    {
        var trace = new Trace();
        trace.Allow(Place, HopKind.RouteTable, "passes");
        Assert.Equal(Verdict.Unknown, trace.Verdict);
        Assert.Equal("The path is followed to place, and nothing says that it arrives.", trace.Cause!.Evidence);

        trace.Arrive(Place, HopKind.Destination, "is there");
        Assert.Equal(Verdict.Reachable, trace.Verdict);
        Assert.Null(trace.Cause);
    }

    // What arrived before does not count for what comes next, such as a session before the way on from its instance.
    [Fact]
    public void Append_WayThatHasNotArrived_TakesTheArrivalAway()
    {
        var trace = new Trace();
        trace.Arrive();
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
    public void Alternatives_ArriveWhenEveryWayDoes(string ways, Verdict expected)
    {
        var trace = new Trace();
        Alternatives.Append(trace, [.. ways.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Way)], "somebody picks.");

        Assert.Equal(expected, trace.Verdict);
    }

    [Fact]
    public void AppendNeeded_OneThatHasNotArrived_IsADoubtAboutAll()
    {
        var trace = new Trace();
        trace.AppendNeeded(Way("lost"));
        trace.AppendNeeded(Way("arrived"));

        Assert.Equal((Verdict.Unknown, Verdict.Unknown), (trace.Verdict, trace.Passing));
    }

    private static Trace Way(string kind)
    {
        var way = new Trace();
        switch (kind)
        {
            case "arrived":
                way.Arrive(Place, HopKind.Destination, "is there");
                break;
            case "blocked":
                way.Deny(Place, HopKind.SecurityGroup, "stops it", ReasonCode.SecurityGroupHasNoRules, "Open it.");
                break;
            default:
                way.Allow(Place, HopKind.RouteTable, "passes");
                break;
        }

        return way;
    }
}
