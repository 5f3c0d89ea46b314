using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Pricing;

/// <summary>An estimate while it is being made.</summary>
internal sealed class Bill(ResourceGraph graph, PriceTable table, Traffic traffic)
{
    private readonly List<FixedCost> _items = [];
    private readonly List<TrafficCost> _traffic = [];
    private readonly List<TrafficRate> _rates = [];
    private readonly List<UnpricedCost> _unpriced = [];
    private readonly List<(string Type, string? Reason)> _free = [];
    private readonly ResourceRegions _resourceRegions = new(graph);
    private readonly List<string> _regions = [];
    private readonly List<(TrafficWay Way, string Region)> _ways = [];
    private readonly List<NatComparison> _comparisons = [];
    private readonly List<string> _notCompared = [];
    private readonly Lazy<bool> _spansZones = new(() =>
        graph.OfType(AwsTypes.Subnet).Select(ZoneOf).Distinct().Skip(1).Any()
    );

    /// <summary>The graph that is priced.</summary>
    public ResourceGraph Graph { get; } = graph;

    /// <summary>What is stopped.</summary>
    public StoppedResources Stopped { get; } = StoppedResources.In(graph);

    /// <summary>The traffic that is assumed.</summary>
    public Traffic Traffic { get; } = traffic;

    /// <summary>Whether there are subnets in several zones.</summary>
    public bool SpansZones => _spansZones.Value;

    /// <summary>Adds what a resource costs as long as it exists.</summary>
    public void Charge(ResourceNode node, string what, decimal quantity, PriceItem item)
    {
        if (KnownRegionOf(node) is { } region && Find(item, region, node.Urn) is { } price)
        {
            _items.Add(new(node.Urn, ComponentOf(node), what, quantity, price));
        }
    }

    /// <summary>Adds that a resource costs something that is not known.</summary>
    public void Missing(ResourceNode node, string reason)
    {
        AddRegion(RegionOf(node));
        _unpriced.Add(new(node.Urn, reason));
    }

    /// <summary>Adds that a resource costs nothing itself.</summary>
    public void Free(ResourceNode node, string? reason) => _free.Add((node.Type, reason));

    /// <summary>Adds that a resource is a way for traffic.</summary>
    public void Carries(ResourceNode node, TrafficWay way)
    {
        if (KnownRegionOf(node) is { } region && !_ways.Contains((way, region)))
        {
            _ways.Add((way, region));
        }
    }

    /// <summary>Adds the traffic's costs, when all resources are added.</summary>
    public void AddTraffic()
    {
        foreach (var (way, region) in _ways.OrderBy(found => TrafficWay.InOrder.IndexOf(found.Way)))
        {
            if (way.Quantity is null)
            {
                _rates.Add(new(way.What, region, table.Find(way.Item, region)));
            }
            else if (Find(way.Item, region, null) is { } price)
            {
                _traffic.Add(new(way.What, way.Quantity(Traffic), price));
            }
        }
    }

    /// <summary>Adds the comparisons with NAT, when all resources are added.</summary>
    public void AddComparisons()
    {
        foreach (var endpoints in NatComparison.EndpointsByRegion(Graph, RegionOf))
        {
            var region = endpoints.Key;
            if (NatComparison.Calculate(region, [.. endpoints], table, Traffic) is { } comparison)
            {
                _comparisons.Add(comparison);
            }
            else
            {
                _notCompared.Add(region);
            }
        }
    }

    /// <summary>The estimate.</summary>
    public CostEstimate ToEstimate() =>
        new()
        {
            Traffic = Traffic,
            Regions = [.. _regions],
            Items = [.. _items],
            TrafficItems = [.. _traffic],
            Rates = [.. _rates],
            Unpriced = [.. _unpriced.Distinct()],
            Free =
            [
                .. _free
                    .GroupBy(free => free)
                    .Select(free => new FreeResources(free.Key.Type, free.Count(), free.Key.Reason))
                    .OrderBy(free => free.Type, StringComparer.Ordinal),
            ],
            Comparisons = [.. _comparisons],
            NotCompared = [.. _notCompared],
        };

    private Price? Find(PriceItem item, string region, ResourceUrn? resource)
    {
        if (table.Find(item, region) is { } price)
        {
            return price;
        }

        var known = string.Join(", ", table.RegionsWith(item));
        _unpriced.Add(
            new(
                resource,
                $"There is no price for {item.Name} in {region}; the price table "
                    + $"has {(known.Length == 0 ? "none for any region" : $"it for {known}")}."
            )
        );
        return null;
    }

    private string? KnownRegionOf(ResourceNode node)
    {
        var region = RegionOf(node);
        if (region is null)
        {
            _unpriced.Add(
                new(node.Urn, $"The region of {node.Name} is not known: neither it nor its provider has one.")
            );
        }

        AddRegion(region);
        return region;
    }

    private void AddRegion(string? region)
    {
        if (region is not null && !_regions.Contains(region))
        {
            _regions.Add(region);
        }
    }

    private string? RegionOf(ResourceNode node) => _resourceRegions.Of(node);

    private static string? ZoneOf(ResourceNode subnet) =>
        subnet.Inputs.GetText("availabilityZone")
        ?? subnet.Inputs.GetText("availabilityZoneId")
        ?? subnet.Outputs.GetText("availabilityZone");

    private string ComponentOf(ResourceNode node)
    {
        var outermost = node;
        while (outermost.Parent is { } urn && Graph.Find(urn) is { } parent && parent.Type != ResourceUrn.StackType)
        {
            outermost = parent;
        }

        return outermost.Name;
    }
}
