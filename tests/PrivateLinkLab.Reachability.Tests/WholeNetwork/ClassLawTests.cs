using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Tests.Reference;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Reachability.Tests.WholeNetwork;

/// <summary>
/// What is found of classes and ranges of ports is what a probe finds of each place and port by itself.
/// </summary>
public sealed class ClassLawTests
{
    // Ends of the ranges that the networks' rules have, and ports beside and between them.
    private static readonly int[] Ports = [1, 79, 80, 81, 442, 443, 444, 1023, 1024, 5000, 65535];

    [Fact]
    public void Pairs_OfARandomNetwork_AgreeWithSingleProbes() => RandomSeeds.Each(150, Agrees);

    private static void Agrees(int seed)
    {
        var net = new RandomNetwork(seed).Net;
        var whole = new WholeNetworkReach(net.Model, net.Graph);
        var any = PlaceSelector.Parse(PlaceSelector.Any);
        var sources = whole.ClassesOf(any.Sources(whole.Places));
        var targets = whole.ClassesOf(any.Targets(whole.Places));
        // From the analysis alone, which knows nothing of classes.
        var prober = new Prober(net.Model);
        foreach (var pair in whole.AllBetween(sources, targets))
        {
            Assert.Equal(
                65535,
                pair.Answers.SelectMany(answer => answer.Ports).Sum(range => range.Last - range.First + 1)
            );
            foreach (var from in pair.From.Members)
            {
                foreach (var to in pair.To.Members.Where(to => to.Identity.Component != from.Identity.Component))
                {
                    foreach (var port in Ports)
                    {
                        var expected = prober.Probe(from, to, port);
                        var found = pair
                            .Answers.Single(answer => answer.Ports.Any(range => range.Contains(port)))
                            .Result;
                        Assert.True(
                            expected.Verdict == found.Verdict,
                            $"Network {seed}, {from} to {to}:{port}: alone {expected.Verdict} "
                                + $"({expected.Explanation}), as "
                                + $"one of {pair.From} to {pair.To} {found.Verdict} ({found.Explanation})"
                        );
                    }
                }
            }
        }
    }
}
