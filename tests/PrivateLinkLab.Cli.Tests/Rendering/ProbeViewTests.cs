using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Reachability.Explanations;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Cli.Tests.Rendering;

public sealed class ProbeViewTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Show_WithoutColours_IsTheTextThatFailingAssertionsHave(bool isReachable)
    {
        var result = isReachable ? SampleResult.Reachable : SampleResult.Blocked;

        Assert.Equal(
            string.Concat(ProbeText.Lines(result).Select(line => $"{line}\n")),
            ScreenText.Of(screen => ProbeView.Show(screen, result, showChanges: true))
        );
    }

    [Fact]
    public void Show_Reachable_DrawsEveryHopWithItsEvidence() =>
        Assert.Equal(
            """
            AppServer -> https://sqs.us-east-1.amazonaws.com (sqs:SendMessage)
            ✓ reachable

            DNS  sqs.us-east-1.amazonaws.com is 10.0.1.37 (private zone)

            ✓ AppServer-instance   source
            │ It has the address 10.0.1.5 in mySubnet.
            ✓ myDB-security-group  security group
              The rule 'https' lets TCP 443 out.

            AppServer reaches the endpoint endpoints-sqs, and every policy allows sqs:SendMessage.

            """,
            ScreenText.Of(screen => ProbeView.Show(screen, SampleResult.Reachable, showChanges: true))
        );

    [Fact]
    public void Show_Blocked_ListsAllThatHasToChange() =>
        Assert.Equal(
            """
            local:JumpServer -> myDB:3306
            ✗ blocked: ENI_SG_RULES_MISMATCH

            ✗ myDB-security-group  security group
              No rule admits TCP 3306 from 10.0.1.5.

            The database's security group does not admit the jump server.

            What has to change, all 2:
              1. myDB-security-group  ENI_SG_RULES_MISMATCH
                 Add an inbound rule for TCP 3306 from 'JumpServer-security-group'.
              2. i-0123456789abcdef0  SSM_NO_INSTANCE_PROFILE
                 Give the instance an instance profile.

            """,
            ScreenText.Of(screen => ProbeView.Show(screen, SampleResult.Blocked, showChanges: true))
        );

    [Fact]
    public void Show_BlockedAndNobodyWantsOtherwise_ListsTheBarriersOnly() =>
        Assert.EndsWith(
            """

            What stands in the way, 2 independent barriers:
              1. myDB-security-group  ENI_SG_RULES_MISMATCH
              2. i-0123456789abcdef0  SSM_NO_INSTANCE_PROFILE
            With --changes: what would have to change to let it through.

            """,
            ScreenText.Of(screen => ProbeView.Show(screen, SampleResult.Blocked, showChanges: false)),
            StringComparison.Ordinal
        );

    [Fact]
    public void Show_Unknown_SaysWhatIsNotKnown() =>
        Assert.Equal(
            """
            internet -> fw:443
            ? unknown: UNKNOWN_RESOURCE

            DNS  fw.example.com has no answer (public DNS)

            ? fw  not modelled
              It is a firewall.

            A firewall decides, which is not modelled.

            """,
            ScreenText.Of(screen => ProbeView.Show(screen, SampleResult.Unknown, showChanges: true))
        );

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(200)]
    public void Show_Terminal_BreaksSentencesAtItsEdge(int width)
    {
        var text = ScreenText.Of(screen => ProbeView.Show(screen, SampleResult.Blocked, showChanges: true), width);

        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= Math.Min(width, 110), line));
    }

    [Fact]
    public void Show_Colors_MarkTheDecisions()
    {
        var text = ScreenText.Of(
            screen => ProbeView.Show(screen, SampleResult.Blocked, showChanges: true),
            80,
            colors: true
        );

        Assert.Matches("\e\\[[0-9;]+m✗\e\\[0m", text);
    }

    [Fact]
    public void Show_StrangeNames_DoNotReachTheTerminal()
    {
        var result = SampleResult.Blocked with
        {
            From = "a\e[2J",
            Hops = [new("x", HopKind.Source, Decision.Deny, "It is \a bad.") { Name = "n\e[2Jn" }],
            Changes = [new("\e[2J", ReasonCode.UnknownResource, "Do \e not.")],
            Dns = new("d\e[2J", ["\e"], DnsZone.Public),
        };

        var text = ScreenText.Of(screen => ProbeView.Show(screen, result, showChanges: true));

        Assert.DoesNotContain('\e', text);
        Assert.DoesNotContain('\a', text);
    }
}
