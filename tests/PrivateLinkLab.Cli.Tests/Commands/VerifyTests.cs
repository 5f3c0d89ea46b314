using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PrivateLinkLab.Cli.Tests.Schemas;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed partial class VerifyTests
{
    public static TheoryData<string> Scenarios => [.. ScenarioCatalog.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Verify_Plan_IsAsExpectedAndWritesNothing(string scenario)
    {
        using var project = new LabProject();

        var output = await project.SucceedAsync("verify", scenario);
        var json = await project.SucceedAsync("verify", scenario, "--json");

        Assert.StartsWith(
            $"{scenario} in us-east-1 (planned on the simulated cloud)\n",
            output,
            StringComparison.Ordinal
        );
        Assert.EndsWith(" experiments, all as expected.\n", output, StringComparison.Ordinal);
        LabSchema.AssertVerify(json);
        using var document = JsonDocument.Parse(json);
        Assert.All(Experiments(document), element =>
        {
            Assert.Equal(scenario, element.GetProperty("scenario").GetString());
            Assert.Equal(element.GetProperty("expected").GetString(), element.GetProperty("verdict").GetString());
        });
        Assert.False(Directory.Exists(project.PathOf(".lab")));
    }

    [Fact]
    public async Task Verify_All_IsEveryScenario()
    {
        using var project = new LabProject();

        var json = await project.SucceedAsync("verify", "--all", "--json");

        LabSchema.AssertVerify(json);
        using var document = JsonDocument.Parse(json);
        Assert.Equal(
            ScenarioCatalog.All.Select(scenario => scenario.Name),
            Experiments(document).Select(element => element.GetProperty("scenario").GetString()).Distinct()
        );
    }

    [Fact]
    public async Task Verify_StackWithoutWhatAnExperimentNeeds_NamesBoth()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "port-forwarding", "--config", "parked=false");
        await project.SucceedAsync(
            "up",
            "port-forwarding",
            "--config",
            "parked=true",
            "--config",
            "parkedDatabase=snapshotted"
        );

        var result = await project.RunAsync("verify");

        Assert.Equal(
            (
                2,
                "",
                "lab: The stack lacks 'myDB', which the experiment 'While the database does not admit the jump "
                    + "server, the MySQL client times out.' "
                    + "needs; what is parked comes back with parked=false.\n"
            ),
            (result.Status, result.Output, result.Error)
        );
    }

    [Fact]
    public async Task Verify_AllWithFault_IsEveryScenarioToWhichItApplies()
    {
        using var project = new LabProject();

        var result = await project.RunAsync("verify", "--all", "--json", "--inject", "sqs-endpoint-missing");

        Assert.Equal((1, ""), (result.Status, result.Error));
        using var document = JsonDocument.Parse(result.Output);
        Assert.Equal(
            ["port-forwarding", "sqs-endpoint"],
            Experiments(document)
                .Select(element => element.GetProperty("scenario").GetString()!)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("--inject database-rule-missing", "SG_HAS_NO_RULES")]
    [InlineData("--config databaseAdmitsJumpServer=false", "SG_HAS_NO_RULES")]
    [InlineData("--config privateDns=false", "DNS_PRIVATE_DNS_DISABLED")]
    [InlineData("--inject profile-missing --inject network-acl-denies", "SSM_NO_INSTANCE_PROFILE")]
    public async Task Verify_Broken_SaysWhatToChange(string options, string reason)
    {
        using var project = new LabProject();

        var result = await project.RunAsync(["verify", "port-forwarding", .. options.Split(' ')]);

        Assert.Equal((1, ""), (result.Status, result.Error));
        Assert.Matches($@"\n    \d\. \S+  {reason}\n       [A-Z][^\n]+", result.Output);
        Assert.Matches(@"\n\d+ experiments, \d+ not as expected\.\n\z", result.Output);
    }

    [Fact]
    public async Task Verify_Opened_ShowsWhatLetItThrough()
    {
        using var project = new LabProject();

        var result = await project.RunAsync("verify", "port-forwarding", "--inject", "database-rule-too-wide");

        Assert.Equal((1, ""), (result.Status, result.Error));
        Assert.Contains(
            "\n  Expected blocked, found reachable, let through by myDB-security-group, myVPC-isolated.\n",
            result.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("'myDB-security-group-fault-admits-3306'", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n13 experiments, 1 not as expected.\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_JUnit_IsWrittenAlsoWhenSomethingFailsAndAlwaysTheSame()
    {
        using var project = new LabProject();

        var result = await project.RunAsync(
            "verify",
            "sqs-endpoint",
            "--inject",
            "endpoint-policy-denies",
            "--junit",
            "results/report.xml"
        );
        var first = await File.ReadAllBytesAsync(
            project.PathOf("results/report.xml"),
            TestContext.Current.CancellationToken
        );
        await project.RunAsync(
            "verify",
            "sqs-endpoint",
            "--inject",
            "endpoint-policy-denies",
            "--junit",
            "results/again.xml"
        );

        Assert.Equal(1, result.Status);
        var suite = Assert.Single(XDocument.Load(project.PathOf("results/report.xml")).Root!.Elements("testsuite"));
        Assert.Equal("sqs-endpoint", suite.Attribute("name")!.Value);
        var failure = Assert.Single(suite.Descendants("failure"));
        Assert.Equal("VPCE_POLICY_EXPLICIT_DENY", failure.Attribute("type")!.Value);
        Assert.Equal(
            suite.Elements("testcase").Count().ToString(System.Globalization.CultureInfo.InvariantCulture),
            suite.Attribute("tests")!.Value
        );
        Assert.Equal(
            first,
            await File.ReadAllBytesAsync(project.PathOf("results/again.xml"), TestContext.Current.CancellationToken)
        );
        Assert.Equal(2, Directory.GetFiles(project.PathOf("results")).Length);
    }

    [Fact]
    public async Task Verify_BuiltStack_IsTheOneLookedAt()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "sqs-endpoint", "--stack", "mine");
        var state = await File.ReadAllBytesAsync(
            project.PathOf(".lab/mine.json"),
            TestContext.Current.CancellationToken
        );

        var built = await project.SucceedAsync("verify", "--stack", "mine");
        var file = await project.SucceedAsync("verify", "--state", ".lab/mine.json");
        await project.SucceedAsync("up", "sqs-endpoint", "--stack", "mine", "--config", "endpoints=ssm,ssmmessages");
        var changed = await project.RunAsync("verify", "--stack", "mine");

        Assert.StartsWith("sqs-endpoint (stack mine)\n", built, StringComparison.Ordinal);
        Assert.StartsWith("sqs-endpoint (stack mine of .lab/mine.json)\n", file, StringComparison.Ordinal);
        Assert.Equal(
            built[built.IndexOf('\n', StringComparison.Ordinal)..],
            file[file.IndexOf('\n', StringComparison.Ordinal)..]
        );
        Assert.Equal(1, changed.Status);
        Assert.Contains("NO_ROUTE_TO_DESTINATION", changed.Output, StringComparison.Ordinal);
        Assert.NotEmpty(state);
    }

    [Fact]
    public async Task Verify_NothingBuilt_SaysWhatToDo()
    {
        using var project = new LabProject();

        foreach (
            var command in (string[][])
                [
                    ["verify"],
                    ["probe", "--from", "a", "--to", "b:1"],
                ]
        )
        {
            Assert.Equal(
                new(
                    3,
                    "",
                    "lab: The stack 'dev' has nothing built: name a SCENARIO to look at its plan, name a file with "
                        + "--state, or run `lab up` first.\n"
                ),
                await project.RunAsync(command)
            );
        }
    }

    [Fact]
    public async Task Verify_FileWithoutScenario_TakesItFromTheCommandLine()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "session-manager");
        project.Write("stack.json", ScenarioTag().Replace(project.ReadState(), ""));

        var unknown = await project.RunAsync("verify", "--state", "stack.json");
        var named = await project.SucceedAsync("verify", "session-manager", "--state", "stack.json");
        var other = await project.RunAsync("verify", "port-forwarding", "--state", "stack.json");

        Assert.Equal((2, ""), (unknown.Status, unknown.Output));
        Assert.Matches(
            "^lab: No resource of stack dev of stack.json has the tag Scenario with one of .*: say which scenario it "
                + "is with `lab verify SCENARIO --state FILE`.\n\\z",
            unknown.Error
        );
        Assert.EndsWith("all as expected.\n", named, StringComparison.Ordinal);
        Assert.Equal((2, ""), (other.Status, other.Output));
        Assert.Contains("JumpServer", other.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "does not exist")]
    [InlineData("", "")]
    [InlineData("not JSON", "")]
    [InlineData("[]", "")]
    [InlineData("{\"version\": 3}", "has neither \"deployment\" nor \"steps\"")]
    public async Task Verify_FileThatIsNoStack_IsBadInput(string? content, string expected)
    {
        using var project = new LabProject();
        if (content is not null)
        {
            project.Write("stack.json", content);
        }

        var result = await project.RunAsync("verify", "--state", "stack.json");

        Assert.Equal((2, ""), (result.Status, result.Output));
        Assert.Matches("^lab: [^\n]*stack.json[^\n]*\n\\z", result.Error);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_FileOutsideAProject_NeedsNone()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "private-subnet");
        var elsewhere = Path.GetPathRoot(project.Folder)!;

        var result = await project.RunAsync(
            environment => environment with { CurrentDirectory = elsewhere },
            "verify",
            "--state",
            project.StatePath
        );

        Assert.Equal((0, ""), (result.Status, result.Error));
    }

    [Fact]
    public async Task Verify_FaultThatDoesNotApply_NamesTheScenariosWhereItDoes()
    {
        using var project = new LabProject();

        var result = await project.RunAsync("verify", "private-subnet", "--inject", "database-rule-missing");
        var twice = await project.RunAsync(
            "verify",
            "sqs-endpoint",
            "--inject",
            "sqs-endpoint-missing",
            "--inject",
            "sqs-endpoint-missing"
        );

        Assert.Equal(
            new(
                2,
                "",
                "lab: The fault 'database-rule-missing' does not apply to private-subnet in us-east-1 (planned on "
                    + "the simulated cloud): there is nothing in it to change. It applies to port-forwarding.\n"
            ),
            result
        );
        Assert.Equal(2, twice.Status);
    }

    [GeneratedRegex("\"Scenario\": *\"[^\"]*\",?")]
    private static partial Regex ScenarioTag();

    private static JsonElement.ArrayEnumerator Experiments(JsonDocument document) =>
        document.RootElement.GetProperty("experiments").EnumerateArray();
}
