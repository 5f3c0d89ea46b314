using System.Text.Json;
using Json.Schema;

namespace PrivateLinkLab.Cli.Tests.Schemas;

/// <summary>The schemas in docs/schemas.</summary>
internal static class LabSchema
{
    // Each is read once, which also makes it known to those that refer to it.
    private static readonly Dictionary<string, JsonSchema> All = Directory
        .EnumerateFiles(RepositoryFile.PathOf("docs/schemas"), "*.schema.json")
        .ToDictionary(file => Path.GetFileName(file).Split('.')[0], file => JsonSchema.FromFile(file));

    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List };

    /// <summary>The names of all schemas.</summary>
    public static IEnumerable<string> Names => All.Keys.Order(StringComparer.Ordinal);

    /// <summary>Asserts that a text is what a schema promises.</summary>
    public static void Assert(string schema, string json) => AssertValid(All[schema], json);

    /// <summary>Asserts that a text is what <c>lab probe --json</c> promises.</summary>
    public static void AssertProbe(string json) => AssertValid(All["probe"], json);

    /// <summary>Asserts that a text is what <c>lab verify --json</c> promises.</summary>
    public static void AssertVerify(string json) => AssertValid(All["verify"], json);

    /// <summary>Asserts that a text is what <c>lab reach --json</c> promises.</summary>
    public static void AssertReach(string json) => AssertValid(All["reach"], json);

    /// <summary>Asserts that a text is what <c>lab matrix --json</c> promises.</summary>
    public static void AssertMatrix(string json) => AssertValid(All["matrix"], json);

    /// <summary>Asserts that a text is what <c>lab check --json</c> promises.</summary>
    public static void AssertCheck(string json) => AssertValid(All["check"], json);

    /// <summary>Asserts that a text is what <c>lab compare --json</c> promises.</summary>
    public static void AssertCompare(string json) => AssertValid(All["compare"], json);

    /// <summary>Asserts that a text is what <c>lab lint --json</c> promises.</summary>
    public static void AssertLint(string json) => AssertValid(All["lint"], json);

    /// <summary>Asserts that a text is what <c>lab graph --format json</c> promises.</summary>
    public static void AssertGraph(string json) => AssertValid(All["graph"], json);

    /// <summary>Asserts that a text is what <c>lab policy init --json</c> promises.</summary>
    public static void AssertPolicy(string json) => AssertValid(All["policy"], json);

    /// <summary>Asserts that a text is what <c>lab report --json</c> promises.</summary>
    public static void AssertReport(string json) => AssertValid(All["report"], json);

    /// <summary>Asserts that a text is what <c>lab play --json</c> promises.</summary>
    public static void AssertPlay(string json) => AssertValid(All["play"], json);

    /// <summary>Asserts that JSON is a file of rules as editors see it.</summary>
    public static void AssertRules(string json) => AssertValid(All["rules"], json);

    public static bool IsProbe(string json) => Evaluate(All["probe"], json).IsValid;

    private static void AssertValid(JsonSchema schema, string json)
    {
        var result = Evaluate(schema, json);
        var problems = (result.Details ?? []).SelectMany(detail =>
            (detail.Errors ?? new Dictionary<string, string>()).Select(error =>
                $"{detail.InstanceLocation}: {error.Value}"
            )
        );
        Xunit.Assert.True(result.IsValid, $"{string.Join('\n', problems)}\n{json}");
    }

    private static EvaluationResults Evaluate(JsonSchema schema, string json)
    {
        using var document = JsonDocument.Parse(json);
        return schema.Evaluate(document.RootElement, Options);
    }
}
