using System.Text.Json;
using System.Xml.Linq;
using PrivateLinkLab.Cli.Tests.Schemas;

namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed class CheckTests
{
    private const string Rules = """
        rules:
          - name: The jump server reaches the database
            from: JumpServer
            to: myDB
          - name: Only the jump server reaches the database
            to: myDB
            only-from: JumpServer
          - from: local:JumpServer
            to: myDB:3306
          - name: Nobody on the internet reaches anything
            from: internet
            to: any
            ports: any
            expect: blocked
        """;

    private const string Broken = """
        rules:
          - name: The jump server reaches the internet
            from: JumpServer
            to: internet:443
            because: it installs packages
          - name: The jump server does not reach the database
            from: JumpServer
            to: myDB
            expect: blocked
        """;

    [Fact]
    public async Task Check_RulesThatHold_IsDone()
    {
        using var project = Project(Rules);

        var output = await project.SucceedAsync("check", "port-forwarding", "--rules", "paths.yaml");

        Assert.Equal(
            """
            paths.yaml against port-forwarding in us-east-1 (planned on the simulated cloud)

            ✓ The jump server reaches the database
            ✓ Only the jump server reaches the database
            ✓ local:JumpServer reaches myDB:3306
            ✓ Nobody on the internet reaches anything
            """,
            output[..output.IndexOf("\n\nIgnored", StringComparison.Ordinal)]
        );
        Assert.EndsWith("\n4 rules: all hold.\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_RulesThatDoNot_SaysWhatBlocksAndWhatLetsThrough()
    {
        using var project = Project(Broken);

        var result = await project.RunAsync("check", "port-forwarding", "--rules", "paths.yaml");

        Assert.Equal((1, ""), (result.Status, result.Error));
        Assert.Contains(
            "✗ The jump server reaches the internet\n  because it installs packages\n",
            result.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("internet on port 443: blocked", result.Output, StringComparison.Ordinal);
        Assert.Contains("NO_ROUTE_TO_DESTINATION", result.Output, StringComparison.Ordinal);
        Assert.Contains(
            "myDB-instance on port 3306: reachable\n    let through: Security group",
            result.Output,
            StringComparison.Ordinal
        );
        Assert.EndsWith("\n2 rules: none holds.\n", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Rules, 0)]
    [InlineData(Broken, 1)]
    public async Task Check_Json_FollowsTheContract(string rules, int status)
    {
        using var project = Project(rules);

        var result = await project.RunAsync("check", "port-forwarding", "--rules", "paths.yaml", "--json");

        Assert.Equal((status, ""), (result.Status, result.Error));
        LabSchema.AssertCheck(result.Output);
    }

    [Fact]
    public async Task Check_Reports_HaveWhatIsBroken()
    {
        using var project = Project(Broken);

        var result = await project.RunAsync([
            "check",
            "port-forwarding",
            "--rules",
            "paths.yaml",
            "--json",
            "--github",
            "--junit",
            "junit.xml",
            "--sarif",
            "rules.sarif",
            "--markdown",
            "comment.md",
        ]);

        Assert.StartsWith(
            "::error file=paths.yaml,line=2,col=5,title=The jump server reaches the internet::",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(2, result.Error.TrimEnd('\n').Split('\n').Length);
        var junit = XDocument.Parse(File.ReadAllText(project.PathOf("junit.xml")));
        Assert.Equal(
            ["2", "2"],
            junit
                .Root!.Attributes()
                .Where(attribute => attribute.Name == "tests" || attribute.Name == "failures")
                .Select(attribute => attribute.Value)
        );
        Assert.All(junit.Descendants("testcase"), one => Assert.NotNull(one.Attribute("time")));
        using var sarif = JsonDocument.Parse(File.ReadAllText(project.PathOf("rules.sarif")));
        var results = sarif.RootElement.GetProperty("runs")[0].GetProperty("results");
        Assert.Equal(
            [2, 6],
            results
                .EnumerateArray()
                .Select(one =>
                    one.GetProperty("locations")[0]
                        .GetProperty("physicalLocation")
                        .GetProperty("region")
                        .GetProperty("startLine")
                        .GetInt32()
                )
        );
        Assert.StartsWith(
            "### ❌ paths.yaml against port-forwarding",
            File.ReadAllText(project.PathOf("comment.md")),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("rules: [", "paths.yaml, line 2, column 1: this is not YAML: ")]
    [InlineData(
        "rules: [{from: JumpSrver, to: myDB}]",
        "paths.yaml, line 1, column 9: 'JumpSrver' is not the name or id of anything"
    )]
    public async Task Check_WhatIsNoRulesFile_IsBadInput(string rules, string message)
    {
        using var project = Project(rules);

        var result = await project.RunAsync("check", "port-forwarding", "--rules", "paths.yaml");

        Assert.Equal((2, ""), (result.Status, result.Output));
        Assert.StartsWith($"lab: {message}", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_FileThatIsNotThere_IsBadInput()
    {
        using var project = new LabProject();

        var result = await project.RunAsync("check", "port-forwarding", "--rules", "no.yaml");

        Assert.Equal(
            new(2, "", "lab: There is no file 'no.yaml'; `lab check init` writes the rules that hold today.\n"),
            result
        );
    }

    private static LabProject Project(string rules)
    {
        var project = new LabProject();
        project.Write("paths.yaml", rules);
        return project;
    }
}
