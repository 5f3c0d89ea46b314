using PrivateLinkLab.Diagrams.Content;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Cli.HtmlReports.Content;

/// <summary>A state of the stack that a report asks about: as it is, or with a fault in it.</summary>
internal sealed class ReportedState
{
    private readonly Dictionary<string, ReportedState?> _withFault = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _components;

    /// <summary>Prepares a state.</summary>
    /// <param name="graph">The stack.</param>
    public ReportedState(ResourceGraph graph)
    {
        Graph = graph;
        Network = new(ModelBuilder.Build(graph), graph);
        Reader = new(Network.Places.Model, drawsHosts: false);
        _components = Network
            .Places.All.DistinctBy(place => place.Name, StringComparer.Ordinal)
            .ToDictionary(place => place.Name, place => place.Identity.Component, StringComparer.Ordinal);
    }

    /// <summary>The stack.</summary>
    public ResourceGraph Graph { get; }

    /// <summary>What can be asked of it.</summary>
    public WholeNetworkReach Network { get; }

    /// <summary>What is drawn of it.</summary>
    public NetworkReader Reader { get; }

    /// <summary>The URN or id of a place; null for what is none.</summary>
    public string? ComponentOf(string name) => _components.GetValueOrDefault(name);

    /// <summary>The state with a fault in it; null where the fault does not apply.</summary>
    public ReportedState? With(Fault fault)
    {
        if (!_withFault.TryGetValue(fault.Name, out var state))
        {
            state = fault.Inject(Graph) is { } changed ? new(changed) : null;
            _withFault.Add(fault.Name, state);
        }

        return state;
    }
}
