using System.Globalization;
using PrivateLinkLab.Bench;
using PrivateLinkLab.Bench.Profiles;

// bench              measures everything and prints a table
// bench analysis     measures the analysis alone, in process, with BenchmarkDotNet
// bench profile FOLDER FILE
//                    writes what the runtime compiles for the lab in FOLDER, for whoever compiles it ahead of time
// bench copies N     is one of the measured programs: port-forwarding, N times in one stack
return args switch
{
    [] => await Measurements.PrintAsync(),
    ["analysis"] => AnalysisBenchmark.Run(),
    ["profile", var folder, var file] => StartupProfile.Write(folder, file),
    ["copies", var count] => await Copies.RunAsync(int.Parse(count, CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: bench [analysis | profile FOLDER FILE | copies N]");
    return 2;
}
