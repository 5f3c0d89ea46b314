using System.Text;
using System.Xml.Linq;
using PrivateLinkLab.Cli.Reports;
using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Cli.Tests.Rendering;

public sealed class JUnitReportTests
{
    [Fact]
    public void Of_Results_CountsAndTellsFailures() =>
        Assert.Equal(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <testsuites name="privatelinklab" tests="2" failures="1" errors="0">
              <testsuite name="port-forwarding" tests="2" failures="1" errors="0">
                <testcase classname="privatelinklab.port-forwarding" name="7. It is sent." />
                <testcase classname="privatelinklab.port-forwarding" name="7. It connects.">
                  <failure type="ENI_SG_RULES_MISMATCH" message="Expected reachable, found blocked (ENI_SG_RULES_MISMATCH).">$ mysql --host=127.0.0.1
            The database's security group does not admit the jump server.
            myDB-security-group (ENI_SG_RULES_MISMATCH): Add an inbound rule for TCP 3306 from 'JumpServer-security-group'.
            i-0123456789abcdef0 (SSM_NO_INSTANCE_PROFILE): Give the instance an instance profile.</failure>
                </testcase>
              </testsuite>
            </testsuites>

            """,
            Text(
                SampleResult.ResultOf(SampleResult.Reachable, Verdict.Reachable, "It is sent."),
                SampleResult.ResultOf(SampleResult.Blocked, Verdict.Reachable, "It connects.")
            )
        );

    [Theory]
    [InlineData("\0 \b \e")]
    [InlineData("\uD800 and \uDC00\uD800")]
    [InlineData("<&\"'>]]>")]
    [InlineData("\uFFFE 😀")]
    public void Of_AnyText_IsWellFormed(string title)
    {
        var blocked = SampleResult.Blocked with { Explanation = title, Reason = null, Verdict = Verdict.Unknown };

        var document = XDocument.Parse(Text(SampleResult.ResultOf(blocked, Verdict.Reachable, title)));

        Assert.Single(document.Descendants("failure"));
    }

    private static string Text(params ExperimentResult[] results) =>
        Encoding.UTF8.GetString(JUnitReport.Of(VerificationReport.Of([SampleResult.VerificationOf(results)])));
}
