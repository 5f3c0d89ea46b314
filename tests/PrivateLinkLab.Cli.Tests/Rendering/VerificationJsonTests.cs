using System.Text.Json;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Tests.Schemas;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Cli.Tests.Rendering;

public sealed class VerificationJsonTests
{
    [Fact]
    public void Of_Results_IsAnElementForEachExperiment()
    {
        var json = VerificationJson.Write([
            SampleResult.VerificationOf(SampleResult.ResultOf(SampleResult.Reachable, Verdict.Reachable)),
            SampleResult.VerificationOf(SampleResult.ResultOf(SampleResult.Unknown, Verdict.Blocked)),
        ]);

        LabSchema.AssertVerify(json);
        using var document = JsonDocument.Parse(json);
        var elements = document.RootElement.GetProperty("experiments").EnumerateArray().ToList();
        Assert.Equal(2, elements.Count);
        Assert.Equal(7, elements[0].GetProperty("experiment").GetInt32());
        Assert.True(elements[0].GetProperty("asExpected").GetBoolean());
        Assert.Equal("blocked", elements[1].GetProperty("expected").GetString());
        Assert.Equal("unknown", elements[1].GetProperty("verdict").GetString());
        Assert.Equal(
            "Expected blocked, found unknown (UNKNOWN_RESOURCE).",
            elements[1].GetProperty("differences")[0].GetString()
        );
    }
}
