using System.Buffers;
using System.Text.Json;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Tests.Robustness;

/// <summary>Does with a file all that the lab does with one: it must come to a result or to a clear error.</summary>
internal static class Examination
{
    private static readonly (string From, string To, string? Action)[] Requests =
    [
        ("AppServer", "https://sqs.us-east-1.amazonaws.com", "sqs:SendMessage"),
        ("AppServer", "session-manager", null),
        ("local:AppServer", "myDB:3306", null),
        ("internet", "AppServer:22", null),
        ("AppServer", "https://example.com", null),
        ("AppServer", "https://s3.us-east-1.amazonaws.com", "s3:ListAllMyBuckets"),
    ];

    /// <summary>Examines a file.</summary>
    /// <param name="utf8">Its content.</param>
    /// <param name="withFaults">Whether every fault is tried too, and every scenario's experiments.</param>
    /// <returns>How many requests came to a verdict.</returns>
    public static int Of(ReadOnlySpan<byte> utf8, bool withFaults)
    {
        ResourceGraph graph;
        try
        {
            graph = StackFile.Read(utf8, "file.json");
        }
        catch (DeploymentFileException refusal)
        {
            AssertSentence(refusal.Message);
            return 0;
        }

        var verdicts = Probe(graph);
        if (withFaults)
        {
            foreach (var fault in FaultCatalog.All)
            {
                _ = fault.Inject(graph);
            }

            foreach (var scenario in LessonCatalog.Scenarios)
            {
                Verify(scenario, graph);
            }
        }

        return verdicts;
    }

    private static int Probe(ResourceGraph graph)
    {
        var prober = new Prober(ModelBuilder.Build(graph));
        var verdicts = 0;
        foreach (var (from, to, action) in Requests)
        {
            try
            {
                Write(prober.Probe(from, to, action));
                verdicts++;
            }
            catch (ProbeException refusal)
            {
                AssertSentence(refusal.Message);
            }
        }

        return verdicts;
    }

    private static void Verify(string scenario, ResourceGraph graph)
    {
        try
        {
            Assert.NotEmpty(Verification.Run(scenario, graph).Results);
        }
        catch (ProbeException refusal)
        {
            AssertSentence(refusal.Message);
        }
    }

    private static void Write(ProbeResult result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        ProbeResultJson.Write(writer, result);
        Assert.Equal(result.Verdict == Verdict.Reachable, result.Reason is null);
        Assert.NotEmpty(result.Explanation);
    }

    private static void AssertSentence(string message)
    {
        Assert.NotEmpty(message);
        Assert.DoesNotContain("Exception", message, StringComparison.Ordinal);
    }
}
