using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Model;
using PrivateLinkLab.Reachability.Probes;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Bench;

/// <summary>Times the analysis in process, on port-forwarding several times in one stack: its model, and probes of it.</summary>
public class AnalysisBenchmark
{
    private const int ProbesOfCopy = 5;

    // As many copies as are probed in one round, spread over the stack.
    private const int ProbedCopies = 100;

    private ResourceGraph? _graph;
    private Prober? _prober;
    private (string From, string To)[] _requests = [];

    /// <summary>How many copies of port-forwarding the stack has.</summary>
    [Params(100, 1000)]
    public int Copies { get; set; }

    /// <summary>Measures, and prints BenchmarkDotNet's table.</summary>
    public static int Run()
    {
        // In process: a generated project of its own would not find this repository's settings.
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(10);
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddLogger(ConsoleLogger.Default)
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "privatelinklab-bench"));
        var summary = BenchmarkRunner.Run<AnalysisBenchmark>(config);
        return summary.HasCriticalValidationErrors ? 3 : 0;
    }

    /// <summary>Plans the stack.</summary>
    [GlobalSetup]
    public void Plan()
    {
        _graph = Bench.Copies.GraphOfAsync(Copies).GetAwaiter().GetResult();
        _prober = new Prober(NetworkModel.Of(_graph));
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
    public NetworkModel Model() => NetworkModel.Of(_graph!);

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
