using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Tests.Reference;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Reachability.WholeNetwork;
using PrivateLinkLab.Rules.Closing;

namespace PrivateLinkLab.Rules.Tests.Closing;

/// <summary>What is found closable is exact: all of it together breaks nothing, and nothing else could go.</summary>
public sealed class ClosableLawTests
{
    private const int WantedPaths = 4;

    [Fact]
    public void Closable_OfARandomNetwork_IsAllThatCanGo() => RandomSeeds.Each(60, IsExact);

    private static void IsExact(int seed)
    {
        var network = new RandomNetwork(seed);
        var (model, graph) = (network.Net.Model, network.Net.Graph);
        var prober = new Prober(model);
        var wanted = (
            from source in network.Instances
            from target in network.Instances
            where source != target
            where prober.Probe(source.Name, $"{target.Name}:443").Verdict == Verdict.Reachable
            select $"{{from: {source.Name}, to: '{target.Name}:443'}}"
        )
            .Take(WantedPaths)
            .ToList();
        if (wanted.Count == 0)
        {
            return;
        }

        var file = RulesFile.Read("paths.yaml", new StringReader($"rules: [{string.Join(", ", wanted)}]"));
        var found = Closable.Find(file, model, graph).Select(change => change.Change).ToList();
        var candidates = Candidate.In(model);
        var closed = candidates.Where(candidate => found.Contains(candidate.Change.Change)).ToList();

        Assert.True(Holds(closed), $"Network {seed}: the rules do not hold without {string.Join(' ', found)}");
        foreach (var other in candidates.Except(closed))
        {
            Assert.False(Holds([.. closed, other]), $"Network {seed}: could go as well: {other.Change.Change}");
        }

        bool Holds(List<Candidate> without) =>
            RulesCheck
                .Run(file, new WholeNetworkReach(Removal.From(model, without), graph))
                .All(result => result.Holds);
    }
}
