using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Lab.Faults;

/// <summary>Every fault that can be injected.</summary>
public static class FaultCatalog
{
    /// <summary>The faults, by subject.</summary>
    public static IReadOnlyList<Fault> All { get; } =
    [
        .. EndpointFaults.All,
        .. PlacementFaults.All,
        .. SecurityGroupFaults.All,
        .. RoutingFaults.All,
        .. InternetFaults.All,
        .. ConnectionFaults.All,
        .. PlacedServiceFaults.All,
        .. NameFaults.All,
        .. ApplicationLoadBalancerFaults.All,
        .. KubernetesFaults.All,
        .. ApplianceFaults.All,
        .. PermissionFaults.All,
        .. EndpointServiceFaults.All,
        .. OpeningFaults.All,
    ];

    /// <summary>Finds a fault by its name, or gives null.</summary>
    /// <param name="name">The name.</param>
    public static Fault? Find(string name) => All.FirstOrDefault(fault => fault.Name == name);

    /// <summary>The faults that apply to a graph.</summary>
    /// <param name="graph">The graph.</param>
    public static IEnumerable<Fault> ApplyingTo(ResourceGraph graph) =>
        All.Where(fault => fault.Inject(graph) is not null);

    internal static Fault Get(string name) =>
        Find(name) ?? throw new ArgumentException($"There is no fault '{name}'.", nameof(name));
}
