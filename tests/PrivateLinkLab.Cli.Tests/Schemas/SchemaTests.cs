using System.Reflection;
using System.Text.Json;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Tests.Rendering;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Cli.Tests.Schemas;

public sealed class SchemaTests
{
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
