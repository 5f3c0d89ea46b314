using System.Collections.Concurrent;
using System.Globalization;
using Xunit.Sdk;

namespace PrivateLinkLab.Reachability.Tests.Reference;

/// <summary>
/// The seeds of random networks: the same in every run. <c>PRIVATELINKLAB_SEEDS=FIRST[+COUNT]</c> tries others.
/// </summary>
internal static class RandomSeeds
{
    private const string Variable = "PRIVATELINKLAB_SEEDS";

    /// <summary>Checks the networks of some seeds, and tells every seed that fails.</summary>
    /// <param name="count">How many seeds a normal run tries.</param>
    /// <param name="check">Fails by an exception.</param>
    public static void Each(int count, Action<int> check)
    {
        var asked = (Environment.GetEnvironmentVariable(Variable) ?? "0").Split('+');
        var first = int.Parse(asked[0], CultureInfo.InvariantCulture);
        count = asked.Length > 1 ? int.Parse(asked[1], CultureInfo.InvariantCulture) : count;
        var failures = new ConcurrentDictionary<int, string>();
        Parallel.For(first, first + count, seed =>
        {
            try
            {
                check(seed);
            }
            catch (Exception failure)
            {
                failures.TryAdd(seed, failure is XunitException ? failure.Message : $"{failure}");
            }
        });
        var texts = failures.OrderBy(failure => failure.Key).Select(failure => $"Seed {failure.Key}: {failure.Value}");
        Assert.True(failures.IsEmpty, $"{failures.Count} of {count} fail.\n{string.Join('\n', texts)}");
    }
}
