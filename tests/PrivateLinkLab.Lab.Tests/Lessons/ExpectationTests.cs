using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Tests.Lessons;

public sealed class ExpectationTests
{
    private static readonly Experiment Experiment = new()
    {
        Title = "It works.",
        Command = "try",
        From = "a",
        To = "b",
        Expected = Verdict.Blocked,
        Because = "It must.",
    };

    private static readonly ProbeResult Found = new()
    {
        From = "a",
        To = "b",
        Verdict = Verdict.Blocked,
        Reason = ReasonCode.NoRouteToDestination,
        Explanation = "No route.",
        Dns = new("b", ["10.0.1.7"], DnsZone.Private),
        Changes = [new("x", ReasonCode.BadState, "Repair it.")],
    };

    [Fact]
    public void Of_AllAsExpected_HasNoDifference() =>
        AssertDifferences(
            Experiment with
            {
                ExpectedReason = ReasonCode.NoRouteToDestination,
                ExpectedZone = DnsZone.Private,
                ExpectedAnswers = [CidrBlock.Parse("10.0.1.7/32")],
            }
        );

    [Fact]
    public void Of_OtherVerdict_NamesBoth()
    {
        AssertDifferences(
            Experiment with
            {
                Expected = Verdict.Reachable,
            },
            "Expected reachable, found blocked (NO_ROUTE_TO_DESTINATION)."
        );
        AssertDifferences(
            Experiment with
            {
                Expected = Verdict.Unknown,
            },
            "Expected unknown, found blocked (NO_ROUTE_TO_DESTINATION)."
        );
    }

    [Fact]
    public void Of_ReachableInPlaceOfBlocked_NamesTheSettingsThatLetItThrough()
    {
        Hop[] hops =
        [
            Passes(HopKind.Dns, "vpc"),
            Passes(HopKind.SecurityGroup, "group"),
            Passes(HopKind.RouteTable, "table"),
            Passes(HopKind.SecurityGroup, "group"),
            Passes(HopKind.Policy, "policy"),
            Passes(HopKind.Destination, "b"),
        ];
        var reachable = Found with { Verdict = Verdict.Reachable, Reason = null, Changes = [], Hops = [.. hops] };

        AssertDifferences(
            Experiment,
            reachable,
            "Expected blocked, found reachable, let through by group, table, policy."
        );
        AssertDifferences(
            Experiment with
            {
                Expected = Verdict.Unknown,
            },
            reachable,
            "Expected unknown, found reachable."
        );
        AssertDifferences(Experiment, reachable with { Hops = [] }, "Expected blocked, found reachable.");
    }

    [Fact]
    public void Of_OtherReason_NamesBothUnlessAChangeHasIt()
    {
        AssertDifferences(Experiment with { ExpectedReason = ReasonCode.BadState });
        AssertDifferences(
            Experiment with
            {
                ExpectedReason = ReasonCode.CannotRoute,
            },
            "Expected the reason CANNOT_ROUTE, found NO_ROUTE_TO_DESTINATION."
        );
    }

    [Fact]
    public void Of_OtherZone_NamesBoth()
    {
        var experiment = Experiment with { ExpectedZone = DnsZone.Public };

        AssertDifferences(experiment, "Expected an answer from the public DNS, found one from a private zone.");
        AssertDifferences(
            experiment,
            Found with
            {
                Dns = null,
            },
            "Expected an answer from the public DNS, found that no name was asked for."
        );
    }

    [Theory]
    [InlineData("10.0.1.0/24", "10.0.1.7", true)]
    [InlineData("10.0.1.0/24", "10.0.1.128/25", true)]
    [InlineData("10.0.1.7/32", "10.0.1.8", false)]
    [InlineData("10.0.1.0/24", "a public address", false)]
    [InlineData("10.0.1.0/25", "10.0.1.0/24", false)]
    public void Of_Answers_MustBeWithinTheBlocks(string block, string answer, bool within)
    {
        var result = ExperimentResult.Of(
            Experiment with
            {
                ExpectedAnswers = [CidrBlock.Parse(block)],
            },
            Found with
            {
                Dns = new("b", [answer], DnsZone.Private),
            }
        );

        Assert.Equal(within, result.AsExpected);
    }

    [Fact]
    public void Of_NoAnswer_IsADifference() =>
        AssertDifferences(
            Experiment with
            {
                ExpectedAnswers = [CidrBlock.Parse("10.0.1.7/32"), CidrBlock.Parse("10.0.2.0/24")],
            },
            Found with
            {
                Dns = new("b", [], DnsZone.Private),
            },
            "Expected DNS to answer 10.0.1.7 or an address of 10.0.2.0/24, found no answer."
        );

    private static Hop Passes(string kind, string name) =>
        new(name, kind, Decision.Allow, "It passes.") { Name = name };

    private static void AssertDifferences(Experiment experiment, params string[] expected) =>
        AssertDifferences(experiment, Found, expected);

    private static void AssertDifferences(Experiment experiment, ProbeResult found, params string[] expected) =>
        Assert.Equal(expected, ExperimentResult.Of(experiment, found).Differences);
}
