using CsCheck;
using PrivateLinkLab.Graph.Deployments;

namespace PrivateLinkLab.Lab.Tests.Robustness;

/// <summary>
/// Any JSON at all as a state file gives a result or a clear error. PRIVATELINKLAB_SLOW_TESTS=1 tries a hundred times
/// as many mutated exports.
/// </summary>
public sealed class AnyFileTests
{
    private static readonly bool Slow = Environment.GetEnvironmentVariable("PRIVATELINKLAB_SLOW_TESTS") == "1";

    [Fact]
    public void Examine_AnyJson_IsAResultOrAClearError() =>
        StrangeFiles.AnyJson.Sample(json => Examination.Of(json, withFaults: false), iter: 70_000);

    [Fact]
    public void Examine_AnyStack_IsAResultOrAClearError() =>
        StrangeFiles.AnyStack.Sample(json => Examination.Of(json, withFaults: json.Length % 256 == 0), iter: 20_000);

    [Fact]
    public void Examine_AnyNetwork_IsAResultOrAClearError()
    {
        var verdicts = 0;

        StrangeFiles.AnyNetwork.Sample(
            json =>
            {
                Interlocked.Add(ref verdicts, Examination.Of(json, withFaults: json.Length % 256 == 0));
            },
            iter: 10_000
        );

        Assert.True(verdicts > 5_000, $"Only {verdicts} requests came to a verdict: the files are too strange.");
    }

    [Theory]
    [InlineData("private-subnet")]
    [InlineData("sqs-endpoint")]
    [InlineData("port-forwarding")]
    public async Task Examine_MutatedStack_IsAResultOrAClearError(string scenario)
    {
        var original = DeploymentWriter.Write(await ScenarioGraphs.OfAsync(scenario)).ToArray();

        StrangeFiles
            .Mutated(original)
            .Sample(json => Examination.Of(json, withFaults: json.Length % 16 == 0), iter: Slow ? 30_000 : 300);
    }
}
