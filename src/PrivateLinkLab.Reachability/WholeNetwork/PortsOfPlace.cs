using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Selection;

namespace PrivateLinkLab.Reachability.WholeNetwork;

/// <summary>
/// The ranges of ports that something at a place tells apart: its security groups' rules, its subnets' network ACLs,
/// and what it listens on.
/// </summary>
internal sealed class PortsOfPlace(NetworkModel model)
{
    private const int Https = 443;

    private readonly Dictionary<string, ImmutableArray<PortRange>> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<PortRange>> _acls = new(StringComparer.Ordinal);

    /// <summary>The ranges of a place, each once and in order.</summary>
    public ImmutableArray<PortRange> Of(NetworkPlace place)
    {
        SortedSet<PortRange> ranges = new(
            Comparer<PortRange>.Create((one, other) => (one.First, one.Last).CompareTo((other.First, other.Last)))
        );
        foreach (var item in place.Interfaces)
        {
            Add(ranges, item);
        }

        ranges.UnionWith(Listened(place));
        return [.. ranges];
    }

    private void Add(SortedSet<PortRange> ranges, NetworkInterface item)
    {
        foreach (var group in item.SecurityGroups)
        {
            ranges.UnionWith(OfGroup(group));
        }

        if (model.Subnets[item.Subnet].NetworkAcl is { } acl)
        {
            ranges.UnionWith(OfAcl(acl));
        }
    }

    private ImmutableArray<PortRange> OfGroup(string key)
    {
        if (!_groups.TryGetValue(key, out var ranges))
        {
            ranges = model.SecurityGroups.GetValueOrDefault(key) is { } group
                ? Of(group.Ingress.Concat(group.Egress).Select(rule => rule.Transport))
                : [];
            _groups.Add(key, ranges);
        }

        return ranges;
    }

    private ImmutableArray<PortRange> OfAcl(string key)
    {
        if (!_acls.TryGetValue(key, out var ranges))
        {
            ranges = model.NetworkAcls.GetValueOrDefault(key) is { } acl
                ? Of(acl.Ingress.Concat(acl.Egress).Select(entry => entry.Transport))
                : [];
            _acls.Add(key, ranges);
        }

        return ranges;
    }

    private static ImmutableArray<PortRange> Of(IEnumerable<Transport?> traffic) =>
        [
            .. traffic
                .OfType<Transport>()
                .Where(one => one.HasPorts)
                .Select(one => new PortRange(one.From, one.To))
                .Where(range => range.First > PortRange.Lowest || range.Last < PortRange.All.Last)
                .Distinct(),
        ];

    private IEnumerable<PortRange> Listened(NetworkPlace place)
    {
        var key = place.Identity.Key;
        IEnumerable<int?> ports = place.Kind switch
        {
            PlaceKind.Database => [model.Databases[key].Port],
            PlaceKind.PlacedService => model.PlacedServices[key].Ports.Select(port => (int?)port),
            PlaceKind.LoadBalancer => Listeners(model.LoadBalancers.GetValueOrDefault(key)),
            PlaceKind.Endpoint => OfEndpoint(model.InterfaceEndpoints[key]),
            PlaceKind.ServiceResource => [Https],
            PlaceKind.Internet
            or PlaceKind.Computer
            or PlaceKind.Instance
            or PlaceKind.NetworkInterface
            or PlaceKind.Subnet => [],
            _ => throw new UnreachableException($"There is no kind {place.Kind} of places."),
        };
        return ports.OfType<int>().Select(port => new PortRange(port, port));
    }

    private static IEnumerable<int?> Listeners(NetworkLoadBalancer? balancer) =>
        balancer?.Listeners.Select(listener => listener.Port) ?? [];

    private IEnumerable<int?> OfEndpoint(InterfaceEndpoint endpoint)
    {
        if (endpoint.Service is { } service && model.EndpointServices.GetValueOrDefault(service) is { } own)
        {
            return own.LoadBalancers.SelectMany(key => Listeners(model.LoadBalancers.GetValueOrDefault(key)));
        }

        var ports = EndpointServiceName.Parse(endpoint.ServiceName) is { } name
            ? AwsServices.Find(name.Service)?.Ports ?? []
            : [];
        return [Https, .. ports.Select(port => (int?)port)];
    }
}
