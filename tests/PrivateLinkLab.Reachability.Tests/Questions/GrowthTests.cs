using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Reachability.Tests.Questions;

/// <summary>
/// The analysis of a stack with many copies of a scenario allocates as much for each resource as that of a stack with
/// few: the bytes, unlike the time, are the same on every machine.
/// </summary>
public sealed class GrowthTests
{
    // Tables grow by doubling, so that one stack has more room to spare in them than another.
    private const double Tolerance = 1.1;

    private static readonly Lazy<Task<ResourceGraph>> Few = new(() => RepeatedStack.GraphOfAsync(10));
    private static readonly Lazy<Task<ResourceGraph>> Many = new(() => RepeatedStack.GraphOfAsync(100));

    [Fact]
    public async Task Prober_TenTimesTheCopies_AllocatesAsMuchForEachResource()
    {
        var (few, many) = (await Few.Value, await Many.Value);
        var (ofFew, ofMany) = (ModelBuilder.Build(few), ModelBuilder.Build(many));

        var (small, large) = (BytesForEach(few, () => new Prober(ofFew)), BytesForEach(many, () => new Prober(ofMany)));

        Assert.InRange(large, 1, Tolerance * small);
    }

    private static double BytesForEach(ResourceGraph graph, Func<object> analyse)
    {
        // The first run also fills what is filled once in a process.
        _ = analyse();
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = analyse();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)graph.Resources.Length;
    }
}
