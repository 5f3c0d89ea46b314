using System.Globalization;
using PrivateLinkLab.Bench;

// bench              measures everything and prints a table
// bench analysis     measures the analysis alone, in process, with BenchmarkDotNet
// bench networks     measures questions about whole networks of up to 100,000 instances
// bench copies N     is one of the measured programs: port-forwarding, N times in one stack
return args switch
{
    [] => await Measurements.PrintAsync(),
    ["analysis"] => AnalysisBenchmark.Run(),
    ["networks"] => await Measurements.PrintNetworksAsync(),
    ["copies", var count] => await Copies.RunAsync(int.Parse(count, CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: bench [analysis | networks | copies N]");
    return 2;
}
