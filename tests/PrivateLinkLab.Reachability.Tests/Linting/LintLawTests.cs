using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Linting;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Tests.Reference;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Linting;

/// <summary>What lints call superfluous decides nothing: without it, no verdict is another.</summary>
public sealed class LintLawTests
{
    private const int Networks = 100;

    private static readonly int[] Ports = [80, 443, 8080];

    [Fact]
    public void Rules_ThatAreImpliedOrAdmitNobody_MayAllBeRemoved() => RandomSeeds.Each(Networks, seed =>
        {
            var network = new RandomNetwork(seed);
            var before = network.Net.Model;
            var found = Linter
                .Run(before, network.Net.Graph)
                .Where(finding =>
                    finding.Lint.Code
                        is "SG_RULE_IMPLIED"
                            or "SG_RULE_BLOCK_OUTSIDE_VPC"
                            or "SG_RULE_PEER_UNUSED"
                            or "SG_RULE_PEER_IN_OTHER_VPC"
                )
                .Select(finding => finding.Resource.Name)
                .Distinct()
                .ToList();
            if (found.Count == 0)
            {
                return;
            }

            foreach (var rule in found)
            {
                network.Net.Remove(rule);
            }

            AssertSame(seed, network, before, network.Net.Model);
        });

    [Fact]
    public void Entries_ThatAreShadowedOrImplied_MayBeRemoved() => RandomSeeds.Each(Networks, seed =>
        {
            var network = new RandomNetwork(seed);
            var before = network.Net.Model;
            var dead = AclEntry
                .All(new LintedNetwork(before, network.Net.Graph))
                .Where(use => !use.DecidedBy().IsEmpty)
                .ToLookup(use => (use.Acl.Identity.Key, use.IsEgress), use => use.Entry);
            if (dead.Count == 0)
            {
                return;
            }

            var after = before with
            {
                NetworkAcls = before.NetworkAcls.ToDictionary(
                    pair => pair.Key,
                    pair =>
                        pair.Value with
                        {
                            Ingress = pair.Value.Ingress.RemoveRange(dead[(pair.Key, false)]),
                            Egress = pair.Value.Egress.RemoveRange(dead[(pair.Key, true)]),
                        }
                ),
            };
            AssertSame(seed, network, before, after);
        });

    [Fact]
    public void Blackholes_AreTakenByNoConnection() => RandomSeeds.Each(Networks, seed =>
        {
            var network = new RandomNetwork(seed);
            var before = network.Net.Model;
            var gone = Linter
                .Run(before, network.Net.Graph)
                .Where(finding => finding.Lint.Code == "ROUTE_BLACKHOLE")
                .Select(finding => finding.Resource.Component)
                .ToHashSet();
            var prober = new Prober(before);
            foreach (var (from, to) in Questions(network))
            {
                var result = prober.Probe(from, to);
                Assert.False(
                    result.Verdict == Verdict.Reachable
                        && result.Hops.Any(hop => hop.Rule is { } rule && gone.Contains(rule)),
                    $"Network {seed}: {from} reaches {to} by a blackhole."
                );
            }
        });

    private static void AssertSame(int seed, RandomNetwork network, NetworkModel before, NetworkModel after)
    {
        var (one, other) = (new Prober(before), new Prober(after));
        foreach (var (from, to) in Questions(network))
        {
            var (was, @is) = (one.Probe(from, to).Verdict, other.Probe(from, to).Verdict);
            Assert.True(
                was == @is,
                $"Network {seed}, from {from} to {to}: {was} with what is superfluous, else {@is}."
            );
        }
    }

    private static IEnumerable<(string From, string To)> Questions(RandomNetwork network) =>
        from port in Ports
        from source in network.Instances
        from question in network
            .Instances.Where(target => target != source)
            .Select(target => (source.Name, $"{target.Name}:{port}"))
            .Append((source.Name, $"example.com:{port}"))
            .Append(("internet", $"{source.Name}:{port}"))
        select question;
}
