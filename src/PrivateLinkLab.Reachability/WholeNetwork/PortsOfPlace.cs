using System.Collections.Concurrent;
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

    private static readonly Comparer<PortRange> InOrder = Comparer<PortRange>.Create(
        (one, other) => (one.First, one.Last).CompareTo((other.First, other.Last))
    );

    private readonly ConcurrentDictionary<string, ImmutableArray<PortRange>> _groups = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableArray<PortRange>> _acls = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableArray<PortRange>> _ways = new(StringComparer.Ordinal);
    private readonly Lazy<ImmutableArray<NetworkInterface>> _forwarding = new(() => [.. Forwarding(model)]);
    private readonly ConcurrentDictionary<(PlaceKind, string), string> _places = [];
    private readonly ConcurrentDictionary<string, ImmutableArray<PortRange>> _ranges = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string, string), PortPartition> _partitions = [];

    /// <summary>Cuts the ports between two places. Pairs with the same ranges share the partition.</summary>
    public PortPartition Between(NetworkPlace from, NetworkPlace to)
    {
        if (to.Kind == PlaceKind.ServiceResource)
        {
            return PortPartition.HttpsOnly;
        }

        return _partitions.GetOrAdd((RangesOf(from), RangesOf(to)), pair =>
            PortPartition.Of(_ranges[pair.Item1].Concat(_ranges[pair.Item2]))
        );
    }

    private string RangesOf(NetworkPlace place) => _places.GetOrAdd((place.Kind, place.Identity.Component), _ =>
        {
            var ranges = Of(place);
            var text = string.Join(',', ranges);
            _ranges.TryAdd(text, ranges);
            return text;
        });

    private ImmutableArray<PortRange> Of(NetworkPlace place)
    {
        SortedSet<PortRange> ranges = new(InOrder);
        foreach (var item in place.Interfaces)
        {
            Add(ranges, item);
        }

        foreach (var vpc in place.Interfaces.Select(item => item.Vpc).Distinct())
        {
            ranges.UnionWith(OnTheWay(vpc));
        }

        ranges.UnionWith(Listened(place));
        return [.. ranges];
    }

    // What traffic of a VPC may pass besides its ends: the subnets of NAT gateways and of transit gateways'
    // attachments, and instances that forward. By a transit gateway it passes those of other VPCs too.
    private ImmutableArray<PortRange> OnTheWay(string vpc) => _ways.GetOrAdd(vpc, _ =>
        {
            var gateways = model
                .TransitGatewayAttachments.Values.Where(attachment => attachment.Vpc == vpc)
                .Select(attachment => attachment.Gateway)
                .ToHashSet(StringComparer.Ordinal);
            var attached = model
                .TransitGatewayAttachments.Values.Where(attachment => gateways.Contains(attachment.Gateway))
                .ToList();
            var vpcs = attached.Select(attachment => attachment.Vpc).Append(vpc).ToHashSet(StringComparer.Ordinal);
            IEnumerable<string> subnets =
            [
                .. model.NatGateways.Values.Select(nat => nat.Subnet).OfType<string>(),
                .. attached.SelectMany(attachment => attachment.Subnets),
            ];
            return
            [
                .. subnets
                    .Select(key => model.Subnets.GetValueOrDefault(key))
                    .Where(subnet => subnet is { NetworkAcl: not null } && vpcs.Contains(subnet.Vpc))
                    .SelectMany(subnet => OfAcl(subnet!.NetworkAcl!)),
                .. _forwarding.Value.Where(item => vpcs.Contains(item.Vpc)).SelectMany(Of),
            ];
        });

    /// <summary>The interfaces that routes lead to.</summary>
    internal static IEnumerable<NetworkInterface> Forwarding(NetworkModel model) =>
        model
            .RouteTables.Values.SelectMany(table => table.Routes)
            .Where(route => route.Target.Kind == RouteTargetKind.NetworkInterface)
            .Select(route => route.Target.Key)
            .OfType<string>()
            .Distinct()
            .SelectMany(key =>
                model.Instances.TryGetValue(key, out var instance) ? instance.Interfaces
                : model.Interfaces.ContainsKey(key) ? [key]
                : []
            )
            .Select(key => model.Interfaces[key]);

    private IEnumerable<PortRange> Of(NetworkInterface item)
    {
        SortedSet<PortRange> ranges = new(InOrder);
        Add(ranges, item);
        return ranges;
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

    private ImmutableArray<PortRange> OfGroup(string key) =>
        _groups.GetOrAdd(key, _ =>
            model.SecurityGroups.GetValueOrDefault(key) is { } group
                ? Of(group.Ingress.Concat(group.Egress).Select(rule => rule.Transport))
                : []
        );

    private ImmutableArray<PortRange> OfAcl(string key) =>
        _acls.GetOrAdd(key, _ =>
            model.NetworkAcls.GetValueOrDefault(key) is { } acl
                ? Of(acl.Ingress.Concat(acl.Egress).Select(entry => entry.Transport))
                : []
        );

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
            PlaceKind.LoadBalancer => model.ApplicationLoadBalancers.TryGetValue(key, out var application)
                ? application.Listeners.Select(listener => listener.Port)
                : Listeners(model.LoadBalancers.GetValueOrDefault(key)),
            PlaceKind.Cluster => [Https],
            PlaceKind.Endpoint => OfEndpoint(model.InterfaceEndpoints[key]),
            PlaceKind.ServiceResource
            or PlaceKind.Internet
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
