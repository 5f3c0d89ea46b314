using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Reference;

/// <summary>The analysis of random networks against a reference that looks at every rule for every packet.</summary>
public sealed class PathReferenceTests
{
    private static readonly int[] Ports = [80, 443];

    [Fact]
    public void Probe_OfARandomNetwork_AgreesWithTheReference() => RandomSeeds.Each(2000, Agrees);

    // A comparison says something only where every answer occurs.
    [Fact]
    public void Reference_OfRandomNetworks_GivesEveryAnswer()
    {
        var found = new HashSet<(string Way, bool? Works)>();
        for (var seed = 0; seed < 200; seed++)
        {
            var network = new RandomNetwork(seed);
            var reference = new PathReference(network);
            foreach (var from in network.Instances)
            {
                foreach (var to in network.Instances.Where(to => to != from))
                {
                    found.Add((reference.WayOf(from, to), reference.Between(from, to, 80)));
                }

                foreach (var balancer in network.Balancers.Where(balancer => !balancer.IsPublic))
                {
                    found.Add((KindOf(balancer), reference.ToBalancer(from, balancer)));
                }
            }

            foreach (var balancer in network.Balancers.Where(balancer => balancer.IsPublic))
            {
                found.Add(($"public {KindOf(balancer)}", reference.FromInternet(balancer)));
            }
        }

        foreach (var way in (string[])["tgw", "nlb", "preserving nlb", "alb", "public nlb", "public alb"])
        {
            Assert.Superset(new HashSet<(string, bool?)> { (way, true), (way, false), (way, null) }, found);
        }

        Assert.Superset(new HashSet<(string, bool?)> { ("pcx", true), ("pcx", false), ("local", true) }, found);
    }

    private static string KindOf(RandomBalancer balancer) =>
        balancer.IsApplication ? "alb"
        : balancer.PreservesClientAddress ? "preserving nlb"
        : "nlb";

    private static void Agrees(int seed)
    {
        var network = new RandomNetwork(seed);
        var (reference, prober) = (new PathReference(network), new Prober(network.Net.Model));
        var port = Ports[seed % Ports.Length];
        foreach (var from in network.Instances)
        {
            foreach (var to in network.Instances.Where(to => to != from))
            {
                Compare(
                    from.Name,
                    $"{to.Name}:{port}",
                    reference.Between(from, to, port),
                    reference.IsOpen(from, to, port)
                );
            }

            foreach (var balancer in network.Balancers)
            {
                if (
                    balancer.IsPublic
                    && (
                        reference.SplitsInternet(from)
                        || balancer.Nodes.Exists(node => reference.SplitsInternet(node[0]))
                        || (balancer.PreservesClientAddress && balancer.Targets.Contains(from))
                    )
                )
                {
                    continue;
                }

                Compare(
                    from.Name,
                    $"{balancer.Name}:80",
                    reference.ToBalancer(from, balancer),
                    balancer.IsApplication || balancer.Nodes.Exists(node => reference.IsOpen(from, node[0], 80))
                );
            }

            var isSplit = reference.SplitsInternet(from);
            Compare(from.Name, $"example.com:{port}", reference.ToInternet(from, port), isSplit);
            Compare("internet", $"{from.Name}:{port}", reference.FromInternet(from, port), isSplit);
        }

        foreach (var balancer in network.Balancers)
        {
            Compare(
                "internet",
                $"{balancer.Name}:80",
                reference.FromInternet(balancer),
                balancer.IsApplication || balancer.Nodes.Exists(node => reference.SplitsInternet(node[0]))
            );
        }

        void Compare(string from, string to, bool? works, bool mayBeOpen)
        {
            var result = prober.Probe(from, to);
            Assert.True(
                (mayBeOpen && result.Verdict == Verdict.Unknown)
                    || works switch
                    {
                        true => result.Verdict == Verdict.Reachable,
                        false => result.Verdict == Verdict.Blocked,
                        null => result.Verdict == Verdict.Unknown,
                    },
                $"Network {seed}, from {from} to {to}: the reference says {works?.ToString() ?? "open"}, the analysis "
                    + $"{result.Verdict}: {result.Explanation}"
            );
        }
    }
}
