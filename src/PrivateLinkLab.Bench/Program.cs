using System.Globalization;
using PrivateLinkLab.Bench;

// bench              measures everything and prints a table
// bench analysis     measures the analysis alone, in process, with BenchmarkDotNet
// bench copies N     is one of the measured programs: port-forwarding, N times in one stack
return args switch
{
    [] => await Measurements.PrintAsync(),
    ["analysis"] => AnalysisBenchmark.Run(),
    ["copies", var count] => await Copies.RunAsync(int.Parse(count, CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: bench [analysis | copies N]");
    return 2;
}
