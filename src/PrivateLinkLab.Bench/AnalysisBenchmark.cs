using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Bench;

/// <summary>
/// Times the analysis in process, on port-forwarding several times in one stack: its model, and probes of it. Beside
/// them, for comparison, a walk over the resources that only reads.
/// </summary>
public class AnalysisBenchmark
{
    private const int ProbesOfCopy = 5;

    // As many copies as are probed in one round, spread over the stack.
    private const int ProbedCopies = 100;

    // What a walk reads of each resource: about as much as the model does.
    private static readonly string[] ReadProperties = ["vpcId", "arn", "name", "securityGroupId", "policy"];

    private ResourceGraph? _graph;
    private ResourceNode[] _byType = [];
    private Prober? _prober;
    private (string From, string To)[] _requests = [];

    /// <summary>How many copies of port-forwarding the stack has.</summary>
    [Params(100, 300, 1000, 3000)]
    public int Copies { get; set; }

    /// <summary>Measures, and prints BenchmarkDotNet's table.</summary>
    public static int Run()
    {
        // In process: a generated project of its own would not find this repository's settings.
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(10);
        var config = ManualConfig
            .CreateEmpty()
            .AddJob(job)
            .AddLogger(ConsoleLogger.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddColumn(StatisticColumn.Median)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "privatelinklab-bench"));
        var summary = BenchmarkRunner.Run<AnalysisBenchmark>(config);
        return summary.HasCriticalValidationErrors ? 3 : 0;
    }

    /// <summary>Plans the stack.</summary>
    [GlobalSetup]
    public void Plan()
    {
        _graph = RepeatedStack.GraphOfAsync(Copies).GetAwaiter().GetResult();
        _byType = [.. _graph.Resources.Where(node => node.Custom).OrderBy(node => node.Type, StringComparer.Ordinal)];
        _prober = new Prober(ModelBuilder.Build(_graph));
        _requests =
        [
            .. Enumerable.Range(0, ProbedCopies).SelectMany(index => RequestsOf(1 + (index * Copies / ProbedCopies))),
        ];
        foreach (var (from, to) in _requests)
        {
            _ = _prober.Probe(from, to);
        }
    }

    /// <summary>The network model of the whole stack.</summary>
    [Benchmark]
    public NetworkModel Model() => ModelBuilder.Build(_graph!);

    /// <summary>
    /// Five properties of each resource, type by type as the model reads them. Does the same for each resource and
    /// allocates nothing: what grows faster than the stack here is the time that memory takes.
    /// </summary>
    [Benchmark]
    public long Walk()
    {
        var length = 0L;
        foreach (var node in _byType)
        {
            foreach (var property in ReadProperties)
            {
                length += (node.Outputs.GetText(property) ?? node.Inputs.GetText(property))?.Length ?? 0;
            }
        }

        return length;
    }

    /// <summary>One probe of the stack, on one core: sessions, database, internet, both ways.</summary>
    [Benchmark(OperationsPerInvoke = ProbedCopies * ProbesOfCopy)]
    public int Probe()
    {
        var reachable = 0;
        foreach (var (from, to) in _requests)
        {
            reachable += _prober!.Probe(from, to).Verdict == Verdict.Reachable ? 1 : 0;
        }

        return reachable;
    }

    private static IEnumerable<(string From, string To)> RequestsOf(int copy) =>
        [
            ($"JumpServer-{copy}", "session-manager"),
            ($"JumpServer-{copy}", $"myDB-{copy}:3306"),
            ($"JumpServer-{copy}", "https://sqs.us-east-1.amazonaws.com"),
            ($"JumpServer-{copy}", "https://example.com"),
            ("internet", $"myDB-{copy}:3306"),
        ];
}
