using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Tests.Reference;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Reachability.Tests.WholeNetwork;

/// <summary>What a comparison says is what the verdicts of both states say, and nothing is left out.</summary>
public sealed class ReachComparisonTests
{
    private static readonly int[] Ports = [22, 80, 443, 5000];

    // What only the ends of a connection meet, twice as often as what may stand anywhere on a way.
    private static readonly string[] Removed =
    [
        "aws:vpc/securityGroup",
        "aws:ec2/route:",
        "aws:ec2/networkAclRule:",
        "aws:ec2/instance:",
        "aws:ec2transitgateway/ aws:ec2/vpcPeeringConnection: aws:ec2/natGateway: aws:lb/",
    ];

    [Fact]
    public void Compare_ARandomNetworkWithAndWithoutAResource_TellsEveryDifference() =>
        RandomSeeds.Each(240, TellsEveryDifference);

    private static void TellsEveryDifference(int seed)
    {
        var net = new RandomNetwork(seed).Net;
        var old = new WholeNetworkReach(net.Model, net.Graph);
        var types = Removed[seed % Removed.Length];
        var removable = net
            .Nodes.Where(node => types.Split(' ').Any(type => node.Type.StartsWith(type, StringComparison.Ordinal)))
            .ToList();
        if (removable.Count == 0)
        {
            return;
        }

        net.Remove(removable[seed % removable.Count].Name);
        var @new = new WholeNetworkReach(net.Model, net.Graph, WholeNetworkReach.BlocksNamedBy(old.Places.Model));
        var changes = ReachComparison.Of(old, @new).Changes;

        foreach (var from in old.Places.All.Where(place => place.OpensConnections))
        {
            foreach (var to in old.Places.All.Where(place => place.TakesConnections && place.Name != from.Name))
            {
                foreach (var port in Ports)
                {
                    var isGone = IsGone(@new, from) || IsGone(@new, to);
                    var before = old.Prober.Probe(from, to, port).Verdict;
                    var after = isGone ? Verdict.Blocked : @new.Prober.Probe(from, to, port).Verdict;
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
                            : told is [{ Old: { } was, New: var becomes }]
                                && was.Verdict == before
                                && becomes?.Verdict == (isGone ? null : after),
                        $"Network {seed}, {from} to {to}:{port}: {before} became {after}, told {told.Count} times"
                    );
                }
            }
        }
    }

    private static bool IsGone(WholeNetworkReach network, NetworkPlace place) => !Has(network.Places.All, place);

    private static bool Has(IEnumerable<NetworkPlace> places, NetworkPlace one) =>
        places.Any(place => place.Name == one.Name);
}
