using System.Text.Json;
using Json.Schema;

namespace PrivateLinkLab.Cli.Tests.Schemas;

/// <summary>The schemas in docs/schemas.</summary>
internal static class LabSchema
{
    private static readonly JsonSchema ProbeSchema = Load("probe");
    private static readonly JsonSchema VerifySchema = Load("verify");

    private static readonly JsonSchema ReachSchema = Load("reach");
    private static readonly JsonSchema MatrixSchema = Load("matrix");
    private static readonly JsonSchema CheckSchema = Load("check");
    private static readonly JsonSchema CompareSchema = Load("compare");
    private static readonly JsonSchema GraphSchema = Load("graph");
    private static readonly JsonSchema LintSchema = Load("lint");
    private static readonly JsonSchema PolicySchema = Load("policy");
    private static readonly JsonSchema ReportSchema = Load("report");
    private static readonly JsonSchema RulesSchema = Load("rules");
    private static readonly JsonSchema PlaySchema = Load("play");

    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List };

    static LabSchema()
    {
        SchemaRegistry.Global.Register(ProbeSchema);
        SchemaRegistry.Global.Register(ReachSchema);
    }

    /// <summary>Asserts that a text is what <c>lab probe --json</c> promises.</summary>
    public static void AssertProbe(string json) => AssertValid(ProbeSchema, json);

    /// <summary>Asserts that a text is what <c>lab verify --json</c> promises.</summary>
    public static void AssertVerify(string json) => AssertValid(VerifySchema, json);

    /// <summary>Asserts that a text is what <c>lab reach --json</c> promises.</summary>
    public static void AssertReach(string json) => AssertValid(ReachSchema, json);

    /// <summary>Asserts that a text is what <c>lab matrix --json</c> promises.</summary>
    public static void AssertMatrix(string json) => AssertValid(MatrixSchema, json);

    /// <summary>Asserts that a text is what <c>lab check --json</c> promises.</summary>
    public static void AssertCheck(string json) => AssertValid(CheckSchema, json);

    /// <summary>Asserts that a text is what <c>lab compare --json</c> promises.</summary>
    public static void AssertCompare(string json) => AssertValid(CompareSchema, json);

    /// <summary>Asserts that a text is what <c>lab lint --json</c> promises.</summary>
    public static void AssertLint(string json) => AssertValid(LintSchema, json);

    /// <summary>Asserts that a text is what <c>lab graph --format json</c> promises.</summary>
    public static void AssertGraph(string json) => AssertValid(GraphSchema, json);

    /// <summary>Asserts that a text is what <c>lab policy init --json</c> promises.</summary>
    public static void AssertPolicy(string json) => AssertValid(PolicySchema, json);

    /// <summary>Asserts that a text is what <c>lab report --json</c> promises.</summary>
    public static void AssertReport(string json) => AssertValid(ReportSchema, json);

    /// <summary>Asserts that a text is what <c>lab play --json</c> promises.</summary>
    public static void AssertPlay(string json) => AssertValid(PlaySchema, json);

    /// <summary>Asserts that JSON is a file of rules as editors see it.</summary>
    public static void AssertRules(string json) => AssertValid(RulesSchema, json);

    public static bool IsProbe(string json) => Evaluate(ProbeSchema, json).IsValid;

    private static void AssertValid(JsonSchema schema, string json)
    {
        var result = Evaluate(schema, json);
        var problems = (result.Details ?? []).SelectMany(detail =>
            (detail.Errors ?? new Dictionary<string, string>()).Select(error =>
                $"{detail.InstanceLocation}: {error.Value}"
            )
        );
        Assert.True(result.IsValid, $"{string.Join('\n', problems)}\n{json}");
    }

    private static EvaluationResults Evaluate(JsonSchema schema, string json)
    {
        using var document = JsonDocument.Parse(json);
        return schema.Evaluate(document.RootElement, Options);
    }

    private static JsonSchema Load(string name) =>
        JsonSchema.FromFile(RepositoryFile.PathOf($"docs/schemas/{name}.schema.json"));
}
