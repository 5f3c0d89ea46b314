using System.Text.Json;
using System.Xml.Linq;
using PrivateLinkLab.Cli.Tests.Schemas;
using PrivateLinkLab.Reachability.Linting;

namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed class LintTests
{
    private const string Rules = """
        rules:
          - name: A person reaches the database
            from: local:JumpServer
            to: myDB
        """;

    [Fact]
    public async Task Lint_NothingFound_SaysSo()
    {
        using var project = new LabProject();

        var output = await project.SucceedAsync("lint", "sqs-endpoint");

        Assert.StartsWith(
            "sqs-endpoint in us-east-1 (planned on the simulated cloud)\n\n",
            output,
            StringComparison.Ordinal
        );
        Assert.EndsWith("\nNothing found.\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_Findings_StandByLintWithTheirFix()
    {
        using var project = new LabProject();

        var output = await project.SucceedAsync("lint", "port-forwarding");

        Assert.Contains(
            "\nnote SINGLE_ZONE: An interface endpoint or a load balancer stands in one Availability Zone only, "
                + "in a VPC that\n"
                + "     has several.\n  Endpoint 'endpoints-ssm' (vpce-",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("\n    fix: Give 'endpoints-ssm' (vpce-", output, StringComparison.Ordinal);
        Assert.EndsWith("\nFound: 3 notes.\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1, "--fail-on", "note")]
    [InlineData(0, "--fail-on", "error")]
    [InlineData(0, "--fail-on", "note", "--disable", "SINGLE_ZONE")]
    [InlineData(1, "--inject", "endpoint-rule-missing")]
    [InlineData(0, "--inject", "endpoint-rule-missing", "--disable", "ENDPOINT_ADMITS_NOBODY")]
    public async Task Lint_Status_FollowsTheSeverity(int status, params string[] options)
    {
        using var project = new LabProject();

        var result = await project.RunAsync(["lint", "port-forwarding", .. options]);

        Assert.Equal((status, ""), (result.Status, result.Error));
    }

    [Fact]
    public async Task Lint_WithRules_ListsWhatCouldBeClosed()
    {
        using var project = Project(Rules);

        var output = await project.SucceedAsync("lint", "port-forwarding", "--rules", "paths.yaml");

        Assert.Contains(
            "\nCould be closed, all together, without breaking paths.yaml:\n"
                + "  Remove the outbound rule for TCP 443 to pl-63a5400a of security group",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("\n  Remove endpoint 'endpoints-sqs' (vpce-", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Remove endpoint 'endpoints-ssm", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_Json_FollowsTheContract()
    {
        using var project = Project(Rules);

        foreach (
            var options in (string[][])
                [
                    [],
                    ["--rules", "paths.yaml"],
                ]
        )
        {
            var json = await project.SucceedAsync(["lint", "port-forwarding", "--json", .. options]);

            LabSchema.AssertLint(json);
            using var document = JsonDocument.Parse(json);
            Assert.Equal(3, document.RootElement.GetProperty("findings").GetArrayLength());
            Assert.Equal(options.Length > 0, document.RootElement.TryGetProperty("closable", out _));
        }
    }

    [Fact]
    public async Task Lint_Reports_HaveWhatIsFound()
    {
        using var project = Project(Rules);

        var result = await project.RunAsync([
            "lint",
            "port-forwarding",
            "--json",
            "--github",
            "--junit",
            "junit.xml",
            "--sarif",
            "lint.sarif",
            "--markdown",
            "comment.md",
        ]);

        Assert.Equal(3, result.Error.TrimEnd('\n').Split('\n').Length);
        Assert.StartsWith("::notice title=", result.Error, StringComparison.Ordinal);
        var junit = XDocument.Parse(File.ReadAllText(project.PathOf("junit.xml")));
        Assert.Equal(Linter.All.Length + 2, junit.Descendants("testcase").Count());
        using var sarif = JsonDocument.Parse(File.ReadAllText(project.PathOf("lint.sarif")));
        var first = sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0];
        Assert.Equal(
            ("SINGLE_ZONE", "note"),
            (first.GetProperty("ruleId").GetString(), first.GetProperty("level").GetString())
        );
        Assert.StartsWith(
            "urn:pulumi:",
            first
                .GetProperty("locations")[0]
                .GetProperty("logicalLocations")[0]
                .GetProperty("fullyQualifiedName")
                .GetString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Lint of port-forwarding",
            File.ReadAllText(project.PathOf("comment.md")),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "There is no lint 'SG_NOT_ATACHED'; did you mean SG_NOT_ATTACHED? docs/lints.md has all.",
        "--disable",
        "SG_NOT_ATACHED"
    )]
    [InlineData("--fail-on is 'never'; expected note, warning or error.", "--fail-on", "never")]
    [InlineData("There is no file 'no.yaml'; `lab check init` writes the rules that hold today.", "--rules", "no.yaml")]
    public async Task Lint_BadInput_IsOneSentence(string sentence, params string[] options)
    {
        using var project = new LabProject();

        Assert.Equal(new(2, "", $"lab: {sentence}\n"), await project.RunAsync(["lint", "port-forwarding", .. options]));
    }

    private static LabProject Project(string rules)
    {
        var project = new LabProject();
        project.Write("paths.yaml", rules);
        return project;
    }
}
