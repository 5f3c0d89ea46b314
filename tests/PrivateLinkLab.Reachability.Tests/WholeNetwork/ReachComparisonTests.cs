using CsCheck;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Tests.Reference;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Reachability.Tests.WholeNetwork;

/// <summary>What a comparison says is what the verdicts of both states say, and nothing is left out.</summary>
public sealed class ReachComparisonTests
{
    private static readonly int[] Ports = [22, 80, 443, 5000];

    [Fact]
    public void Compare_ARandomNetworkWithAndWithoutARule_TellsEveryDifference() =>
        Gen.Int[0, int.MaxValue - 1].Sample(TellsEveryDifference, iter: 40);

    private static void TellsEveryDifference(int seed)
    {
        var net = new RandomNetwork(seed).Net;
        var old = new WholeNetworkReach(net.Model, net.Graph);
        var rules = net
            .Nodes.Where(node => node.Type.StartsWith("aws:vpc/securityGroup", StringComparison.Ordinal))
            .ToList();
        if (rules.Count == 0)
        {
            return;
        }

        net.Remove(rules[seed % rules.Count].Name);
        var @new = new WholeNetworkReach(net.Model, net.Graph, WholeNetworkReach.BlocksNamedBy(old.Places.Model));
        var changes = ReachComparison.Of(old, @new).Changes;

        foreach (var from in old.Places.All.Where(place => place.OpensConnections))
        {
            foreach (var to in old.Places.All.Where(place => place.TakesConnections && place.Name != from.Name))
            {
                foreach (var port in Ports)
                {
                    var (before, after) = (
                        old.Prober.Probe(from, to, port).Verdict,
                        @new.Prober.Probe(from, to, port).Verdict
                    );
                    var told = changes
                        .Where(change =>
                            Has(change.From, from)
                            && Has(change.To, to)
                            && change.Ports.Any(ports => ports.Contains(port))
                        )
                        .ToList();
                    Assert.True(
                        before == after
                            ? told.Count == 0
                            : told is [{ Old: { } was, New: { } becomes }]
                                && (was.Verdict, becomes.Verdict) == (before, after),
                        $"Network {seed}, {from} to {to}:{port}: {before} became {after}, told {told.Count} times"
                    );
                }
            }
        }
    }

    private static bool Has(IEnumerable<NetworkPlace> places, NetworkPlace one) =>
        places.Any(place => place.Name == one.Name);
}
