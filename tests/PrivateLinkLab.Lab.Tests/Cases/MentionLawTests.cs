using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Tests.Cases;

/// <summary>
/// For every name and address that a graph contains, the probe from the internet says reachable only where it ends at
/// something of the graph, or at a public endpoint of AWS.
/// </summary>
public sealed class MentionLawTests
{
    private static readonly string Folder = RepositoryFile.PathOf("tests/PrivateLinkLab.Lab.Tests/Cases");

    public static TheoryData<string> Files =>
        [
            .. Directory
                .GetFiles(Folder, "*.json", SearchOption.AllDirectories)
                .Where(file => Path.GetFileName(file) != "expectations.json")
                .Select(file => Path.GetRelativePath(Folder, file)),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Internet_ReachesWhatACaseMentions_OnlyWhereItEndsInTheGraph(string file)
    {
        ResourceGraph graph;
        try
        {
            graph = StackFile.Read(Path.Combine(Folder, file));
        }
        catch (DeploymentFileException)
        {
            return;
        }

        Holds(graph);
    }

    [Theory]
    [MemberData(nameof(ScenarioGraphs.Names), MemberType = typeof(ScenarioGraphs))]
    public async Task Internet_ReachesWhatAScenarioMentions_OnlyWhereItEndsInTheGraph(string scenario)
    {
        var graph = await ScenarioGraphs.OfAsync(scenario);
        Holds(graph);
    }

    private static void Holds(ResourceGraph graph)
    {
        var texts = graph
            .Resources.Where(node => !node.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal))
            .SelectMany(node => Texts(node.Outputs).Concat(Texts(node.Inputs)));
        var prober = new Prober(ModelBuilder.Build(graph));
        var components = graph.Resources.Select(node => node.Urn.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var host in texts.Where(IsHost).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            foreach (var port in new[] { 22, 443 })
            {
                var result = Ask(prober, $"{host}:{port}");
                Assert.True(
                    result is not { Verdict: Verdict.Reachable }
                        || result.Hops.Any(hop => components.Contains(hop.Component))
                        || result.Hops.Any(hop =>
                            hop.Evidence.Contains("public endpoint of", StringComparison.Ordinal)
                        ),
                    $"{host}:{port}: {result?.Explanation}"
                );
            }
        }
    }

    private static ProbeResult? Ask(Prober prober, string to)
    {
        try
        {
            return prober.Probe("internet", to);
        }
        catch (ProbeException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Texts(PropertyValue value) =>
        value.Revealed switch
        {
            TextValue text => [text.Value],
            ListValue list => list.SelectMany(Texts),
            MapValue map => map.Values.SelectMany(Texts),
            _ => [],
        };

    private static bool IsHost(string text) =>
        IpAddress.TryParseIpv4(text, out _)
        || (
            text.Contains('.', StringComparison.Ordinal)
            && Uri.CheckHostName(text) == UriHostNameType.Dns
            && char.IsAsciiLetter(text[^1])
        );
}
