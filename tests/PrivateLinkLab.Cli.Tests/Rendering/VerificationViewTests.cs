using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Lab.Stacks;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Cli.Tests.Rendering;

public sealed class VerificationViewTests
{
    private static readonly ExaminedStack Stack = new(
        SampleGraph.Of(),
        "port-forwarding",
        "x",
        "port-forwarding (stack dev)"
    );

    [Fact]
    public void Show_AllAsExpected_IsATableAndOneLine()
    {
        var verification = SampleResult.VerificationOf(
            SampleResult.ResultOf(SampleResult.Reachable, Verdict.Reachable, "The message is sent."),
            SampleResult.ResultOf(SampleResult.Blocked, Verdict.Blocked, "Nobody gets in.")
        );

        Assert.Equal(
            """
            port-forwarding (stack dev)

              #  Experiment            Verdict    Reason
            ✓ 1  The message is sent.  reachable
            ✓ 2  Nobody gets in.       blocked    ENI_SG_RULES_MISMATCH

            2 experiments, all as expected.

            """,
            ScreenText.Of(screen => VerificationView.Show(screen, Stack, verification))
        );
    }

    [Fact]
    public void Show_Unexpected_TellsTheDifferenceAndTheRepair()
    {
        var verification = SampleResult.VerificationOf(
            SampleResult.ResultOf(SampleResult.Blocked, Verdict.Reachable, "The client connects."),
            SampleResult.ResultOf(SampleResult.Unknown, Verdict.Blocked, "Nobody gets in.")
        );

        Assert.EndsWith(
            """

            ✗ 1 The client connects.
              $ mysql --host=127.0.0.1
              Expected reachable, found blocked (ENI_SG_RULES_MISMATCH).
              The database's security group does not admit the jump server.
              What has to change, all 2:
                1. myDB-security-group  ENI_SG_RULES_MISMATCH
                   Add an inbound rule for TCP 3306 from 'JumpServer-security-group'.
                2. i-0123456789abcdef0  SSM_NO_INSTANCE_PROFILE
                   Give the instance an instance profile.

            ? 2 Nobody gets in.
              $ mysql --host=127.0.0.1
              Expected blocked, found unknown (UNKNOWN_RESOURCE).
              A firewall decides, which is not modelled.

            2 experiments, 2 not as expected.

            """,
            ScreenText.Of(screen => VerificationView.Show(screen, Stack, verification)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Show_Findings_AreListed()
    {
        var identity = new Identity("fw-1", "fw", "urn:pulumi:dev::p::aws:networkfirewall/firewall:Firewall::fw");
        var verification = SampleResult.VerificationOf() with
        {
            Warnings =
            [
                new ModelWarning(
                    "urn:pulumi:dev::p::aws:ec2/subnet:Subnet::s",
                    "It is in the VPC vpc-1, which the stack does not have."
                ),
            ],
            NotModelled =
            [
                new(identity, "aws:networkfirewall/firewall:Firewall", ["vpc-1"]),
                new(Identity.OutsideGraph("n"), "aws:sns/topic:Topic", []),
            ],
        };

        Assert.EndsWith(
            """

            Warnings:
              s: It is in the VPC vpc-1, which the stack does not have.

            Not modeled; verdicts they could change are unknown:
              aws:networkfirewall:Firewall: fw

            Ignored (cannot affect any path): aws:sns:Topic.

            0 experiments, all as expected.

            """,
            ScreenText.Of(screen => VerificationView.Show(screen, Stack, verification)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Show_UnknownVerdict_SaysNotThatNothingElseCouldDecideIt()
    {
        var verification = SampleResult.VerificationOf(
            SampleResult.ResultOf(SampleResult.Unknown, Verdict.Blocked, "It may connect.")
        ) with
        {
            NotModelled = [new(Identity.OutsideGraph("n"), "aws:ec2/vpnGateway:VpnGateway", [])],
        };

        var text = ScreenText.Of(screen => VerificationView.Show(screen, Stack, verification));

        Assert.Contains("\nIgnored: aws:ec2:VpnGateway.\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot affect any path", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(100)]
    public void Show_Terminal_StaysWithinItsEdge(int width)
    {
        var verification = SampleResult.VerificationOf(
            SampleResult.ResultOf(
                SampleResult.Blocked,
                Verdict.Reachable,
                "A MySQL client on a person's computer connects to the database through the jump server."
            )
        );

        var text = ScreenText.Of(screen => VerificationView.Show(screen, Stack, verification), width);

        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= width, line));
    }
}
