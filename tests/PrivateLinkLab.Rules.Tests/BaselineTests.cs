using PrivateLinkLab.Reachability.Tests.Reference;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Rules.Tests;

public sealed class BaselineTests
{
    [Fact]
    public void Baseline_OfARandomNetwork_Holds() => RandomSeeds.Each(60, Holds);

    [Fact]
    public void Baseline_OfASmallNetwork_IsWhatAPersonWouldWrite()
    {
        var net = new Net();
        net.Vpc("v", "10.0.0.0/16");
        net.Subnet("s1", "vpc-v", "10.0.1.0/24");
        net.Subnet("s2", "vpc-v", "10.0.2.0/24");
        net.Group("front", "vpc-v");
        net.Group("back", "vpc-v");
        net.Egress("sg-front", 3306, "sg-back");
        net.Ingress("sg-back", 3306, "sg-front");
        net.Instance("web1", "subnet-s1", "10.0.1.7", ["sg-front"]);
        net.Instance("web2", "subnet-s2", "10.0.2.7", ["sg-front"]);
        net.Database("db", ["subnet-s2"], ["sg-back"]);

        Assert.Equal(
            """
            # What holds in the example, as `lab check init` found it. Keep what is meant, delete what
            # just happens to be, and add why (because:). docs/rules.md describes the file.
            version: 1
            rules:

              # The internet
              - from: internet
                to: any
                ports: any
                expect: blocked

              # To the internet
              - from: [s1, s2, group:front]
                to: internet
                ports: any
                expect: blocked

              # Inside
              - from: group:front
                to: db:3306
                only-from: group:front
              - from: any
                to: group:front
                ports: any
                expect: blocked

            """,
            Baseline.Write(new WholeNetworkReach(net.Model, net.Graph), "the example")
        );
    }

    private static void Holds(int seed)
    {
        var net = new RandomNetwork(seed).Net;
        var network = new WholeNetworkReach(net.Model, net.Graph);
        var text = Baseline.Write(network, $"network {seed}");

        var results = RulesCheck.Run(RulesFile.Read("paths.yaml", new StringReader(text)), network);

        Assert.All(results, result =>
            Assert.True(result.Holds, $"Network {seed}: {result.Rule.Name}: {string.Join("; ", result.Broken)}\n{text}")
        );
    }
}
