using System.Reflection;
using System.Text.Json;
using PrivateLinkLab.Cli.Completion;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Tests.Rendering;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Cli.Tests.Schemas;

public sealed class SchemaTests
{
    // Those whose answer is no JSON: scripts, rules and help.
    private static readonly string[] WithoutJson = ["check init", "completion", "help"];

    // Held by tests of their own: diff needs an emulator's state.
    private static readonly string[] HeldElsewhere =
    [
        "diff",
        "play",
        "report",
        "policy",
        "policy init",
        "policy install",
        "cloud",
    ];

    public static TheoryData<string, string> Commands =>
        new()
        {
            { "scenarios --json", "scenarios" },
            { "version --json", "version" },
            { "faults --json", "faults" },
            { "faults port-forwarding --json", "faults" },
            { "preview port-forwarding --json", "changes" },
            { "up port-forwarding --json", "changes" },
            { "up port-forwarding --config parked=true --json", "changes" },
            { "up port-forwarding --config queueName=other --json", "changes" },
            { "destroy --json", "changes" },
            { "outputs --json", "outputs" },
            { "cost port-forwarding --json", "cost" },
            { "cost endpoint-service --json --gb 500", "cost" },
            { "cost public-endpoint --config aws:region=eu-west-1 --json", "cost" },
            { "verify --all --json", "verify" },
            { "probe port-forwarding --from internet --to myDB:3306 --json --expect blocked", "probe" },
            { "probe port-forwarding --from JumpServer --to myDB:3306 --json", "probe" },
            { "reach port-forwarding --to myDB --json", "reach" },
            { "matrix port-forwarding --json", "matrix" },
            { "compare sqs-endpoint public-endpoint --json", "compare" },
            { "lint public-endpoint --json --fail-on error", "lint" },
            { "check --rules rules.yaml --json", "check" },
            { "graph port-forwarding --json", "graph" },
            { "export terraform port-forwarding --json", "export" },
        };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_WithJson_PrintsWhatItsSchemaPromises(string line, string schema)
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "port-forwarding");
        await project.SucceedAsync("check", "init", "--output", "rules.yaml");

        LabSchema.Assert(schema, await project.SucceedAsync(line.Split(' ')));
    }

    [Fact]
    public void Commands_AreAllOfTheLab()
    {
        var held = Commands.Select(row => row.Data.Item1).ToList();
        var root = Lab.Parse(
            [],
            new()
            {
                Output = TextWriter.Null,
                Error = TextWriter.Null,
                CurrentDirectory = "/",
            }
        );

        Assert.Equal(
            [],
            CompletedCommand
                .All(root.RootCommandResult.Command)
                .Select(command => command.Path)
                .Where(path => path is not ("" or "export"))
                .Except([.. WithoutJson, .. HeldElsewhere])
                .Where(path => !held.Exists(line => line.StartsWith($"{path} ", StringComparison.Ordinal)))
        );
    }

    [Fact]
    public void Schemas_AreAllHeld() =>
        Assert.Equal(
            LabSchema.Names.Except(["rules", "diff", "play", "policy", "report"]),
            Commands.Select(row => row.Data.Item2).Distinct().Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Probe_SampleResults_AreValid() =>
        Assert.All([SampleResult.Reachable, SampleResult.Blocked, SampleResult.Unknown], result =>
            LabSchema.AssertProbe(Json(result))
        );

    [Fact]
    public void Probe_ContradictoryResults_AreNot() =>
        Assert.All(
            [
                SampleResult.Reachable with
                {
                    Reason = ReasonCode.UnknownResource,
                },
                SampleResult.Reachable with
                {
                    Changes = SampleResult.Blocked.Changes,
                },
                SampleResult.Blocked with
                {
                    Reason = null,
                },
                SampleResult.Blocked with
                {
                    Changes = [],
                },
                SampleResult.Unknown with
                {
                    Reason = "because",
                },
                SampleResult.Unknown with
                {
                    Explanation = "",
                },
                SampleResult.Unknown with
                {
                    Hops = [new("fw", "firewall", Decision.Allow, "It is one.")],
                },
            ],
            result => Assert.False(LabSchema.IsProbe(Json(result)), Json(result))
        );

    [Fact]
    public void Probe_Kinds_AreThoseOfTheCode()
    {
        using var schema = JsonDocument.Parse(
            File.ReadAllText(RepositoryFile.PathOf("docs/schemas/probe.schema.json"))
        );
        var kinds = schema
            .RootElement.GetProperty("$defs")
            .GetProperty("hop")
            .GetProperty("properties")
            .GetProperty("kind")
            .GetProperty("enum")
            .EnumerateArray()
            .Select(kind => kind.GetString());
        var constants = typeof(HopKind)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string?)field.GetRawConstantValue());

        Assert.Equal(constants.Order(StringComparer.Ordinal), kinds.Order(StringComparer.Ordinal));
    }

    private static string Json(ProbeResult result) =>
        JsonText.Document(writer => ProbeResultJson.Write(writer, result));
}
