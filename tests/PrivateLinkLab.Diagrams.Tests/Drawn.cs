using PrivateLinkLab.Configuration;
using PrivateLinkLab.Diagrams.Content;
using PrivateLinkLab.Diagrams.Layout;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.Grounds;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Tests.Reference;
using PrivateLinkLab.Reachability.WholeNetwork;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Diagrams.Tests;

/// <summary>Diagrams of the scenarios and of networks that a test makes up.</summary>
internal static class Drawn
{
    /// <summary>Every scenario, and some with settings that change what is there.</summary>
    public static TheoryData<string, string> Scenarios
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var scenario in ScenarioCatalog.All)
            {
                data.Add(scenario.Name, "");
            }

            data.Add("port-forwarding", "addressFamily=dualstack;endpointZones=2");
            data.Add("port-forwarding", "parked=true");
            data.Add("public-endpoint", "natGateways=perZone");
            data.Add("endpoint-service", "acceptEndpointConnections=false");
            data.Add(
                "endpoint-service",
                "consumerRoleArn=arn:aws:iam::222222222222:role/Consumer;consumerAvailabilityZones=us-east-1d"
            );
            return data;
        }
    }

    /// <summary>The plan of a scenario.</summary>
    public static Task<ResourceGraph> PlanAsync(string scenario, string settings)
    {
        var given = new Dictionary<string, string>
        {
            [ConfigKeys.Region] = "us-east-1",
            [ConfigKeys.Scenario] = scenario,
        };
        foreach (var setting in settings.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = setting.Split('=', 2);
            given[parts[0]] = parts[1];
        }

        return SimulatedGround.PlanAsync(ScenarioCatalog.Read(given), "dev", isPreview: false);
    }

    /// <summary>What can be asked of a graph.</summary>
    public static WholeNetworkReach Network(ResourceGraph graph) => new(ModelBuilder.Build(graph), graph);

    /// <summary>The picture of a graph.</summary>
    public static Picture Picture(ResourceGraph graph) =>
        PictureLayout.Of(NetworkDiagram.Of("picture", Network(graph)));

    /// <summary>The picture of a path.</summary>
    public static Picture Path(ResourceGraph graph, string from, string to, string? action = null)
    {
        var network = Network(graph);
        return PictureLayout.Of(ProbedPath.Of("picture", network, network.Prober.Probe(from, to, action)));
    }

    /// <summary>A random network.</summary>
    public static ResourceGraph Random(int seed) => new RandomNetwork(seed).Net.Graph;
}
